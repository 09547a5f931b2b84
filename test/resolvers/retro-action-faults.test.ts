/** Each call an action makes to Jira, on the kinds of bad days Jira has: told, kept, and never two issues. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PLAN_LEASE_MS } from '../../src/store/plans';
import { idOf } from '../store/a-store';
import { asCells, expectedOf, sentenceOf, type Day } from '../support/bad-days';
import { valueOf } from './a-panel';
import { anActionSite } from './an-action';

/** One of each column at least. Two seconds are waited for an issue of which nobody knows whether it was made. */
const DAYS: readonly Day[] = [
  ...(['429 quota of the app', '429 quota of the site', '429 burst', '429 writes to one issue'] as const),
  ...(['503', '401', '403', '404', 'lose answer'] as const),
];

const CALLS = [
  'POST /rest/api/3/search/jql',
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

test('every call, on every kind of day', async () => {
  const site = await anActionSite();
  let nth = 0;
  for (const call of CALLS) {
    const on = new RegExp(`^${call.replaceAll('{}', '[^/?]+')}(\\?|$)`);
    const told = new Map<Day, string>();
    for (const day of DAYS) {
      nth += 1;
      const id = idOf(`action-${String(nth)}`);
      await site.plan(id);
      const before = site.made().length;
      site.host.failNext({ service: 'jira', on, with: day });
      const first = await site.make('eve', { id: idOf(`made-${String(nth)}`) }, id);
      site.host.clock.advance(PLAN_LEASE_MS + 1);
      const view = valueOf(await site.make('eve', { id: idOf(`again-${String(nth)}`) }, id));
      told.set(day, sentenceOf(first));
      // Whatever happened, asked for once more it is one issue.
      const { issueId } = view.actions.find((action) => action.id === id) ?? {};
      expect([call, day, typeof issueId, site.made().length - before]).toEqual([call, day, 'string', 1]);
    }
    expect([call, asCells(told)]).toEqual([call, expectedOf('What a person reads', 'makeAction', call)]);
  }
  expect(site.host.unusedFaults()).toEqual([]);
});
