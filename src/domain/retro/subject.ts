/** What a retrospective is asked for, and what makes two of them the same one. */
import { dayEndMs, dayStartMs } from '../day';
import type { Team } from '../page-question';
import type { Day } from '../premise';
import type { RetroAbout } from './retro';

/** A sprint, or the days from one to another, both included. */
export type RetroAsked = { readonly team: Team | null } & (
  { readonly sprintId: string } | { readonly sprintId: null; readonly from: Day; readonly to: Day }
);

/** A stretch of days as the moments it begins and ends at. */
export function aboutDays({ from, to, team }: Extract<RetroAsked, { readonly sprintId: null }>): RetroAbout {
  return { sprintId: null, team, fromMs: dayStartMs(from), toMs: dayEndMs(to) };
}

/**
 * What two retrospectives have in common to be the same one, as a text: the sprint or the days, and whose. Where a sprint
 * begins and ends may be told differently later, and it is that sprint still.
 */
export function subjectOf({ sprintId, team, fromMs, toMs }: RetroAbout): string {
  const stretch = sprintId === null ? [fromMs, toMs] : [sprintId];
  return JSON.stringify([...stretch, team === null ? null : [team.kind, team.value]]);
}

/** As `subjectOf`, of what is asked for. */
export function subjectAsked(asked: RetroAsked): string {
  return subjectOf(asked.sprintId === null ? aboutDays(asked) : { ...asked, fromMs: 0, toMs: null });
}
