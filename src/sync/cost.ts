/**
 * What calls to Jira cost and how much of it the background may take. Points are Jira's published formula: 1 a call and
 * 1 more for each object returned, writes 1. Where it is not said what counts as an object, the dearer reading is taken.
 */
import * as v from '../valibot';
import type { Waits } from '../domain/health';
import type { AppFailure } from '../failures';
import { MAX_PROJECTS } from '../jira/projects-seen';
import type { JiraMethod } from '../jira/request';
import {
  addSpent,
  holdUntil,
  hourOf,
  HOUR_MS,
  MINUTE_MS,
  minuteOf,
  readBudget,
  type Budget,
  type Purse,
} from '../store/facts-lease';
import { takeQueryMs } from '../store/sql';

/** Points of what is done by hand of a plain client; `paidFrom` bills by itself. */
export const COST = {
  search: (issues: number) => 1 + issues,
  fetch: (issues: number) => 1 + issues,
  histories: (calls: number, entries: number) => calls + entries,
  count: 1,
  fields: (fields: number) => 1 + fields,
  statuses: (statuses: number) => 1 + statuses,
  writeProperty: 1,
  writeProperties: 1,
  task: 2,
} as const;

export interface Price {
  readonly method: JiraMethod;
  readonly path: RegExp;
  /** What it costs at most, known before the call. */
  readonly atMost: (body: unknown) => number;
  /** What it did cost, by the answer. */
  readonly really: (answer: unknown) => number;
}

const many = v.array(v.unknown());
const Asked = v.object({
  maxResults: v.optional(v.number()),
  issueIdsOrKeys: v.optional(many, []),
});
const Told = v.object({
  issues: v.optional(many, []),
  issueChangeLogs: v.optional(v.array(v.object({ changeHistories: v.optional(many, []) })), []),
});
/** Whoever asked refuses an answer of another shape. */
const ToldProjects = v.fallback(v.object({ values: many }), { values: [] });
/** An answer of another shape is refused by whoever asked, and then nothing is given back. */
const told = <T>(answer: unknown, points: (answer: v.InferOutput<typeof Told>) => number, otherwise: T) => {
  const parsed = v.safeParse(Told, answer);
  return parsed.success ? points(parsed.output) : otherwise;
};
const lengthOf = (answer: unknown) => (Array.isArray(answer) ? answer.length : 0);
const flat = (points: number) => ({ atMost: () => points, really: () => points });

/** A site has some hundred fields and statuses; more than this is billed when it is known. */
const MOST_IN_A_CATALOGUE = 400;

/** Every call the background makes. What is not here cannot be made. */
export const PRICES: readonly Price[] = [
  {
    method: 'POST',
    path: /^\/rest\/api\/3\/search\/jql$/,
    atMost: (body) => COST.search(v.parse(Asked, body).maxResults ?? 5000),
    really: (answer) => told(answer, ({ issues }) => COST.search(issues.length), COST.search(0)),
  },
  {
    method: 'POST',
    path: /^\/rest\/api\/3\/issue\/bulkfetch$/,
    atMost: (body) => COST.fetch(v.parse(Asked, body).issueIdsOrKeys.length),
    really: (answer) => told(answer, ({ issues }) => COST.fetch(issues.length), COST.fetch(0)),
  },
  {
    method: 'POST',
    path: /^\/rest\/api\/3\/changelog\/bulkfetch$/,
    atMost: (body) => COST.histories(1, v.parse(Asked, body).maxResults ?? 1000),
    really: (answer) =>
      told(
        answer,
        (page) =>
          COST.histories(
            1,
            page.issueChangeLogs.reduce((sum, log) => sum + log.changeHistories.length, 0),
          ),
        COST.histories(1, 0),
      ),
  },
  { method: 'POST', path: /^\/rest\/api\/3\/search\/approximate-count$/, ...flat(COST.count) },
  {
    method: 'GET',
    path: /^\/rest\/api\/3\/field$/,
    atMost: () => COST.fields(MOST_IN_A_CATALOGUE),
    really: (answer) => COST.fields(lengthOf(answer)),
  },
  {
    method: 'GET',
    path: /^\/rest\/api\/3\/status$/,
    atMost: () => COST.statuses(MOST_IN_A_CATALOGUE),
    really: (answer) => COST.statuses(lengthOf(answer)),
  },
  { method: 'PUT', path: /^\/rest\/api\/3\/issue\/[^/]+\/properties\/[^/]+$/, ...flat(COST.writeProperty) },
  { method: 'POST', path: /^\/rest\/api\/3\/issue\/properties\/multi$/, ...flat(COST.writeProperties) },
  { method: 'GET', path: /^\/rest\/api\/3\/task\/[^/]+$/, ...flat(COST.task) },
  {
    method: 'GET',
    path: /^\/rest\/api\/3\/project\/search$/,
    atMost: () => COST.search(MAX_PROJECTS),
    really: (answer) => COST.search(v.parse(ToldProjects, answer).values.length),
  },
  // Reminders: one object made, 50 comments at a time looked at twice, what may be created in a project, its links.
  { method: 'POST', path: /^\/rest\/api\/3\/issue\/[^/]+\/comment$/, ...flat(1) },
  { method: 'GET', path: /^\/rest\/api\/3\/issue\/[^/]+\/comment$/, ...flat(51) },
  { method: 'POST', path: /^\/rest\/api\/3\/comment\/list$/, ...flat(51) },
  { method: 'GET', path: /^\/rest\/api\/3\/issueLinkType$/, ...flat(21) },
  { method: 'POST', path: /^\/rest\/api\/3\/issueLink$/, ...flat(1) },
  { method: 'POST', path: /^\/rest\/api\/3\/issue$/, ...flat(1) },
  { method: 'GET', path: /^\/rest\/api\/3\/issue\/createmeta\/[^/]+\/issuetypes$/, ...flat(201) },
  { method: 'GET', path: /^\/rest\/api\/3\/issue\/createmeta\/[^/]+\/issuetypes\/[^/]+$/, ...flat(201) },
  // Of one project or issue: the call and what it tells of.
  { method: 'GET', path: /^\/rest\/api\/3\/(project|issue)\/[^/]+$/, ...flat(2) },
];

/**
 * Points an hour and installation. `background` is design §8's default: events and time. `backfill` is what somebody
 * asked for by pressing a button, so it may take more, once: a project of 1,400 issues with long histories costs
 * 3,000 points in one reading and 8,000 in the dearest, and should be done while the person looks. Both together stay
 * under a fifth of the 65,000 the app has for everybody; a bigger project goes on at the next full hour.
 */
export const HOURLY: Readonly<Record<Purse, number>> = { background: 2_000, backfill: 10_000 };

/** A purse with less left than the smallest useful batch (a hundred issues, and as much again) counts as empty. */
const LEAST = 200;

/** Query time of a minute after which the background waits for the next one: a third of the 62.5 s Forge gives. */
export const SQL_MS_A_MINUTE = 20_000;

/** What this hour's purse holds; half when Jira has warned. */
export const capOf = (purse: Purse, { isNearLimit }: Pick<Budget, 'isNearLimit'>): number =>
  isNearLimit ? HOURLY[purse] / 2 : HOURLY[purse];

/** Why a purse has to wait and until when; null = it need not. Query time is not looked at. */
export function waitOf(purse: Purse, budget: Budget, nowMs: number): Waits | null {
  const untilMs = budget.pausedUntilMs[purse];
  if (untilMs > nowMs) return { reason: untilMs > budget.askedToWaitUntilMs ? 'budget' : 'jiraBusy', untilMs };
  return budget.spent[purse] + LEAST > capOf(purse, budget)
    ? { reason: 'budget', untilMs: hourOf(nowMs) + HOUR_MS }
    : null;
}

/**
 * From when the background may go on, ms; null = now. Asked before every batch: it also notes the query time since the
 * last batch, so that is one statement more for each batch and none for each statement.
 * @throws AppFailure storeUnavailable
 */
export async function mayAskFrom(purse: Purse, nowMs: number): Promise<number | null> {
  await addSpent('sql', Math.round(takeQueryMs()), nowMs);
  const budget = await readBudget(nowMs);
  const waits = waitOf(purse, budget, nowMs);
  if (waits !== null) return waits.untilMs;
  return budget.sqlMs >= SQL_MS_A_MINUTE ? minuteOf(nowMs) + MINUTE_MS : null;
}

/** Bills points after the call: for what `paidFrom` does not know. */
export async function spend(purse: Purse | 'people', points: number, nowMs: number): Promise<void> {
  await addSpent(purse, points, nowMs);
}

/** The reason of a refusal that is our own. */
export const OUR_BUDGET = 'budget';

/** When Jira says 429 and neither why nor for how long: until the tick after next. */
const UNSAID_MS = 600_000;
/** Of a burst, when Jira does not say for how long; doubled with every burst of the hour. */
const BURST_MS = 1_000;
const LONGEST_BURST_MS = 900_000;

/**
 * What a 429 means for the background as a whole, as Jira's four reasons differ:
 * `jira-quota-global-based`, `jira-quota-tenant-based`: the hour's points are gone: quiet for as long as Jira says, else
 * until the next hour. `jira-burst-based`: quiet as long as said, doubled for each earlier burst of this hour.
 * `jira-per-issue-on-write`: one issue is written too often, which stops nobody else. Our own budget has been noted where
 * it was found out. No reason: as long as said, else ten minutes.
 * @returns until when the work at hand should wait, ms
 */
export async function heed(failure: AppFailure, nowMs: number): Promise<number> {
  const { reason = null, retryAfterMs = null } = failure.slowDown ?? {};
  if (reason === OUR_BUDGET || reason === 'jira-per-issue-on-write') return nowMs + (retryAfterMs ?? PER_ISSUE_MS);
  let untilMs = nowMs + (retryAfterMs ?? UNSAID_MS);
  if (reason?.startsWith('jira-quota') === true) untilMs = retryAfterMs === null ? hourOf(nowMs) + HOUR_MS : untilMs;
  if (reason === 'jira-burst-based') {
    const { bursts } = await readBudget(nowMs);
    await addSpent('burst', 1, nowMs);
    untilMs = nowMs + Math.min((retryAfterMs ?? BURST_MS) * 2 ** Math.min(bursts, 10), LONGEST_BURST_MS);
    untilMs = Math.max(untilMs, nowMs + (retryAfterMs ?? 0));
  }
  await holdUntil('pause', untilMs);
  return untilMs;
}

/** An issue takes 20 writes in 2 s and 100 in 30 s: after half a minute it takes any. */
export const PER_ISSUE_MS = 30_000;
