/** The panel's two calls: read a premise, and save a command. */
import { isDeepStrictEqual } from 'node:util';
import type { PanelView } from '../contract/panel';
import { appraise, type Appraisal, type AppraiseInput } from '../domain/appraise';
import type { Command } from '../domain/command';
import { copyOf, type PremiseCopy } from '../domain/copy';
import { waivesTooLong } from '../domain/waiver';
import { AppFailure, logFailure } from '../failures';
import type { IssueSeen } from '../jira/issue';
import { writeProperty } from '../jira/property';
import { notePublished } from '../store/facts';
import { noteIntent, type Intent } from '../store/intents';
import { isOpenIn } from '../store/outcomes';
import { saveCommand } from '../store/save-command';
import { premiseChanged } from '../sync/changed';
import { COPY_PROPERTY, hashOf, PREMISE_PROPERTY } from '../sync/publish';
import { tellFollowers } from '../sync/restore';
import { candidatesOf } from './discovery-view';
import type { Call } from './guarded';
import { panelView } from './panel-view';
import { mayRead } from './readable';
import { gather, restoreSeen, seeIssue } from './story';

/** @throws AppFailure as `seeIssue`, `gather` */
export async function readPanel(call: Call, { issueId }: { readonly issueId: string }): Promise<PanelView> {
  const seen = await seeIssue(call.jira, issueId);
  const input = await gather(call.jira, seen, Date.now());
  const { hasWords, published } = appraise(input);
  return panelView(call, seen, input, !hasWords || isDeepStrictEqual(seen.property, published));
}

/**
 * Saves a command, publishes what follows from it as the person, and answers with the panel as it is now. Once the
 * command is in the log the save stands: what fails after that is logged, and the queue makes it good.
 * @throws AppFailure as `saveCommand`, `seeIssue`, `gather`
 */
export async function save(call: Call, saving: Saving): Promise<PanelView> {
  const { seen, input, published } = await keep(call, saving);
  return panelView(call, seen, input, published);
}

interface Saving {
  readonly issueId: string;
  readonly command: Command;
}

/**
 * As `save`, without the view. Who may not edit the issue may not write its property either: that is left to the drain.
 * @throws AppFailure as `save`
 */
export async function keep(
  call: Call,
  { issueId, command }: Saving,
): Promise<{ readonly seen: IssueSeen; readonly input: AppraiseInput; readonly published: boolean }> {
  if (command.kind === 'decide' && waivesTooLong(command.decision, Date.now())) {
    throw new AppFailure('invalid', 'a waiver has an end within reach', { field: 'command.decision.until' });
  }
  const seen = await seeIssue(call.jira, issueId);
  const intent = { command: command.id, issueId: seen.body.issueId, projectId: seen.body.projectId };
  // Cut off anywhere from here on, the tick finds it and makes good what follows.
  await noteIntent(intent, Date.now());
  await saveCommand(command, {
    issue: seen.body,
    bringBack: () => bringBackHere(seen, Date.now()),
    actor: call.accountId,
    mayEdit: (id) => call.mayOn('issue', id, 'EDIT_ISSUES'),
    mayLink: (assumption) => mayRead(call, assumption, seen.body),
    mayRest: (id) => isOpenIn(id, seen.body.projectId),
    mayTest: async (id) => (await candidatesOf(call, seen)).some(({ assumptionId }) => assumptionId === id),
  });
  const input = await gather(call.jira, seen, Date.now());
  const appraisal = appraise(input);
  const copy = copyOf({ issueId: seen.body.issueId, ...input });
  const published = call.may('EDIT_ISSUES') && (await publishAsPerson(call, seen, appraisal, copy));
  await tellOthers(intent, changedBy(command), input.nowMs);
  return { seen, input, published };
}

/** Whether the issue had kept something the store did not know. */
export async function bringBackHere(seen: IssueSeen, nowMs: number): Promise<boolean> {
  if (seen.copy === null) return false;
  const back = await restoreSeen(seen, nowMs);
  await tellFollowers(back, nowMs);
  return back.restored.length > 0;
}

async function publishAsPerson(
  call: Call,
  seen: IssueSeen,
  { published }: Appraisal,
  copy: PremiseCopy | null,
): Promise<boolean> {
  const { issueId } = seen.body;
  const isThere = isDeepStrictEqual(seen.property, published);
  const isCopied = copy === null || isDeepStrictEqual(seen.copy, copy);
  if (isThere && isCopied) return true;
  try {
    await Promise.all([
      ...(isThere ? [] : [writeProperty(call.jira, issueId, PREMISE_PROPERTY, published)]),
      ...(isCopied ? [] : [writeProperty(call.jira, issueId, COPY_PROPERTY, copy)]),
    ]);
    await notePublished(new Map([[issueId, hashOf(published, copy)]]));
    return true;
  } catch (error) {
    logFailure(`properties of issue ${issueId} are left to the drain`, error);
    return false;
  }
}

/** The assumption a command changes itself, as opposed to the story's tie to it. */
function changedBy(command: Command): readonly string[] {
  switch (command.kind) {
    case 'stateAssumption':
    case 'shareAssumption':
    case 'setThreshold':
    case 'addFinding':
    case 'editFinding':
    case 'withdrawFinding':
      return [command.assumptionId];
    default:
      return [];
  }
}

async function tellOthers(intent: Intent, assumptionIds: readonly string[], nowMs: number): Promise<void> {
  try {
    await premiseChanged(intent, assumptionIds, nowMs);
  } catch (error) {
    logFailure(`facts around issue ${intent.issueId} are left to the tick`, error);
  }
}
