/**
 * Every call to Jira the app makes, met by every bad day Jira has: what the person gets, that nothing is lost, and that
 * the very same call works once the day is over.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ENGLISH as en } from '../support/english';
import type { Result } from '../../src/domain/failure';
import { stateOutcome } from '../store/a-store';
import { asCells, DAYS, expectedOf, sentenceOf, type Day } from '../support/bad-days';
import { aSite, valueOf, type Site } from './a-panel';

/** Longer than anything is remembered: leave, fields, statuses, and a pause Jira asked for. */
const LONG_MS = 7 * 3_600_000;

const HEADING = 'What a person reads';

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
  readonly make: (site: Site, nth: number) => Promise<Result<unknown>>;
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
const AROUND = { asks: 'GET /rest/api/3/issue/{}', on: /^GET .*fields=project,security,issuelinks/ };
const FETCH = { asks: 'POST /rest/api/3/issue/bulkfetch', on: /^POST .*issue\/bulkfetch/ };

/** A discovery issue in an epic: its panel looks at what is around it. */
const spikes = new WeakMap<Site, string>();
function spike(site: Site): Promise<Result<unknown>> {
  const { site: jira } = site.host;
  const parent = jira.issue(site.issues.epic)?.key ?? null;
  const fields = { project: 'SHOP', type: 'Spike', summary: 'Ask three teams', parent };
  const id = spikes.get(site) ?? jira.createIssue('lea', fields).id;
  spikes.set(site, id);
  return site.readPanel('eve', id);
}

const HEARD: readonly Row[] = [
  { call: 'readPanel, discovery', make: spike, ...AROUND },
  { call: 'readPanel, discovery', make: spike, ...FETCH },
  { call: 'readPanel', make: panel, ...PERMISSIONS },
  { call: 'readPanel', make: panel, ...ISSUE },
  { call: 'readPanel', make: panel, ...FIELDS },
  { call: 'readPanel', make: panel, ...STATUSES },
  { call: 'readPanel', make: panel, ...HISTORY },
  { call: 'save', make: save, ...PERMISSIONS },
  { call: 'save', make: save, ...ISSUE },
  { call: 'readPage', make: page, ...PERMISSIONS },
  { call: 'startBackfill', make: (site) => site.startBackfill('lea', site.ids.project), ...PERMISSIONS },
  { call: 'readBackfill', make: (site) => site.readBackfill('bo', site.ids.project), ...PERMISSIONS },
];

describe('a person hears of it', () => {
  test.for(HEARD)('$call, when $asks has a bad day', async ({ call, asks, on, make, before }) => {
    const site = await aSite();
    valueOf(await save(site, 0));
    const told = new Map<Day, string>();
    const unlike: unknown[] = [];
    for (const [nth, day] of DAYS.entries()) {
      site.host.clock.advance(LONG_MS);
      before?.(site, nth);
      site.host.failNext({ service: 'jira', on, with: day });
      const refused = await make(site, nth + 1);
      const again = await make(site, nth + 1);
      told.set(day, sentenceOf(refused));
      // What may be tried again is said to be so, and tried again everything works.
      const isBusy = !refused.ok && (refused.error.code === 'jiraBusy' || refused.error.code === 'jiraUnavailable');
      if (!again.ok || refused.ok || refused.error.retryable !== isBusy) unlike.push([day, refused, again.ok]);
    }
    expect(asCells(told)).toEqual(expectedOf(HEADING, call, asks));
    expect(unlike).toEqual([]);
    expect(site.host.unusedFaults()).toEqual([]);
  });
});

describe('a save is kept whatever Jira does afterwards', () => {
  const properties = ({ host, issues }: Site) => host.site.issue(issues.lone)?.properties ?? {};

  test('the properties: the person is told they are not published yet, and the queue publishes what is missing', async () => {
    const site = await aSite();
    const told = new Map<Day, string>();
    for (const [nth, day] of DAYS.entries()) {
      site.host.clock.advance(LONG_MS);
      const who = `Team ${String(nth)}`;
      // The two are written by the same route, and each has such days.
      const on = nth % 2 === 0 ? /^PUT .*properties\/premise$/ : /^PUT .*properties\/premise\.copy$/;
      site.host.failNext({ service: 'jira', on, with: day });
      const view = valueOf(await save(site, nth));
      expect([day, view.premise.outcome.who]).toEqual([day, who]);
      told.set(day, view.published ? '—' : (en['shared.savedFollows'].split('. ').at(-1) ?? ''));
      await site.host.runUntilIdle();
      expect(properties(site)['premise']).toMatchObject({ words: { who } });
      expect(JSON.stringify(properties(site)['premise.copy'])).toContain(`"who":"${who}"`);
    }
    expect(site.host.unusedFaults()).toEqual([]);
    expect(asCells(told)).toEqual(expectedOf(HEADING, 'save', 'PUT /rest/api/3/issue/{}/properties/{}'));
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
