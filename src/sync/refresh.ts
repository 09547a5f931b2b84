/**
 * Facts that become old without anybody telling: by time, and by a change of settings. Both are made again from what
 * was read before, and their properties published within the background's points. Jira is asked for one thing only: the
 * titles of issues, when a rule on titles is new or has other words.
 */
import { randomUUID } from 'node:crypto';
import { isAsked, titleRulesOf } from '../domain/title-rules';
import { AppFailure, logFailure } from '../failures';
import { currentInstallation } from '../installation';
import { storyFieldIds } from '../jira/fields';
import { fetchIssues } from '../jira/search';
import { readDue } from '../store/facts';
import { markDirty } from '../store/facts-dirty';
import { readStories } from '../store/facts-history';
import { dropLease, renewLease, takeLease } from '../store/facts-lease';
import {
  beginRecount,
  readBehind,
  readReadIssues,
  readRecount,
  writeRecount,
  type Recount,
} from '../store/facts-recount';
import { noteFailure } from '../store/health';
import { noteReminding } from '../store/reminding';
import { ensureSchema } from '../store/schema';
import { readSettings } from '../store/settings-store';
import { heed, mayAskFrom } from './cost';
import { paidFrom } from './paid';
import { publishChanged } from './publish';
import { pushRecompute } from './queues';
import { storiesOf } from './read-jira';
import { recomputeKnown } from './recompute';
import { readSite } from './site';

/** Issues a batch: what one task of Jira's writes. */
const BATCH = 100;
/** The function may run 900 s; a batch is a few seconds of SQL and at most eight of looking at the task. */
const BEGIN_UNTIL_MS = 780_000;
/** Renewed with every batch; who was killed is followed after this. */
const LEASE_MS = 120_000;

/**
 * To be called after a project's settings were saved: its facts are made again for them. Saved and killed before this,
 * the tick finds it out.
 * @throws AppFailure storeUnavailable
 */
export async function settingsChanged(projectId: string, nowMs: number): Promise<void> {
  const { rev, reminders } = await readSettings(projectId);
  await noteReminding(projectId, reminders, nowMs);
  await beginRecount(projectId, rev, nowMs);
  await pushRecompute(nowMs);
}

/** The tick's part: asks for what has become due by time, or is behind its settings. @throws AppFailure storeUnavailable */
export async function askForRefresh(nowMs: number): Promise<void> {
  for (const { projectId, settingsRev } of await readBehind()) {
    await noteReminding(projectId, (await readSettings(projectId)).reminders, nowMs);
    await beginRecount(projectId, settingsRev, nowMs);
  }
  if (await hasWork(nowMs)) await pushRecompute(nowMs);
}

async function hasWork(nowMs: number): Promise<boolean> {
  return (await readDue(nowMs, 1)).length > 0 || (await readRecount()) !== null;
}

/** Consumer of the queue `recompute`. Never throws for what a later tick can mend. */
export async function onRecompute(): Promise<void> {
  const startedMs = Date.now();
  await ensureSchema(currentInstallation());
  await dropLease('recompute-pushed');
  const owner = randomUUID();
  if (!(await takeLease('recompute', owner, startedMs, startedMs + LEASE_MS))) return;
  const seen = new Set<string>();
  let isMore = true;
  try {
    while (isMore && Date.now() - startedMs < BEGIN_UNTIL_MS) {
      isMore = await refreshSome(Date.now(), seen);
      await renewLease('recompute', owner, Date.now() + LEASE_MS);
    }
  } catch (error) {
    isMore = false;
    const nowMs = Date.now();
    if (error instanceof AppFailure && error.code === 'jiraBusy') await heed(error, nowMs);
    logFailure('facts that are due by themselves', error);
    await noteFailure('publish', error, nowMs);
  } finally {
    await dropLease('recompute', owner);
  }
  if (isMore) await pushRecompute(Date.now());
}

/**
 * One batch: what is due by time first, because it is little and JQL says something wrong until then.
 * @param seen what this invocation has done: the same twice would be a mistake of ours, not to be repeated for 900 s
 * @returns whether there may be more to do now
 */
async function refreshSome(nowMs: number, seen: Set<string>): Promise<boolean> {
  if ((await mayAskFrom('background', nowMs)) !== null) return false;
  const due = (await readDue(nowMs, BATCH)).filter(({ issueId }) => !seen.has(issueId));
  if (due.length > 0) {
    for (const { issueId } of due) seen.add(issueId);
    const made = await refresh(
      due.map(({ issueId }) => issueId),
      nowMs,
    );
    // A fact of something never read cannot be: the drain reads it, or finds out that it is gone.
    const unread = due.filter(({ issueId }) => !made.has(issueId));
    if (unread.length > 0) await markDirty(unread, nowMs);
    return true;
  }
  const recount = await readRecount();
  if (recount === null) return false;
  await recountSome(recount, nowMs);
  return true;
}

/** Facts, properties, and only then the cursor: killed anywhere, the batch is done again and nothing doubles. */
async function recountSome(recount: Recount, nowMs: number): Promise<void> {
  const ids = await readReadIssues(recount.projectId, recount.afterId, BATCH);
  await askTitles(recount.projectId, ids, nowMs);
  if (ids.length > 0) await refresh(ids, nowMs);
  await writeRecount(recount, {
    afterId: ids.at(-1) ?? recount.afterId,
    done: recount.done + ids.length,
    finishedMs: ids.length < BATCH ? nowMs : null,
  });
}

/**
 * The one thing new settings ask Jira for: issues whose titles a rule has not looked at are read again, titles with
 * them. Their histories are not, unless they have changed too.
 */
async function askTitles(projectId: string, issueIds: readonly string[], nowMs: number): Promise<void> {
  const rules = titleRulesOf(await readSettings(projectId));
  if (rules.length === 0 || issueIds.length === 0) return;
  const kept = await readStories(issueIds);
  const unasked = issueIds.filter((issueId) => !isAsked(kept.get(issueId)?.titles, rules));
  if (unasked.length === 0) return;
  const { fields } = await readSite(nowMs);
  await paidFrom('background', async (jira) => {
    // Whoever Jira does not show now stays as it was; shown again, it is read with its title.
    await storiesOf(jira, await fetchIssues(jira, unasked, storyFieldIds(fields, true)), fields, nowMs);
  });
}

async function refresh(issueIds: readonly string[], nowMs: number): Promise<ReadonlyMap<string, unknown>> {
  const { lookup } = await readSite(nowMs);
  return paidFrom('background', (jira) =>
    recomputeKnown(issueIds, { lookup, nowMs, publish: (made) => publishChanged(jira, made) }),
  );
}
