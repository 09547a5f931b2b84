/** Planning a test: as what its discovery issue would be made, and making it, once. */
import type { PanelView } from '../contract/panel';
import type { PlanSent, PlanView } from '../contract/test-plan';
import { discoveryForms, type DiscoveryForm } from '../domain/discovery';
import { wayToTest } from '../domain/methods';
import type { Assumption } from '../domain/premise';
import { AppFailure, isFailure, logFailure } from '../failures';
import { createDiscoveryIssue, createScreen, creatableTypes, type CreateScreen } from '../jira/discovery-issue';
import type { IssueSeen } from '../jira/issue';
import { linkTest, readSurroundings } from '../jira/links';
import type { Jira } from '../jira/request';
import { noteIntent } from '../store/intents';
import { forgetPlan, recordPlan } from '../store/plans';
import { readAssumptions, readFrame } from '../store/premises';
import { saveCommand } from '../store/save-command';
import { readSettings } from '../store/settings-store';
import { premiseChanged } from '../sync/changed';
import type { Call } from './guarded';
import { makeOnce } from './make-once';
import { readPanel } from './panel';
import { seeIssue } from './story';

/** What Premise can fill on a create screen. */
const FILLED: ReadonlySet<string> = new Set(['project', 'issuetype', 'summary', 'description', 'labels']);
/** Create screens looked at before giving up: each is a request somebody waits for. */
const SCREENS_TRIED = 3;

/**
 * As what the discovery issue would be made here, before anything is.
 * @throws AppFailure notFound (an assumption this issue does not rest on), notAllowed, invalid (`plan.type`,
 * `plan.screen`: no type here will do), as `Jira.request`
 */
export async function readPlan(
  call: Call,
  { issueId, assumptionId }: { readonly issueId: string; readonly assumptionId: string },
): Promise<PlanView> {
  const seen = await seeIssue(call.jira, issueId);
  const { assumption } = await whatIsTested(call, seen, assumptionId, 'none');
  const [{ form }, isRestricted] = await Promise.all([
    usableForm(call.jira, seen.body.projectId),
    isWordsOfFew(call.jira, seen, assumption),
  ]);
  return { typeName: form.type.name, label: form.label, isRestricted };
}

/**
 * Creates the discovery issue as the person, links it, and records the plan on the assumption: the last step, so that
 * whatever was cut off before it is offered again, and then goes on from the issue that is there.
 * @throws AppFailure conflict (somebody planned meanwhile), tooSlow (somebody is at it), as `readPlan`
 */
export async function planTest(
  call: Call,
  { issueId, plan }: { readonly issueId: string; readonly plan: PlanSent },
): Promise<PanelView> {
  const seen = await seeIssue(call.jira, issueId);
  if (!(await isPlanned(call, seen, plan))) {
    const test = `${plan.assumptionId}.${String(plan.seenTests)}`;
    const made = await theIssue(call, seen, plan, test);
    if (made !== null) await finish(call, seen, plan, test, made);
  }
  return readPanel(call, { issueId });
}

/** @throws AppFailure conflict when another test took its place */
async function isPlanned(call: Call, seen: IssueSeen, plan: PlanSent): Promise<boolean> {
  const { assumption, hasCommand } = await whatIsTested(call, seen, plan.assumptionId, plan.id);
  if (hasCommand) return true;
  if (assumption.tests.length > plan.seenTests) {
    throw new AppFailure('conflict', 'a test was planned meanwhile', { field: 'plan' });
  }
  if (assumption.tests.length < plan.seenTests) throw new AppFailure('invalid', 'no such test', { field: 'plan' });
  return false;
}

/** An assumption the issue rests on, on whose home the person may record something. */
async function whatIsTested(
  call: Call,
  { body }: IssueSeen,
  assumptionId: string,
  command: string,
): Promise<{ readonly assumption: Assumption; readonly hasCommand: boolean }> {
  const { premise, parent } = await readFrame(body, command);
  const linked = [...premise.record.assumptionIds, ...(parent?.record.assumptionIds ?? [])];
  const stored = linked.includes(assumptionId)
    ? (await readAssumptions([assumptionId], command)).get(assumptionId)
    : undefined;
  if (stored === undefined || stored.record === null) {
    throw new AppFailure('notFound', 'an assumption this story does not rest on', { field: 'assumptionId' });
  }
  const home = stored.record.homeIssueId;
  if (home !== body.issueId && !(await call.mayOn('issue', home, 'EDIT_ISSUES'))) {
    throw new AppFailure('notAllowed', 'no leave to edit the home of the assumption');
  }
  return { assumption: stored.record, hasCommand: stored.hasCommand };
}

/** The issue of this test: made now or by an earlier try; null when somebody else has done all of it meanwhile. */
async function theIssue(call: Call, seen: IssueSeen, plan: PlanSent, test: string): Promise<string | null> {
  const { jira } = call;
  const { projectId } = seen.body;
  return makeOnce(jira, {
    mark: test,
    isDone: () => isPlanned(call, seen, plan),
    async prepare() {
      const { form, screen } = await usableForm(jira, projectId);
      return () =>
        createDiscoveryIssue(jira, {
          ...{ projectId, typeId: form.type.id, label: form.label, summary: plan.summary, test },
          paragraphs: screen.has.has('description') ? plan.paragraphs : [],
        });
    },
  });
}

/** Each step may be done again: a link said twice is one, and so is an event. */
async function finish(call: Call, seen: IssueSeen, plan: PlanSent, test: string, madeId: string): Promise<void> {
  const { assumptionId, id: command, way } = plan;
  const { projectId, issueId } = seen.body;
  const intent = { command, issueId: madeId, projectId };
  await noteIntent(intent, Date.now());
  await linked(call.jira, madeId, issueId);
  const issue = { issueId: madeId, parentId: null, projectId };
  const mayTest = () => Promise.resolve(true);
  const mayEdit = () => Promise.resolve(false);
  const saving = { issue, actor: call.accountId, mayEdit, mayTest };
  try {
    await saveCommand({ id: command, seenRev: 0, kind: 'takeTest', assumptionId }, saving);
  } catch (error) {
    // Somebody has opened the issue meanwhile and said that it tests something else: their word stands.
    if (!isFailure(error, 'conflict')) throw error;
  }
  const { method } = wayToTest(way);
  const planned = { id: test, way, method, issueId: madeId };
  await recordPlan({ command, assumptionId, test: planned, actor: call.accountId, projectId });
  try {
    await forgetPlan(test);
    await premiseChanged(intent, [assumptionId], Date.now());
  } catch (error) {
    logFailure(`facts of issue ${madeId} are left to the tick`, error);
  }
}

async function linked(jira: Jira, madeId: string, issueId: string): Promise<void> {
  try {
    await linkTest(jira, madeId, issueId);
  } catch (error) {
    // Links are switched off here, or not for this person: the plan is no worse for it, and the panel shows it.
    if (!isFailure(error, 'notFound') && !isFailure(error, 'notAllowed')) throw error;
    logFailure(`issue ${madeId} stays without a link`, error);
  }
}

/** The first form that counts as discovery here and asks for nothing Premise does not know. */
async function usableForm(
  jira: Jira,
  projectId: string,
): Promise<{ readonly form: DiscoveryForm; readonly screen: CreateScreen }> {
  const [types, settings] = await Promise.all([creatableTypes(jira, projectId), readSettings(projectId)]);
  if (types.length === 0) throw new AppFailure('notAllowed', 'no leave to create issues', { field: 'plan' });
  const forms = discoveryForms(types, settings);
  if (forms.length === 0) throw new AppFailure('invalid', 'nothing counts as discovery', { field: 'plan.type' });
  for (const form of forms.slice(0, SCREENS_TRIED)) {
    const screen = await createScreen(jira, projectId, form.type.id);
    const canLabel = form.label === null || screen.has.has('labels');
    if (canLabel && screen.asks.every((field) => FILLED.has(field))) return { form, screen };
  }
  throw new AppFailure('invalid', 'every create screen asks for more', { field: 'plan.screen' });
}

/** Whether fewer people may see the words than would see a new issue of the project. */
async function isWordsOfFew(jira: Jira, { body }: IssueSeen, { homeIssueId }: Assumption): Promise<boolean> {
  const around = await readSurroundings(jira, body.issueId);
  if (around.isSecured) return true;
  if (homeIssueId === body.issueId) return false;
  const home = await readSurroundings(jira, homeIssueId);
  return home.isSecured || home.projectId !== body.projectId;
}
