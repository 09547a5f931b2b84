/** Every call of the contract, each behind its gate. */
import { makeResolver } from '@forge/resolver';
import type { Contract } from '../contract';
import { pauseBackfill, readBackfill, resumeBackfill, startBackfill } from '../sync/backfill';
import { readChoices } from '../store/page-choices';
import { readPage } from '../sync/page';
import { readIssueSet } from '../sync/page-set';
import { readSprintBalance } from '../sync/page-sprints';
import { giveReport, readSignalIssues } from '../sync/page-signals';
import { commentNo } from './comment';
import { addDoubt } from './doubt';
import { findAssumptions, findShared } from './find';
import { readDue, setReminders } from './due';
import { guarded } from './guarded';
import { purgeUnseen, readHealth, tryAgain } from './health';
import { readHistory } from './history';
import { readPanel, save } from './panel';
import { GladPayload, NextUpPayload, SaveManyPayload, StoriesPayload } from './list-payloads';
import { OutcomesPayload, SaveOutcomePayload } from './outcome-payloads';
import {
  DuePayload,
  FindSharedPayload,
  IssueSetPayload,
  PagePayload,
  ProjectPayload,
  RemindersPayload,
  ReportPayload,
  SignalIssuesPayload,
  SprintBalancePayload,
} from './page-payloads';
import {
  CommentPayload,
  DoubtPayload,
  FindPayload,
  HistoryPayload,
  IssuePayload,
  PlanPayload,
  PlanTestPayload,
  SavePayload,
} from './panel-payloads';
import { ExportPayload, FailurePayload, ImportPayload, SitePayload, SiteProjectPayload } from './site-payloads';
import { changeOutcome, listOutcomes, readOutcomesTab } from './outcomes';
import { listNoes, listStale, listUnexplained, readNoes } from './noes';
import { ListNoesPayload, NoCandidatesPayload, NoesPayload } from './noes-payloads';
import { planTest, readPlan } from './plan';
import { changeRetro, readRetro, readRetrosTab } from './retro';
import { makeAction, readActionForms } from './retro-action';
import { ActionFormsPayload, MakeActionPayload, RetroPayload, RetrosPayload, SaveRetroPayload } from './retro-payloads';
import { importPart, readExport } from './whole';
import { saveMany } from './save-many';
import { changeSettings, previewSettings, previewSignals, readSettingsPage, readShown } from './settings';
import { ChangePayload, PreviewPayload, SignalsPreviewPayload } from './settings-payloads';
import { readGlad, readNextUp, readStories } from './story-lists';
import { listUntold } from './untold';

/** By name, so that a test can hold each of them to what is said of who may call it. */
export const handlers: Readonly<Parameters<typeof makeResolver<Contract>>[0]> = {
  readPanel: guarded(
    { on: 'issue', permission: 'BROWSE_PROJECTS', also: ['EDIT_ISSUES'], writes: false },
    IssuePayload,
    readPanel,
  ),
  save: guarded({ on: 'issue', permission: 'EDIT_ISSUES', writes: true }, SavePayload, save),
  readHistory: guarded({ on: 'issue', permission: 'BROWSE_PROJECTS', writes: false }, HistoryPayload, readHistory),
  // Adds to what is there and changes none of it, so it takes no more than a comment does.
  addDoubt: guarded(
    { on: 'issue', permission: 'ADD_COMMENTS', also: ['EDIT_ISSUES'], writes: true },
    DoubtPayload,
    addDoubt,
  ),
  commentNo: guarded({ on: 'issue', permission: 'ADD_COMMENTS', writes: true }, CommentPayload, commentNo),
  findAssumptions: guarded({ on: 'issue', permission: 'BROWSE_PROJECTS', writes: false }, FindPayload, findAssumptions),
  findShared: guarded({ on: 'project', permission: 'BROWSE_PROJECTS', writes: false }, FindSharedPayload, findShared),
  readPlan: guarded({ on: 'issue', permission: 'EDIT_ISSUES', writes: false }, PlanPayload, readPlan),
  // Whether they may create an issue there is Jira's to say: it is created as this person.
  planTest: guarded({ on: 'issue', permission: 'EDIT_ISSUES', writes: true }, PlanTestPayload, planTest),
  readPage: guarded(
    { on: 'project', permission: 'BROWSE_PROJECTS', also: ['ADMINISTER_PROJECTS'], writes: false },
    PagePayload,
    ({ may }, asked) => readPage({ ...asked, canAdminister: may('ADMINISTER_PROJECTS'), nowMs: Date.now() }),
  ),
  readSprintBalance: guarded(
    { on: 'project', permission: 'BROWSE_PROJECTS', writes: false },
    SprintBalancePayload,
    (_, asked) => readSprintBalance({ ...asked, nowMs: Date.now() }),
  ),
  readChoices: guarded(
    { on: 'project', permission: 'BROWSE_PROJECTS', writes: false },
    ProjectPayload,
    (_, { projectId }) => readChoices(projectId),
  ),
  // Ids alone: whose issues they are and what they say, the browser asks Jira as this person.
  readIssueSet: guarded({ on: 'project', permission: 'BROWSE_PROJECTS', writes: false }, IssueSetPayload, (_, asked) =>
    readIssueSet({ ...asked, nowMs: Date.now() }),
  ),
  readSignalIssues: guarded(
    { on: 'project', permission: 'BROWSE_PROJECTS', writes: false },
    SignalIssuesPayload,
    (_, { projectId, signal, after }) => readSignalIssues(projectId, signal, after, Date.now()),
  ),
  giveReport: guarded(
    { on: 'project', permission: 'ADMINISTER_PROJECTS', writes: true },
    ReportPayload,
    ({ accountId }, report) => giveReport({ ...report, actor: accountId }, Date.now()),
  ),
  readDue: guarded(
    { on: 'project', permission: 'BROWSE_PROJECTS', also: ['ADMINISTER_PROJECTS'], writes: false },
    DuePayload,
    readDue,
  ),
  setReminders: guarded(
    { on: 'project', permission: 'ADMINISTER_PROJECTS', writes: true },
    RemindersPayload,
    setReminders,
  ),
  readStories: guarded({ on: 'project', permission: 'BROWSE_PROJECTS', writes: false }, StoriesPayload, readStories),
  readGlad: guarded({ on: 'project', permission: 'BROWSE_PROJECTS', writes: false }, GladPayload, readGlad),
  readNextUp: guarded({ on: 'project', permission: 'BROWSE_PROJECTS', writes: false }, NextUpPayload, readNextUp),
  // Of each issue Jira is asked whether this person may edit it: a role in the project is none on a secured issue.
  saveMany: guarded({ on: 'project', permission: 'BROWSE_PROJECTS', writes: true }, SaveManyPayload, saveMany),
  readOutcomes: guarded(
    { on: 'project', permission: 'BROWSE_PROJECTS', also: ['EDIT_ISSUES'], writes: false },
    OutcomesPayload,
    readOutcomesTab,
  ),
  listOutcomes: guarded({ on: 'project', permission: 'BROWSE_PROJECTS', writes: false }, ProjectPayload, listOutcomes),
  // Leads are often no administrators, and the same could be written on each story.
  saveOutcome: guarded({ on: 'project', permission: 'EDIT_ISSUES', writes: true }, SaveOutcomePayload, changeOutcome),
  readRetros: guarded(
    { on: 'project', permission: 'BROWSE_PROJECTS', also: ['EDIT_ISSUES'], writes: false },
    RetrosPayload,
    readRetrosTab,
  ),
  readRetro: guarded(
    { on: 'project', permission: 'BROWSE_PROJECTS', also: ['EDIT_ISSUES'], writes: false },
    RetroPayload,
    readRetro,
  ),
  // A team looks back together and few of it administer; what is noted could be said on each story.
  saveRetro: guarded({ on: 'project', permission: 'EDIT_ISSUES', writes: true }, SaveRetroPayload, changeRetro),
  readActionForms: guarded(
    { on: 'project', permission: 'EDIT_ISSUES', writes: false },
    ActionFormsPayload,
    readActionForms,
  ),
  makeAction: guarded({ on: 'project', permission: 'EDIT_ISSUES', writes: true }, MakeActionPayload, makeAction),
  readNoes: guarded(
    { on: 'project', permission: 'BROWSE_PROJECTS', also: ['EDIT_ISSUES'], writes: false },
    NoesPayload,
    readNoes,
  ),
  listNoes: guarded({ on: 'project', permission: 'BROWSE_PROJECTS', writes: false }, ListNoesPayload, listNoes),
  listUnexplained: guarded(
    { on: 'project', permission: 'BROWSE_PROJECTS', writes: false },
    NoCandidatesPayload,
    listUnexplained,
  ),
  listStale: guarded({ on: 'project', permission: 'BROWSE_PROJECTS', writes: false }, NoCandidatesPayload, listStale),
  listUntold: guarded({ on: 'project', permission: 'BROWSE_PROJECTS', writes: false }, ProjectPayload, listUntold),
  startBackfill: guarded(
    { on: 'project', permission: 'ADMINISTER_PROJECTS', writes: true },
    ProjectPayload,
    (_, { projectId }) => startBackfill(projectId),
  ),
  pauseBackfill: guarded(
    { on: 'project', permission: 'ADMINISTER_PROJECTS', writes: true },
    ProjectPayload,
    (_, { projectId }) => pauseBackfill(projectId),
  ),
  resumeBackfill: guarded(
    { on: 'project', permission: 'ADMINISTER_PROJECTS', writes: true },
    ProjectPayload,
    (_, { projectId }) => resumeBackfill(projectId),
  ),
  readBackfill: guarded(
    { on: 'project', permission: 'BROWSE_PROJECTS', writes: false },
    ProjectPayload,
    (_, { projectId }) => readBackfill(projectId),
  ),
  readExport: guarded({ on: 'project', permission: 'ADMINISTER_PROJECTS', writes: false }, ExportPayload, readExport),
  // What a file says of times and people is taken for true, so it takes whoever answers for the site.
  importPart: guarded({ on: 'site', permission: 'ADMINISTER', writes: true }, ImportPayload, importPart),
  readHealth: guarded({ on: 'site', permission: 'ADMINISTER', writes: false }, SitePayload, readHealth),
  // Mends the app's own work and changes nothing anybody wrote, so it works without a licence too.
  tryAgain: guarded({ on: 'site', permission: 'ADMINISTER', writes: false }, FailurePayload, tryAgain),
  purgeUnseen: guarded({ on: 'site', permission: 'ADMINISTER', writes: true }, SiteProjectPayload, purgeUnseen),
  readSettings: guarded(
    { on: 'project', permission: 'ADMINISTER_PROJECTS', writes: false },
    ProjectPayload,
    readSettingsPage,
  ),
  previewSettings: guarded(
    { on: 'project', permission: 'ADMINISTER_PROJECTS', writes: false },
    PreviewPayload,
    previewSettings,
  ),
  previewSignals: guarded(
    { on: 'project', permission: 'ADMINISTER_PROJECTS', writes: false },
    SignalsPreviewPayload,
    previewSignals,
  ),
  readShown: guarded({ on: 'project', permission: 'BROWSE_PROJECTS', writes: false }, ProjectPayload, readShown),
  changeSettings: guarded(
    { on: 'project', permission: 'ADMINISTER_PROJECTS', writes: true },
    ChangePayload,
    changeSettings,
  ),
};

export const resolver = makeResolver<Contract>(handlers);
