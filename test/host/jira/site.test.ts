import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { COVERAGE } from './coverage';
import { ROUTES } from './routes/all';
import { createSite } from './site';
import { NOON, smallSite } from './small-site';

let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'site-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

test('the table of what is covered is the list of what is registered, scopes included', () => {
  const registered = ROUTES.map(({ method, path, scopes }) => [`${method} ${path}`, scopes.join(' ')] as const);
  const covered = COVERAGE.map(({ route, scopes }) => [route, scopes.join(' ')] as const);
  expect(new Map(covered)).toEqual(new Map(registered));
  expect(covered).toHaveLength(registered.length);
  expect(COVERAGE.filter(({ status, gap }) => (status === 'whole') !== (gap === ''))).toEqual([]);
});

test('each row of that table names a test file that makes the call', async () => {
  for (const { route, test: file } of COVERAGE) {
    const [method = '', path = ''] = route.split(' ');
    const anyIds = path.replace('/rest/api/3', '').replaceAll(/\{\w+\}/g, '[^/\'"`?\\s]+');
    const call = new RegExp(`'${method}', ['"\`]${anyIds}['"\`?$]`);
    expect(await readFile(join(import.meta.dirname, '../..', file), 'utf8'), route).toMatch(call);
  }
});

test('a call nobody has modelled is answered 501 and names where to add it', async () => {
  const { ask } = await smallSite();
  expect(await ask('lea', 'GET', '/issue/SHOP-2/votes')).toMatchObject({
    status: 501,
    body: { errorMessages: [expect.stringContaining('test/host/jira/routes')] },
  });
  expect((await ask('lea', 'GET', '/issue/SHOP-2?expand=renderedFields')).status).toBe(501);
});

test('the scopes of a call are known by its method and path', async () => {
  const { site } = await smallSite();
  expect(site.scopesFor('PUT', '/rest/api/3/issue/SHOP-2/properties/premise')).toEqual([
    ['write:jira-work'],
    ['write:issue.property:jira'],
  ]);
  expect(site.scopesFor('GET', '/rest/api/3/myself?expand=groups')?.[0]).toEqual(['read:jira-user']);
  expect(site.scopesFor('GET', '/rest/api/3/issue/SHOP-2/votes')).toBeNull();
});

test('what was written is there after a restart, to the last history entry and property', async () => {
  const first = await smallSite({ dataDir });
  first.site.setProperty('SHOP-2', 'premise', { score: 62 });
  first.site.deleteIssue('lea', 'SHOP-4');
  await first.site.flush();
  const again = await smallSite({ dataDir });
  expect(again.site.issue('SHOP-2')).toEqual(first.site.issue('SHOP-2'));
  expect(again.site.issue('SHOP-4')).toBeNull();
  expect(again.site.users()).toEqual(first.site.users());
  expect(await again.find('sprint in openSprints()')).toEqual(['SHOP-2']);
  const made = again.site.createIssue('lea', { project: 'SHOP', type: 'Story', summary: 'New' });
  expect([made.key, again.site.issuesOf('SHOP').filter((issue) => issue.id === made.id)]).toEqual(['SHOP-5', [made]]);
  await again.site.flush();
});

test('a change is written by itself a moment later', async () => {
  const { site } = await smallSite({ dataDir });
  await expect.poll(() => readdir(dataDir), { timeout: 5000 }).toContain('site.json');
  site.setProperty('SHOP-2', 'premise', { score: 1 });
  const text = async () =>
    (await Promise.all((await readdir(dataDir)).map((name) => readFile(join(dataDir, name), 'utf8')))).join();
  await expect.poll(text, { timeout: 5000 }).toContain('"premise":{"score":1}');
  await site.flush();
});

test('whoever is killed before the index is in place finds the site as it was', async () => {
  const { site } = await smallSite({ dataDir });
  await site.flush();
  const index = await readFile(join(dataDir, 'site.json'));
  const before = await readdir(dataDir);
  const copy = `${dataDir}-before`;
  await cp(dataDir, copy, { recursive: true });
  site.editIssue('eve', 'SHOP-2', { summary: 'Changed' });
  await site.flush();
  // The new files are there, the index and the files it names are still the old ones: the moment before the rename.
  for (const name of before) await cp(join(copy, name), join(dataDir, name));
  await writeFile(join(dataDir, 'site.json'), index);
  await rm(copy, { recursive: true });
  const again = await createSite({ dataDir, now: () => NOON });
  expect(again.issue('SHOP-2')?.summary).toBe('Pay with one click');
  expect((await readdir(dataDir)).sort()).toEqual(before.sort());
});

test('a folder this version cannot read is refused with what to do, and not overwritten', async () => {
  await writeFile(join(dataDir, 'site.json'), '{"version":99}');
  await expect(createSite({ dataDir, now: () => NOON })).rejects.toThrow(/another version.*--reset/);
  await writeFile(join(dataDir, 'site.json'), '{"version":');
  await expect(createSite({ dataDir, now: () => NOON })).rejects.toThrow(/damaged.*--reset/);
  expect(await readFile(join(dataDir, 'site.json'), 'utf8')).toBe('{"version":');
});

test('a reset leaves an empty site, also after a restart', async () => {
  const { site, ask } = await smallSite({ dataDir });
  await site.flush();
  await site.reset();
  expect([site.isEmpty(), (await ask('lea', 'GET', '/myself')).status]).toEqual([true, 401]);
  const again = await createSite({ dataDir, now: () => NOON });
  expect([again.isEmpty(), again.issue('SHOP-2')]).toEqual([true, null]);
});

test('a seed that names what is not there is told so', async () => {
  const { site } = await smallSite();
  expect(() => site.transition('eve', 'SHOP-2', 'Shipped')).toThrow(
    'There is no status in SHOP "Shipped" on this site.',
  );
  expect(() => site.createIssue('ghost', { project: 'SHOP', type: 'Story', summary: 'x' })).toThrow(
    'no person "ghost"',
  );
  expect(() => site.addProject({ key: 'SHOP', name: 'Twice' })).toThrow('already is a project SHOP');
});
