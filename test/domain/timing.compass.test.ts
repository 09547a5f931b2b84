/** Real history with all its mess: 1,412 issues of one public project, 2016–2020. Not part of the repository. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { createCategoryLookup, type CategoryLookup } from '../../src/domain/status-category';
import type { Story } from '../../src/domain/story';
import { daysInProgressByWeek, doneMsOf, guessedStatuses, startOf, typeAtStart } from '../../src/domain/timing';

const FILE = join(import.meta.dirname, '../../../shared/data/compass-jira.json');
const present = existsSync(FILE);
if (!present) console.log('skipped: the COMPASS history is not on this machine (../shared/data/compass-jira.json)');

const Time = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text)),
  v.number(),
);
const Named = v.object({ name: v.string() });
const Item = v.object({
  field: v.string(),
  from: v.nullable(v.string()),
  fromString: v.nullable(v.string()),
  to: v.nullable(v.string()),
  toString: v.nullable(v.string()),
});
const File = v.object({
  issues: v.array(
    v.object({
      id: v.string(),
      key: v.string(),
      fields: v.object({
        issuetype: Named,
        status: v.object({
          name: v.string(),
          statusCategory: v.object({ key: v.picklist(['new', 'indeterminate', 'done']) }),
        }),
        resolution: v.nullable(Named),
        created: Time,
        updated: Time,
        resolutiondate: v.nullable(Time),
      }),
      changelog: v.object({ histories: v.array(v.object({ created: Time, items: v.array(Item) })) }),
    }),
  ),
});
type Issue = v.InferOutput<typeof File>['issues'][number];

const CATEGORIES = { new: 'todo', indeterminate: 'inProgress', done: 'done' } as const;

function storyOf({ id, fields, changelog }: Issue): Story {
  const items = changelog.histories.flatMap(({ created, items }) => items.map((item) => ({ ...item, atMs: created })));
  const of = (field: string): typeof items => items.filter((item) => item.field === field);
  return {
    issueId: id,
    projectId: '10000',
    issueType: fields.issuetype.name,
    level: 'story',
    labels: [],
    components: [],
    parentId: null,
    size: null,
    createdMs: fields.created,
    updatedMs: fields.updated,
    status: { id: null, name: fields.status.name },
    resolution: fields.resolution?.name ?? null,
    resolvedMs: fields.resolutiondate,
    moves: of('status').map(({ atMs, from, fromString, to, ...rest }) => ({
      atMs,
      from: { id: from, name: fromString ?? '' },
      to: { id: to, name: rest.toString ?? '' },
    })),
    typeChanges: of('issuetype').map(({ atMs, fromString, ...rest }) => ({
      atMs,
      from: fromString ?? '',
      to: rest.toString ?? '',
    })),
    resolutionChanges: of('resolution').map(({ atMs, ...rest }) => ({ atMs, to: rest.toString })),
  };
}

describe.skipIf(!present)('In the history of COMPASS', () => {
  const stories = new Map<string, Story>();
  let lookup: CategoryLookup;

  beforeAll(() => {
    const { issues } = v.parse(File, JSON.parse(readFileSync(FILE, 'utf8')));
    for (const issue of issues) stories.set(issue.key, storyOf(issue));
    lookup = createCategoryLookup({
      catalogue: [],
      onIssues: issues.map(({ fields: { status } }) => ({
        name: status.name,
        category: CATEGORIES[status.statusCategory.key],
      })),
    });
  });

  function story(key: string): Story {
    const found = stories.get(key);
    if (found === undefined) throw new Error(`no ${key} in the file`);
    return found;
  }
  const start = (one: Story): ReturnType<typeof startOf> => startOf(one, lookup, DEFAULT_SETTINGS);
  const at = (text: string): number => Date.parse(`${text}Z`);

  test('every issue is exactly one of the four', () => {
    const counts = { notStarted: 0, started: 0, closedUnstarted: 0, startUnknown: 0 };
    for (const one of stories.values()) counts[start(one).kind] += 1;
    expect(counts.notStarted + counts.started + counts.closedUnstarted + counts.startUnknown).toBe(1412);
    expect(counts).toEqual({ notStarted: 169, started: 854, closedUnstarted: 389, startUnknown: 0 });
  });

  test('1,220 issues are done, and each knows since when', () => {
    expect([...stories.values()].filter((one) => doneMsOf(one, lookup) !== null)).toHaveLength(1220);
  });

  test('twelve statuses exist only in old histories and are guessed; none is left unknown', () => {
    const guessed = new Set([...stories.values()].flatMap((one) => guessedStatuses(one, lookup)));
    expect([...guessed].sort()).toEqual([
      ...['In Code Review', 'Investigating', 'Needs Design', 'Needs Design Approval', 'Needs Scope'],
      ...['Needs Scope Approval', 'Needs Verification', 'Reopened', 'Scoping', 'Waiting For User Input'],
      ...['Waiting for Reporter', "Won't Fix"],
    ]);
    const all = [...stories.values()].flatMap((one) => [
      one.status,
      ...(one.moves ?? []).flatMap((m) => [m.from, m.to]),
    ]);
    expect(all.filter((status) => lookup(status).category === 'unknown')).toEqual([]);
  });

  // Each audited by reading its changelog.
  test('COMPASS-237 was closed as Fixed straight from Open: it started the moment it was delivered, as a Task', () => {
    const began = start(story('COMPASS-237'));
    expect(began).toEqual({ kind: 'started', atMs: at('2020-01-09T16:29:08') });
    // Created as a Story, made a Task in 2017.
    expect(typeAtStart(story('COMPASS-237'), began)).toBe('Task');
    expect(daysInProgressByWeek(story('COMPASS-237'), lookup, at('2020-04-01T00:00:00')).size).toBe(0);
  });

  test('COMPASS-167 was closed as Gone away first, then reopened and debugged: it started with the debugging', () => {
    expect(start(story('COMPASS-167'))).toEqual({ kind: 'started', atMs: at('2016-10-14T23:05:22') });
    // Closed again that October, reopened, and closed for good three years on.
    expect(doneMsOf(story('COMPASS-167'), lookup)).toBe(at('2019-10-08T13:15:41'));
  });

  test('COMPASS-740 was closed as Duplicate, reopened and built: it started when it was built', () => {
    expect(start(story('COMPASS-740'))).toEqual({ kind: 'started', atMs: at('2019-01-29T11:45:23') });
  });

  test('COMPASS-2208 started twice, in two statuses that no longer exist in between: the first start counts', () => {
    expect(start(story('COMPASS-2208'))).toEqual({ kind: 'started', atMs: at('2016-07-28T16:09:43') });
    expect(doneMsOf(story('COMPASS-2208'), lookup)).toBe(at('2020-03-02T17:22:06'));
  });

  test('COMPASS-2376 was closed as Won’t Fix and, reopened, as Fixed 17 seconds later: it started with the second', () => {
    expect(start(story('COMPASS-2376'))).toEqual({ kind: 'started', atMs: at('2019-08-02T11:52:06') });
  });

  test('COMPASS-2310 was delivered as Fixed, then reopened and closed as Won’t Fix: the start it had is not reset', () => {
    expect(start(story('COMPASS-2310'))).toEqual({ kind: 'started', atMs: at('2019-08-01T20:07:56') });
  });

  test('COMPASS-2207 was closed four times, never as delivered and never in progress: closed unstarted, at the last', () => {
    expect(start(story('COMPASS-2207'))).toEqual({ kind: 'closedUnstarted', atMs: at('2019-09-27T07:19:14') });
  });

  test('COMPASS-3801 was closed as Won’t Do and is open again: not started', () => {
    expect(start(story('COMPASS-3801'))).toEqual({ kind: 'notStarted' });
  });

  test('COMPASS-4038 came in as Needs Verification and waits in Needs Triage: intake, not a start', () => {
    expect(start(story('COMPASS-4038'))).toEqual({ kind: 'notStarted' });
  });
});
