/** Each call planning makes to Jira, on the kinds of bad days Jira has: told, kept, and never two issues. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PLAN_LEASE_MS } from '../../src/store/plans';
import { idOf, stateAssumption } from '../store/a-store';
import { asCells, expectedOf, sentenceOf, type Day } from '../support/bad-days';
import { valueOf } from './a-panel';
import { aPlan, aPlanSite } from './a-plan';

/** One of each column at least. Two seconds are waited for an issue of which nobody knows whether it was made. */
const DAYS: readonly Day[] = [
  ...(['429 quota of the app', '429 quota of the site', '429 burst', '429 writes to one issue'] as const),
  ...(['503', '401', '403', '404', 'no answer', 'lose answer'] as const),
];

const CALLS = [
  'POST /rest/api/3/search/jql',
  'GET /rest/api/3/issue/createmeta/{}/issuetypes',
  'GET /rest/api/3/issue/createmeta/{}/issuetypes/{}',
  'POST /rest/api/3/issue',
  'GET /rest/api/3/issueLinkType',
  'POST /rest/api/3/issueLink',
] as const;

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(150));
});
afterEach(() => {
  vi.restoreAllMocks();
});

test.for(CALLS)('%s', async (call) => {
  const site = await aPlanSite();
  const on = new RegExp(`^${call.replaceAll('{}', '[^/?]+')}(\\?|$)`);
  const told = new Map<Day, string>();
  for (const [nth, day] of DAYS.entries()) {
    const name = `assumption-${String(nth)}`;
    valueOf(await site.save('eve', site.issues.lone, stateAssumption(`state-${String(nth)}`, name, `It holds ${day}`)));
    const plan = aPlan({ id: idOf(`plan-${String(nth)}`), assumptionId: idOf(name) });
    const before = site.made().length;
    site.host.failNext({ service: 'jira', on, with: day });
    const first = await site.planTest('eve', site.issues.lone, plan);
    site.host.clock.advance(PLAN_LEASE_MS + 1);
    const view = valueOf(await site.planTest('eve', site.issues.lone, plan));
    const tests = view.assumptions.find(({ id }) => id === plan.assumptionId)?.tests.length;
    told.set(day, sentenceOf(first));
    // Whatever happened, planned once more it is one test and one issue.
    expect([day, tests, site.made().length - before]).toEqual([day, 1, 1]);
  }
  expect(asCells(told)).toEqual(expectedOf('What a person reads', 'planTest', call));
  expect(site.host.unusedFaults()).toEqual([]);
});
