/** `npm run report`: a file read in slices gives the numbers the app would give after reading the whole project. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fc, test as property } from '@fast-check/vitest';
import { expect, onTestFinished, test } from 'vitest';
import { aHost } from '../support/on-host';
import { importInto } from './import/import-into';
import { NumberSet } from './import/number-set';
import { reportOf } from './report-page';
import { costOf, READER, readProject } from './report-reading';
import { survey } from './report-survey';

const DAY_MS = 86_400_000;
const FROM_MS = Date.UTC(2024, 0, 1);
const stamp = (ms: number): string => new Date(ms).toISOString().replace('Z', '+0000');

const STATUSES = [
  ['To Do', 'new'],
  ['Doing', 'indeterminate'],
  ['Done', 'done'],
] as const;

/** Every third is waiting, begun or delivered; some went through a status that is no more, some changed their type. */
function anIssue(key: string, number: number): object {
  const createdMs = FROM_MS + number * DAY_MS;
  const [status, category] = STATUSES[number % 3] ?? STATUSES[0];
  const passed = number % 4 === 0 ? ['To Do', 'In QA', status] : ['To Do', status];
  const item = { field: 'status', fieldtype: 'jira', fieldId: 'status', from: null, to: null };
  const moves = passed.slice(1).map((to, at) => ({
    id: String(number * 100 + at),
    created: stamp(createdMs + (at + 1) * 3 * DAY_MS),
    items: [{ ...item, fromString: passed[at] ?? '', toString: to }],
  }));
  return {
    id: String(5_000 + number),
    key: `${key}-${String(number)}`,
    fields: {
      summary: `Issue ${String(number)}`,
      issuetype: number % 5 === 0 ? { name: 'Bug' } : { name: 'Story' },
      status: { name: status, statusCategory: { key: category } },
      ...{ resolution: number % 9 === 2 ? { name: "Won't Do" } : null, created: stamp(createdMs) },
      ...{ updated: stamp(createdMs + 20 * DAY_MS), project: { key } },
    },
    changelog: { histories: status === 'To Do' ? [] : moves },
  };
}

async function aFile(name: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'premise-report-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

const lines = (key: string, numbers: readonly number[]): string =>
  numbers.map((number) => JSON.stringify(anIssue(key, number))).join('\n');
const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

async function inSlicesOf(files: readonly string[], slice: number) {
  const reports = [];
  for (const project of await survey(files, () => undefined)) {
    const read = await readProject(files, project, () => undefined, { slice });
    try {
      reports.push(await reportOf(project.key, read));
      expect(read.host.problems).toEqual([]);
    } finally {
      await read.close();
    }
  }
  return reports;
}

test('in slices of seven or all at once, and as the backfill reads it: the same numbers', async () => {
  const file = await aFile('shop.ndjson', lines('SHOP', upTo(40)));
  const [small] = await inSlicesOf([file], 7);
  expect(small).toMatchObject({ project: 'SHOP', issues: 40 });
  // Years before today, and told all the same.
  expect(small?.validated.never).toBeGreaterThan(0);
  expect(await inSlicesOf([file], 1_000)).toEqual([small]);

  const host = await aHost();
  host.site.addUser({ accountId: READER, displayName: 'Reader', siteAdmin: true, importRole: 'administer' });
  const { projects } = await importInto(host.site, [file]);
  const projectId = projects[0]?.id ?? '';
  await host.invoke(READER, 'startBackfill', { projectId });
  await host.runUntilIdle();
  expect(await host.invoke(READER, 'readBackfill', { projectId })).toMatchObject({ value: { state: 'done' } });
  expect(await reportOf('SHOP', { host, projectId, close: () => Promise.resolve() })).toEqual(small);
});

test('what the reading cost is told: calls, points, and what the app billed itself', async () => {
  const file = await aFile('shop.ndjson', lines('SHOP', upTo(40)));
  const [project] = await survey([file], () => undefined);
  if (project === undefined) throw new Error('nothing surveyed');
  const read = await readProject([file], project, () => undefined, { slice: 1_000 });
  onTestFinished(() => read.close());
  const { calls, points, billed } = await costOf(read);
  // The first slice (the issues that show each status) and the rest: a fetch and its histories each; fields and statuses.
  expect(calls).toBe(2 * 2 + 2);
  // Each call is a point and each issue fetched another, whatever the histories and the site's catalogue come to.
  expect(points).toBeGreaterThanOrEqual(40 + calls);
  expect(billed).toBeGreaterThanOrEqual(points);
});

test('two projects with the same ids, in one file or two, do not meet', async () => {
  const both = await aFile('both.ndjson', `${lines('AA', upTo(5))}\n${lines('BB', upTo(6))}`);
  const reports = await inSlicesOf([both], 3);
  expect(reports.map(({ project, issues }) => [project, issues])).toEqual([
    ['AA', 5],
    ['BB', 6],
  ]);
});

test('a key or an id that is there twice is refused with both places, before anything is read', async () => {
  const [one, two] = [
    await aFile('one.ndjson', lines('AA', [1, 2, 3])),
    await aFile('two.ndjson', lines('AA', [9, 2])),
  ];
  await expect(survey([one, two], () => undefined)).rejects.toThrow(
    'two.ndjson, line 2 (AA-2): key is the same as in one.ndjson, line 2 (AA-2).',
  );
  const again = lines('AA', [4]).replace('"id":"5004"', '"id":"5001"');
  await expect(survey([one, await aFile('three.ndjson', again)], () => undefined)).rejects.toThrow(
    'three.ndjson, line 1 (AA-4): id is the same as in one.ndjson, line 1 (AA-1).',
  );
  await expect(survey([await aFile('none.ndjson', '\n')], () => undefined)).rejects.toThrow('There are no issues');
});

property.prop([fc.array(fc.oneof(fc.nat(300), fc.nat(Number.MAX_SAFE_INTEGER)))])(
  'a number is new to a set exactly once, small or large',
  (numbers) => {
    const [set, known] = [new NumberSet(), new Set<number>()];
    for (const number of numbers) {
      expect(set.add(number)).toBe(!known.has(number));
      known.add(number);
    }
  },
);
