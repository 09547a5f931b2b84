/**
 * Reminders, where a project asked for them: one comment or one issue for each due item, made by the app, once. The
 * claim in the store is noted before; after a kill or an answer that never came, what was made is looked for first.
 */
import { randomUUID } from 'node:crypto';
import { dayOf } from '../domain/day';
import type { Settings } from '../domain/settings';
import { AppFailure, isFailure, logFailure } from '../failures';
import { addComment, isCommented, type CommentMark } from '../jira/comments';
import {
  createDiscoveryIssue,
  createScreen,
  creatableTypes,
  findIssueOf,
  type IssueMade,
} from '../jira/discovery-issue';
import { linkRelated } from '../jira/links';
import type { Jira } from '../jira/request';
import {
  claimComment,
  dropCommentClaim,
  leaveUnclear,
  noteCommented,
  readCommented,
  reminderKey,
} from '../store/comments';
import { readDueRows, withOwners, type DueCursor, type DueRow, type OwnedDueRow } from '../store/due-items';
import { noteFailure } from '../store/health';
import { readReminding, type Reminding } from '../store/reminding';
import { readSettings } from '../store/settings-store';
import { mayAskFrom } from './cost';
import { paidFrom } from './paid';

/** Due items looked at in one statement, and reminders made in one step. */
const AT_ONCE = 50;
const STEP = 5;
/** Marks the issues made as reminders; a default rule counts them as upkeep. */
const LABEL = 'premise-reminder';
/** Create screens looked at before giving up. */
const SCREENS_TRIED = 3;
const FILLED: ReadonlySet<string> = new Set(['project', 'issuetype', 'summary', 'description', 'labels']);

/** Whether any reminder is to be made now: asked by every tick, of the store alone. */
export async function areRemindersDue(nowMs: number): Promise<boolean> {
  for (const project of await readReminding()) if ((await readUntold(project, nowMs, 1)).length > 0) return true;
  return false;
}

/** Some reminders. @returns whether there may be more to do now @throws AppFailure jiraBusy, storeUnavailable */
export async function remind(nowMs: number): Promise<boolean> {
  if ((await mayAskFrom('background', nowMs)) !== null) return false;
  for (const project of await readReminding()) {
    const untold = await readUntold(project, nowMs, STEP);
    if (untold.length === 0) continue;
    const settings = await readSettings(project.projectId);
    const items = await withOwners(untold);
    const told = await paidFrom('background', async (jira) => {
      const done: boolean[] = [];
      for (const item of items) done.push(await tell(jira, project.projectId, settings, item));
      return done;
    });
    // One that is left for later would be met again at once.
    return told.every((isTold) => isTold) && untold.length === STEP;
  }
  return false;
}

/** What fell due since the project asked for it, and was not told of. */
async function readUntold({ projectId, sinceMs }: Reminding, nowMs: number, limit: number): Promise<readonly DueRow[]> {
  const untold: DueRow[] = [];
  // Kinds and subjects sort after '', so nothing of the first moment is passed over.
  let after: DueCursor | null = { dueMs: sinceMs - 1, kind: 'waiver', about: '~' };
  while (after !== null && untold.length < limit) {
    const rows: readonly DueRow[] = await readDueRows(projectId, { untilMs: nowMs, limit: AT_ONCE, after });
    const told = await readCommented(rows.map(keyOf));
    untold.push(...rows.filter((row) => !told.has(keyOf(row))));
    after = rows.length === AT_ONCE ? (rows.at(-1) ?? null) : null;
  }
  return untold.slice(0, limit);
}

const keyOf = ({ kind, about, dueMs }: DueCursor): string => reminderKey(`${kind}.${about}.${dayOf(dueMs)}`);

/** @returns false when it is left for later */
async function tell(jira: Jira, projectId: string, settings: Settings, item: OwnedDueRow): Promise<boolean> {
  const { reminders, reminderWords } = settings;
  if (reminders === 'off' || reminderWords === null) return false;
  const key = keyOf(item);
  const owner = randomUUID();
  const claim = await claimComment(key, owner, Date.now());
  if (claim.kind !== 'mine') return claim.kind === 'posted';
  const words = `${reminderWords[item.kind]} (${dayOf(item.dueMs)})`;
  try {
    const wanted: Wanted = { item, projectId, words, key, isAgain: claim.isAgain };
    await (reminders === 'comment' ? comment(jira, wanted) : issue(jira, wanted));
    await noteCommented(key);
    return true;
  } catch (error) {
    await giveUpOrLeave(error, { key, owner, item, projectId, isFirst: !claim.isAgain });
    return !isFailure(error, 'jiraUnavailable');
  }
}

interface Wanted {
  readonly item: OwnedDueRow;
  readonly projectId: string;
  readonly words: string;
  readonly key: string;
  /** Somebody tried before, and perhaps it is there. */
  readonly isAgain: boolean;
}

async function comment(jira: Jira, { item, words, key, isAgain }: Wanted): Promise<void> {
  const mark: CommentMark = { property: 'premise.reminder', of: key };
  if (isAgain && (await isCommented(jira, item.issueId, mark, item.dueMs))) return;
  await addComment(jira, item.issueId, [words], mark, item.owner);
}

async function issue(jira: Jira, wanted: Wanted): Promise<void> {
  const made = wanted.isAgain ? await findIssueOf(jira, wanted.key) : null;
  const { id } = made ?? (await createIssue(jira, wanted));
  try {
    await linkRelated(jira, id, wanted.item.issueId);
  } catch (error) {
    // Links are switched off there: the reminder says what is due all the same.
    if (!isFailure(error, 'notFound') && !isFailure(error, 'notAllowed')) throw error;
    logFailure(`reminder ${id} stays without a link`, error);
  }
}

async function createIssue(jira: Jira, { item, projectId, words, key }: Wanted): Promise<IssueMade> {
  const types = await creatableTypes(jira, projectId);
  const task = types.filter(({ level }) => level === 'story').sort((a, b) => rank(a.name) - rank(b.name));
  for (const type of task.slice(0, SCREENS_TRIED)) {
    const { has, asks } = await createScreen(jira, projectId, type.id);
    if (!asks.every((field) => FILLED.has(field))) continue;
    const assignee = has.has('assignee') ? item.owner : null;
    const fresh = {
      ...{ projectId, typeId: type.id, label: has.has('labels') ? LABEL : null, summary: words, test: key },
      paragraphs: [],
    };
    try {
      return await createDiscoveryIssue(jira, { ...fresh, assignee });
    } catch (error) {
      // Not everybody who owns an outcome can be given issues there.
      if (assignee === null || !isFailure(error, 'invalid')) throw error;
      return createDiscoveryIssue(jira, fresh);
    }
  }
  throw new AppFailure('invalid', 'no issue of any type can be made here without more');
}

const rank = (name: string): number => (name.toLowerCase() === 'task' ? 0 : 1);

async function giveUpOrLeave(
  error: unknown,
  at: { key: string; owner: string; item: DueRow; projectId: string; isFirst: boolean },
): Promise<void> {
  const { key, owner, item, projectId, isFirst } = at;
  const nowMs = Date.now();
  if (isFailure(error, 'jiraBusy')) {
    // Told to wait, nothing was made now; what an earlier try may have made still has to be looked for.
    await (isFirst ? dropCommentClaim(key, owner) : leaveUnclear(key, owner, nowMs));
    throw error;
  }
  const isRefused = (['invalid', 'notAllowed', 'notFound'] as const).some((code) => isFailure(error, code));
  logFailure(`reminder on issue ${item.issueId}`, error);
  await noteFailure('reminder', error, nowMs, { issueId: item.issueId, projectId });
  // Refused, it would be refused every five minutes: it is not asked for again.
  if (isRefused) await noteCommented(key);
  else await leaveUnclear(key, owner, nowMs);
}
