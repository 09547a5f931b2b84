/** What the project page may send, but for its lists (`list-payloads.ts`) and outcomes (`outcome-payloads.ts`). */
import * as v from '../valibot';
import { DUE_KINDS } from '../domain/due-items';
import { PERIODS, TEAM_KINDS, WHOLE_PROJECT, type PageQuestion } from '../domain/page-question';
import { SETS } from '../domain/page-sets';
import { RISKS } from '../domain/premise';
import { REPORT_LIMITS } from '../domain/signals/report';
import { SIGNAL_IDS } from '../domain/signals/types';
import { REMINDERS } from '../domain/settings';
import { TRACKS } from '../domain/story';
import { CallerId, JiraId, OutcomeId, Reminder, Search } from './payloads';

/** Jira's bound on a name of a component or a label. */
const MAX_NAME = 255;

export const Team = v.variant('kind', [
  v.object({ kind: v.literal('epic'), value: JiraId }),
  v.object({
    kind: v.picklist(TEAM_KINDS.filter((kind) => kind !== 'epic')),
    value: v.pipe(v.string(), v.nonEmpty(), v.maxLength(MAX_NAME)),
  }),
]);

/** Digits, like all of Jira's ids; sprints count by themselves. */
export const part = { team: v.nullable(Team), sprint: v.nullable(JiraId) };

/** What every tab of the project page is asked about. */
export const Question: v.GenericSchema<unknown, PageQuestion> = v.object({ period: v.picklist(PERIODS), ...part });

/** `findShared` */
export const FindSharedPayload = v.object({ projectId: JiraId, text: Search });

/** `startBackfill`, `readBackfill` and what else is done to it */
export const ProjectPayload = v.object({ projectId: JiraId });

/** `readSignalIssues` */
export const SignalIssuesPayload = v.object({
  projectId: JiraId,
  signal: v.picklist(SIGNAL_IDS),
  after: v.nullable(v.pipe(v.string(), v.maxLength(32))),
});

const CountUpTo = (most: number) => v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(most)));

/** `giveReport` */
export const ReportPayload = v.object({
  projectId: JiraId,
  id: CallerId,
  answers: v.object({
    squads: CountUpTo(REPORT_LIMITS.squads),
    storyShare: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
    customerHours: CountUpTo(REPORT_LIMITS.customerHours),
    markets: CountUpTo(REPORT_LIMITS.markets),
  }),
});

/** `readDue` */
export const DuePayload = v.object({
  projectId: JiraId,
  after: v.nullable(
    v.object({
      dueMs: v.pipe(v.number(), v.safeInteger()),
      kind: v.picklist(DUE_KINDS),
      about: v.pipe(v.string(), v.maxLength(64)),
    }),
  ),
});

/** `setReminders` */
export const RemindersPayload = v.object({
  projectId: JiraId,
  reminders: v.picklist(REMINDERS),
  words: v.object({ check: Reminder, recheck: Reminder, waiver: Reminder, revisit: Reminder, stop: Reminder }),
});

/** `readPage` */
export const PagePayload = v.object({ projectId: JiraId, question: v.optional(Question, WHOLE_PROJECT) });

/** `readSprintBalance` */
export const SprintBalancePayload = v.object({ projectId: JiraId, question: Question });

const IsoWeek = v.pipe(v.string(), v.regex(/^\d{4}-W\d{2}$/));

/** `readIssueSet` */
export const IssueSetPayload = v.object({
  projectId: JiraId,
  question: Question,
  set: v.union([
    v.picklist(SETS),
    v.object({ kind: v.literal('started'), week: IsoWeek, track: v.picklist(TRACKS) }),
    v.object({ kind: v.literal('found'), week: IsoWeek, risk: v.picklist(RISKS) }),
    v.object({ kind: v.literal('restsOn'), outcomeId: OutcomeId }),
  ]),
  after: v.nullable(JiraId),
});
