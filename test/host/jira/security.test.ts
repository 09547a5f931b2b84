import { expect, test } from 'vitest';
import { DEFAULT_APP_ACCOUNT } from './site';
import { smallSite } from './small-site';
import type { SmallSite } from './small-site';

/** VAULT: everybody edits; Eve and Lea are in the level of VAULT-1, Lea administers but is not in that of VAULT-2. */
async function aVault(): Promise<SmallSite & { readonly ids: readonly [string, string, string] }> {
  const small = await smallSite();
  small.site.addProject({
    key: 'VAULT',
    name: 'Vault',
    roles: { administer: ['lea'], edit: ['eve', 'bo'] },
    securityLevels: [
      { name: 'Board', members: ['lea', 'eve'] },
      { name: 'Eve and the app', members: ['eve', DEFAULT_APP_ACCOUNT] },
    ],
  });
  const make = (type: string, summary: string, security: string | null, parent: string | null = null) =>
    small.site.createIssue('eve', { project: 'VAULT', type, summary, security, parent }).id;
  const epic = make('Epic', 'Secret merger', 'Board');
  return {
    ...small,
    ids: [epic, make('Story', 'Secret layoffs', 'Eve and the app', epic), make('Story', 'Open', null, epic)],
  };
}

const statusOf = async ({ ask }: SmallSite, as: string, method: string, path: string, body?: unknown) =>
  (await ask(as, method, path, body)).status;

test('an issue above a person’s level does not exist for them: every read and write of it is a 404', async () => {
  const vault = await aVault();
  const [epic] = vault.ids;
  for (const [method, path, body] of [
    ['GET', `/issue/${epic}`],
    ['GET', '/issue/VAULT-1'],
    ['GET', `/issue/${epic}/changelog`],
    ['GET', `/issue/${epic}/transitions`],
    ['GET', `/issue/${epic}/properties`],
    ['PUT', `/issue/${epic}/properties/premise`, {}],
    ['PUT', `/issue/${epic}`, { fields: { summary: 'x' } }],
    ['GET', `/mypermissions?permissions=EDIT_ISSUES&issueId=${epic}`],
  ] as const) {
    const answer = await vault.ask('bo', method, path, body);
    expect([path, answer.status]).toEqual([path, 404]);
    expect(JSON.stringify(answer.body)).not.toContain('Secret');
  }
  expect(await statusOf(vault, 'eve', 'GET', `/issue/${epic}`)).toBe(200);
});

test('being an administrator is no way in: only members of the level see the issue', async () => {
  const vault = await aVault();
  const [epic, story] = vault.ids;
  expect(await statusOf(vault, 'lea', 'GET', `/issue/${epic}`)).toBe(200);
  expect(await statusOf(vault, 'lea', 'GET', `/issue/${story}`)).toBe(404);
});

test('it is out of searches, counts and bulk reads of whoever may not see it, by word and by key too', async () => {
  const vault = await aVault();
  expect(await vault.find('project = VAULT ORDER BY key', 'eve')).toEqual(['VAULT-1', 'VAULT-2', 'VAULT-3']);
  expect(await vault.find('project = VAULT ORDER BY key', 'lea')).toEqual(['VAULT-1', 'VAULT-3']);
  expect(await vault.find('project = VAULT ORDER BY key', 'bo')).toEqual(['VAULT-3']);
  expect(await vault.find('summary ~ Secret', 'bo')).toEqual([]);
  expect(await vault.refusal('key = VAULT-1', 'bo')).toContain('VAULT-1');
  const count = await vault.ask('bo', 'POST', '/search/approximate-count', { jql: 'project = VAULT' });
  expect(count.body).toEqual({ count: 1 });
  const bulk = await vault.ask('bo', 'POST', '/issue/bulkfetch', {
    issueIdsOrKeys: [...vault.ids],
    fields: ['summary'],
  });
  expect(bulk.body).toMatchObject({
    issues: [{ key: 'VAULT-3' }],
    issueErrors: [{ id: vault.ids[0] }, { id: vault.ids[1] }],
  });
  const logs = await vault.ask('bo', 'POST', '/changelog/bulkfetch', { issueIdsOrKeys: [...vault.ids] });
  expect(logs.body).toEqual({ issueChangeLogs: [] });
});

test('a child shows no parent its reader may not see, and an issue no link to one', async () => {
  const vault = await aVault();
  vault.site.link('eve', 'Blocks', 'VAULT-1', 'VAULT-3');
  const read = (as: string) => vault.ask(as, 'GET', `/issue/VAULT-3?fields=parent,issuelinks`);
  expect((await read('eve')).body).toMatchObject({ fields: { parent: { key: 'VAULT-1' }, issuelinks: [{}] } });
  expect((await read('bo')).body).toMatchObject({ fields: { issuelinks: [] } });
  expect(JSON.stringify((await read('bo')).body)).not.toContain('VAULT-1');
});

test('leave on a project is no leave on a secured issue in it', async () => {
  const vault = await aVault();
  const issues = vault.ids.map(Number);
  const asked = { projectPermissions: [{ permissions: ['EDIT_ISSUES'], issues, projects: [] }] };
  const grants = async (as: string) => (await vault.ask(as, 'POST', '/permissions/check', asked)).body;
  expect(await grants('bo')).toMatchObject({ projectPermissions: [{ issues: [issues[2]] }] });
  expect(await grants('eve')).toMatchObject({ projectPermissions: [{ issues }] });
});

test('the app is a member like anybody: what it is not in, it does not see', async () => {
  const vault = await aVault();
  expect(await vault.find('project = VAULT ORDER BY key', 'app')).toEqual(['VAULT-2', 'VAULT-3']);
});

test('raising and lowering the level is an edit with a history, and shows at once', async () => {
  const vault = await aVault();
  vault.site.editIssue('eve', 'VAULT-3', { security: 'Board' });
  expect(await statusOf(vault, 'bo', 'GET', '/issue/VAULT-3')).toBe(404);
  expect(await vault.find('project = VAULT', 'bo')).toEqual([]);
  const { body } = await vault.ask('eve', 'GET', '/issue/VAULT-3?fields=security&expand=changelog');
  expect(body).toMatchObject({
    fields: { security: { name: 'Board' } },
    changelog: {
      histories: [{ items: [{ field: 'security', fieldId: 'security', fromString: null, toString: 'Board' }] }],
    },
  });
  vault.site.editIssue('eve', 'VAULT-3', { security: null });
  expect(await statusOf(vault, 'bo', 'GET', '/issue/VAULT-3')).toBe(200);
});
