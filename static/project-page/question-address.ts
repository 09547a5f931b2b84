/** The page's question as the part of an address behind `?`, so that a link shows others the same. Pure. */
import { PERIODS, TEAM_KINDS, WHOLE_PROJECT } from '../../src/domain/page-question';
import type { PageQuestion, Team } from '../../src/domain/page-question';

/** The stretches of time the balance is shown by: no part of the question, the rest of the page stays as it is. */
export const BYS = ['weeks', 'sprints'] as const;
export type By = (typeof BYS)[number];

const SPRINT = /^[1-9]\d{0,17}$/;
/** Jira's bound on a name of a component or a label. */
const MAX_NAME = 255;

/** '' for the question nobody has changed, by week. */
export function addressOf({ period, team, sprint }: PageQuestion, by: By): string {
  const said = new URLSearchParams();
  if (period !== WHOLE_PROJECT.period) said.set('period', period);
  if (team !== null) said.set(team.kind, team.value);
  if (sprint !== null) said.set('sprint', sprint);
  if (by !== 'weeks') said.set('by', by);
  return said.size === 0 ? '' : `?${said.toString()}`;
}

/** Anybody can write an address: what is none of ours is as good as not said. */
export function questionOf(address: string): PageQuestion {
  const said = new URLSearchParams(address);
  const sprint = said.get('sprint');
  return {
    period: PERIODS.find((period) => period === said.get('period')) ?? WHOLE_PROJECT.period,
    team: teamOf(said),
    sprint: sprint !== null && SPRINT.test(sprint) ? sprint : null,
  };
}

export function byOf(address: string): By {
  const said = new URLSearchParams(address).get('by');
  return BYS.find((by) => by === said) ?? 'weeks';
}

function teamOf(said: URLSearchParams): Team | null {
  for (const kind of TEAM_KINDS) {
    const value = said.get(kind);
    if (value === null || value === '' || value.length > MAX_NAME) continue;
    if (kind !== 'epic' || SPRINT.test(value)) return { kind, value };
  }
  return null;
}
