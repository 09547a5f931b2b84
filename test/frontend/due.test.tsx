import { openScreen, ON_PROJECT } from './support/render-tree';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DueItemView, DueView } from '../../src/contract/due';
import { failure } from '../../src/domain/failure';
import { Screen, OnProject } from '../../static/shared/screen';
import { DuePart } from '../../static/project-page/due';
import { WORDS } from '../../static/project-page/words';
import { at } from '../support/builders';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: at('2024-05-06 09:00') });
});
afterEach(() => {
  vi.useRealTimers();
});

const item = (over: Partial<DueItemView> = {}): DueItemView => ({
  ...{ kind: 'check', issueId: '10001', about: '10001', others: 0, on: '2024-05-03', owner: 'ann', ...over },
});
const due = (over: Partial<DueView> = {}): DueView => ({
  ...{ items: [item()], next: null, today: '2024-05-06', reminders: 'off', canAdminister: false, ...over },
});
const SEEN = {
  id: '10001',
  key: 'PREM-1',
  fields: { summary: 'Invite a colleague', status: { name: 'Done', statusCategory: { key: 'done' } } },
};

type Call = readonly [name: string, payload: unknown];

function open(shown: DueView, answer: (call: Call) => unknown = () => undefined) {
  return openScreen(
    <Screen where={OnProject} words={WORDS}>
      {() => <DuePart projectId="10000" due={shown} />}
    </Screen>,
    {
      context: ON_PROJECT,
      invoke: (name, payload) => answer([name, payload]),
      jira: () => ({ status: 200, body: { issues: [SEEN] } }),
    },
  );
}

describe('due this week', () => {
  test('says what, since when, on which issue and whose it is', async () => {
    const screen = await open(due());
    expect(screen.text()).toContain('Due since May 3 Check the outcome');
    expect(screen.text()).toContain('PREM-1');
    expect(screen.all('User').map(({ props }) => props['accountId'])).toEqual(['ann']);
  });

  test('counts what this person cannot see, and names neither it nor its owner', async () => {
    const items = [item(), item({ issueId: '10002', about: '10002', owner: 'bo' })];
    const screen = await open(due({ items }));
    expect(screen.text()).toContain('and 1 you cannot see');
    expect(screen.all('User').map(({ props }) => props['accountId'])).toEqual(['ann']);
  });

  test('an assumption many stories rest on is there once, and nobody’s is said so', async () => {
    const shared = item({ kind: 'recheck', about: 'assumption-1', others: 4, owner: null, on: '2024-05-06' });
    const screen = await open(due({ items: [shared] }));
    expect(screen.text()).toContain('Due today Test the assumption again');
    expect(screen.text()).toContain('and 4 more stories');
    expect(screen.text()).toContain('nobody’s yet');
  });

  test('goes on after the last one shown, and says so where that did not work', async () => {
    const next = { dueMs: 5, kind: 'check', about: '10001' } as const;
    const calls: Call[] = [];
    const screen = await open(due({ next }), (call) => {
      calls.push(call);
      const more = due({ items: [item({ kind: 'waiver', on: '2024-05-08' })] });
      return calls.length === 1 ? { ok: false, error: failure('storeUnavailable') } : { ok: true, value: more };
    });
    expect(calls).toEqual([]);
    await screen.click('Show more');
    expect(screen.text()).toContain('That did not work. Try again.');
    await screen.click('Show more');
    expect(calls.at(-1)).toEqual(['readDue', { projectId: '10000', after: next }]);
    expect(screen.text()).toContain('Due May 8 The waiver ends');
    expect(screen.text()).toContain('Due since May 3');
    expect(screen.buttons()).not.toContain('Show more');
  });

  test('is not there where nothing is due, but for who may turn reminders on', async () => {
    const none = due({ items: [] });
    expect((await open(none)).text()).toBe('');
    const calls: Call[] = [];
    const screen = await open({ ...none, canAdminister: true }, (call) => {
      calls.push(call);
      return { ok: true, value: { reminders: 'comment' } };
    });
    expect(screen.text()).toContain('Nothing is due this week.');
    await screen.click('Change');
    await screen.choose('When something falls due', 'Also comment on its issue, once');
    expect(calls.at(-1)).toMatchObject([
      'setReminders',
      { reminders: 'comment', words: { check: 'It is time to check the outcome: did people change what they do?' } },
    ]);
    expect(screen.text()).toContain('its issue gets one comment');
  });
});
