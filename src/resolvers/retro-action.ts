/** An action of a retrospective becomes an issue of Jira: as the person, where they choose, and once. */
import type { ActionForms, ActionSent, RetroView } from '../contract/retro';
import type { Retro, TakenAction } from '../domain/retro/retro';
import { AppFailure, isFailure, logFailure } from '../failures';
import { createDiscoveryIssue, createScreen, creatableTypes } from '../jira/discovery-issue';
import { linkRelated } from '../jira/links';
import { markDirty } from '../store/facts-dirty';
import { forgetPlan } from '../store/plans';
import { readRetros, saveRetro } from '../store/retros';
import { pushDrain } from '../sync/queues';
import type { Call } from './guarded';
import { makeOnce } from './make-once';
import { readRetro } from './retro';

/** What Premise can fill on a create screen. */
const FILLED: ReadonlySet<string> = new Set(['project', 'issuetype', 'summary', 'description']);
/** Jira's bound on a summary. */
const MAX_SUMMARY = 255;

/**
 * As what an issue could be made in a project, as this person: types of the level of a story, tasks first.
 * @throws AppFailure notFound (a project they do not see), as `Jira.request`
 */
export async function readActionForms(
  call: Call,
  { inProjectId }: { readonly inProjectId: string },
): Promise<ActionForms> {
  await seeProject(call, inProjectId, 'inProjectId');
  const types = await creatableTypes(call.jira, inProjectId);
  const usable = types.filter(({ level }) => level === 'story');
  return {
    types: usable
      .map(({ id, name }) => ({ typeId: id, name }))
      .sort((a, b) => Number(isTask(b.name)) - Number(isTask(a.name))),
  };
}

/** Jira answers a project nobody sees like a mistake of ours. */
async function seeProject(call: Call, projectId: string, field: string): Promise<void> {
  if (!(await call.mayOn('project', projectId, 'BROWSE_PROJECTS')))
    throw new AppFailure('notFound', 'no such project', { field });
}

const isTask = (name: string): boolean => name.toLowerCase() === 'task';

/**
 * Makes the issue, links it to the story it is about and records it on the action: the last step, so that whatever was
 * cut off before it is offered again, and then goes on from the issue that is there.
 * @throws AppFailure notFound (no such action, or one about an issue this person may not see), invalid (`action.screen`,
 * `action`: Jira does not take it there), tooSlow (somebody is at it), as `Jira.request`
 */
export async function makeAction(
  call: Call,
  {
    projectId,
    retroId,
    actionId,
    made: wanted,
  }: {
    readonly projectId: string;
    readonly retroId: string;
    readonly actionId: string;
    readonly made: ActionSent;
  },
): Promise<RetroView> {
  const asked = { projectId, retroId };
  const action = await theAction(asked, actionId);
  const about = action.about?.issueId ?? null;
  if (about !== null && !(await call.mayOn('issue', about, 'BROWSE_PROJECTS'))) throw unknown();
  if (action.issueId === null) {
    await seeProject(call, wanted.projectId, 'made.projectId');
    const mark = `${retroId}.${actionId}`;
    const issueId = await makeOnce(call.jira, {
      mark,
      isDone: async () => (await theAction(asked, actionId)).issueId !== null,
      prepare: () => prepare(call, action, wanted, mark),
    });
    if (issueId !== null)
      await record(call, asked, { action, issueId, mark, id: wanted.id, projectId: wanted.projectId });
  }
  return readRetro(call, asked);
}

interface Asked {
  readonly projectId: string;
  readonly retroId: string;
}

async function theAction({ projectId, retroId }: Asked, actionId: string): Promise<TakenAction> {
  const retro: Retro | undefined = (await readRetros(projectId, retroId)).get(retroId);
  const action = retro?.actions.find(({ id }) => id === actionId);
  if (action === undefined) throw unknown();
  return action;
}

function unknown(): AppFailure {
  return new AppFailure('notFound', 'no such action', { field: 'actionId' });
}

async function prepare(call: Call, { text, dueOn }: TakenAction, wanted: ActionSent, test: string) {
  const { projectId, typeId, assigneeId, paragraphs } = wanted;
  const { has, asks } = await createScreen(call.jira, projectId, typeId);
  const fits = (field: string, isWanted: boolean): boolean => isWanted && has.has(field);
  const assignee = fits('assignee', assigneeId !== null) ? assigneeId : null;
  const due = fits('duedate', dueOn !== null) ? dueOn : null;
  const filled = new Set([...FILLED, ...(assignee === null ? [] : ['assignee']), ...(due === null ? [] : ['duedate'])]);
  if (!asks.every((field) => filled.has(field)))
    throw new AppFailure('invalid', 'the create screen asks for more', { field: 'action.screen' });
  return async () => {
    try {
      return await createDiscoveryIssue(call.jira, {
        ...{ projectId, typeId, label: null, summary: shortened(text), assignee, dueOn: due, test },
        paragraphs: has.has('description') ? paragraphs : [],
      });
    } catch (cause) {
      // It speaks of plans; here it is an action that was not taken: an assignee who gets no issues there, mostly.
      if (!isFailure(cause, 'invalid')) throw cause;
      throw new AppFailure('invalid', 'issue not accepted', { field: 'action', cause });
    }
  };
}

/** On one line, as Jira wants a summary; what is cut off stands in the retrospective. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= MAX_SUMMARY ? line : `${line.slice(0, MAX_SUMMARY - 1).trimEnd()}…`;
}

interface Made {
  readonly action: TakenAction;
  readonly issueId: string;
  readonly mark: string;
  /** Of the command, made by the caller. */
  readonly id: string;
  /** Where the issue is. */
  readonly projectId: string;
}

/** Each step may be done again: a link said twice is one, and so is the word of which issue it became. */
async function record(call: Call, { projectId, retroId }: Asked, made: Made): Promise<void> {
  const { action, issueId, mark, id } = made;
  const about = action.about?.issueId ?? null;
  if (about !== null) await linked(call, issueId, about);
  const known = { projectId, about: null, pack: null, previous: [], guesses: [] };
  await saveRetro(
    { id, seenRev: action.rev, retroId, kind: 'actionMade', actionId: action.id, issueId },
    { projectId, actor: call.accountId, known: () => Promise.resolve(known) },
  );
  try {
    await forgetPlan(mark);
    // Nothing tells the app of what it made itself, and whether it is done has to be known next time.
    const nowMs = Date.now();
    await markDirty([{ issueId, projectId: made.projectId }], nowMs);
    await pushDrain(nowMs);
  } catch (error) {
    logFailure(`facts of issue ${issueId} are left to the tick`, error);
  }
}

async function linked(call: Call, issueId: string, about: string): Promise<void> {
  try {
    await linkRelated(call.jira, issueId, about);
  } catch (error) {
    // Links are switched off here, or not for this person: the action is no worse for it.
    if (!isFailure(error, 'notFound') && !isFailure(error, 'notAllowed')) throw error;
    logFailure(`issue ${issueId} stays without a link`, error);
  }
}
