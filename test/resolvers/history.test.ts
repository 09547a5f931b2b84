/** Who did what when, read backwards and page by page; words of issues one may not see are not in it. */
import { describe, expect, test } from 'vitest';
import type { HistoryCursor, HistoryRow, HistoryView } from '../../src/contract/history';
import type { Result } from '../../src/domain/failure';
import { forgetActor } from '../../src/store/actors';
import { addFinding, idOf, stateAssumption, stateOutcome } from '../store/a-store';
import { anOutcome } from '../support/builders';
import { aSite, valueOf, type Site } from './a-panel';

async function history(
  { host }: Site,
  as: string,
  issueId: string,
  before: HistoryCursor | null = null,
): Promise<HistoryView> {
  return valueOf((await host.invoke(as, 'readHistory', { issueId, before })) as Result<HistoryView>);
}

/** Every page, to the end. */
async function allOf(site: Site, as: string, issueId: string): Promise<readonly HistoryRow[]> {
  const first = await history(site, as, issueId);
  const rows = [...first.rows];
  for (let { next } = first; next !== null;) {
    const page = await history(site, as, issueId, next);
    rows.push(...page.rows);
    next = page.next;
  }
  return rows;
}

const kinds = (rows: readonly HistoryRow[]) => rows.map(({ actor, event }) => `${actor ?? 'somebody'} ${event.kind}`);

test('what was done, newest first, with who did it; naming an assumption is one row, worded as it was then', async () => {
  const site = await aSite();
  const { lone } = site.issues;
  valueOf(await site.save('eve', lone, stateOutcome('o', anOutcome())));
  valueOf(await site.save('eve', lone, stateAssumption('a', 'admins', 'Admins know whom to invite')));
  valueOf(await site.save('lea', lone, addFinding('f', 'admins')));
  valueOf(await site.save('lea', lone, stateAssumption('b', 'admins', 'Admins invite whom they know', 1)));
  const withdraw = { kind: 'withdrawFinding', assumptionId: idOf('admins'), findingId: idOf('finding-f') } as const;
  valueOf(await site.save('eve', lone, { id: idOf('w'), seenRev: 3, ...withdraw }));
  const rows = await allOf(site, 'bo', lone);
  expect(kinds(rows)).toEqual([
    'eve finding.withdrawn',
    'lea assumption.stated',
    'lea finding.added',
    'eve assumption.linked',
    'eve outcome.stated',
  ]);
  expect(rows[0]?.finding).toMatchObject({ method: 'customerConversations', sample: 5 });
  expect(rows.map(({ statement }) => statement)).toEqual([
    'Admins invite whom they know',
    'Admins invite whom they know',
    'Admins know whom to invite',
    'Admins know whom to invite',
    null,
  ]);
});

test('forty acts are two full pages with nothing after them, without a gap or a double, also when many share a moment', async () => {
  const site = await aSite();
  const { lone } = site.issues;
  site.host.clock.pin(Date.UTC(2026, 2, 9));
  for (let n = 1; n <= 40; n += 1) {
    valueOf(await site.save('eve', lone, stateOutcome(`act-${String(n)}`, { who: `Team ${String(n)}` }, n - 1)));
  }
  const first = await history(site, 'bo', lone);
  expect(first.rows).toHaveLength(20);
  expect((await history(site, 'bo', lone, first.next)).next).toBeNull();
  const rows = await allOf(site, 'bo', lone);
  expect(rows.map(({ event }) => event.kind === 'outcome.stated' && event.parts.who)).toEqual(
    Array.from({ length: 40 }, (_, i) => `Team ${String(40 - i)}`),
  );
});

test('a forgotten person is somebody', async () => {
  const site = await aSite();
  const { lone } = site.issues;
  valueOf(await site.save('eve', lone, stateOutcome('o', anOutcome())));
  await site.host.run(null, () => forgetActor('eve'));
  expect(kinds(await allOf(site, 'lea', lone))).toEqual(['somebody outcome.stated']);
});

describe('what one may not see', () => {
  test('strangers are told that there is nothing', async () => {
    const { host, issues } = await aSite();
    const got = await host.invoke('nora', 'readHistory', { issueId: issues.lone, before: null });
    expect(got).toMatchObject({ ok: false, error: { code: 'notFound' } });
  });

  /** Lea's epic in HR rests on an assumption, and its story in SHOP took that assumption up as its own. */
  async function resting(site: Site): Promise<void> {
    const { hidden, orphan } = site.issues;
    valueOf(await site.save('lea', hidden, stateAssumption('a', 'merger', 'The merger holds')));
    valueOf(await site.save('lea', orphan, stateAssumption('b', 'merger', 'The merger holds')));
    valueOf(await site.save('lea', hidden, addFinding('f', 'merger', { note: 'Told of the merger' })));
  }

  test('an assumption at home on an issue out of sight keeps its words, and what was found about it', async () => {
    const site = await aSite();
    await resting(site);
    const rows = await allOf(site, 'bo', site.issues.orphan);
    expect(kinds(rows)).toEqual(['lea assumption.linked']);
    expect(JSON.stringify(rows)).not.toContain('merger holds');
    expect(JSON.stringify(rows)).not.toContain('Told');
    expect(rows[0]?.statement).toBeNull();
    const leas = await allOf(site, 'lea', site.issues.orphan);
    expect(kinds(leas)).toEqual(['lea finding.added', 'lea assumption.linked']);
    expect(leas[0]).toMatchObject({ statement: 'The merger holds' });
  });

  test('what a story inherits is in its history for who may see the epic, and for nobody else', async () => {
    const site = await aSite();
    const { epic, story } = site.issues;
    valueOf(await site.save('eve', epic, stateAssumption('a', 'admins', 'Admins know whom to invite')));
    valueOf(await site.save('eve', epic, addFinding('f', 'admins')));
    expect(kinds(await allOf(site, 'bo', story))).toEqual(['eve finding.added']);
    site.host.site.editIssue('lea', epic, { security: 'Leads and the app' });
    site.host.clock.advance(6 * 60_000);
    expect(await allOf(site, 'bo', story)).toEqual([]);
    expect(kinds(await allOf(site, 'lea', story))).toEqual(['eve finding.added']);
  });

  test('another issue’s stream in the cursor opens nothing', async () => {
    const site = await aSite();
    const { epic, lone } = site.issues;
    valueOf(await site.save('eve', epic, stateOutcome('o', anOutcome({ who: 'Somebody else' }))));
    const cursor = { atMs: Date.UTC(2199, 0, 1), stream: `premise:${epic}`, rev: 99 };
    expect(await history(site, 'bo', lone, cursor)).toEqual({ rows: [], next: null });
  });
});
