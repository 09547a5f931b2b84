/** Each call planning makes to Jira, on the kinds of bad days Jira has: told, kept, and never two issues. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ErrorCode } from '../../src/domain/failure';
import { PLAN_LEASE_MS } from '../../src/store/plans';
import { idOf, stateAssumption } from '../store/a-store';
import { valueOf } from './a-panel';
import { aPlan, aPlanSite } from './a-plan';

/** One of each kind: slow down, broken, not allowed, not there, silent, and done without a word. */
const DAYS = ['429 burst', '503', '403', '404', 'no answer', 'lose answer'] as const;
type Day = (typeof DAYS)[number];

const CODES: Readonly<Record<Day, ErrorCode>> = {
  ...{ '429 burst': 'jiraBusy', '503': 'jiraUnavailable', '403': 'notAllowed', '404': 'notFound' },
  ...{ 'no answer': 'jiraUnavailable', 'lose answer': 'jiraUnavailable' },
};

/** The call, and the days it is planned on all the same. */
const CALLS: readonly (readonly [method: string, path: string, fine: readonly Day[]])[] = [
  ['POST', '/rest/api/3/search/jql', []],
  ['GET', '/rest/api/3/issue/createmeta/{}/issuetypes', []],
  ['GET', '/rest/api/3/issue/createmeta/{}/issuetypes/{}', []],
  // Made and not told of: it is found by looking.
  ['POST', '/rest/api/3/issue', ['lose answer']],
  // Links are switched off, or not for this person: the plan is no worse for it.
  ['GET', '/rest/api/3/issueLinkType', ['403', '404']],
  ['POST', '/rest/api/3/issueLink', ['403', '404']],
];

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(150));
});
afterEach(() => {
  vi.restoreAllMocks();
});

test.for(CALLS)('%s %s', async ([method, path, fine]) => {
  const site = await aPlanSite();
  const on = new RegExp(`^${method} ${path.replaceAll('{}', '[^/?]+')}(\\?|$)`);
  const told: Record<string, unknown> = {};
  const expected: Record<string, unknown> = {};
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
    told[day] = [first.ok ? 'planned' : first.error.code, tests, site.made().length - before];
    expected[day] = [fine.includes(day) ? 'planned' : CODES[day], 1, 1];
  }
  expect(told).toEqual(expected);
  expect(site.host.unusedFaults()).toEqual([]);
});
