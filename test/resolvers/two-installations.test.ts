/**
 * Two sites in one warm process: same ids, same people, same commands; other words, leave, fields and settings. Whatever
 * one call remembers for the next, it must never be remembered for the other site.
 *
 * Seen red for each of these, one at a time: the fields and statuses of sync/site.ts, the grants of resolvers/guarded.ts
 * and the prepared schemas of store/schema.ts kept under one name instead of the installation's.
 */
import { fc, test } from '@fast-check/vitest';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { PanelView } from '../../src/contract/panel';
import type { Result } from '../../src/domain/failure';
import { append } from '../../src/store/log';
import { startHost } from '../host/host';
import type { RunningHost } from '../host/host';
import { POINTS_FIELD } from '../host/jira/catalog';
import { idOf, stateAssumption, stateOutcome } from '../store/a-store';

const OTHER_POINTS_FIELD = 'customfield_20016';
/** Past every time anything is remembered for. */
const LONG_MS = 7 * 3_600_000;

interface Installed {
  readonly host: RunningHost;
  readonly name: 'North' | 'South';
  readonly projectId: string;
  readonly issueId: string;
}

/** A site with one project, one story of so many points, and Lea and Eve on it. */
async function installed(name: Installed['name'], eve: 'edit' | 'browse', points: number): Promise<Installed> {
  const host = await startHost();
  host.site.addUser({ accountId: 'lea', displayName: 'Lea Lead' });
  host.site.addUser({ accountId: 'eve', displayName: 'Eve' });
  const { id } = host.site.addProject({ key: 'SHOP', name, roles: { administer: ['lea'], [eve]: ['eve'] } });
  const story = host.site.createIssue('lea', { project: 'SHOP', type: 'Story', summary: name, points });
  return { host, name, projectId: id, issueId: story.id };
}

/** The South's story points are another field, as on most pairs of sites. */
function renameField({ host }: Installed): void {
  const request = host.site.request.bind(host.site);
  const to = (text: string) => text.replaceAll(OTHER_POINTS_FIELD, POINTS_FIELD);
  host.site.request = async (asked) => {
    const body = asked.body === null ? null : to(asked.body);
    const answer = await request({ ...asked, path: to(asked.path), body });
    const said = JSON.stringify(answer.body).replaceAll(POINTS_FIELD, OTHER_POINTS_FIELD);
    const renamed: unknown = JSON.parse(said);
    return { ...answer, body: renamed };
  };
}

async function exempt({ host, projectId }: Installed): Promise<void> {
  await host.run(null, () =>
    append({
      stream: `settings:${projectId}`,
      afterRev: 0,
      command: 'settings',
      actor: null,
      atMs: host.clock.now(),
      events: [{ kind: 'settings.changed', body: { kind: 'settings.changed', parts: { exemptTypes: ['Story'] } } }],
    }),
  );
}

const ask = async ({ host, issueId, projectId }: Installed, as: string, key: string, command?: unknown) =>
  (await host.invoke(as, key, { issueId, projectId, command })) as Result<unknown>;

let north: Installed;
let south: Installed;

beforeAll(async () => {
  north = await installed('North', 'edit', 3);
  south = await installed('South', 'browse', 8);
  renameField(south);
  for (const site of [north, south]) {
    const said = await ask(site, 'lea', 'save', stateOutcome('outcome', { who: `People of the ${site.name}` }));
    expect(said.ok).toBe(true);
    const assumed = stateAssumption('assume', 'shared', `The ${site.name} is cold`);
    expect((await ask(site, 'lea', 'save', assumed)).ok).toBe(true);
  }
  await exempt(south);
});

afterAll(async () => {
  await north.host.close();
  await south.host.close();
});

/** What each call of each site must answer, whatever runs beside it. */
const OPERATIONS: readonly (readonly [what: string, check: (site: Installed) => Promise<void>])[] = [
  [
    'panel of Lea',
    async (site) => {
      const view = (await ask(site, 'lea', 'readPanel')) as Result<PanelView>;
      expect(view).toMatchObject({
        ok: true,
        value: {
          canEdit: true,
          issue: { size: site.name === 'North' ? 3 : 8, exempt: site.name === 'South' },
          premise: { outcome: { who: `People of the ${site.name}` } },
          assumptions: [{ id: idOf('shared'), statement: `The ${site.name} is cold` }],
        },
      });
    },
  ],
  [
    'panel of Eve',
    async (site) =>
      expect(await ask(site, 'eve', 'readPanel')).toMatchObject({
        ok: true,
        value: { canEdit: site.name === 'North', premise: { outcome: { who: `People of the ${site.name}` } } },
      }),
  ],
  [
    'a save by Eve',
    async (site) => {
      const command = stateOutcome(`eve-${String(site.host.counts.invokes)}`, { metric: `${site.name} metric` });
      const answer = await ask(site, 'eve', 'save', { ...command, seenRev: 1_000 });
      if (site.name === 'North') expect(answer).toMatchObject({ ok: true });
      else expect(answer).toMatchObject({ ok: false, error: { code: 'notAllowed' } });
    },
  ],
  [
    'page',
    async (site) => {
      const answer = await ask(site, 'eve', 'readPage');
      expect(answer).toMatchObject({ ok: true, value: { canAdminister: false, counts: { issues: 1 } } });
    },
  ],
  [
    'work of the background',
    async ({ host, name, issueId }) => {
      host.site.editIssue('lea', issueId, { labels: [`told-${String(host.counts.invokes)}`] });
      await host.runUntilIdle();
      expect(await host.sql.peek('SELECT size, exempt FROM fact')).toMatchObject([
        name === 'North' ? { size: 3, exempt: 0 } : { size: 8, exempt: 1 },
      ]);
    },
  ],
];

describe('two installations in one process', () => {
  test('the second is not taken for prepared because the first is', async () => {
    const third = await installed('North', 'edit', 1);
    try {
      expect(await ask(third, 'lea', 'readPanel')).toMatchObject({ ok: true, value: { premise: { rev: 0 } } });
      expect(await third.host.sql.tables()).toContain('entry');
    } finally {
      await third.host.close();
    }
  });

  const all = OPERATIONS.flatMap((_, at) => [0, 1, 2].flatMap(() => [at, at + OPERATIONS.length]));
  test.prop([fc.shuffledSubarray(all, { minLength: all.length }), fc.boolean()], { numRuns: 4 })(
    'calls of both at once, in any order, are each answered from their own site alone',
    async (order, isCold) => {
      // The one first, so that a warm process has facts of the issue before anything is interleaved.
      for (const site of [north, south]) {
        if (isCold) site.host.clock.advance(LONG_MS);
        site.host.site.editIssue('lea', site.issueId, { labels: [`begin-${String(site.host.counts.invokes)}`] });
        await site.host.runUntilIdle();
      }
      await Promise.all(
        order.map(async (nth) => {
          const operation = OPERATIONS[nth % OPERATIONS.length];
          await operation?.[1](nth < OPERATIONS.length ? north : south);
        }),
      );
    },
  );

  test('neither store holds a word of the other', async () => {
    for (const [site, other] of [
      [north, 'South'],
      [south, 'North'],
    ] as const) {
      for (const table of await site.host.sql.tables()) {
        const text = JSON.stringify(await site.host.sql.peek(`SELECT * FROM ${table}`));
        expect([table, text.includes(other)]).toEqual([table, false]);
      }
    }
    expect(north.host.problems).toEqual([]);
    expect(south.host.problems).toEqual([]);
  });
});
