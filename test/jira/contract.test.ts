/** Everything the app asks of Jira, asked once: in Jira's form, of operations that are there, within the manifest. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readHistories } from '../../src/jira/changelog';
import { storyFieldIds, storyFields } from '../../src/jira/fields';
import { readIssue } from '../../src/jira/issue';
import { permissionsOn } from '../../src/jira/permissions';
import { readProperty, readTask, writeProperties, writeProperty } from '../../src/jira/property';
import { jiraAs } from '../../src/jira/request';
import { approximateCount, fetchIssues, oldestCreatedMs, searchPage } from '../../src/jira/search';
import { readStatuses } from '../../src/jira/statuses';
import { openContract } from '../host/contract/contract';
import { readManifest } from '../host/forge/manifest';
import { scopesFor } from '../host/jira/routes/all';
import { aHost } from '../support/on-host';

const REPOSITORY = join(import.meta.dirname, '../..');
const manifest = readManifest(REPOSITORY);

/** Paths of Jira as the source writes them, whatever stands in braces made one id. */
function pathsIn(folder: string): Map<string, string> {
  const files = readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => /\.tsx?$/.test(file)).map((file) => join(folder, file));
  return new Map(
    sources.flatMap((file) =>
      [...readFileSync(join(REPOSITORY, file), 'utf8').matchAll(/[`'"](\/rest\/(?:\$\{[^}]*\}|[^`'"])*)[`'"]/g)].map(
        ([, path = '']) => [`${file} ${path}`, path.replaceAll(/\$\{[^}]*\}/g, '1').split('?', 1)[0] ?? ''] as const,
      ),
    ),
  );
}

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'];
/** Every path the product mentions: ten in the functions, one in the browser. */
const PATHS = new Map([...pathsIn('src'), ...pathsIn('static')]);

test('every path of Jira in the source is one the stand-in answers, within the scopes of the manifest', () => {
  expect(PATHS.size).toBeGreaterThanOrEqual(11);
  for (const [where, path] of PATHS) {
    const sets = METHODS.flatMap((method) => scopesFor(method, path) ?? []);
    expect(sets, `${where} is not modelled`).not.toEqual([]);
    const isAllowed = sets.some((set) => set.every((scope) => manifest.scopes.includes(scope)));
    expect(isAllowed, `${where} needs ${JSON.stringify(sets)}`).toBe(true);
  }
});

test('the manifest asks for no scope of Jira that no call needs', () => {
  const needed = [...PATHS.values()].flatMap((path) => METHODS.flatMap((method) => scopesFor(method, path)?.[0] ?? []));
  expect(manifest.scopes.filter((scope) => !needed.includes(scope))).toEqual([]);
});

const contract = openContract();
if (contract === null)
  console.log('Jira’s OpenAPI document is not beside the repository: our calls are not held to it.');

test('every path of Jira in the source is an operation Jira describes and keeps', { skip: contract === null }, () => {
  for (const [where, path] of PATHS) {
    const operations = METHODS.flatMap((method) => contract?.operations.match(method, path)?.operation ?? []);
    expect(
      operations.some(({ isDeprecated }) => !isDeprecated),
      where,
    ).toBe(true);
  }
});

test('every call of the app is in Jira’s form, as a person and as the app', { skip: contract === null }, async () => {
  const host = await aHost();
  host.site.addUser({ accountId: 'eve', displayName: 'Eve Editor' });
  const project = host.site.addProject({ key: 'SHOP', name: 'Shop', roles: { administer: ['eve'] } });
  const epic = host.site.createIssue('eve', { project: 'SHOP', type: 'Epic', summary: 'People finish buying' });
  const story = { project: 'SHOP', type: 'Story', summary: 'Pay with one click', points: 3, parent: epic.key };
  const { id, key } = host.site.createIssue('eve', { ...story, labels: ['checkout'] });
  host.site.transition('eve', key, 'Done');

  const before = host.counts.jiraCalls;
  for (const [account, identity] of [
    ['eve', 'user'],
    [null, 'app'],
  ] as const) {
    await host.run(account, async () => {
      const jira = jiraAs(identity);
      const { fields } = await storyFields(jira);
      const jql = `project = ${project.id} ORDER BY created ASC`;
      const search = { jql, fields: storyFieldIds(fields), maxResults: 1 };
      const page = await searchPage(jira, { ...search, nextPageToken: null });
      await searchPage(jira, { ...search, nextPageToken: page.nextPageToken });
      await oldestCreatedMs(jira, project.id);
      expect(await approximateCount(jira, jql)).toBe(2);
      expect(await fetchIssues(jira, [id, '999999'], search.fields)).toHaveLength(1);
      expect((await readHistories(jira, [id])).byIssue.get(id)?.moves).toHaveLength(1);
      await writeProperty(jira, id, 'premise', { score: 40 });
      expect(await readProperty(jira, id, 'premise')).toEqual({ score: 40 });
      expect(await readProperty(jira, id, 'premise.copy')).toBeNull();
      const taskId = await writeProperties(jira, new Map([[id, { 'premise.many': { score: 41 } }]]));
      expect(await readTask(jira, taskId)).toEqual({ state: 'done', named: new Set() });
      expect((await readIssue(jira, id, fields, ['premise', 'premise.copy'])).property).toEqual({ score: 40 });
      expect(await readStatuses(jira)).toContainEqual(expect.objectContaining({ name: 'Done', category: 'done' }));
      expect(await permissionsOn(jira, 'issue', id, ['EDIT_ISSUES'])).toContain('EDIT_ISSUES');
      expect(await permissionsOn(jira, 'project', project.id, ['BROWSE_PROJECTS'])).toContain('BROWSE_PROJECTS');
    });
  }
  expect(host.counts.jiraCalls - before).toBe(32);
  expect(host.problems).toEqual([]);
});
