import * as v from 'valibot';
import { expect, test } from 'vitest';
import { smallSite } from './small-site';

const Logs = v.strictObject({
  issueChangeLogs: v.array(
    v.strictObject({
      issueId: v.string(),
      changeHistories: v.array(
        v.looseObject({ id: v.string(), created: v.string(), items: v.array(v.looseObject({ field: v.string() })) }),
      ),
    }),
  ),
  nextPageToken: v.optional(v.string()),
});

test('a bulk fetch answers visible issues ascending by id and names the others', async () => {
  const { ask, site } = await smallSite();
  const id = (key: string) => site.issue(key)?.id ?? '';
  const asked = { issueIdsOrKeys: ['SHOP-4', id('SHOP-2'), 'HR-1', 'SHOP-4', '1'], fields: ['summary'] };
  const { status, body } = await ask('eve', 'POST', '/issue/bulkfetch', asked);
  expect([status, body]).toMatchObject([
    200,
    { issues: [{ key: 'SHOP-2' }, { key: 'SHOP-4' }], issueErrors: [{ id: 'HR-1' }, { id: '1' }] },
  ]);
});

test('a bulk fetch takes 1 to 100 issues', async () => {
  const { ask } = await smallSite();
  const fetch = async (count: number) =>
    (
      await ask('eve', 'POST', '/issue/bulkfetch', {
        issueIdsOrKeys: Array.from({ length: count }, (_, n) => String(n)),
      })
    ).status;
  expect([await fetch(0), await fetch(1), await fetch(100), await fetch(101)]).toEqual([400, 200, 200, 400]);
});

test('histories of many issues come oldest first, and only the fields asked for', async () => {
  const { ask, site } = await smallSite();
  const asked = { issueIdsOrKeys: ['SHOP-3', 'SHOP-2', 'SHOP-1', 'HR-1'], fieldIds: ['status'] };
  const { issueChangeLogs } = v.parse(Logs, (await ask('eve', 'POST', '/changelog/bulkfetch', asked)).body);
  expect(
    issueChangeLogs.map(({ issueId, changeHistories }) => [
      issueId,
      changeHistories.flatMap((one) => one.items.map((item) => item.field)),
    ]),
  ).toEqual([
    [site.issue('SHOP-2')?.id, ['status']],
    [site.issue('SHOP-3')?.id, ['status']],
  ]);
  expect(issueChangeLogs[0]?.changeHistories[0]?.created).toBe('2026-11-07T12:00:00.000+0000');
});

test('a page of histories may end in the middle of an issue, and the next one goes on there', async () => {
  const { ask } = await smallSite();
  const issueIdsOrKeys = ['SHOP-2', 'SHOP-3'];
  const counts: number[][] = [];
  let nextPageToken: string | undefined;
  do {
    const page = v.parse(
      Logs,
      (await ask('eve', 'POST', '/changelog/bulkfetch', { issueIdsOrKeys, maxResults: 1, nextPageToken })).body,
    );
    counts.push(page.issueChangeLogs.map((log) => log.changeHistories.length));
    nextPageToken = page.nextPageToken;
  } while (nextPageToken !== undefined);
  expect(counts).toEqual([[1], [1], [1]]);
});

test('bulk histories take at most 1,000 issues, 10 fields and 10,000 entries, and only a token they gave', async () => {
  const { ask } = await smallSite();
  const status = async (more: object) =>
    (await ask('eve', 'POST', '/changelog/bulkfetch', { issueIdsOrKeys: ['SHOP-2'], ...more })).status;
  const ids = (count: number) => ({ issueIdsOrKeys: Array.from({ length: count }, (_, n) => String(n)) });
  const fields = (count: number) => ({ fieldIds: Array.from({ length: count }, (_, n) => `f${n}`) });
  expect([await status(ids(1000)), await status(ids(1001))]).toEqual([200, 400]);
  expect([await status(fields(10)), await status(fields(11))]).toEqual([200, 400]);
  expect([await status({ maxResults: 10_000 }), await status({ maxResults: 10_001 })]).toEqual([200, 400]);
  expect([await status({ nextPageToken: 'abc' }), await status({ startAt: 1 })]).toEqual([400, 400]);
});

test("one issue's history is paged by offset, with its total", async () => {
  const { ask } = await smallSite();
  const { body } = await ask('bo', 'GET', '/issue/SHOP-2/changelog?startAt=1&maxResults=1');
  expect(body).toMatchObject({
    startAt: 1,
    maxResults: 1,
    total: 2,
    isLast: true,
    values: [{ author: { accountId: 'eve' } }],
  });
  expect((await ask('bo', 'GET', '/issue/SHOP-2/changelog?startAt=-1')).status).toBe(400);
  expect((await ask('nora', 'GET', '/issue/SHOP-2/changelog')).status).toBe(404);
});

test('properties are set on many issues at once by a task, which names those the caller may not edit', async () => {
  const { ask, site } = await smallSite();
  const [mine, hidden] = [Number(site.issue('SHOP-2')?.id), Number(site.issue('HR-1')?.id)];
  const set = (as: string, issueIDs: readonly number[]) =>
    ask(as, 'POST', '/issue/properties/multi', {
      issues: issueIDs.map((issueID) => ({ issueID, properties: { premise: { by: as } } })),
    });
  const task = async (as: string, { headers }: { readonly headers: Readonly<Record<string, string>> }) =>
    ask(as, 'GET', `/task/${/task\/(\d+)$/.exec(headers['location'] ?? '')?.[1] ?? 'none'}`);
  const written = await set('eve', [mine, hidden, 999_999]);
  expect(written.status).toBe(303);
  expect((await task('eve', written)).body).toMatchObject({ status: 'COMPLETE', progress: 100 });
  expect(JSON.stringify((await task('eve', written)).body)).not.toContain('errors');
  expect([site.issue('SHOP-2')?.properties, site.issue('HR-1')?.properties]).toEqual([{ premise: { by: 'eve' } }, {}]);
  const refused = await set('bo', [mine]);
  expect((await task('bo', refused)).body).toMatchObject({ result: { errors: [{ issueID: mine }] } });
  expect(site.issue('SHOP-2')?.properties).toEqual({ premise: { by: 'eve' } });
  // A task is seen by who began it and by administrators.
  expect([(await task('cora', written)).status, (await task('lea', written)).status]).toEqual([403, 200]);
  expect((await ask('eve', 'GET', '/task/77')).status).toBe(404);
  expect((await set('eve', [])).status).toBe(400);
  expect(
    (
      await set(
        'eve',
        Array.from({ length: 101 }, (_, n) => n + 1),
      )
    ).status,
  ).toBe(400);
});
