/** Noes over their life: counted, listed a page at a time, narrowed, explained and let go; never twice, never in words. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NoCandidates, NoesCursor, NoesView, NoRows, UntoldNoes } from '../../src/contract/noes';
import type { BulkResult } from '../../src/contract/stories';
import type { PanelView } from '../../src/contract/panel';
import type { Command } from '../../src/domain/command';
import { STALE_DAYS, type NoesQuestion } from '../../src/domain/noes';
import { WHOLE_PROJECT, type PageQuestion } from '../../src/domain/page-question';
import type { Decision } from '../../src/domain/premise';
import { idOf } from '../store/a-store';
import { DAY_MS } from '../support/builders';
import { startHost, type RunningHost } from '../host/host';
import { sqlForTests } from '../support/sql-engine';
import { resultOf, valueOf } from './a-panel';

const EVER: PageQuestion = { ...WHOLE_PROJECT, period: 'all' };
const NO: Extract<Decision, { kind: 'no' }> = {
  ...{ kind: 'no', category: 'notNow', because: 'Ours are small', revisitWhen: 'ten ask', together: ['design'] },
};
const OLD = 26;

let host: RunningHost;
let projectId: string;
let nowMs: number;
/** Closed as Won't Do, newest last; a duplicate, a bug and an epic beside them; never started and long alone. */
const ids = { closed: [] as string[], begun: '', duplicate: '', bug: '', stale: [] as string[], framed: '' };
let statements = 0;

async function call<T>(as: string, name: string, payload: Readonly<Record<string, unknown>>): Promise<T> {
  return valueOf(resultOf<T>(await host.invoke(as, name, { projectId, ...payload })));
}
const counts = (question = EVER) => call<NoesView>('bo', 'readNoes', { question });
const noes = (over: Partial<NoesQuestion> = {}, after: NoesCursor | null = null, limit = 20) =>
  call<NoRows>('bo', 'listNoes', { question: { ...EVER, category: null, isDue: false, ...over }, after, limit });
const candidates = (name: 'listUnexplained' | 'listStale', after: NoesCursor | null = null, question = EVER) =>
  call<NoCandidates>('bo', name, { question, after });
const say = async (id: string, issueIds: readonly string[], decision: Decision = NO, seenRev = 0) => {
  const issues = issueIds.map((issueId) => ({ issueId, seenRev }));
  const commands = [{ kind: 'decide', decision }];
  const payload = { id: idOf(id), issues, commands };
  return (await call<{ results: readonly BulkResult[] }>('eve', 'saveMany', payload)).results;
};
const untold = async () => (await call<UntoldNoes>('bo', 'listUntold', {})).noes;
const save = (issueId: string, command: Command) => call<PanelView>('eve', 'save', { issueId, command });
const idsOf = ({ rows }: { readonly rows: readonly { readonly issueId: string }[] }) =>
  rows.map(({ issueId }) => issueId);

beforeAll(async () => {
  const sql = await sqlForTests();
  host = await startHost({ contract: true, ...(sql === null ? {} : { sql }) });
  for (const accountId of ['lea', 'eve', 'bo']) host.site.addUser({ accountId, displayName: accountId });
  const roles = { administer: ['lea'], edit: ['eve'], browse: ['bo'] };
  projectId = host.site.addProject({ key: 'SHOP', name: 'Shop', roles }).id;
  nowMs = host.clock.now();
  const make = (type: string, daysAgo: number) => {
    const of = { project: 'SHOP', type, summary: `${type} of ${String(daysAgo)}`, points: 3 };
    return host.site.createIssue('lea', of, nowMs - daysAgo * DAY_MS).id;
  };
  const close = (id: string, daysAgo: number, resolution: string) =>
    host.site.transition('lea', id, 'Done', resolution, nowMs - daysAgo * DAY_MS);
  for (const daysAgo of [200, 20, 10]) {
    const id = make('Story', daysAgo + 10);
    close(id, daysAgo, "Won't Do");
    ids.closed.push(id);
  }
  ids.begun = make('Story', 40);
  host.site.transition('lea', ids.begun, 'In Progress', undefined, nowMs - 30 * DAY_MS);
  close(ids.begun, 5, "Won't Do");
  ids.duplicate = make('Story', 9);
  close(ids.duplicate, 8, 'Duplicate');
  ids.bug = make('Bug', 9);
  close(ids.bug, 8, "Won't Do");
  for (let at = 0; at < OLD; at += 1) ids.stale.push(make('Story', STALE_DAYS + 1 + at));
  ids.framed = make('Story', 300);
  make('Story', STALE_DAYS - 1);
  await call('lea', 'startBackfill', {});
  await host.runUntilIdle();
  await save(ids.framed, {
    ...{ id: idOf('framed'), seenRev: 0, kind: 'stateOutcome' },
    parts: { who: 'Guests', does: 'pay at once' },
  });
  await host.runUntilIdle();
  const request = host.sql.request.bind(host.sql);
  host.sql.request = (path, body) => {
    statements += 1;
    return request(path, body);
  };
});
afterAll(() => host.close());

describe('before anything was said', () => {
  test('decisions without a reason ask for one: no duplicate, no bug; and the period counts', async () => {
    expect(await counts()).toMatchObject({
      said: 0,
      explained: 0,
      ever: 0,
      unexplained: 4,
      decided: 4,
      byCategory: [],
    });
    expect(await counts(WHOLE_PROJECT)).toMatchObject({ unexplained: 3, decided: 3 });
    expect(idsOf(await candidates('listUnexplained'))).toEqual([
      ids.begun,
      ids.closed[2],
      ids.closed[1],
      ids.closed[0],
    ]);
    expect(idsOf(await candidates('listUnexplained', null, WHOLE_PROJECT))).toHaveLength(3);
    expect(await noes()).toEqual({ rows: [], next: null });
  });

  test(`stale is what was left alone for ${String(STALE_DAYS)} days: not framed, not begun; the oldest first, in pages`, async () => {
    expect((await counts()).stale).toBe(OLD);
    const first = await candidates('listStale');
    const second = await candidates('listStale', first.next);
    expect([first.rows.length, second.rows.length, second.next]).toEqual([20, OLD - 20, null]);
    expect([...idsOf(first), ...idsOf(second)]).toEqual(ids.stale.toReversed());
  });

  test('each list is one statement, and so are the counts', async () => {
    await counts();
    for (const ask of [counts, noes, () => candidates('listStale'), () => candidates('listUnexplained')]) {
      statements = 0;
      await ask();
      expect(statements).toBe(1);
    }
  });
});

describe('explained', () => {
  test('a closed story takes a no, its next step says because, and it moves from the one list to the other', async () => {
    const [closed = ''] = ids.closed;
    const results = await say('explain', [closed, ids.begun], { ...NO, revisitOn: '2020-01-01' });
    expect(results).toMatchObject([
      { saved: 1, failure: null, noRev: 1, row: { step: 'noBecause' } },
      { saved: 1, failure: null, noRev: 1, row: { step: 'noBecause' } },
    ]);
    expect(await say('explain', [closed, ids.begun], { ...NO, revisitOn: '2020-01-01' })).toEqual(results);
    const byId = new Map((await noes()).rows.map((row) => [row.issueId, row]));
    const said = { category: 'notNow', isExplained: true, together: ['design'], standing: null, findings: 0 };
    expect(byId.get(closed)).toMatchObject({ ...said, revisitOn: '2020-01-01', isDue: true });
    // One that had begun was given up all the same: it is looked at again like the other.
    expect(byId.get(ids.begun)).toMatchObject({ ...said, revisitOn: '2020-01-01', isDue: true });
    expect(await counts()).toMatchObject({
      ...{ said: 2, explained: 2, ever: 2, due: 2, unexplained: 2, decided: 4 },
      byCategory: [{ category: 'notNow', noes: 2 }],
    });
    expect(host.site.issue(closed)?.properties['premise']).toMatchObject({ no: { because: 'Ours are small' } });
  });

  test('no word of it leaves the store this way', async () => {
    expect(JSON.stringify([await noes(), await counts(), await candidates('listStale')])).not.toContain('small');
  });

  test('narrowed to a reason, to what is due, and page after page with nothing twice', async () => {
    await say('later', [ids.closed[1] ?? ''], { ...NO, category: 'tooCostly', because: ' ', revisitOn: '2190-01-01' });
    expect(await counts()).toMatchObject({ said: 3, explained: 2, due: 2 });
    expect(idsOf(await noes({ category: 'tooCostly' }))).toEqual([ids.closed[1]]);
    expect(new Set(idsOf(await noes({ isDue: true })))).toEqual(new Set([ids.closed[0], ids.begun]));
    const seen: string[] = [];
    for (let after: NoesCursor | null = null, page = await noes({}, null, 1); ; page = await noes({}, after, 1)) {
      seen.push(...idsOf(page));
      after = page.next;
      if (after === null) break;
    }
    expect(seen).toEqual(idsOf(await noes()));
    expect(new Set(seen).size).toBe(3);
  });

  test('evidence is what stands on the riskiest assumption', async () => {
    const [, , third = ''] = ids.closed;
    await save(third, {
      ...{ id: idOf('assume'), seenRev: 0, kind: 'stateAssumption', assumptionId: idOf('a') },
      ...{ statement: 'They would pay', risk: 'value' },
    });
    await save(third, {
      ...{ id: idOf('find'), seenRev: 0, kind: 'addFinding', assumptionId: idOf('a') },
      finding: {
        ...{ id: idOf('f'), method: 'customerConversations', verdict: 'refutes', found: '2024-01-01', sample: 6 },
        ...{ disciplines: [], note: '', link: null },
      },
    });
    await say('tested', [third], { ...NO, category: 'refuted' }, 9);
    await host.runUntilIdle();
    expect((await noes({ category: 'refuted' })).rows).toMatchObject([
      { issueId: third, standing: 'refuted', risk: 'value', findings: 1 },
    ]);
  });

  test('a no to what is being built is history, and not in the list', async () => {
    const [, old = ''] = ids.stale;
    await say('no-then-built', [old]);
    expect(idsOf(await noes())).toContain(old);
    host.site.transition('lea', old, 'In Progress');
    await host.runUntilIdle();
    expect(idsOf(await noes())).not.toContain(old);
  });
});

test('let go: on record and told once as the person, whatever is sent again; decided anew it is not told', async () => {
  const [one = ''] = ids.stale;
  const [result] = await say('let-go', [one]);
  const telling = { issueId: one, decisionRev: result?.noRev, paragraphs: ['Thank you for bringing this up.'] };
  const posted = { ok: true, value: { isPosted: true } };
  expect(await host.invoke('eve', 'commentNo', telling)).toEqual(posted);
  expect(await host.invoke('eve', 'commentNo', telling)).toEqual(posted);
  expect(host.site.issue(one)?.comments.map(({ author }) => author)).toEqual(['eve']);
  expect(idsOf(await candidates('listStale'))).not.toContain(one);
  await save(one, {
    ...{ id: idOf('build'), seenRev: 9, kind: 'decide' },
    decision: { kind: 'build', together: [] },
  });
  expect((await say('let-go', [one]))[0]).toMatchObject({ saved: 1, failure: null, noRev: null });
  await host.runUntilIdle();
});

describe('the browser is closed, or the app dies, before a no has its comment', () => {
  const [MINUTE_MS, LATE_MS, MONTH_MS] = [60_000, 3_600_000, 30 * DAY_MS];
  const letGo = (issueIds: readonly string[], because: string, isToTell = true) =>
    host.invoke('eve', 'saveMany', {
      ...{
        projectId,
        id: idOf(`let-go-${because.replaceAll(' ', '-')}`),
        issues: issueIds.map((issueId) => ({ issueId, seenRev: 9_999 })),
      },
      ...{ commands: [{ kind: 'decide', decision: { ...NO, because } }], isToTell },
    });
  const tell = (as: string, { issueId, decisionRev }: UntoldNoes['noes'][number]) =>
    host.invoke(as, 'commentNo', { issueId, decisionRev, paragraphs: ['Not now.'] });
  const comments = (issueId: string) => host.site.issue(issueId)?.comments.length ?? 0;

  test('noes to be told stay on a list until they are, whoever tells them; what was only explained is never on it', async () => {
    const [, , one = '', two = '', three = ''] = ids.stale;
    await letGo([one, two], 'closed at once');
    await letGo([three], 'only explained', false);
    expect(await untold()).toEqual([one, two].sort().map((issueId) => ({ issueId, decisionRev: 1 })));
    expect((await counts()).untold).toBe(2);
    // Another person than the one who said it, with leave to comment.
    for (const no of await untold()) expect(await tell('lea', no)).toMatchObject({ ok: true });
    expect([await untold(), (await counts()).untold, comments(one), comments(two)]).toEqual([[], 0, 1, 1]);
  });

  test('decided anew, refused or too old, it is offered no more', async () => {
    const [, , , , , four = '', five = '', six = ''] = ids.stale;
    await letGo([four, five], 'closed again');
    await save(four, {
      ...{ id: idOf('built-after-all'), seenRev: 9, kind: 'decide' },
      decision: { kind: 'build', together: [] },
    });
    expect((await untold()).map(({ issueId }) => issueId)).toEqual([five]);
    // A no of before is not the one that was refused now.
    await say('said-before', [six]);
    await host.invoke('eve', 'saveMany', {
      ...{ projectId, id: idOf('refused'), issues: [{ issueId: six, seenRev: 0 }], isToTell: true },
      commands: [{ kind: 'decide', decision: { ...NO, category: 'tooCostly' } }],
    });
    expect((await untold()).map(({ issueId }) => issueId)).toEqual([five]);
    host.clock.advance(LATE_MS);
    await untold();
    expect((await counts()).untold).toBe(1);
    host.clock.advance(MONTH_MS - LATE_MS - MINUTE_MS);
    expect(await untold()).toHaveLength(1);
    host.clock.advance(MINUTE_MS);
    expect([await untold(), (await counts()).untold]).toEqual([[], 0]);
  });

  test('killed between any two steps of saying and telling: every no on record has its comment in the end, once', async () => {
    const issueId = ids.stale[8] ?? '';
    const before = comments(issueId);
    let [died, said] = [0, 0];
    for (let after = 0; ; after += 1) {
      host.failNext({ service: 'any', on: /./, with: 'kill after', after });
      const because = `No ${String(after)}`;
      const isOver = await letGo([issueId], because)
        .then(async () => {
          for (const no of await untold()) await tell('eve', no);
        })
        .then(
          () => true,
          () => false,
        );
      // Longer than leave is remembered: each round takes the same steps.
      host.clock.advance(360_000);
      const isSaid = JSON.stringify(await host.sql.peek(`SELECT body FROM entry WHERE stream = 'premise:${issueId}'`));
      if (isSaid.includes(`${because}\\`)) said += 1;
      if (isOver) host.clearFaults();
      for (const no of await untold()) expect(await tell('eve', no)).toMatchObject({ ok: true });
      expect([after, comments(issueId) - before, await untold()]).toEqual([after, said, []]);
      if (isOver) break;
      died += 1;
    }
    expect(died).toBeGreaterThan(30);
    await host.runUntilIdle();
  });
});
