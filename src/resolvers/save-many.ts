/**
 * One intention put on many issues: each issue is asked of Jira as the person, saved by a command of its own and told
 * of by itself, so that one refusal holds up nobody and a retry adds nothing twice.
 */
import { createHash } from 'node:crypto';
import type { BulkResult, IssueChosen } from '../contract/stories';
import type { BulkCommand, Command } from '../domain/command';
import { sameDecision } from '../domain/decide-command';
import { failure, type Failure } from '../domain/failure';
import type { Premise } from '../domain/premise';
import { waivesTooLong } from '../domain/waiver';
import { AppFailure, logFailure, toFailure } from '../failures';
import { storyBodyOf, storyFieldIds, type StoryBody } from '../jira/fields';
import { writeProperty } from '../jira/property';
import { fetchIssues } from '../jira/search';
import { notePublished } from '../store/facts';
import { noteIntents, type Intent } from '../store/intents';
import { isOpenIn } from '../store/outcomes';
import { saveCommand } from '../store/save-command';
import { noteUntold } from '../store/untold';
import { followUp } from '../sync/changed';
import type { Appraised } from '../sync/fact-of';
import { wantedOf } from '../sync/publish';
import { recomputeKnown } from '../sync/recompute';
import { readSite, readStoryFields } from '../sync/site';
import type { Call } from './guarded';
import { bringBackHere } from './panel';
import { mayRead } from './readable';
import { seeIssue } from './story';
import { storyRow } from './story-lists';

export interface Bulk {
  readonly projectId: string;
  /** Of the intention, made by the caller: what is sent again with it is done once. */
  readonly id: string;
  readonly issues: readonly IssueChosen[];
  readonly commands: readonly BulkCommand[];
  /** Its noes are to be told in a comment each, by whoever says them. */
  readonly isToTell: boolean;
}

/** No issue is begun after this, and no property written after the other: a resolver has 22 s, and answers in them. */
const BEGIN_UNTIL_MS = 11_000;
const PUBLISH_UNTIL_MS = 16_000;

interface Told {
  readonly saved: number;
  readonly failure: Failure | null;
}

/**
 * Saves the commands, in their order, on each of the issues. What was saved stays, whatever happens to the rest.
 * @returns of each issue how many of the commands stand, why not the others, and its facts as they are now
 * @throws AppFailure invalid (a waiver without an end within reach), as `Jira.request`, storeUnavailable before anything
 * was saved
 */
export async function saveMany(call: Call, bulk: Bulk): Promise<{ readonly results: readonly BulkResult[] }> {
  const startedMs = Date.now();
  if (bulk.commands.some((command) => command.kind === 'decide' && waivesTooLong(command.decision, startedMs)))
    throw new AppFailure('invalid', 'a waiver has an end within reach', { field: 'commands.decision.until' });
  const bodies = await readBodies(call, bulk);
  const mayEdit = await call.whereMay('EDIT_ISSUES', { issue: new Set(bodies.keys()), project: new Set() });
  const isOpen = ({ issueId }: IssueChosen) => bodies.has(issueId) && mayEdit.issue.has(issueId);
  const intents = bulk.issues.filter(isOpen).map(({ issueId }) => ({
    ...{ command: commandId(bulk.id, issueId, 0), issueId, projectId: bulk.projectId },
  }));
  // Cut off anywhere from here on, the tick finds them and makes good what follows.
  await noteIntents(intents, startedMs);
  const isToTell = bulk.isToTell && bulk.commands.some((one) => one.kind === 'decide' && one.decision?.kind === 'no');
  if (isToTell) await noteUntold(bulk.projectId, bulk.issues.filter(isOpen).map(idOf), startedMs);
  const mayRest = restsIn(bulk.projectId);
  const told = new Map<string, Told>();
  for (const chosen of bulk.issues) {
    const body = bodies.get(chosen.issueId);
    if (body === undefined) told.set(chosen.issueId, { saved: 0, failure: failure('notFound') });
    else if (!isOpen(chosen)) told.set(chosen.issueId, { saved: 0, failure: failure('notAllowed') });
    else if (Date.now() - startedMs > BEGIN_UNTIL_MS)
      told.set(chosen.issueId, { saved: 0, failure: failure('tooSlow') });
    else told.set(chosen.issueId, await saveOn(call, bulk, chosen, { body, mayRest }));
  }
  const saved = bulk.issues.map(({ issueId }) => issueId).filter((id) => (told.get(id)?.saved ?? 0) > 0);
  const remade = await remake(saved);
  const made = remade ?? new Map<string, Appraised>();
  await publish(call, saved, made, startedMs + PUBLISH_UNTIL_MS);
  // Without the facts nobody knows whom else it concerns: the intents stay, and the tick finds out.
  if (remade !== null) await tellOthers(intents, made);
  return {
    results: bulk.issues.map(({ issueId }) => {
      const one = saved.includes(issueId) ? made.get(issueId) : undefined;
      const { saved: count, failure: why } = told.get(issueId) ?? { saved: 0, failure: failure('internal') };
      return {
        ...{ issueId, saved: count, failure: why },
        row: one === undefined ? null : storyRow(one.set.fact),
        noRev: one === undefined ? null : noRevOf(bulk.commands, one.appraisal.own),
      };
    }),
  };
}

/** The issues this person sees, of this project alone: one request for all, and Jira's word on each one's parent. */
async function readBodies(call: Call, { projectId, issues }: Bulk): Promise<ReadonlyMap<string, StoryBody>> {
  const fields = await readStoryFields(Date.now());
  const ids = issues.map(({ issueId }) => issueId);
  const seen = await fetchIssues(call.jira, ids, storyFieldIds(fields));
  const bodies = seen.map((issue) => storyBodyOf(issue, fields)).filter((body) => body.projectId === projectId);
  return new Map(bodies.map((body) => [body.issueId, body]));
}

const idOf = ({ issueId }: IssueChosen): string => issueId;

type MayRest = (outcomeId: string) => Promise<boolean>;

/** Whether stories may come to rest on it: asked of the store once for all of them. */
function restsIn(projectId: string): MayRest {
  const known = new Map<string, boolean>();
  return async (outcomeId) => {
    const isOpen = known.get(outcomeId) ?? (await isOpenIn(outcomeId, projectId));
    known.set(outcomeId, isOpen);
    return isOpen;
  };
}

async function saveOn(
  call: Call,
  bulk: Bulk,
  chosen: IssueChosen,
  { body, mayRest }: { readonly body: StoryBody; readonly mayRest: MayRest },
): Promise<Told> {
  let saved = 0;
  try {
    for (const [at, said] of bulk.commands.entries()) {
      // Each is about another part, so what this person saw of the issue holds for all of them.
      const command: Command = { ...said, id: commandId(bulk.id, body.issueId, at), seenRev: chosen.seenRev };
      await saveCommand(command, {
        issue: body,
        actor: call.accountId,
        // Asked only where the store knows nothing of the issue yet.
        bringBack: async () => bringBackHere(await seeIssue(call.jira, body.issueId), Date.now()),
        mayEdit: (id) => call.mayOn('issue', id, 'EDIT_ISSUES'),
        mayLink: (assumption) => mayRead(call, assumption, body),
        mayRest,
      });
      saved += 1;
    }
    return { saved, failure: null };
  } catch (error) {
    const why = toFailure(error);
    if (why.retryable) logFailure(`a save for many on issue ${body.issueId}`, error);
    return { saved, failure: why };
  }
}

/** Where the no that stands is the one that was sent. */
function noRevOf(commands: readonly BulkCommand[], { decision, decisionRev }: Premise): number | null {
  const sent = commands.find(({ kind }) => kind === 'decide');
  return sent?.kind === 'decide' && sent.decision?.kind === 'no' && sameDecision(sent.decision, decision)
    ? decisionRev
    : null;
}

/** The same for the same intention, issue and place in it: sent again, it is the same command. */
function commandId(id: string, issueId: string, at: number): string {
  return createHash('sha256')
    .update(`${id} ${issueId} ${String(at)}`)
    .digest('hex')
    .slice(0, 40);
}

/** The facts as they are with what was saved; null where the store did not take them. */
async function remake(issueIds: readonly string[]): Promise<ReadonlyMap<string, Appraised> | null> {
  if (issueIds.length === 0) return new Map();
  try {
    const nowMs = Date.now();
    const { lookup } = await readSite(nowMs);
    return await recomputeKnown(issueIds, { lookup, nowMs });
  } catch (error) {
    logFailure(`facts of ${String(issueIds.length)} issues are left to the tick`, error);
    return null;
  }
}

/** As the person, what is not there yet. Where one is refused or time is up, the rest is left to the drain. */
async function publish(
  call: Call,
  issueIds: readonly string[],
  made: ReadonlyMap<string, Appraised>,
  untilMs: number,
): Promise<void> {
  const hashes = new Map<string, string>();
  try {
    for (const issueId of issueIds) {
      const one = made.get(issueId);
      const wanted = one === undefined || Date.now() > untilMs ? null : wantedOf(issueId, one);
      if (wanted === null) continue;
      for (const [key, value] of Object.entries(wanted.values)) await writeProperty(call.jira, issueId, key, value);
      hashes.set(issueId, wanted.hash);
    }
  } catch (error) {
    logFailure(`properties of ${String(issueIds.length - hashes.size)} issues are left to the drain`, error);
  }
  try {
    await notePublished(hashes);
  } catch (error) {
    logFailure('what was published is noted by the drain', error);
  }
}

async function tellOthers(intents: readonly Intent[], made: ReadonlyMap<string, Appraised>): Promise<void> {
  try {
    // None of these commands changes an assumption, only what rests on one.
    await followUp(intents, [], Date.now(), [...made.keys()]);
  } catch (error) {
    logFailure(`facts around ${String(intents.length)} issues are left to the tick`, error);
  }
}
