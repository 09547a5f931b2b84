/** Sees to issues whose facts may be old: one fetch for a hundred of them, then facts and properties. */
import { randomUUID } from 'node:crypto';
import { AppFailure, logFailure } from '../failures';
import { currentInstallation } from '../installation';
import { storyFieldIds } from '../jira/fields';
import type { Jira } from '../jira/request';
import { fetchIssues, MAX_BULK_ISSUES } from '../jira/search';
import { clearDirty, isDirty, putOffDirty, readDirty, type DirtyMark } from '../store/facts-dirty';
import { dropLease, takeLease } from '../store/facts-lease';
import { beat, noteFailure } from '../store/health';
import { ensureSchema } from '../store/schema';
import { settleAbsent, settleBack, settleSeen } from './absence';
import { heed, mayAskFrom } from './cost';
import { paidFrom } from './paid';
import { publishChanged } from './publish';
import { pushDrain } from './queues';
import { storiesOf } from './read-jira';
import { recompute } from './recompute';
import { readSite } from './site';

/** A consumer without its own `timeoutSeconds` has 55 s; a batch takes a few, so none is begun after this. */
const BEGIN_UNTIL_MS = 30_000;
/** A drain that was killed is followed by another after this. */
const LEASE_MS = 70_000;
/** After that many failures an issue is tried alone, so that it cannot hold up ninety-nine others. */
const TRIES_TOGETHER = 2;
const FIRST_DELAY_MS = 30_000;
const LONGEST_DELAY_MS = 6 * 3_600_000;

/** Consumer of the queue `drain`. Never throws for what a later drain can mend. */
export async function onDrain(): Promise<void> {
  const startedMs = Date.now();
  await ensureSchema(currentInstallation());
  // From here on a new mark pushes a new message: what this drain does not see, the next one does.
  await dropLease('drain-pushed');
  const owner = randomUUID();
  if (!(await takeLease('drain', owner, startedMs, startedMs + LEASE_MS))) return;
  try {
    while (Date.now() - startedMs < BEGIN_UNTIL_MS && (await drainBatch(Date.now())));
  } finally {
    await dropLease('drain', owner);
  }
  // Also for marks made while this drain held the lease, whose own messages found it taken.
  const nowMs = Date.now();
  if ((await isDirty(nowMs)) && (await mayAskFrom('background', nowMs)) === null) await pushDrain(nowMs);
}

/** @returns whether there may be more to do now */
async function drainBatch(nowMs: number): Promise<boolean> {
  if ((await mayAskFrom('background', nowMs)) !== null) return false;
  const due = await readDirty(nowMs, MAX_BULK_ISSUES);
  const [first] = due;
  if (first === undefined) return false;
  const marks = first.tries >= TRIES_TOGETHER ? [first] : due.filter((mark) => mark.tries < TRIES_TOGETHER);
  try {
    await paidFrom('background', (jira) => refresh(jira, marks, nowMs));
    await clearDirty(marks);
    await beat('drain', nowMs, marks.length);
  } catch (error) {
    return putOff(marks, error, nowMs);
  }
  return true;
}

async function refresh(jira: Jira, marks: readonly DirtyMark[], nowMs: number): Promise<void> {
  const { fields } = await readSite(nowMs);
  const ids = marks.map((mark) => mark.issueId);
  const issues = await fetchIssues(jira, ids, storyFieldIds(fields));
  const { stories } = await storiesOf(jira, issues, fields, nowMs);
  const seen = new Set(issues.map((issue) => issue.id));
  await settleAbsent(
    ids.filter((id) => !seen.has(id)),
    nowMs,
  );
  await settleSeen(stories, nowMs);
  // Read again, because the batch itself may have taught a status.
  const { lookup } = await readSite(nowMs);
  const { made, marks: beside } = await recompute(stories, { lookup, nowMs, seen: true });
  await settleBack([...seen], nowMs);
  await publishChanged(jira, made);
  await clearDirty(beside);
}

async function putOff(marks: readonly DirtyMark[], error: unknown, nowMs: number): Promise<boolean> {
  const projects = new Set(marks.map(({ projectId }) => projectId));
  await noteFailure('drain', error, nowMs, {
    issueId: marks[0]?.issueId ?? null,
    projectId: projects.size === 1 ? (marks[0]?.projectId ?? null) : null,
  });
  if (error instanceof AppFailure && error.code === 'jiraBusy') {
    const untilMs = await heed(error, nowMs);
    // That stops nobody else, so nothing but the marks themselves keeps them from being tried again this moment.
    if (error.slowDown?.reason === 'jira-per-issue-on-write') await putOffDirty(marks, untilMs);
    return false;
  }
  logFailure(`drain of ${String(marks.length)} issues, first ${marks[0]?.issueId ?? ''}`, error);
  const tries = Math.max(...marks.map((mark) => mark.tries));
  await putOffDirty(marks, nowMs + Math.min(FIRST_DELAY_MS * 2 ** tries, LONGEST_DELAY_MS));
  // Where the other side is down, the next batch would fare no better.
  return false;
}
