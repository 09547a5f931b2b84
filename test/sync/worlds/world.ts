/** A small Jira with Premise on it, in which acts happen one after the other, or two at a time. */
import * as v from 'valibot';
import type { Command } from '../../../src/domain/command';
import { dayOf } from '../../../src/domain/day';
import { isFailure } from '../../../src/failures';
import { startHost, type RunningHost } from '../../host/host';
import { InvocationKilled } from '../../host/forge/invocation';
import { anOutcome } from '../../support/builders';
import { DAY_MS, day } from '../facts';
import { saveSettings } from '../../../src/store/save-settings';
import { settingsChanged } from '../../../src/sync/refresh';
import { PROJECTS, type Act, type Alone, type SettingsChange, type Words } from './acts';

type Done = { readonly ok: true } | { readonly ok: false; readonly code: string };
const Answer = v.variant('ok', [
  v.object({ ok: v.literal(true) }),
  v.object({ ok: v.literal(false), error: v.object({ code: v.string() }) }),
]);

export interface World {
  readonly host: RunningHost;
  /** Project ids by key. */
  readonly projects: ReadonlyMap<string, string>;
  /** Ids of issues in the order they were made, gone ones included. */
  readonly issues: readonly string[];
  /** Commands the app said it had saved, with their issues. */
  readonly saved: ReadonlyMap<string, string>;
  readonly play: (act: Act) => Promise<void>;
  /** The bad days are over: nothing more is lost, late or in trouble, and no project is put away. */
  readonly calm: () => void;
  readonly close: () => Promise<void>;
}

export async function createWorld(): Promise<World> {
  let fates: (readonly number[])[] = [];
  const host = await startHost({ fateOf: () => fates.shift() ?? [0] });
  host.clock.pin(day(0));
  const { site } = host;
  site.addUser({ accountId: 'lea', displayName: 'Lea Lead', siteAdmin: true });
  const projects = new Map<string, string>();
  for (const key of PROJECTS) {
    const roles = { administer: ['lea'] };
    const securityLevels = [{ name: 'Secret', members: ['lea'] }];
    projects.set(key, site.addProject({ key, name: key, roles, securityLevels }).id);
  }
  const issues: string[] = [];
  const assumptions: { readonly id: string; readonly issueId: string }[] = [];
  const findings: { readonly id: string; readonly assumptionId: string; readonly issueId: string }[] = [];
  const saved = new Map<string, string>();
  let made = 0;

  /** @throws whatever is not the platform's doing */
  const invoke = async (call: string, payload: unknown): Promise<Done> => {
    try {
      const answer = v.parse(Answer, await host.invoke('lea', call, payload));
      return answer.ok ? answer : { ok: false, code: answer.error.code };
    } catch (error) {
      if (error instanceof InvocationKilled) return { ok: false, code: 'killed' };
      throw error;
    }
  };
  const idOf = (what: string): string => `${what}-${String((made += 1)).padStart(8, '0')}`;
  const dayIn = (days: number): string => dayOf(host.clock.now() + days * DAY_MS);
  const pick = <T>(of: readonly T[], nth: number): T | undefined => (of.length === 0 ? undefined : of[nth % of.length]);

  const commandOf = (issueId: string, words: Words): Command | null => {
    const head = { id: idOf('command'), seenRev: 0 };
    const own = assumptions.filter((assumption) => assumption.issueId === issueId);
    const newest = own.at(-1);
    switch (words.say) {
      case 'outcome':
        return { ...head, kind: 'stateOutcome', parts: anOutcome({ who: `Team ${head.id}` }) };
      case 'assumption': {
        const assumption = { id: idOf('assumption'), issueId };
        assumptions.push(assumption);
        return { ...head, kind: 'stateAssumption', assumptionId: assumption.id, statement: head.id, risk: 'value' };
      }
      case 'doubt': {
        const assumption = { id: idOf('doubt'), issueId };
        assumptions.push(assumption);
        return { ...head, kind: 'addDoubt', assumptionId: assumption.id, statement: head.id };
      }
      case 'link': {
        const assumption = pick(assumptions, words.assumption);
        return assumption === undefined ? null : { ...head, kind: 'linkAssumption', assumptionId: assumption.id };
      }
      case 'guess':
        return { ...head, kind: 'guessSize', size: words.size };
      case 'threshold':
        if (newest === undefined) return null;
        return {
          ...{ ...head, kind: 'setThreshold', assumptionId: newest.id },
          threshold: { text: head.id, atLeast: null },
        };
      case 'finding': {
        if (newest === undefined) return null;
        const { method, verdict, sample } = words;
        const id = idOf('finding');
        findings.push({ id, assumptionId: newest.id, issueId });
        const found = dayIn(Math.min(words.foundIn, 0));
        const finding = { id, method, verdict, sample, found, disciplines: [], note: '', link: null };
        return { ...head, kind: 'addFinding', assumptionId: newest.id, finding };
      }
      case 'withdraw': {
        const finding = pick(
          findings.filter((one) => one.issueId === issueId),
          words.finding,
        );
        if (finding === undefined) return null;
        return { ...head, kind: 'withdrawFinding', assumptionId: finding.assumptionId, findingId: finding.id };
      }
      case 'waive':
        return {
          ...{ ...head, kind: 'decide' },
          decision: { kind: 'waive', reason: head.id, until: dayIn(words.until), together: [] },
        };
      case 'learn':
        return {
          ...{ ...head, kind: 'decide' },
          decision: { kind: 'buildToLearn', stopRule: head.id, checkOn: dayIn(words.until), together: [] },
        };
      case 'decideNothing':
        return { ...head, kind: 'decide', decision: null };
      case 'check':
        return { ...head, kind: 'checkOutcome', check: { result: words.result, observed: head.id, on: dayIn(0) } };
    }
  };

  const say = async (issueId: string, words: Words): Promise<void> => {
    const command = commandOf(issueId, words);
    if (command === null) return;
    const { ok } = await invoke('save', { issueId, command });
    // These always change something, so that "saved" must leave an entry.
    if (ok && (words.say === 'outcome' || words.say === 'threshold')) saved.set(command.id, issueId);
  };

  /** As the settings page does. */
  const configure = async (projectId: string, parts: SettingsChange): Promise<void> => {
    await saveSettings(projectId, parts, { actor: 'lea', command: idOf('settings') });
    await settingsChanged(projectId, host.clock.now());
  };

  const alone = async (act: Alone): Promise<void> => {
    // Two changes of one issue within a millisecond look like one to everybody who asks Jira when it was updated.
    host.clock.advance(1);
    const issueId = 'issue' in act ? pick(issues, act.issue) : undefined;
    const issue = issueId === undefined ? null : site.issue(issueId);
    switch (act.act) {
      case 'create': {
        const parent = act.parent === null ? null : parentFor(pick(issues, act.parent), act.type, act.project);
        // Jira has no sub-task without a parent.
        if (act.type === 'Sub-task' && parent === null) return;
        const { project, type, status, points } = act;
        issues.push(site.createIssue('lea', { project, type, status, points, parent, summary: 'Pay' }).id);
        return;
      }
      case 'move':
        if (issue !== null) site.transition('lea', issue.id, act.to, act.to === 'Done' ? act.resolution : null);
        return;
      case 'edit':
        if (issue === null || ('type' in act.fields && !isStory(issue.id))) return;
        site.editIssue('lea', issue.id, act.fields);
        return;
      case 'adopt': {
        if (issue === null || !isStory(issue.id)) return;
        const parent =
          act.parent === null ? null : parentFor(pick(issues, act.parent), 'Story', keyOf(issue.projectId));
        site.editIssue('lea', issue.id, { parent });
        return;
      }
      case 'remove':
        if (issue !== null) site.deleteIssue('lea', issue.id);
        return;
      case 'say':
        if (issue !== null) await say(issue.id, act.words);
        return;
      case 'deliver':
        await host.runDue(act.limit, act.parallel);
        return;
      case 'tick':
        await ignoringBadDays(host.tick());
        return;
      case 'backfill':
        await invoke('startBackfill', { projectId: projects.get(act.project) });
        return;
      case 'configure':
        await ignoringBadDays(host.run('lea', () => configure(projects.get(act.project) ?? '', act.change)));
        return;
      case 'relocate':
        if (issue !== null && !isSubtask(issue.id))
          site.moveIssue('lea', issue.id, keyOf(issue.projectId) === PROJECTS[0] ? PROJECTS[1] : PROJECTS[0]);
        return;
      case 'shelve':
        site.setProjectState(act.project, act.state);
    }
  };

  const levelOf = (issueId: string): string => {
    const { typeId } = site.issue(issueId) ?? { typeId: '' };
    return typeId === '10000' ? 'epic' : typeId === '10004' ? 'subtask' : 'story';
  };
  const isSubtask = (issueId: string): boolean => levelOf(issueId) === 'subtask';
  const isStory = (issueId: string): boolean => levelOf(issueId) === 'story';
  const keyOf = (projectId: string) => [...projects].find(([, id]) => id === projectId)?.[0] ?? '';
  /** Jira lets stories hang on epics of any project, sub-tasks on stories of their own. */
  const parentFor = (issueId: string | undefined, type: string, project: string): string | null => {
    const parent = issueId === undefined ? null : site.issue(issueId);
    if (parent === null || type === 'Epic') return null;
    if (type === 'Sub-task') return isStory(parent.id) && keyOf(parent.projectId) === project ? parent.id : null;
    return levelOf(parent.id) === 'epic' ? parent.id : null;
  };

  const world: World = {
    host,
    projects,
    issues,
    saved,
    async play(act) {
      switch (act.act) {
        case 'pass':
          host.clock.advance(act.ms);
          return;
        case 'fate':
          fates.push(act.copies);
          return;
        case 'trouble':
          host.failNext({ service: act.service, on: /./, with: act.with, after: act.after, times: act.times });
          return;
        case 'both':
          await Promise.all(act.these.map(alone));
          return;
        default:
          await alone(act);
      }
    },
    calm() {
      fates = [];
      host.clearFaults();
      for (const key of PROJECTS) site.setProjectState(key, 'live');
    },
    close: host.close,
  };
  return world;
}

/** A tick that dies, or that finds the store away, is why there is one every five minutes. */
async function ignoringBadDays(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const isExpected = error instanceof InvocationKilled || isFailure(error, 'storeUnavailable');
    if (!isExpected && !isFailure(error, 'settingUp')) throw error;
  }
}
