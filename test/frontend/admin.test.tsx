import { openScreen } from './support/render-tree';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { HealthView } from '../../src/contract/health';
import { failure } from '../../src/domain/failure';
import { HealthPage } from '../../static/admin/page';

const NOW = Date.UTC(2024, 4, 13, 9, 30);
const MINUTE = 60_000;
const CONTEXT = { locale: 'en-US', timezone: 'UTC', extension: { type: 'jira:adminPage' } };
const MIB = 1_048_576;

function aView(over: Partial<HealthView> = {}): HealthView {
  return {
    nowMs: NOW,
    headline: { kind: 'upToDate', reading: 0 },
    queue: { waiting: 0, oldestMs: null, stuck: 0 },
    beats: {
      event: { atMs: NOW - 20_000, value: null },
      drain: { atMs: NOW - MINUTE, value: 12 },
      tick: { atMs: NOW - 4 * MINUTE, value: null },
      reconcile: { atMs: NOW - 40 * MINUTE, value: 0 },
      sweep: { atMs: NOW - 3 * 24 * 60 * MINUTE, value: 2 },
      publish: null,
    },
    backfills: [],
    points: {
      resetsMs: NOW + 30 * MINUTE,
      waits: null,
      isNearLimit: false,
      purses: [
        { purse: 'background', spent: 412, cap: 2000 },
        { purse: 'backfill', spent: 0, cap: 10_000 },
        { purse: 'people', spent: 31, cap: null },
      ],
    },
    queryTime: { lastMinuteMs: 1200, busiestMinuteMs: 20_000, lastHourMs: 64_000, capMs: 62_500 },
    storage: { bytes: 41 * MIB, limit: 1024 * MIB, isEstimate: false },
    unseen: [],
    hidden: [],
    schema: { version: 'v004', isCurrent: true },
    failures: [],
    ...over,
  };
}

const DRAIN: HealthView['failures'][number] = {
  ...{ what: 'drain', code: 'jiraBusy', projectId: '10000', issueId: '10001' },
  ...{ firstMs: NOW - 60 * MINUTE, lastMs: NOW - 5 * MINUTE, times: 3, isOver: false },
};

const STOPPED: HealthView['backfills'][number] = {
  ...{ projectId: '10000', state: 'failed', reason: 'notAllowed', done: 12, total: 40 },
  ...{ startedMs: NOW - MINUTE, finishedMs: null, resumeMs: null },
};

interface Behind {
  readonly answers?: Readonly<Record<string, (payload: unknown) => unknown>>;
  readonly names?: Readonly<Record<string, string>>;
}

/** The page, with what was asked of the resolvers and of Jira. */
async function openHealth(view: HealthView, { answers = {}, names = { 10000: 'Harbour' } }: Behind = {}) {
  const asked: (readonly [call: string, payload: unknown])[] = [];
  const paths: string[] = [];
  const screen = await openScreen(<HealthPage />, {
    context: CONTEXT,
    invoke: (call, payload) => {
      asked.push([call, payload]);
      return answers[call]?.(payload) ?? { ok: true, value: view };
    },
    jira: (path) => {
      paths.push(path);
      const values = Object.entries(names).map(([id, name]) => ({ id, name }));
      return { status: 200, body: { values } };
    },
  });
  return { screen, asked, paths };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('the sentence at the top', () => {
  test('calm when all is well, with when that was', async () => {
    const { screen, asked, paths } = await openHealth(aView());
    expect(screen.text()).toMatch(/^Everything is up to date Nothing needs you here\. As of 09:30 AM/);
    expect(asked).toEqual([['readHealth', {}]]);
    // No project is named, so nobody is asked for names.
    expect(paths).toEqual([]);
  });

  test('behind: by how long, and that nothing is lost, or what it waits for', async () => {
    const behind = { kind: 'behind', byMs: 12 * MINUTE, waits: null } as const;
    const { screen } = await openHealth(aView({ headline: behind }));
    expect(screen.text()).toContain('Behind by 12 minutes Premise is working through what changed in Jira.');
    const waits = { reason: 'jiraBusy', untilMs: NOW + 5 * MINUTE } as const;
    const other = await openHealth(aView({ headline: { ...behind, waits } }));
    expect(other.screen.text()).toContain('Jira asked Premise to wait until 09:35 AM. It goes on by itself.');
  });

  test('what needs a person comes first and says the next step; the rest stands below it', async () => {
    const { screen } = await openHealth(
      aView({
        headline: {
          kind: 'needsYou',
          needs: [
            { kind: 'storage', share: 0.83 },
            { kind: 'stuck', issues: 2 },
          ],
        },
      }),
    );
    expect(screen.text()).toContain('Needs you: the storage is 83% full When it is full, nothing new can be saved.');
    expect(screen.text()).toContain('Also: 2 issues could not be read for a while. The reason stands below');
  });

  test('a new site has nothing to look after, and every part that never ran says so', async () => {
    const never = { event: null, drain: null, tick: null, reconcile: null, sweep: null, publish: null };
    const { screen } = await openHealth(aView({ headline: { kind: 'nothingYet' }, beats: never }));
    expect(screen.text()).toContain('Nothing to look after yet');
    expect(screen.text().match(/not yet/g)).toHaveLength(6);
  });
});

describe('what it shows', () => {
  test('when each part last ran and what came of it', async () => {
    const { screen } = await openHealth(aView({ queue: { waiting: 3, oldestMs: NOW - 2 * MINUTE, stuck: 0 } }));
    expect(screen.text()).toContain('3 issues are waiting to be looked at, the longest for 2 minutes.');
    expect(screen.text()).toContain(
      'Jira told of a change just now Changed issues looked at 1 minute ago 12 issues Five-minute round 4 minutes ago ' +
        'Hourly comparison with Jira 40 minutes ago nothing had been missed ' +
        'Weekly search for deleted issues 3 days ago 2 issues had been missed Values written to issues not yet',
    );
  });

  test('points, query time and storage against what is allowed; an estimate says that it is one', async () => {
    const { screen } = await openHealth(aView());
    expect(screen.text()).toContain('Keeping up: 412 of 2,000');
    expect(screen.text()).toContain('For people who wait: 31, without a limit of our own');
    expect(screen.text()).toContain('Counted anew from 10:00 AM.');
    expect(screen.text()).toContain('1.2 of 62.5 seconds in the last full minute');
    expect(screen.text()).toContain('41 of 1,024 MiB As the storage itself tells');
    const { screen: other } = await openHealth(aView({ storage: { bytes: MIB, limit: 1024 * MIB, isEstimate: true } }));
    expect(other.text()).toContain('1 of 1,024 MiB An estimate from the number of rows');
  });

  test('names of projects are Jira’s for this person; one they cannot see is told as that, never left out', async () => {
    const unseen = [
      { projectId: '10000', issues: 2, sinceMs: NOW },
      { projectId: '10009', issues: 1, sinceMs: NOW },
    ];
    const { screen, paths } = await openHealth(aView({ unseen }));
    await screen.waitFor('Harbour: 2 issues');
    expect(screen.text()).toContain('3 issues Premise knew are no longer shown to it.');
    expect(screen.text()).toContain('A project you cannot see (10009): 1 issue, since May 13');
    expect(paths).toEqual(['/rest/api/3/project/search?maxResults=50&id=10000&id=10009']);
  });

  test('projects Jira hides as a whole are named with the reason, and that their numbers are kept', async () => {
    const hidden = [{ projectId: '10000', sinceMs: NOW, why: 'archived' }] as const;
    const { screen } = await openHealth(aView({ hidden }));
    await screen.waitFor('Harbour: archived, since May 13');
    expect(screen.text()).toContain('Jira hides 1 project as a whole. Its numbers are kept as they were.');
  });

  test('a pause says why and when it ends; one that a person made waits for them', async () => {
    const paused = { ...STOPPED, state: 'paused', resumeMs: NOW + 30 * MINUTE } as const;
    const { screen } = await openHealth(aView({ backfills: [{ ...paused, reason: 'budget' }] }));
    expect(screen.text()).toContain(
      '12 of 40 issues This hour’s share of requests to Jira is used up. It goes on by itself after 10:00 AM.',
    );
    const { screen: other } = await openHealth(aView({ backfills: [{ ...paused, reason: 'person' }] }));
    expect(other.text()).toContain('Somebody paused it.');
    expect(other.text()).not.toContain('goes on by itself after');
  });
});

describe('trying again', () => {
  test('a failure is told in words with what happens next; the button asks for it, and the answer is shown at once', async () => {
    const { screen, asked } = await openHealth(aView({ failures: [DRAIN] }), {
      answers: { tryAgain: () => ({ ok: true, value: aView({ queue: { waiting: 1, oldestMs: NOW, stuck: 0 } }) }) },
    });
    await screen.waitFor('Harbour');
    expect(screen.text()).toContain(
      'Jira was busy. While looking at changed issues · Harbour · 3 times, last 5 minutes ago ' +
        'The issues stay in line and are tried again by themselves, less and less often.',
    );
    await screen.click('Try again');
    expect(asked.at(-1)).toEqual([
      'tryAgain',
      { what: 'drain', code: 'jiraBusy', projectId: '10000', issueId: '10001', lastMs: NOW - 5 * MINUTE },
    ]);
    expect(screen.text()).not.toContain('Jira was busy.');
    expect(screen.text()).toContain('1 issue is waiting to be looked at');
  });

  test('a try that does not get through is said, the failure stays, and it can be tried once more', async () => {
    const { screen, asked } = await openHealth(aView({ failures: [DRAIN] }), {
      answers: { tryAgain: () => ({ ok: false, error: failure('storeUnavailable') }) },
    });
    await screen.click('Try again');
    expect(screen.text()).toContain('Premise could not reach its storage.');
    expect(screen.text()).toContain('Jira was busy.');
    await screen.click('Try again');
    expect(asked.map(([call]) => call)).toEqual(['readHealth', 'tryAgain', 'tryAgain']);
  });

  test('what has worked since is folded and has no button', async () => {
    const { screen } = await openHealth(aView({ failures: [{ ...DRAIN, isOver: true }] }));
    expect(screen.text()).toContain('What went wrong has worked since.');
    expect(screen.buttons()).not.toContain('Try again');
    await screen.click('Worked since: 1');
    expect(screen.text()).toContain('Jira was busy.');
  });

  test('a history that stopped can be gone on with from its own row', async () => {
    const { screen, asked } = await openHealth(aView({ backfills: [STOPPED] }));
    await screen.waitFor('Harbour');
    expect(screen.text()).toContain('Jira did not let Premise do it.');
    await screen.click('Try again: Harbour');
    expect(asked.at(-1)).toMatchObject(['tryAgain', { what: 'backfill', projectId: '10000' }]);
  });

  test('removing what is kept of unseen issues takes a second word', async () => {
    const unseen = [{ projectId: '10000', issues: 2, sinceMs: NOW }];
    const { screen, asked } = await openHealth(aView({ unseen }));
    await screen.waitFor('Harbour');
    await screen.click('Remove what is kept: Harbour');
    expect(screen.text()).toContain('removes 2 issues of Harbour from Premise for good');
    await screen.click('Keep');
    expect(asked).toHaveLength(1);
    await screen.click('Remove what is kept: Harbour');
    await screen.click('Remove for good');
    expect(asked.at(-1)).toEqual(['purgeUnseen', { projectId: '10000' }]);
  });
});

test('while something is moving the page reads itself again every ten seconds, and stops when it is still', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let waiting = 1;
  const { screen, asked } = await openHealth(aView(), {
    answers: { readHealth: () => ({ ok: true, value: aView({ queue: { waiting, oldestMs: NOW, stuck: 0 } }) }) },
  });
  waiting = 0;
  await vi.advanceTimersByTimeAsync(9_999);
  expect(asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  await screen.settled();
  expect(screen.text()).toContain('No issue is waiting to be looked at.');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(2);
});

test('who does not administer Jira is told so, without a button that cannot help', async () => {
  const { screen } = await openHealth(aView(), {
    answers: { readHealth: () => ({ ok: false, error: failure('notAllowed') }) },
  });
  expect(screen.text()).toContain('Jira does not let you do that here.');
  expect(screen.buttons()).toEqual([]);
});
