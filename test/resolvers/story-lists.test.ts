/** The lists of the project page: their order, their pages, what they are narrowed to, and who may ask. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  GladView,
  NextUpView,
  StoriesQuestion,
  StoriesView,
  StoryCursor,
  StoryRow,
} from '../../src/contract/stories';
import type { Result } from '../../src/domain/failure';
import { writeFacts } from '../bench/many-facts';
import { startHost, type RunningHost } from '../host/host';
import { sqlForTests } from '../support/sql-engine';
import { resultOf, valueOf } from './a-panel';

const ALL: StoriesQuestion = { team: null, sprint: null, step: null };
/** Of the project below: 200 issues of every kind, among them some 60 stories that are asked for a premise. */
const FACTS = 200;

let host: RunningHost;
let projectId: string;
let otherId: string;
let statements = 0;

async function call<T>(as: string, name: string, payload: Readonly<Record<string, unknown>>): Promise<Result<T>> {
  return resultOf<T>(await host.invoke(as, name, payload));
}

async function pages(question: StoriesQuestion, between: () => Promise<void> = () => Promise.resolve()) {
  const all: (readonly StoryRow[])[] = [];
  let after: StoryCursor | null = null;
  do {
    const view: StoriesView = valueOf(await call<StoriesView>('bo', 'readStories', { projectId, question, after }));
    all.push(view.rows);
    after = view.next;
    await between();
  } while (after !== null);
  return all;
}

const idsOf = (rows: readonly { readonly issueId: string }[]) => rows.map(({ issueId }) => issueId);

/** What the table itself says is right, by a plain sort. */
async function expected(where = '1 = 1'): Promise<readonly string[]> {
  const rows = await host.sql.peek(
    `SELECT issue_id, doubt FROM fact WHERE project_id = '${projectId}' AND level = 'story' AND exempt = 0 AND ${where}`,
  );
  return rows
    .map((row) => ({ issueId: String(row['issue_id']), doubt: Number(row['doubt']) }))
    .sort((a, b) => b.doubt - a.doubt || (a.issueId < b.issueId ? 1 : -1))
    .map(({ issueId }) => issueId);
}

beforeAll(async () => {
  const sql = await sqlForTests();
  host = await startHost({ contract: true, ...(sql === null ? {} : { sql }) });
  const { site } = host;
  for (const accountId of ['lea', 'bo', 'nora']) site.addUser({ accountId, displayName: accountId });
  projectId = site.addProject({ key: 'SHOP', name: 'Shop', roles: { administer: ['lea'], browse: ['bo'] } }).id;
  otherId = site.addProject({ key: 'HR', name: 'People', roles: { administer: ['lea'] } }).id;
  await writeFacts(host, projectId, FACTS);
  await writeFacts(host, otherId, 20);
  const request = host.sql.request.bind(host.sql);
  host.sql.request = (path, body) => {
    statements += 1;
    return request(path, body);
  };
});
afterAll(() => host.close());

describe('stories by doubt', () => {
  test('the pages one after the other are the whole list, most doubt first, nothing twice', async () => {
    const found = await pages(ALL);
    expect(found.length).toBeGreaterThan(2);
    expect(found.slice(0, -1).every((page) => page.length === 20)).toBe(true);
    expect(idsOf(found.flat())).toEqual(await expected());
  });

  test('a page is one statement, and one request of Jira for who asks until that is known', async () => {
    await pages(ALL);
    statements = 0;
    valueOf(await call('bo', 'readStories', { projectId, question: ALL, after: null }));
    expect(statements).toBe(1);
  });

  test('whatever changes between two pages, no story comes twice, and none that stays as it is gets lost', async () => {
    const before = await expected();
    const moved = before.filter((_, at) => at % 7 === 3);
    let turn = 0;
    const found = await pages(ALL, async () => {
      turn += 1;
      await host.sql.peek(
        `UPDATE fact SET doubt = ${String((turn * 13) % 41)} WHERE issue_id IN (${moved.map((id) => `'${id}'`).join(', ')})`,
      );
    });
    const ids = idsOf(found.flat());
    expect(new Set(ids.filter((id) => !moved.includes(id))).size).toBe(before.length - moved.length);
    expect(ids.filter((id) => !moved.includes(id))).toEqual(before.filter((id) => !moved.includes(id)));
  });

  test('narrowed to a next step, a label, an epic and a sprint, it holds those and keeps its order', async () => {
    const all = await expected();
    const some = all.filter((_, at) => at % 3 === 0);
    for (const id of some)
      await host.sql.peek(
        `INSERT INTO tag (project_id, kind, value, issue_id) VALUES ('${projectId}', 'label', 'it''s | us', '${id}')`,
      );
    for (const id of all.slice(0, 9))
      await host.sql.peek(
        `INSERT INTO issue_sprint (issue_id, sprint_id, project_id) VALUES ('${id}', '7', '${projectId}')`,
      );
    await host.sql.peek(`UPDATE fact SET parent_id = '4711' WHERE issue_id IN ('${all[1] ?? ''}', '${all[4] ?? ''}')`);
    const narrowed = async (question: Partial<StoriesQuestion>) => idsOf((await pages({ ...ALL, ...question })).flat());
    const label = { kind: 'label', value: "it's | us" } as const;
    expect(await narrowed({ team: label })).toEqual(some);
    expect(await narrowed({ team: { kind: 'component', value: label.value } })).toEqual([]);
    expect(await narrowed({ team: { kind: 'epic', value: '4711' } })).toEqual([all[1], all[4]]);
    expect(await narrowed({ sprint: '7' })).toEqual(all.slice(0, 9));
    expect(await narrowed({ team: label, sprint: '7' })).toEqual([all[0], all[3], all[6]]);
    expect(await narrowed({ step: 'testFirst' })).toEqual(await expected(`next_step = 'testFirst'`));
    expect(await narrowed({ step: 'met' })).toEqual([]);
  });

  test('what the app cannot see any more is not in the list', async () => {
    const [first = ''] = await expected();
    await host.sql.peek(`UPDATE fact SET unseen_since_ms = 1 WHERE issue_id = '${first}'`);
    expect(idsOf((await pages(ALL)).flat())).not.toContain(first);
    await host.sql.peek(`UPDATE fact SET unseen_since_ms = NULL WHERE issue_id = '${first}'`);
  });
});

test('what was refuted before it was started: the latest first, page by page, with the size it had then', async () => {
  const ids = (await expected()).slice(0, 25);
  for (const [at, id] of ids.entries())
    await host.sql.peek(
      `UPDATE fact SET glad_ms = ${String(1_000 + Math.floor(at / 2))}, glad_size = 5 WHERE issue_id = '${id}'`,
    );
  const read = (after: unknown) =>
    call<GladView>('bo', 'readGlad', { projectId, part: { team: null, sprint: null }, after });
  const first = valueOf(await read(null));
  const second = valueOf(await read(first.next));
  expect([first.rows.length, second.rows.length, second.next]).toEqual([20, 5, null]);
  const rows = [...first.rows, ...second.rows];
  expect(new Set(idsOf(rows))).toEqual(new Set(ids));
  expect(rows.map(({ atMs }) => atMs)).toEqual(rows.map(({ atMs }) => atMs).toSorted((a, b) => b - a));
  expect(rows.every(({ size }) => size === 5)).toBe(true);
});

test('of issues the browser names, those of this project are told, and which are asked for no premise', async () => {
  const [one = '', two = ''] = await expected();
  const [exempt] = await host.sql.peek(
    `SELECT issue_id FROM fact WHERE project_id = '${projectId}' AND exempt = 1 LIMIT 1`,
  );
  const [foreign] = await host.sql.peek(`SELECT issue_id FROM fact WHERE project_id = '${otherId}' LIMIT 1`);
  const named = [one, two, String(exempt?.['issue_id']), String(foreign?.['issue_id']), '99999999'];
  const view = valueOf(await call<NextUpView>('bo', 'readNextUp', { projectId, issueIds: named }));
  expect(new Set(idsOf(view.rows))).toEqual(new Set([one, two]));
  expect(view.others).toEqual([String(exempt?.['issue_id'])]);
});

describe('who may ask', () => {
  const payloads: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    readStories: { question: ALL, after: null },
    readGlad: { part: { team: null, sprint: null }, after: null },
    readNextUp: { issueIds: ['10001'] },
  };

  test.each(Object.keys(payloads))(
    '%s: whoever may browse the project, and nobody else learns that it exists',
    async (name) => {
      const asked = payloads[name] ?? {};
      for (const as of ['lea', 'bo']) expect(await call(as, name, { projectId, ...asked })).toMatchObject({ ok: true });
      const refused = { ok: false, error: { code: 'notFound' } };
      expect(await call('nora', name, { projectId, ...asked })).toMatchObject(refused);
      expect(await call('bo', name, { projectId: otherId, ...asked })).toMatchObject(refused);
      expect(await call('bo', name, { projectId: '99999999', ...asked })).toMatchObject(refused);
    },
  );

  test.each([
    ['readStories', { question: { ...ALL, step: 'anything' }, after: null }, 'question.step'],
    [
      'readStories',
      { question: { ...ALL, team: { kind: 'epic', value: 'PREM-1' } }, after: null },
      'question.team.value',
    ],
    ['readStories', { question: { ...ALL, sprint: '7 OR 1=1' }, after: null }, 'question.sprint'],
    ['readStories', { question: ALL, after: { doubt: Infinity, issueId: '1' } }, 'after.doubt'],
    ['readNextUp', { issueIds: Array.from({ length: 101 }, (_, at) => String(at + 1)) }, 'issueIds'],
  ])('%s: what makes no sense is refused by its part (%#)', async (name, payload, field) => {
    expect(await call('bo', name, { projectId, ...payload })).toEqual({
      ok: false,
      error: { code: 'invalid', retryable: false, field },
    });
  });
});
