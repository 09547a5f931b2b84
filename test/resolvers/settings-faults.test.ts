/** The settings page on bad days, Jira's and others: what is told, that nothing is lost, and that it works once they are over. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SettingsView } from '../../src/contract/settings';
import { asCells, expectedOf, sentenceOf, tableUnder, type Day } from '../support/bad-days';
import { anImported, aProject, day, type Project } from '../sync/a-project';
import { errorOf, resultOf, valueOf } from './a-panel';

/** One of each column at least. */
const DAYS: readonly Day[] = [
  ...(['429 quota of the app', '429 burst', '429 writes to one issue'] as const),
  ...(['503', '401', '403', '404', 'lose answer'] as const),
];
/** Longer than anything is remembered: leave, statuses, and a pause Jira asked for. */
const LONG_MS = 7 * 3_600_000;
const HEADING = 'Settings on other bad days';
const LABEL_RULE = { trackRules: [{ on: 'label', values: ['Learn'], track: 'discovery' }] };

let project: Project;
let nth = 0;
let rev = 0;

const call = async <T>(name: string, payload: object) =>
  resultOf<T>(await project.host.invoke('lea', name, { projectId: project.projectId, ...payload }));
const change = (id: number, parts: object) =>
  call<SettingsView>('changeSettings', { id: `settings-${String(id)}`, seenRev: rev, parts });
const parts = () => ({ checkAfterDays: nth % 2 === 0 ? 60 : 90 });

/** Each call of the page with what it sends when all is well; a change says something new each time. */
const CALLS: Readonly<Record<string, () => Promise<ReturnType<typeof resultOf>>>> = {
  readSettings: () => call('readSettings', {}),
  previewSettings: () => call('previewSettings', { parts: LABEL_RULE, after: '' }),
  previewSignals: () => call('previewSignals', { parts: { stage: 'exploring' } }),
  readShown: () => call('readShown', {}),
  changeSettings: () => change(nth, parts()),
};
const NAMES = Object.keys(CALLS);
const make = (name: string) => CALLS[name]?.() ?? Promise.reject(new Error(`no call ${name}`));

const stands = async () => valueOf(await call<SettingsView>('readSettings', {}));

/** Six issues, two of them with the label of the rule. */
async function begin(): Promise<void> {
  project = await aProject();
  nth = 0;
  rev = 0;
  project.place(Array.from({ length: 6 }, (_, n) => anImported(n + 1, day(0), { labels: n < 2 ? ['learn'] : [] })));
  await project.start();
  await project.host.runUntilIdle();
}

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});
test('every kind of day Jira has', async () => {
  await begin();
  const { host } = project;
  for (const [what, asks, names] of [
    // One gate for all of them, so they take turns.
    ['the settings calls', 'POST /rest/api/3/permissions/check', NAMES],
    ['previewSettings', 'GET /rest/api/3/status', ['previewSettings']],
  ] as const) {
    const heard = new Map<Day, string>();
    for (const [at, one] of DAYS.entries()) {
      nth += 1;
      const name = names[at % names.length] ?? '';
      host.clock.advance(LONG_MS);
      host.failNext({ service: 'jira', on: new RegExp(`^${asks}`), with: one });
      heard.set(one, sentenceOf(await make(name)));
      expect([name, one, (await make(name)).ok]).toEqual([name, one, true]);
      if (name === 'changeSettings') rev += 1;
    }
    expect([what, asCells(heard)]).toEqual([what, expectedOf('What a person reads', what, asks)]);
  }
  expect((await stands()).settings.rev).toBe(rev);
  await host.runUntilIdle();
});

test('every call, when the store is down, leave is gone, or the payload is none', async () => {
  await begin();
  const { host, projectId } = project;
  const down = { status: 500, body: { code: 'INTERNAL', message: 'down' } };
  for (const name of NAMES) {
    const { settings } = await stands();
    nth += 1;
    host.failNext({ service: 'sql', on: 'SELECT', with: down });
    const unheard = await make(name);
    host.clock.advance(LONG_MS);
    const browses = [{ permission: 'BROWSE_PROJECTS', issues: [], projects: [Number(projectId)] }];
    const body = { globalPermissions: [], projectPermissions: name === 'readShown' ? [] : browses };
    host.failNext({ service: 'jira', on: /permissions\/check/, with: { status: 200, body } });
    const refused = await make(name);
    const invalid = await call(name, { projectId: 'SHOP' });
    const cells = tableUnder(HEADING).find(({ what }) => what === name)?.cells ?? {};
    expect([name, sentenceOf(unheard), sentenceOf(refused), sentenceOf(invalid)]).toEqual([
      ...[name, cells['the store is down'], cells['leave is gone'], cells['not a payload']],
    ]);
    expect([unheard, refused, invalid].map((answer) => errorOf(answer).retryable)).toEqual([true, false, false]);
    expect((await stands()).settings).toEqual(settings);
    expect((await make(name)).ok).toBe(true);
  }
  await host.runUntilIdle();
});

test('killed between any two steps, a read has changed nothing', async () => {
  await begin();
  const entries = () => project.host.sql.peek('SELECT stream, rev FROM entry ORDER BY stream, rev');
  const before = await entries();
  for (const name of ['readShown', 'previewSettings']) {
    project.host.clock.advance(LONG_MS);
    expect(await deaths(() => make(name))).toBeGreaterThan(1);
    expect((await make(name)).ok).toBe(true);
  }
  expect(await entries()).toEqual(before);
  const reads = NAMES.filter((each) => each !== 'changeSettings');
  expect(reads.map(told)).toEqual(reads.map(() => 'nothing was changed'));
});

test('killed between any two steps, a change sent again counts once and is applied by the tick', async () => {
  await begin();
  const { host } = project;
  for (let after = 0, isOver = false; !isOver; after += 1) {
    nth += 1;
    // As before, and anew: each is a change.
    const wanted = nth % 2 === 1 ? LABEL_RULE : { trackRules: null };
    host.clock.advance(LONG_MS);
    host.failNext({ service: 'any', on: /./, with: 'kill after', after });
    isOver = await change(nth, wanted).then(
      () => true,
      () => false,
    );
    host.clearFaults();
    expect(valueOf(await change(nth, wanted)).settings).toMatchObject({ rev: rev + 1 });
    rev += 1;
  }
  expect(nth).toBeGreaterThan(9);
  // The last kill alone is left to the tick.
  nth += 1;
  host.clock.advance(LONG_MS);
  host.failNext({ service: 'sql', on: 'INSERT INTO entry', with: 'kill after' });
  await expect(change(nth, { exemptTypes: ['Story'] })).rejects.toThrow();
  host.clock.advance(LONG_MS);
  await host.tick();
  await host.runUntilIdle();
  const { settings, backfill } = await stands();
  expect([settings.rev, settings.exemptTypes, backfill.recount]).toEqual([rev + 1, ['Story'], null]);
  const facts = await host.sql.peek('SELECT DISTINCT exempt, settings_rev FROM fact');
  expect(facts).toEqual([{ exempt: 1, settings_rev: rev + 1 }]);
  expect(told('changeSettings')).toBe('sent again it counts once, and the tick applies it');
});

/** How often the work dies when it is killed after each of its steps. */
async function deaths(work: () => Promise<unknown>): Promise<number> {
  for (let after = 0; ; after += 1) {
    project.host.failNext({ service: 'any', on: /./, with: 'kill after', after });
    const isDead = await work().then(
      () => false,
      () => true,
    );
    project.host.clearFaults();
    if (!isDead) return after;
  }
}

/** What the document says of a kill. */
function told(name: string): string | undefined {
  return tableUnder(HEADING).find(({ what }) => what === name)?.cells['killed between two steps'];
}
