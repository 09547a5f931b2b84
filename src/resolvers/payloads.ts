/**
 * What the browser may send, part by part. A refusal names the part as a dotted path, so that the screen can mark it.
 * Limits protect the store; whether something *makes sense* is the domain's to say.
 */
import * as v from '../valibot';
import type { Command } from '../domain/command';
import { isDay } from '../domain/day';
import { DUE_KINDS } from '../domain/due-items';
import { ERROR_CODES } from '../domain/failure';
import { FAILED_STEPS } from '../domain/health';
import { WAY_IDS } from '../domain/methods';
import {
  CHECK_NEXT,
  CHECK_RESULTS,
  DISCIPLINES,
  DRAFT_SOURCES,
  METHODS,
  NO_CATEGORIES,
  RISKS,
  SIZE_GUESSES,
  VERDICTS,
} from '../domain/premise';
import { PERIODS, WHOLE_PROJECT, type PageQuestion } from '../domain/page-question';
import { SETS } from '../domain/page-sets';
import { OUTCOME_PARTS } from '../domain/premise-log';
import { REPORT_LIMITS } from '../domain/signals/report';
import { SIGNAL_IDS } from '../domain/signals/types';
import { REMINDERS } from '../domain/settings';
import { TRACKS } from '../domain/story';
import { saysSomething } from '../domain/words';

/** Long enough for any sentence or pasted note; ten of them still fit one request of Forge SQL (1 MiB). */
export const MAX_TEXT = 10_000;
const MAX_LINK = 2_000;
/** A doubt is one line: whoever may comment may leave one on any issue. */
const MAX_DOUBT = 500;
const MAX_HINT = 40;
const MAX_SAMPLE = 1_000_000_000;
const FIRST_DAY = '2000-01-01';
const LAST_DAY = '2199-12-31';

/** Jira's ids of issues and projects: digits, never keys, so that a grant and a stream mean one thing. */
export const JiraId = v.pipe(v.string(), v.regex(/^[1-9]\d{0,17}$/));

/** Made by the caller, a UUID or alike; the columns hold 64. */
export const CallerId = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/));

export const Text = v.pipe(v.string(), v.maxLength(MAX_TEXT));

/** As `CallerId`; a stream's name has to fit an export. */
export const OutcomeId = v.pipe(v.string(), v.regex(/^[\w-]{8,58}$/));

const Doubt = v.pipe(v.string(), v.trim(), v.maxLength(MAX_DOUBT), v.check(saysSomething, 'says nothing'));

export const Day = v.pipe(
  v.string(),
  v.check((day) => isDay(day) && day >= FIRST_DAY && day <= LAST_DAY, 'not a day'),
);

const Disciplines = v.pipe(
  v.array(v.picklist(DISCIPLINES)),
  v.transform((sent) => DISCIPLINES.filter((discipline) => sent.includes(discipline))),
);

export const HttpsLink = v.pipe(
  v.string(),
  v.maxLength(MAX_LINK),
  v.url(),
  v.check((link) => {
    const { protocol, username, password } = new URL(link);
    return protocol === 'https:' && username === '' && password === '';
  }, 'not an https link'),
);

/** What one read of Jira brings at most; each issue once. */
const MAX_DRAWN = 100;
const Drawn = v.pipe(
  v.array(JiraId),
  v.minLength(1),
  v.maxLength(MAX_DRAWN),
  v.transform((ids) => [...new Set(ids)]),
);

const Threshold = v.object({ text: Text, atLeast: v.nullable(v.pipe(v.number(), v.finite())) });

const Finding = v.object({
  id: CallerId,
  method: v.picklist(METHODS),
  verdict: v.picklist(VERDICTS),
  found: Day,
  sample: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MAX_SAMPLE))),
  disciplines: Disciplines,
  note: Text,
  link: v.nullable(HttpsLink),
  observed: v.exactOptional(v.pipe(v.number(), v.finite(), v.minValue(0))),
  because: v.exactOptional(Text),
  drawnFrom: v.exactOptional(Drawn),
});

export const Decision = v.variant('kind', [
  v.object({ kind: v.literal('build'), together: Disciplines }),
  v.object({ kind: v.literal('buildToLearn'), stopRule: Text, checkOn: Day, together: Disciplines }),
  v.object({
    kind: v.literal('no'),
    category: v.picklist(NO_CATEGORIES),
    because: Text,
    revisitWhen: Text,
    revisitOn: v.exactOptional(Day),
    together: Disciplines,
  }),
  v.object({ kind: v.literal('waive'), reason: Text, until: Day, together: Disciplines }),
]);

/** Of an outcome, only what is to change. */
export const OutcomeParts = v.object({
  who: v.exactOptional(Text),
  does: v.exactOptional(Text),
  metric: v.exactOptional(Text),
  from: v.exactOptional(Text),
  to: v.exactOptional(Text),
  by: v.exactOptional(v.nullable(Day)),
});

const envelope = { id: CallerId, seenRev: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) };

const AnyCommand = v.variant('kind', [
  v.object({ ...envelope, kind: v.literal('stateProblem'), problem: Text }),
  v.object({ ...envelope, kind: v.literal('guessSize'), size: v.nullable(v.picklist(SIZE_GUESSES)) }),
  v.object({
    ...envelope,
    kind: v.literal('dismissHint'),
    hint: v.pipe(v.string(), v.regex(/^[a-z]\w*$/i), v.maxLength(MAX_HINT)),
    part: v.picklist(OUTCOME_PARTS),
  }),
  v.object({ ...envelope, kind: v.literal('dismissDraft'), source: v.picklist(DRAFT_SOURCES), issueIds: Drawn }),
  v.object({ ...envelope, kind: v.literal('addDoubt'), assumptionId: CallerId, statement: Doubt }),
  v.object({
    ...envelope,
    kind: v.literal('stateOutcome'),
    parts: OutcomeParts,
  }),
  v.object({
    ...envelope,
    kind: v.literal('stateAssumption'),
    assumptionId: CallerId,
    statement: Text,
    risk: v.picklist(RISKS),
  }),
  v.object({ ...envelope, kind: v.literal('chooseRiskiest'), assumptionId: CallerId }),
  v.object({ ...envelope, kind: v.literal('unlinkAssumption'), assumptionId: CallerId }),
  v.object({ ...envelope, kind: v.literal('linkAssumption'), assumptionId: CallerId }),
  v.object({ ...envelope, kind: v.literal('shareAssumption'), assumptionId: CallerId, on: v.boolean() }),
  v.object({
    ...envelope,
    kind: v.literal('setThreshold'),
    assumptionId: CallerId,
    threshold: v.nullable(Threshold),
  }),
  v.object({ ...envelope, kind: v.literal('takeTest'), assumptionId: CallerId }),
  v.object({ ...envelope, kind: v.literal('addFinding'), assumptionId: CallerId, finding: Finding }),
  v.object({ ...envelope, kind: v.literal('editFinding'), assumptionId: CallerId, finding: Finding }),
  v.object({ ...envelope, kind: v.literal('withdrawFinding'), assumptionId: CallerId, findingId: CallerId }),
  v.object({ ...envelope, kind: v.literal('decide'), decision: v.nullable(Decision) }),
  v.object({
    ...envelope,
    kind: v.literal('checkOutcome'),
    check: v.object({
      ...{ result: v.picklist(CHECK_RESULTS), observed: Text, on: Day },
      next: v.exactOptional(v.picklist(CHECK_NEXT)),
    }),
    assumptionId: v.exactOptional(CallerId),
    statement: v.exactOptional(Text),
  }),
  v.object({ ...envelope, kind: v.literal('ownOutcome') }),
  v.object({ ...envelope, kind: v.literal('restOnOutcome'), outcomeId: v.nullable(OutcomeId) }),
]);

/** Compiles only when every command of the domain can be sent. */
type EveryKind = [Exclude<Command['kind'], v.InferOutput<typeof AnyCommand>['kind']>] extends [never]
  ? Command['kind']
  : never;
const CommandPayload: v.GenericSchema<unknown, Extract<Command, { kind: EveryKind }>> = AnyCommand;

/** `readPanel` */
export const IssuePayload = v.object({ issueId: JiraId });

/** `save` */
export const SavePayload = v.object({ issueId: JiraId, command: CommandPayload });

/** `readHistory` */
export const HistoryPayload = v.object({
  issueId: JiraId,
  before: v.nullable(
    v.object({
      atMs: v.pipe(v.number(), v.safeInteger()),
      stream: v.pipe(v.string(), v.maxLength(80)),
      rev: v.pipe(v.number(), v.safeInteger()),
    }),
  ),
});

/** `addDoubt` */
export const DoubtPayload = v.object({ issueId: JiraId, id: CallerId, statement: Doubt });

/** Three of the longest texts and a short line still fit Jira's bound on a comment, 32,767 characters. */
const MAX_COMMENT_PARAGRAPHS = 4;

/** `commentNo` */
export const CommentPayload = v.object({
  issueId: JiraId,
  decisionRev: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  paragraphs: v.pipe(
    v.array(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(MAX_TEXT))),
    v.minLength(1),
    v.maxLength(MAX_COMMENT_PARAGRAPHS),
  ),
});

/** `readPlan` */
export const PlanPayload = v.object({ issueId: JiraId, assumptionId: CallerId });

/** One line as Jira's summary wants it, and paragraphs as a person reads them before they are sent. */
const MAX_SUMMARY = 255;
const MAX_PARAGRAPHS = 20;
const MAX_TESTS = 999;

/** `planTest` */
export const PlanTestPayload = v.object({
  issueId: JiraId,
  plan: v.object({
    id: CallerId,
    assumptionId: CallerId,
    seenTests: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MAX_TESTS)),
    way: v.picklist(WAY_IDS),
    summary: v.pipe(
      v.string(),
      v.trim(),
      v.check(saysSomething, 'says nothing'),
      v.maxLength(MAX_SUMMARY),
      v.regex(/^[^\r\n]*$/),
    ),
    paragraphs: v.pipe(v.array(v.pipe(Text, v.minLength(1))), v.maxLength(MAX_PARAGRAPHS)),
  }),
});

const Search = v.pipe(v.string(), v.trim(), v.maxLength(200));

/** `findAssumptions` */
export const FindPayload = v.object({ issueId: JiraId, text: Search });

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

/** One line of a comment, or an issue's title. */
export const Reminder = v.pipe(
  v.string(),
  v.trim(),
  v.check(saysSomething, 'says nothing'),
  v.maxLength(200),
  v.regex(/^[^\r\n]*$/),
);

/** `setReminders` */
export const RemindersPayload = v.object({
  projectId: JiraId,
  reminders: v.picklist(REMINDERS),
  words: v.object({ check: Reminder, recheck: Reminder, waiver: Reminder, revisit: Reminder, stop: Reminder }),
});

/** What every tab of the project page is asked about. */
const Question: v.GenericSchema<unknown, PageQuestion> = v.object({
  period: v.picklist(PERIODS),
  team: v.nullable(
    v.variant('kind', [
      v.object({
        kind: v.picklist(['component', 'label']),
        value: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
      }),
      v.object({ kind: v.literal('epic'), value: JiraId }),
    ]),
  ),
  sprint: v.nullable(JiraId),
});

/** `readPage` */
export const PagePayload = v.object({ projectId: JiraId, question: v.optional(Question, WHOLE_PROJECT) });

const IsoWeek = v.pipe(v.string(), v.regex(/^\d{4}-W\d{2}$/));

/** `readIssueSet` */
export const IssueSetPayload = v.object({
  projectId: JiraId,
  question: Question,
  set: v.union([
    v.picklist(SETS),
    v.object({ kind: v.literal('started'), week: IsoWeek, track: v.picklist(TRACKS) }),
    v.object({ kind: v.literal('found'), week: IsoWeek, risk: v.picklist(RISKS) }),
  ]),
  after: v.nullable(JiraId),
});

/** There is one site, so nobody names it; `guarded` wants a name all the same. */
const TheSite = v.optional(v.literal('here'), 'here');

/** `readHealth` */
export const SitePayload = v.object({ siteId: TheSite });

/** `tryAgain` */
export const FailurePayload = v.object({
  siteId: TheSite,
  what: v.picklist(FAILED_STEPS),
  code: v.picklist(ERROR_CODES),
  projectId: v.nullable(JiraId),
  issueId: v.nullable(JiraId),
  lastMs: v.pipe(v.number(), v.safeInteger()),
});

/** `purgeUnseen` */
export const SiteProjectPayload = v.object({ siteId: TheSite, projectId: JiraId });

/** `readExport` */
export const ExportPayload = v.object({
  projectId: JiraId,
  after: v.union([v.literal(''), JiraId, v.pipe(v.string(), v.regex(/^[a-z]{1,20}:[\w-]{1,64}$/))]),
});

/** Parts are made to fit Forge's bound on a call; no more than this can be in one. */
const MAX_PARTS = 5_000;
const Place = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** `importPart`: what the entries say is checked by the store's own schemas, which name the field. */
export const ImportPayload = v.object({
  siteId: TheSite,
  projectId: JiraId,
  isCheck: v.boolean(),
  streams: v.pipe(
    v.array(
      v.object({
        at: Place,
        stream: v.pipe(v.string(), v.maxLength(80)),
        from: Place,
        entries: v.pipe(v.array(v.unknown()), v.maxLength(MAX_PARTS)),
      }),
    ),
    v.maxLength(MAX_PARTS),
  ),
});
