/**
 * Hourly: asks Jira what was updated lately, in the projects Premise knows, and marks what the facts do not know. This is
 * how an event that never came is made good, whatever it would have told.
 */
import * as v from '../valibot';
import { isFailure } from '../failures';
import { storyFieldIds, type StoryFields } from '../jira/fields';
import { MAX_PROJECTS } from '../jira/projects-seen';
import { searchPage, type SearchPage } from '../jira/search';
import { markDirty } from '../store/facts-dirty';
import { HOUR_MS, MINUTE_MS } from '../store/facts-lease';
import { beat } from '../store/health';
import { readProgress, writeProgress } from '../store/progress';
import { askToLook, readWatched, setReconciled, type WatchedProject } from '../store/project-watch';
import { mayAskFrom } from './cost';
import { shown } from './in-sight';
import { paidFrom } from './paid';
import { pushDrain } from './queues';
import { readStoryFields } from './site';
import { findUntold } from './untold';

/** A little under an hour, so that a tick that comes a second early is not a tick too late. */
export const EVERY_MS = HOUR_MS - 2 * MINUTE_MS;

/**
 * Atlassian delivers an event within three minutes. What is younger than this is left to its event; the next run looks at
 * it again, because its window begins earlier than that.
 */
const LEFT_TO_EVENTS_MS = 5 * MINUTE_MS;

/**
 * How far a run's window reaches back before the start of the run before. Proof that nothing falls between two runs,
 * begun at S and T: an issue updated at U is looked at by the run at T when T's window reaches U and U is old enough,
 * so S − 30 min ≤ U ≤ T − 5 min; the run after begins at T − 30 min, 25 minutes before the first U this one left out.
 * Those 25 minutes take up what cannot be known: how late Jira's index shows a change (it promises nothing, and means
 * seconds), the half minute JQL rounds away, and how far Jira's clock is from ours.
 */
export const OVERLAP_MS = 30 * MINUTE_MS;
/** More than that Jira's clock and ours are never apart. */
const CLOCKS_APART_MS = 5 * MINUTE_MS;
/** Issues a page; Jira gives no more of more than an id. */
const PAGE = 100;
/** A walk that has to begin again reaches back so much further that its token outlives a wait for the next hour. */
const SLACK_MINUTES = 70;
/** Projects whose last runs lie no further apart than this are asked about together. */
const TOGETHER_MS = 10 * MINUTE_MS;

/** One walk through what was updated, oldest first. */
const Pass = v.object({
  projectIds: v.array(v.string()),
  /** When it began: what comes later is the next pass's. */
  startMs: v.number(),
  /** When its search was first asked, and how many minutes back that reaches: the token belongs to that text. */
  askedMs: v.number(),
  minutes: v.number(),
  /** Of those minutes: how many the window may move on before it passes anything not yet read. */
  slack: v.number(),
  token: v.nullable(v.string()),
  /** Everything updated before has been looked at, ms by Jira's clock. */
  doneToMs: v.number(),
  drift: v.number(),
});
type Pass = v.InferOutput<typeof Pass>;

const Progress = v.object({ pass: v.nullable(Pass) });

export function isReconcileDue(watched: readonly WatchedProject[], nowMs: number): boolean {
  return shown(watched).some((project) => project.reconciledMs <= nowMs - EVERY_MS);
}

/**
 * One step: one page. Killed anywhere, the page is read again, and marking twice marks once.
 * @returns whether there is more to do now
 * @throws AppFailure as `Jira.request`, storeUnavailable
 */
export async function reconcile(nowMs: number): Promise<boolean> {
  const watched = await readWatched(nowMs);
  const kept = (await readProgress('reconcile', Progress))?.pass ?? null;
  const pass = kept === null ? begin(watched, nowMs) : goOn(kept, watched, nowMs);
  if (pass === null || (await mayAskFrom('background', nowMs)) !== null) return false;
  const fields = await readStoryFields(nowMs);
  const page = await ask(pass, fields, nowMs);
  const settled = page.issues.filter((issue) => issue.fields.updated <= pass.startMs - LEFT_TO_EVENTS_MS);
  const { found, drift } = await findUntold(settled, fields, watched);
  if (found.length > 0) {
    await markDirty(found, nowMs);
    await pushDrain(nowMs);
  }
  const doneToMs = Math.max(pass.doneToMs, ...page.issues.map((issue) => issue.fields.updated));
  const next = { ...pass, token: page.nextPageToken, doneToMs, drift: pass.drift + drift };
  if (next.token !== null) {
    await writeProgress('reconcile', { pass: next });
    return true;
  }
  await setReconciled(pass.projectIds, pass.startMs);
  await writeProgress('reconcile', { pass: null });
  await beat('reconcile', nowMs, next.drift);
  return true;
}

function begin(watched: readonly WatchedProject[], nowMs: number): Pass | null {
  const due = shown(watched)
    .filter((project) => project.reconciledMs <= nowMs - EVERY_MS)
    .sort((a, b) => a.reconciledMs - b.reconciledMs);
  const [oldest] = due;
  if (oldest === undefined) return null;
  const together = due.filter((project) => project.reconciledMs <= oldest.reconciledMs + TOGETHER_MS);
  const projectIds = together.slice(0, MAX_PROJECTS).map((project) => project.projectId);
  return since(oldest.reconciledMs - OVERLAP_MS, { projectIds, startMs: nowMs, slack: 1, drift: 0 }, nowMs);
}

function since(fromMs: number, rest: Pick<Pass, 'projectIds' | 'startMs' | 'slack' | 'drift'>, nowMs: number): Pass {
  // Rounded up, and one more for the minute JQL may round away.
  const minutes = Math.ceil((nowMs - fromMs) / MINUTE_MS) + 1 + rest.slack;
  return { ...rest, askedMs: nowMs, minutes, token: null, doneToMs: fromMs };
}

/**
 * A window counted back from now moves on while it is read. The token may be used while the window's edge has not
 * reached what is still unread; after that the walk goes on with a window that begins where it had come to.
 */
function goOn(pass: Pass, watched: readonly WatchedProject[], nowMs: number): Pass | null {
  const visible = new Set(shown(watched).map((project) => project.projectId));
  // A project has been hidden meanwhile, and Jira would refuse the search.
  if (!pass.projectIds.every((id) => visible.has(id))) return begin(watched, nowMs);
  const hasSlack = nowMs - pass.askedMs <= pass.slack * MINUTE_MS;
  const edgeMs = nowMs - pass.minutes * MINUTE_MS;
  if (pass.token !== null && (hasSlack || edgeMs + CLOCKS_APART_MS <= pass.doneToMs)) return pass;
  return since(pass.doneToMs - CLOCKS_APART_MS, { ...pass, slack: SLACK_MINUTES }, nowMs);
}

/**
 * `updated >= "-95m"` is counted from Jira's own now: JQL reads a date in the time zone of whoever asks, which is not
 * ours to know, and a number of minutes has none.
 */
export function jqlOf({ projectIds, minutes }: Pick<Pass, 'projectIds' | 'minutes'>): string {
  return `project IN (${projectIds.join(', ')}) AND updated >= "-${String(minutes)}m" ORDER BY updated ASC, key ASC`;
}

async function ask(pass: Pass, fields: StoryFields, nowMs: number): Promise<SearchPage> {
  const search = { jql: jqlOf(pass), fields: storyFieldIds(fields), maxResults: PAGE, nextPageToken: pass.token };
  try {
    return await paidFrom('background', (jira) => searchPage(jira, search));
  } catch (error) {
    // Refused like a mistake of ours: the token is too old, or one of the projects is no longer shown.
    if (isFailure(error, 'internal') || isFailure(error, 'notFound')) {
      await writeProgress('reconcile', { pass: null });
      await askToLook(pass.projectIds, nowMs);
    }
    throw error;
  }
}
