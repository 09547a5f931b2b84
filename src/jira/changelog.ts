/** Status, type, resolution and size changes of many issues at once, from `POST /rest/api/3/changelog/bulkfetch`. */
import { route } from '@forge/api';
import * as v from '../valibot';
import type { Move, ResolutionChange, SizeChange, TypeChange } from '../domain/story';
import { AppFailure } from '../failures';
import { JiraTime } from './fields';
import type { Jira } from './request';

export interface IssueHistory {
  /** Oldest first. */
  readonly moves: readonly Move[];
  /** Oldest first. */
  readonly typeChanges: readonly TypeChange[];
  /** Oldest first. */
  readonly resolutionChanges: readonly ResolutionChange[];
  /** Oldest first, of the most believed field of points that ever changed; absent = not asked for. */
  readonly sizeChanges?: readonly SizeChange[];
}

/** The fields whose changes say anything about timing, beside those of points. */
export const HISTORY_FIELDS = ['status', 'issuetype', 'resolution'] as const;
/** Jira's bound on `fieldIds`. */
const MAX_FIELDS = 10;

/** Jira's bound on `issueIdsOrKeys`. */
export const MAX_HISTORIES = 1000;
/**
 * Histories asked for in one page. Jira allows 10,000, but a page is billed in full before it is asked for, and has to
 * fit what is left of an hour's budget.
 */
const PAGE = 500;
/** More pages than this for one batch is a token that does not advance, not a history. */
const MAX_PAGES = 500;

/**
 * The published schema says string, the published example is a number, and nobody says of what: both are read, and a
 * number too small to be ms of this century is seconds.
 */
const When = v.union([
  v.pipe(
    v.number(),
    v.transform((time) => (time < 100_000_000_000 ? time * 1000 : time)),
  ),
  JiraTime,
]);

const Item = v.object({
  field: v.optional(v.string(), ''),
  fieldId: v.optional(v.string(), ''),
  from: v.optional(v.nullable(v.string()), null),
  fromString: v.optional(v.nullable(v.string()), null),
  to: v.optional(v.nullable(v.string()), null),
  // Read as an entry: an object's inherited `toString` would otherwise stand in for an absent one.
  toString: v.optional(v.nullable(v.unknown()), null),
});
type Item = v.InferOutput<typeof Item>;

const History = v.object({ id: v.string(), created: When, items: v.optional(v.array(Item), []) });
type History = v.InferOutput<typeof History>;

const Page = v.object({
  issueChangeLogs: v.optional(v.array(v.object({ issueId: v.string(), changeHistories: v.array(History) })), []),
  nextPageToken: v.optional(v.nullable(v.string()), null),
});

/** What a call cost and brought. */
export interface Histories {
  /** Every asked issue is in it; one Jira tells nothing of has an empty history. */
  readonly byIssue: ReadonlyMap<string, IssueHistory>;
  readonly calls: number;
  /** History entries returned. */
  readonly objects: number;
}

/**
 * Reads the histories of at most `MAX_HISTORIES` issues. Pages may cut one issue's history anywhere, come in any
 * order, and repeat entries: entries are gathered by id and sorted at the end.
 * @param points ids of the fields of points, the most believed first
 * @throws AppFailure as `Jira.request`
 */
export async function readHistories(
  jira: Jira,
  issueIds: readonly string[],
  points: readonly string[] = [],
): Promise<Histories> {
  const gathered = new Map<string, Map<string, History>>(issueIds.map((id) => [id, new Map()]));
  let calls = 0;
  let objects = 0;
  let nextPageToken: string | null = null;
  while (issueIds.length > 0) {
    if (calls === MAX_PAGES) throw new AppFailure('jiraUnavailable', 'changelog/bulkfetch: pages without end');
    const page: v.InferOutput<typeof Page> = await jira.request('POST', route`/rest/api/3/changelog/bulkfetch`, Page, {
      body: {
        issueIdsOrKeys: issueIds,
        fieldIds: [...HISTORY_FIELDS, ...points].slice(0, MAX_FIELDS),
        maxResults: PAGE,
        ...(nextPageToken === null ? {} : { nextPageToken }),
      },
    });
    calls += 1;
    for (const { issueId, changeHistories } of page.issueChangeLogs) {
      objects += changeHistories.length;
      for (const history of changeHistories) gathered.get(issueId)?.set(history.id, history);
    }
    nextPageToken = page.nextPageToken;
    if (nextPageToken === null || nextPageToken === '') break;
  }
  const byIssue = new Map([...gathered].map(([id, histories]) => [id, historyOf([...histories.values()], points)]));
  return { byIssue, calls, objects };
}

function historyOf(histories: readonly History[], points: readonly string[]): IssueHistory {
  const moves: Move[] = [];
  const typeChanges: TypeChange[] = [];
  const resolutionChanges: ResolutionChange[] = [];
  const sizes = new Map<string, SizeChange[]>(points.map((id) => [id, []]));
  for (const { created: atMs, items } of histories.toSorted(byTimeThenId)) {
    for (const item of items) {
      const to = typeof item.toString === 'string' ? item.toString : '';
      const { from, fromString } = item;
      if (isOf(item, 'status'))
        moves.push({ atMs, from: { id: from, name: fromString ?? '' }, to: { id: item.to, name: to } });
      if (isOf(item, 'issuetype')) typeChanges.push({ atMs, from: fromString ?? '', to });
      if (isOf(item, 'resolution')) resolutionChanges.push({ atMs, to: to === '' ? null : to });
      sizes.get(item.fieldId)?.push({ atMs, from: pointsIn(fromString), to: pointsIn(to) });
    }
  }
  const sizeChanges = [...sizes.values()].find((changes) => changes.length > 0) ?? [];
  return { moves, typeChanges, resolutionChanges, ...(points.length === 0 ? {} : { sizeChanges }) };
}

/** Points as a history writes them: `3`, `0.5`; empty = unsized. */
function pointsIn(text: string | null): number | null {
  const size = Number(text ?? '');
  return text === null || text.trim() === '' || !Number.isFinite(size) || size < 0 ? null : size;
}

/**
 * The size changes that lead to the size an issue has now. None where they do not: another field of points is believed
 * now, or an entry is missing, and no history is better than a wrong one.
 */
export function sizesLeadingTo(
  size: number | null,
  changes: readonly SizeChange[] | undefined,
): { readonly sizeChanges?: readonly SizeChange[] } {
  const last = changes?.at(-1);
  return changes === undefined || (last !== undefined && last.to !== size) ? {} : { sizeChanges: changes };
}

function byTimeThenId(a: History, b: History): number {
  return a.created - b.created || Number(a.id) - Number(b.id) || a.id.localeCompare(b.id);
}

function isOf(item: Item, field: (typeof HISTORY_FIELDS)[number]): boolean {
  return item.fieldId === field || (item.fieldId === '' && item.field === field);
}
