/** Every call of the app and what each kind of person gets from it. A call that is missing here fails a test. */
import { WHOLE_PROJECT } from '../../src/domain/page-question';
import { NO_ANSWERS } from '../../src/domain/signals/report';
import { idOf, stateOutcome } from '../store/a-store';
import { nthRetro } from '../../src/store/retros';
import type { Site } from './a-panel';
import { aPlan, ASSUMPTION } from './a-plan';

export type Answer = 'ok' | 'notAllowed' | 'notFound';
/** Administers the project, edits, browses, is nobody there, administers the site and is nobody there. */
export const PEOPLE = ['lea', 'eve', 'bo', 'nora', 'ada'] as const;
export type Who = (typeof PEOPLE)[number];

type Answers = readonly [lea: Answer, eve: Answer, bo: Answer, nora: Answer, ada: Answer];

/** A site's administrator is nobody in a project that has not let them in. */
const WHO_BROWSES: Answers = ['ok', 'ok', 'ok', 'notFound', 'notFound'];
const WHO_EDITS: Answers = ['ok', 'ok', 'notAllowed', 'notFound', 'notFound'];
/** Of the project. */
const WHO_ADMINISTERS: Answers = ['ok', 'notAllowed', 'notAllowed', 'notFound', 'notFound'];
const SITE_ADMIN: Answers = ['notAllowed', 'notAllowed', 'notAllowed', 'notAllowed', 'ok'];

/** Calls about an issue: whoever may not see it is told what those are told who ask for none. */
export const ON_ISSUE: Readonly<Record<string, Answers>> = {
  readPanel: WHO_BROWSES,
  save: WHO_EDITS,
  readHistory: WHO_BROWSES,
  // Whoever edits comments as well; who only browses here may not comment.
  addDoubt: WHO_EDITS,
  commentNo: WHO_EDITS,
  findAssumptions: WHO_BROWSES,
  readPlan: WHO_EDITS,
  planTest: WHO_EDITS,
};

export const ON_PROJECT: Readonly<Record<string, Answers>> = {
  findShared: WHO_BROWSES,
  readPage: WHO_BROWSES,
  readSprintBalance: WHO_BROWSES,
  readChoices: WHO_BROWSES,
  readIssueSet: WHO_BROWSES,
  readSignalIssues: WHO_BROWSES,
  giveReport: WHO_ADMINISTERS,
  readDue: WHO_BROWSES,
  setReminders: WHO_ADMINISTERS,
  readStories: WHO_BROWSES,
  readGlad: WHO_BROWSES,
  readNextUp: WHO_BROWSES,
  // Each issue is asked about by itself: whoever may edit none of them is told so of each.
  saveMany: WHO_BROWSES,
  readOutcomes: WHO_BROWSES,
  listOutcomes: WHO_BROWSES,
  saveOutcome: WHO_EDITS,
  readNoes: WHO_BROWSES,
  listNoes: WHO_BROWSES,
  listUnexplained: WHO_BROWSES,
  listStale: WHO_BROWSES,
  listUntold: WHO_BROWSES,
  readRetros: WHO_BROWSES,
  readRetro: WHO_BROWSES,
  saveRetro: WHO_EDITS,
  readActionForms: WHO_EDITS,
  makeAction: WHO_EDITS,
  readBackfill: WHO_BROWSES,
  startBackfill: WHO_ADMINISTERS,
  pauseBackfill: WHO_ADMINISTERS,
  resumeBackfill: WHO_ADMINISTERS,
  readExport: WHO_ADMINISTERS,
  readSettings: WHO_ADMINISTERS,
  previewSettings: WHO_ADMINISTERS,
  previewSignals: WHO_ADMINISTERS,
  readShown: WHO_BROWSES,
  changeSettings: WHO_ADMINISTERS,
};

export const ON_SITE: Readonly<Record<string, Answers>> = {
  readHealth: SITE_ADMIN,
  tryAgain: SITE_ADMIN,
  purgeUnseen: SITE_ADMIN,
  importPart: SITE_ADMIN,
};

const ABOUT = { sprintId: null, from: '2026-11-02', to: '2026-11-15', team: null } as const;
const retroIn = ({ ids }: Site): string => nthRetro(ids.project, ABOUT, 1);
const everything = { team: null, sprint: null } as const;
const exempt = { parts: { exemptTypes: ['Task'] } } as const;

/** What this person sends with a call that makes sense: what is refused is refused for who they are. */
export function sentBy(who: Who, call: string, site: Site): object {
  const { issues, ids } = site;
  const issueId = issues.lone;
  const projectId = ids.project;
  const nth = PEOPLE.indexOf(who);
  const sent: Readonly<Record<string, object>> = {
    save: { command: stateOutcome(`by-${who}`, { who: `said by ${who}` }, 9) },
    readHistory: { before: null },
    addDoubt: { id: idOf(`doubt-${who}`), statement: `${who} doubts that` },
    commentNo: { decisionRev: 2, paragraphs: ['Not now, because…'] },
    findAssumptions: { text: 'admins' },
    readPlan: { assumptionId: ASSUMPTION },
    planTest: { plan: aPlan({ id: idOf(`plan-${who}`), seenTests: nth }) },
    findShared: { text: 'admins' },
    readSprintBalance: { question: WHOLE_PROJECT },
    readIssueSet: { question: WHOLE_PROJECT, set: 'done', after: null },
    readSignalIssues: { signal: 'hope', after: null },
    giveReport: { id: `report-by-${who}`, answers: NO_ANSWERS },
    readDue: { after: null },
    setReminders: {
      reminders: 'comment',
      words: { check: 'Check', recheck: 'Test again', waiver: 'Decide', revisit: 'Look again', stop: 'Stop' },
    },
    readStories: { question: { ...everything, step: null }, after: null },
    readGlad: { part: everything, after: null },
    readNextUp: { issueIds: [issueId] },
    saveMany: {
      id: idOf(`many-${who}`),
      issues: [{ issueId, seenRev: 9 }],
      commands: [{ kind: 'guessSize', size: 'small' }],
    },
    readOutcomes: { quarter: null },
    saveOutcome: {
      quarter: null,
      command: {
        ...{ id: `outcome-by-${who}`, outcomeId: `outcome-of-${who}`, seenRev: 0 },
        ...{ kind: 'state', parts: { does: `said by ${who}` } },
      },
    },
    readNoes: { question: WHOLE_PROJECT },
    listNoes: { question: { ...WHOLE_PROJECT, category: null, isDue: false }, after: null, limit: 20 },
    listUnexplained: { question: WHOLE_PROJECT, after: null },
    listStale: { question: WHOLE_PROJECT, after: null },
    readRetros: { sprintId: null },
    readRetro: { retroId: retroIn(site) },
    saveRetro: { command: openRetro(`retro-by-${who}`) },
    readActionForms: { inProjectId: projectId },
    makeAction: {
      ...{ retroId: retroIn(site), actionId: ACTION.id },
      made: { id: `made-by-${who}`, projectId, typeId: '10002', assigneeId: null, paragraphs: [] },
    },
    readExport: { after: '' },
    previewSettings: { ...exempt, after: '' },
    previewSignals: { parts: { stage: 'exploring' } },
    changeSettings: { id: 'settings-once', seenRev: 0, ...exempt },
    tryAgain: { what: 'drain', code: 'jiraBusy', projectId: null, issueId: null, lastMs: 0 },
    importPart: { isCheck: true, streams: [] },
  };
  return { ...(call in ON_ISSUE ? { issueId } : { projectId }), ...sent[call] };
}

const ACTION = { id: 'action-of-everybody', text: 'Ask before we build', dueOn: null, about: null } as const;

function openRetro(id: string): object {
  return { id, seenRev: 0, kind: 'open', about: ABOUT };
}

/** What has to be there for a call to be about something. */
export const BEFORE: readonly { readonly call: string; readonly payload: (site: Site) => object }[] = [
  {
    call: 'save',
    payload: ({ issues }) => ({ issueId: issues.lone, command: stateOutcome('outcome', { who: 'Admins' }) }),
  },
  {
    call: 'save',
    payload: ({ issues }) => ({
      issueId: issues.lone,
      command: {
        ...{ id: idOf('no'), seenRev: 1, kind: 'decide' },
        decision: { kind: 'no', category: 'notNow', because: 'Other things first', revisitWhen: '', together: [] },
      },
    }),
  },
  {
    call: 'save',
    payload: ({ issues }) => ({
      issueId: issues.lone,
      command: {
        ...{ id: idOf('assume'), seenRev: 2, kind: 'stateAssumption', assumptionId: ASSUMPTION },
        ...{ statement: 'Admins know whom to invite', risk: 'value' },
      },
    }),
  },
  {
    call: 'saveRetro',
    payload: ({ ids }) => ({ projectId: ids.project, command: openRetro('retro-opened') }),
  },
  {
    call: 'saveRetro',
    payload: (site) => ({
      projectId: site.ids.project,
      command: { id: 'action-planned', retroId: retroIn(site), seenRev: 1, kind: 'planAction', action: ACTION },
    }),
  },
];
