import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { smallSite } from '../jira/small-site';
import { importInto } from './import-into';
import type { ImportProgress } from './import-into';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const move = (at: string, from: readonly [string, string], to: readonly [string, string]) => ({
  id: at.slice(0, 4) + at.slice(5, 7) + at.slice(8, 10),
  created: at,
  items: [
    {
      field: 'status',
      fieldtype: 'jira',
      fieldId: 'status',
      from: from[0],
      fromString: from[1],
      to: to[0],
      toString: to[1],
    },
  ],
});

/** An issue of OLD as a search with expand=changelog answers it. */
function anIssue(number: number, fields: Record<string, unknown> = {}, more: Record<string, unknown> = {}) {
  return {
    id: String(5000 + number),
    key: `OLD-${number}`,
    fields: {
      summary: `Old ${number}`,
      issuetype: { name: 'Story', subtask: false },
      status: { name: 'Closed', statusCategory: { key: 'done' } },
      resolution: { name: 'Fixed' },
      created: '2020-01-01T10:00:00.000+0000',
      updated: '2020-02-01T10:00:00.000+0000',
      resolutiondate: '2020-02-01T10:00:00.000+0000',
      labels: [],
      project: { key: 'OLD', id: '77', name: 'Old project' },
      ...fields,
    },
    changelog: { histories: [] },
    ...more,
  };
}
const page = (issues: readonly unknown[], more: object = {}) => JSON.stringify({ ...more, issues });

test('a search answer becomes a project with its issues, histories, sizes, sprints and parents', async () => {
  const { site, find, ask } = await smallSite();
  const sprint = { id: 900, name: 'Old sprint', state: 'closed', startDate: '2020-01-01T00:00:00.000Z' };
  const issues = [
    anIssue(1, { issuetype: { name: 'Epic' } }),
    anIssue(
      2,
      {
        customfield_7: 3,
        customfield_8: [sprint],
        parent: { key: 'OLD-1' },
        labels: ['a'],
        components: [{ name: 'Core' }],
      },
      {
        changelog: {
          histories: [
            move('2020-01-31T10:00:00.000+0000', ['3', 'In Progress'], ['6', 'Closed']),
            move('2020-01-15T10:00:00.000+0000', ['1', 'Open'], ['3', 'In Progress']),
          ],
        },
      },
    ),
  ];
  const path = await file(
    'old.json',
    page(issues, { fields: { storyPoints: 'customfield_7', sprint: 'customfield_8' } }),
  );
  const { projects } = await importInto(site, [path]);
  expect(projects).toEqual([{ key: 'OLD', id: '77', issues: 2, withoutHistory: 0 }]);
  expect(await find('project = OLD AND "Story Points" = 3 AND sprint = "Old sprint" AND component = Core')).toEqual([
    'OLD-2',
  ]);
  expect(await find('parent = OLD-1 AND status = Closed AND resolution = Fixed')).toEqual(['OLD-2']);
  const { body } = await ask('lea', 'GET', '/issue/OLD-2/changelog');
  expect(body).toMatchObject({
    values: [
      { created: '2020-01-15T10:00:00.000+0000', items: [{ from: '1', fromString: 'Open', to: '3' }] },
      { created: '2020-01-31T10:00:00.000+0000', items: [{ from: '3', to: '6', toString: 'Closed' }] },
    ],
  });
});

test('a current status gets its id from a history; a status only histories know stays out of the catalogue', async () => {
  const { site, ask } = await smallSite();
  const changelog = { histories: [move('2020-01-15T10:00:00.000+0000', ['71', 'Scoping'], ['6', 'Closed'])] };
  await importInto(site, [await file('old.json', page([anIssue(1, {}, { changelog })]))]);
  expect((await ask('lea', 'GET', '/issue/OLD-1?fields=status')).body).toMatchObject({
    fields: { status: { id: '6' } },
  });
  const names = JSON.stringify((await ask('lea', 'GET', '/status')).body);
  expect([names.includes('"Closed"'), names.includes('Scoping')]).toEqual([true, false]);
});

test('a status id that means something else on this site does not make an old status pass for it', async () => {
  const { site, ask } = await smallSite();
  // 10001 is "In Review" here; in the file it was "Idea", long gone.
  const changelog = { histories: [move('2020-01-15T10:00:00.000+0000', ['10001', 'Idea'], ['10002', 'Closed'])] };
  await importInto(site, [await file('old.json', page([anIssue(1, {}, { changelog })]))]);
  const Changelog = v.object({
    values: v.array(v.object({ items: v.array(v.object({ from: v.string(), to: v.string() })) })),
  });
  const { values } = v.parse(Changelog, (await ask('lea', 'GET', '/issue/OLD-1/changelog')).body);
  const closed = site.statuses().find((status) => status.name === 'Closed')?.id;
  expect(values[0]?.items[0]?.to).toBe(closed);
  expect(site.statuses().map((status) => status.id)).not.toContain(values[0]?.items[0]?.from);
  // "Closed" of the file has the id of "Done" here, so it got another.
  expect(closed).not.toBe('10002');
});

test('lines of issues, gzipped or not, are read the same; a file without histories is marked, not filled in', async () => {
  const { site } = await smallSite();
  const bare = anIssue(1, {}, { changelog: undefined });
  const lines = `${JSON.stringify(bare)}\n\n${JSON.stringify(anIssue(2))}\n`;
  const gzipped = await importInto(site, [await file('old.ndjson.gz', gzipSync(lines))]);
  expect(gzipped.projects).toEqual([{ key: 'OLD', id: '77', issues: 2, withoutHistory: 1 }]);
  expect((await importInto(site, [await file('old.ndjson', lines)])).projects).toEqual(gzipped.projects);
  expect(site.issue('OLD-1')).toMatchObject({ histories: [], historyKnown: false });
});

test('a history that says it was cut short is marked too', async () => {
  const { site } = await smallSite();
  const changelog = { total: 21, histories: [move('2020-01-15T10:00:00.000+0000', ['1', 'Open'], ['6', 'Closed'])] };
  const { projects } = await importInto(site, [await file('old.json', page([anIssue(1, {}, { changelog })]))]);
  expect(projects[0]?.withoutHistory).toBe(1);
});

test('several files of one project come together', async () => {
  const { site } = await smallSite();
  const files = [await file('a.json', page([anIssue(1)])), await file('b.json', page([anIssue(2)]))];
  expect((await importInto(site, files)).projects).toMatchObject([{ key: 'OLD', issues: 2 }]);
});

test('imported again, issues are replaced and keep their ids, properties and comments', async () => {
  const { site } = await smallSite();
  await importInto(site, [await file('old.json', page([anIssue(1), anIssue(2)]))]);
  const id = site.issue('OLD-1')?.id;
  site.setProperty('OLD-1', 'premise', { score: 62 });
  site.comment('lea', 'OLD-1', 'Still true?');
  const { projects } = await importInto(site, [await file('old.json', page([anIssue(1, { summary: 'New words' })]))]);
  expect(projects).toMatchObject([{ id: '77', issues: 1 }]);
  expect(site.issue('OLD-1')).toMatchObject({
    id,
    summary: 'New words',
    properties: { premise: { score: 62 } },
    comments: [{}],
  });
  expect(site.issue('OLD-2')).toBeNull();
});

test('an issue whose id this site has given already gets another, and its children follow', async () => {
  const { site, find } = await smallSite();
  const taken = site.issue('SHOP-1')?.id ?? '';
  const issues = [anIssue(1, { issuetype: { name: 'Epic' } }, { id: taken }), anIssue(2, { parent: { id: taken } })];
  await importInto(site, [await file('old.json', page(issues))]);
  expect(site.issue('SHOP-1')?.id).toBe(taken);
  expect(site.issue('OLD-1')?.id).not.toBe(taken);
  expect(await find('parent = OLD-1')).toEqual(['OLD-2']);
});

test('on an imported project the lead administers, people edit, the viewer browses, and nobody else sees it', async () => {
  const { site, ask } = await smallSite();
  await importInto(site, [await file('old.json', page([anIssue(1)]))]);
  const may = async (as: string) => {
    const permissions = ['ADMINISTER_PROJECTS', 'EDIT_ISSUES', 'ADD_COMMENTS', 'BROWSE_PROJECTS'];
    const { body } = await ask(as, 'POST', '/permissions/check', {
      projectPermissions: [{ permissions, projects: [77] }],
    });
    return [...JSON.stringify(body).matchAll(/"permission":"(\w+)","issues":\[\],"projects":\[77\]/g)].map(
      ([, name]) => name,
    );
  };
  expect(await may('lea')).toEqual(['ADMINISTER_PROJECTS', 'EDIT_ISSUES', 'ADD_COMMENTS', 'BROWSE_PROJECTS']);
  expect(await may('eve')).toEqual(['EDIT_ISSUES', 'ADD_COMMENTS', 'BROWSE_PROJECTS']);
  expect(await may('app')).toEqual(['EDIT_ISSUES', 'ADD_COMMENTS', 'BROWSE_PROJECTS']);
  expect(await may('bo')).toEqual(['BROWSE_PROJECTS']);
  expect(await may('nora')).toEqual([]);
});

const line = (value: unknown) => JSON.stringify(value);
const refusals: readonly (readonly [sentence: string, name: string, content: string])[] = [
  [
    'a.ndjson, line 2 (OLD-2): fields.created must be a date such as 2020-01-31T10:00:00.000+0000.',
    'a.ndjson',
    `${line(anIssue(1))}\n${line(anIssue(2, { created: 'yesterday' }))}`,
  ],
  ['a.ndjson, line 2 is not JSON.', 'a.ndjson', `${line(anIssue(1))}\n{"id":`],
  [
    'a.json, issue 2 (OLD-2): fields.status.statusCategory is missing.',
    'a.json',
    page([anIssue(1), anIssue(2, { status: { name: 'Closed' } })]),
  ],
  [
    'a.json, issue 1 (OLD-1): fields.status.statusCategory.key must be new, indeterminate or done.',
    'a.json',
    page([anIssue(1, { status: { name: 'X', statusCategory: { key: 'soon' } } })]),
  ],
  [
    'a.json, issue 1 (OLD-1): fields.customfield_10016 must be a number.',
    'a.json',
    page([anIssue(1, { customfield_10016: 'five' })]),
  ],
  [
    'a.json, issue 1 (OLD-1): fields.customfield_10020.0.state must be future, active or closed.',
    'a.json',
    page([anIssue(1, { customfield_10020: [{ id: 1, name: 'S', state: 'over' }] })]),
  ],
  [
    'a.json, issue 1 (OLD-1): fields.project.key is NEW, which is not the project of this key.',
    'a.json',
    page([anIssue(1, { project: { key: 'NEW' } })]),
  ],
  [
    'a.json, issue 1 (old one): key must be an issue key such as ABC-12.',
    'a.json',
    page([anIssue(1, {}, { key: 'old one' })]),
  ],
  ['a.json, issue 1 (OLD-1): id must be text.', 'a.json', page([anIssue(1, {}, { id: 5 })])],
  [
    'a.json, issue 2 (OLD-1): key is the same as in a.json, issue 1 (OLD-1).',
    'a.json',
    page([anIssue(1), anIssue(1, {}, { id: '6' })]),
  ],
  [
    'a.json, issue 2 (OLD-2): id is the same as in a.json, issue 1 (OLD-1).',
    'a.json',
    page([anIssue(1), anIssue(2, {}, { id: '5001' })]),
  ],
  [
    'a.json, issue 1 (OLD-1): changelog.histories.0.created must be text.',
    'a.json',
    page([anIssue(1, {}, { changelog: { histories: [{ id: '1', created: 5, items: [] }] } })]),
  ],
  ['a.json, issue 1: it must be an issue object.', 'a.json', page([7])],
  ['a.json is not a Jira search answer: it has no list "issues".', 'a.json', '{"values":[]}'],
  ['a.json (line 3) is not JSON.', 'a.json', '{\n"issues": [\n{"id" 5}]}'],
  ['There are no issues to import.', 'a.json', page([])],
  ['a.ndjson.gz cannot be read: it is not a whole gzip file.', 'a.ndjson.gz', 'not gzip'],
];

test.each(refusals)('a file is refused and nothing changes: %s', async (sentence, name, content) => {
  const { site } = await smallSite();
  const good = await file('good.json', page([anIssue(9)]));
  const bad = await file(name, content);
  const before = JSON.stringify([site.projects(), site.statuses()]);
  await expect(importInto(site, sentence.startsWith('There') ? [bad] : [good, bad])).rejects.toThrow(sentence);
  expect(JSON.stringify([site.projects(), site.statuses()])).toBe(before);
  expect(site.issue('OLD-9')).toBeNull();
});

test('a file cut off in the middle of its gzip, or not there, is refused', async () => {
  const { site } = await smallSite();
  const whole = gzipSync(`${line(anIssue(1))}\n`.repeat(50));
  const cut = await file('cut.ndjson.gz', whole.subarray(0, whole.length - 12));
  await expect(importInto(site, [cut])).rejects.toThrow(/cut\.ndjson\.gz/);
  await expect(importInto(site, [join(folder, 'absent.json')])).rejects.toThrow(
    'absent.json cannot be read: there is no such file.',
  );
  await expect(importInto(site, [join(folder, 'absent.ndjson')])).rejects.toThrow(
    'absent.ndjson cannot be read: there is no such file.',
  );
});

const DATA = resolve(import.meta.dirname, '../../../../shared/data');
const realData = (name: string) => {
  const path = join(DATA, name);
  if (!existsSync(path)) console.log(`skipped: ${name} is not beside the checkout`);
  return path;
};
const compass = realData('compass-jira.json');
const timob = realData('timob-issues.ndjson.gz');

test.skipIf(!existsSync(compass))('COMPASS, 1,412 real issues with 7,171 history entries, loads whole', async () => {
  const { site, find, ask } = await smallSite();
  const { projects } = await importInto(site, [compass]);
  expect(projects).toMatchObject([{ key: 'COMPASS', issues: 1412, withoutHistory: 0 }]);
  const histories = site.issuesOf('COMPASS').reduce((sum, issue) => sum + issue.histories.length, 0);
  expect(histories).toBe(7171);
  const count = async (jql: string) => (await ask('app', 'POST', '/search/approximate-count', { jql })).body;
  expect(await count('project = COMPASS AND statusCategory = Done')).toEqual({ count: 1220 });
  expect(await find('key = COMPASS-3136 AND sprint = "Iteration Naan" AND status = Closed')).toEqual(['COMPASS-3136']);
  // Deleted statuses of its past are not in the catalogue.
  expect(JSON.stringify((await ask('app', 'GET', '/status')).body)).not.toContain('In Code Review');
});

test.skipIf(!existsSync(timob))(
  'TIMOB, 22,371 real issues, loads, is kept, and pages',
  { timeout: 240_000 },
  async () => {
    const { site, ask } = await smallSite({ dataDir: join(folder, 'site') });
    const stages: ImportProgress[] = [];
    const { projects } = await importInto(site, [timob], (progress) => stages.push(progress));
    expect(projects).toMatchObject([{ key: 'TIMOB', issues: 22_371, withoutHistory: 22_371 }]);
    expect(stages.map((one) => one.stage).filter((stage, i, all) => stage !== all[i - 1])).toEqual([
      'reading',
      'writing',
      'done',
    ]);
    const search = { jql: 'project = TIMOB ORDER BY created', fields: ['*navigable'], maxResults: 100 };
    expect(await ask('app', 'POST', '/search/jql', search)).toMatchObject({
      status: 200,
      body: { issues: { length: 100 } },
    });
  },
);
