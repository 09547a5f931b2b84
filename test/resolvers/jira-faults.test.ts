/**
 * Every call to Jira the app makes, met by every bad day Jira has: what the person gets, that nothing is lost, and that
 * the very same call works once the day is over.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ErrorCode } from '../../src/domain/failure';
import { JIRA_FAULTS } from '../host/forge/jira-faults';
import { stateOutcome } from '../store/a-store';
import { aSite, valueOf, type Site } from './a-panel';

/** Longer than anything is remembered: leave, fields, statuses, and a pause Jira asked for. */
const LONG_MS = 7 * 3_600_000;

const DAYS = [...JIRA_FAULTS, 'no answer', 'lose answer'] as const;

/** What a person is told; a save and its property are another matter, see below. */
function codeOf(day: (typeof DAYS)[number]): ErrorCode {
  if (day.startsWith('429')) return 'jiraBusy';
  if (day === '401' || day === '403') return 'notAllowed';
  return day === '404' ? 'notFound' : 'jiraUnavailable';
}

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  // The app waits 15 s for Jira; here it loses patience sooner.
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(150));
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** A call of a person, what it asks of Jira, and whether the person hears of trouble with it. */
interface Row {
  readonly call: string;
  readonly asks: string;
  readonly on: RegExp;
  readonly make: (site: Site, nth: number) => Promise<{ readonly ok: boolean }>;
  /** Before each call: what makes the app ask at all. */
  readonly before?: (site: Site, nth: number) => void;
}

const panel = (site: Site) => site.readPanel('eve', site.issues.lone);
const page = (site: Site) => site.readPage('lea', site.ids.project);
const save = (site: Site, nth: number) =>
  site.save('eve', site.issues.lone, stateOutcome(`save-${String(nth)}`, { who: `Team ${String(nth)}` }, 10_000));
/** The kept history no longer ends where the issue is. */
const move = (site: Site, nth: number) =>
  site.host.site.transition('lea', site.issues.lone, nth % 2 === 0 ? 'In Progress' : 'To Do');

const PERMISSIONS = { asks: 'POST /rest/api/3/permissions/check', on: /^POST .*permissions\/check/ };
const ISSUE = { asks: 'GET /rest/api/3/issue/{}', on: /^GET .*\/issue\/\d+\?/ };
const FIELDS = { asks: 'GET /rest/api/3/field', on: /^GET .*\/field$/ };
const STATUSES = { asks: 'GET /rest/api/3/status', on: /^GET .*\/status$/ };
const HISTORY = { asks: 'POST /rest/api/3/changelog/bulkfetch', on: /^POST .*changelog\/bulkfetch/, before: move };
const PROJECT = { asks: 'GET /rest/api/3/project/{}', on: /^GET .*\/project\/\d+/ };

const HEARD: readonly Row[] = [
  { call: 'readPanel', make: panel, ...PERMISSIONS },
  { call: 'readPanel', make: panel, ...ISSUE },
  { call: 'readPanel', make: panel, ...FIELDS },
  { call: 'readPanel', make: panel, ...STATUSES },
  { call: 'readPanel', make: panel, ...HISTORY },
  { call: 'save', make: save, ...PERMISSIONS },
  { call: 'save', make: save, ...ISSUE },
  { call: 'readPage', make: page, ...PERMISSIONS },
  { call: 'readPage', make: page, ...PROJECT },
  { call: 'startBackfill', make: (site) => site.startBackfill('lea', site.ids.project), ...PERMISSIONS },
  { call: 'readBackfill', make: (site) => site.readBackfill('bo', site.ids.project), ...PERMISSIONS },
];

describe('a person hears of it', () => {
  test.for(HEARD)('$call, when $asks has a bad day', async ({ on, make, before }) => {
    const site = await aSite();
    valueOf(await save(site, 0));
    const told: Record<string, unknown> = {};
    const expected: Record<string, unknown> = {};
    for (const [nth, day] of DAYS.entries()) {
      site.host.clock.advance(LONG_MS);
      before?.(site, nth);
      site.host.failNext({ service: 'jira', on, with: day });
      const refused = await make(site, nth + 1);
      const again = await make(site, nth + 1);
      told[day] = ['error' in refused ? refused.error : refused.ok, again.ok];
      const code = codeOf(day);
      const retryable = code === 'jiraBusy' || code === 'jiraUnavailable';
      expected[day] = [{ code, retryable, field: null }, true];
    }
    expect(told).toEqual(expected);
    expect(site.host.unusedFaults()).toEqual([]);
  });
});

describe('a save is kept whatever Jira does afterwards', () => {
  const property = ({ host, issues }: Site) => host.site.issue(issues.lone)?.properties['premise'];

  test('the property: the person is told it is not published yet, and the queue publishes it', async () => {
    const site = await aSite();
    for (const [nth, day] of DAYS.entries()) {
      site.host.clock.advance(LONG_MS);
      const who = `Team ${String(nth)}`;
      site.host.failNext({ service: 'jira', on: /^PUT .*properties\/premise/, with: day });
      const view = valueOf(await save(site, nth));
      expect([day, view.published, view.premise.outcome.who]).toEqual([day, false, who]);
      await site.host.runUntilIdle();
      expect(property(site)).toMatchObject({ words: { who } });
    }
  });

  test.for([
    ['fields', FIELDS.on],
    ['statuses', STATUSES.on],
    ['history', HISTORY.on],
  ] as const)('%s: sent again, the same command counts once', async ([, on]) => {
    const site = await aSite();
    for (const [nth, day] of DAYS.entries()) {
      site.host.clock.advance(LONG_MS);
      move(site, nth);
      site.host.failNext({ service: 'jira', on, with: day });
      await save(site, nth);
      expect(valueOf(await save(site, nth)).premise).toMatchObject({
        rev: nth + 1,
        outcome: { who: `Team ${String(nth)}` },
      });
    }
    expect(site.host.unusedFaults()).toEqual([]);
  });
});

describe('killed between any two steps', () => {
  test('a save sent again says what it would have said, and counts once', async () => {
    const undisturbed = await aSite();
    valueOf(await save(undisturbed, 0));
    const expected = valueOf(await undisturbed.readPanel('bo', undisturbed.issues.lone)).premise.outcome;
    const site = await aSite();
    valueOf(await save(site, 0));
    await site.host.runUntilIdle();
    let died = 0;
    for (let after = 0; ; after += 1) {
      site.host.failNext({ service: 'any', on: /./, with: after % 2 === 0 ? 'kill after' : 'kill before', after });
      const killed = await save(site, after + 1).then(
        () => false,
        () => true,
      );
      // The save was over before its turn came: there are no more steps to die between.
      if (!killed) break;
      died += 1;
      const { premise } = valueOf(await save(site, after + 1));
      expect(premise).toMatchObject({ rev: after + 2, outcome: { ...expected, who: `Team ${String(after + 1)}` } });
      await site.host.runUntilIdle();
      expect(site.host.site.issue(site.issues.lone)?.properties['premise']).toMatchObject({ rev: after + 2 });
    }
    site.host.clearFaults();
    expect(died).toBeGreaterThan(15);
  });
});

test('the table above and those of planning and the background name every call src makes to Jira', () => {
  const made = readdirSync('src/jira').flatMap((file) =>
    [...readFileSync(`src/jira/${file}`, 'utf8').matchAll(/route`(\/rest[^`?]+)/g)].map(([, path = '']) =>
      path.replaceAll(/\$\{\w+\}/g, '{}'),
    ),
  );
  const here = HEARD.map(({ asks }) => asks.split(' ')[1] ?? '');
  const elsewhere = ['test/sync/jira-faults.test.ts', 'test/resolvers/plan-faults.test.ts'];
  const background = elsewhere.map((file) => readFileSync(file, 'utf8')).join('\n');
  const missing = [...new Set(made)].filter((path) => !here.includes(path) && !background.includes(`${path}'`));
  expect(made.length).toBeGreaterThan(9);
  expect(missing).toEqual([]);
});
