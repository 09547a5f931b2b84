/**
 * Weekly: meets every issue of every project Premise knows, by id alone, and asks for each one that it does not meet.
 * This finds what leaves no trace in `updated`: deletions, moves away, and issues hidden or shown again.
 */
import * as v from '../valibot';
import { isFailure } from '../failures';
import { idPage, type IdPage } from '../jira/issue-ids';
import { markDirty } from '../store/facts-dirty';
import { readNotMet } from '../store/facts-history';
import { hourOf } from '../store/facts-lease';
import { beat } from '../store/health';
import { readProgress, writeProgress } from '../store/progress';
import { askToLook, readWatched, setSwept, type WatchedProject } from '../store/project-watch';
import { noteMet, readSight } from '../store/sight';
import { mayAskFrom } from './cost';
import { lookAt, shown } from './in-sight';
import { paidFrom } from './paid';
import { pushDrain } from './queues';

export const EVERY_MS = 7 * 86_400_000;

/**
 * Points an hour: a quarter of what the background has, so that a sweep of a large project never keeps the drain from
 * its work. 84,000 issues a week.
 */
export const HOURLY_POINTS = 500;
/** Issues marked in one go once all are met. */
const AT_ONCE = 500;

const Pass = v.object({
  projectId: v.string(),
  /** Whoever is met is noted as met after this. */
  startMs: v.number(),
  token: v.nullable(v.string()),
  /** Everybody Jira shows has been met. */
  isMet: v.boolean(),
  /** Issues whose facts were wrong. */
  drift: v.number(),
});
type Pass = v.InferOutput<typeof Pass>;

const Progress = v.object({ pass: v.nullable(Pass), hourMs: v.number(), points: v.number() });
type Progress = v.InferOutput<typeof Progress>;

export function isSweepDue(watched: readonly WatchedProject[], nowMs: number): boolean {
  return dueOf(watched, nowMs) !== undefined;
}

/** The longest due. One whose history is being read is met by that. */
function dueOf(watched: readonly WatchedProject[], nowMs: number): WatchedProject | undefined {
  return shown(watched)
    .filter(({ backfill }) => backfill !== 'running' && backfill !== 'paused')
    .filter((project) => project.sweptMs <= nowMs - EVERY_MS)
    .sort((a, b) => a.sweptMs - b.sweptMs)[0];
}

/**
 * One step: one page, or the end of a project. Killed anywhere it goes on with that page.
 * @returns whether there is more to do now
 * @throws AppFailure as `Jira.request`, storeUnavailable
 */
export async function sweep(nowMs: number): Promise<boolean> {
  const watched = await readWatched(nowMs);
  const kept = await readProgress('sweep', Progress);
  const hourMs = hourOf(nowMs);
  const points = kept?.hourMs === hourMs ? kept.points : 0;
  const progress: Progress = { pass: kept?.pass ?? null, hourMs, points };
  if (points >= HOURLY_POINTS || (await mayAskFrom('background', nowMs)) !== null) return false;
  const { pass } = progress;
  const project = shown(watched).find(({ projectId }) => projectId === pass?.projectId);
  if (pass === null || project === undefined) return begin(watched, progress, nowMs);
  // Where the past was never read, facts are few: each is asked for, which costs less than meeting everybody.
  if (pass.isMet || project.backfill === 'never') await end(project, pass, progress, nowMs);
  else await meet(pass, progress, nowMs);
  return true;
}

async function begin(watched: readonly WatchedProject[], progress: Progress, nowMs: number): Promise<boolean> {
  const project = dueOf(watched, nowMs);
  if (project === undefined) {
    if (progress.pass !== null) await writeProgress('sweep', { ...progress, pass: null });
    return false;
  }
  // An archived project would show no issue, and each would be asked for in vain.
  const [visible] = await lookAt([project], nowMs);
  const { projectId } = project;
  const pass = visible === undefined ? null : { projectId, startMs: nowMs, token: null, isMet: false, drift: 0 };
  await writeProgress('sweep', { ...progress, pass, points: progress.points + 2 });
  return true;
}

async function meet(pass: Pass, progress: Progress, nowMs: number): Promise<void> {
  const page = await ask(pass, progress, nowMs);
  const sights = await readSight(page.ids);
  const isKnown = (id: string) => {
    const sight = sights.get(id);
    return sight?.projectId === pass.projectId && sight.unseenSinceMs === null;
  };
  const found = page.ids.filter((id) => !isKnown(id));
  await mark(found, pass.projectId, nowMs);
  await noteMet(page.ids, nowMs);
  const { nextPageToken: token } = page;
  await writeProgress('sweep', {
    ...progress,
    points: progress.points + 1 + page.ids.length,
    pass: { ...pass, token, isMet: token === null, drift: pass.drift + found.length },
  });
}

async function ask(pass: Pass, progress: Progress, nowMs: number): Promise<IdPage> {
  const jql = `project = ${pass.projectId} ORDER BY key ASC`;
  try {
    return await paidFrom('background', (jira) => idPage(jira, jql, pass.token, HOURLY_POINTS - progress.points));
  } catch (error) {
    if (isFailure(error, 'internal') || isFailure(error, 'notFound')) {
      // The token is too old, or the project is no longer shown.
      await writeProgress('sweep', { ...progress, pass: { ...pass, token: null } });
      await askToLook([pass.projectId], nowMs);
    }
    throw error;
  }
}

/** Everybody has been met who could be: the drain asks for the others one by one, and for the unseen once more. */
async function end(project: WatchedProject, pass: Pass, progress: Progress, nowMs: number): Promise<void> {
  let { drift } = pass;
  for (let afterId = ''; ;) {
    const ids = await readNotMet(pass.projectId, pass.startMs, afterId, AT_ONCE);
    await mark(ids, pass.projectId, nowMs);
    const sights = await readSight(ids);
    if (project.backfill !== 'never') drift += ids.filter((id) => sights.get(id)?.unseenSinceMs === null).length;
    const last = ids.at(-1);
    if (last === undefined || ids.length < AT_ONCE) break;
    afterId = last;
  }
  await setSwept(pass.projectId, pass.startMs);
  await writeProgress('sweep', { ...progress, pass: null });
  await beat('sweep', nowMs, drift);
}

async function mark(issueIds: readonly string[], projectId: string, nowMs: number): Promise<void> {
  if (issueIds.length === 0) return;
  await markDirty(
    issueIds.map((issueId) => ({ issueId, projectId })),
    nowMs,
  );
  await pushDrain(nowMs);
}
