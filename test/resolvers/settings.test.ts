/** The settings page's calls: a preview says what applying then does, nobody's change is lost, and a refusal names its field. */
import { expect, test } from 'vitest';
import type { SettingsPreview, SettingsView, ShownView, SignalsPreview } from '../../src/contract/settings';
import { DEFAULT_SETTINGS, type SettingsParts } from '../../src/domain/settings';
import { readStories, writeStories } from '../../src/store/facts-history';
import type { RunningHost } from '../host/host';
import { anImported, aProject, day } from '../sync/a-project';
import { errorOf, resultOf, valueOf } from './a-panel';

/** Every third has the label, every fifth is a task; the clock gives each its own minute. */
const ISSUES = Array.from({ length: 90 }, (_, n) =>
  anImported(n + 1, day(0) - n * 60_000, {
    labels: n % 3 === 0 ? ['learn'] : [],
    type: { name: n % 5 === 0 ? 'Task' : 'Story', level: 0 },
    points: n % 2 === 0 ? 3 : null,
    ...(n % 7 === 0
      ? { status: { id: '10001', name: 'Done', category: 'done' as const }, resolution: 'Parked', resolved: day(2) }
      : {}),
  }),
);
/** 0, 3, … 87. */
const LABELLED = 30;
const LABEL_RULE: SettingsParts = { trackRules: [{ on: 'label', values: ['Learn'], track: 'discovery' }] };

async function aSettingsPage(issues: readonly ReturnType<typeof anImported>[]) {
  const project = await aProject();
  const { host, projectId } = project;
  project.place(issues);
  await project.start();
  await host.runUntilIdle();
  const call = async <T>(name: string, payload: object) =>
    resultOf<T>(await host.invoke('lea', name, { projectId, ...payload }));
  return {
    ...project,
    statements: countStatements(host),
    tracks: async () => (await project.page()).counts.byTrack,
    read: async () => valueOf(await call<SettingsView>('readSettings', {})),
    preview: (parts: object, after = '') => call<SettingsPreview>('previewSettings', { parts, after }),
    signals: async (parts: object) => valueOf(await call<SignalsPreview>('previewSignals', { parts })),
    refusedSignals: async (parts: object) => errorOf(await call<SignalsPreview>('previewSignals', { parts })),
    shown: async () => valueOf(await call<ShownView>('readShown', {})),
    giveReport: (storyShare: number) =>
      call('giveReport', {
        id: 'report-once',
        answers: { squads: null, storyShare, customerHours: null, markets: null },
      }),
    change: (id: string, seenRev: number, parts: object) =>
      call<SettingsView>('changeSettings', { id: `settings-${id}`, seenRev, parts }),
  };
}

/** How many statements the work takes. */
function countStatements({ sql }: RunningHost) {
  let said = 0;
  const request = sql.request.bind(sql);
  sql.request = (path, body) => {
    said += 1;
    return request(path, body);
  };
  return async (work: () => Promise<unknown>): Promise<number> => {
    const before = said;
    await work();
    return said - before;
  };
}

test('what a preview foretells is what comes of it, counted from what was read; with progress meanwhile, and sent twice it is once', async () => {
  const { host, requests, statements, tracks, read, preview, change } = await aSettingsPage(ISSUES);
  await read();
  expect(await statements(read)).toBe(4);
  expect(await read()).toMatchObject({
    ...{ settings: DEFAULT_SETTINGS, issues: 90, changes: [], backfill: { recount: null } },
  });

  await preview(LABEL_RULE);
  const before = requests.length;
  expect(await statements(() => preview(LABEL_RULE))).toBe(3);
  expect(requests.slice(before)).toEqual([]);
  const foretold = valueOf(await preview(LABEL_RULE));
  expect(foretold).toMatchObject({
    ...{ looked: 90, untold: 0, asked: 0, timing: 0, next: null, exempt: { less: LABELLED, more: 0 } },
    tracks: [{ from: 'delivery', to: 'discovery', issues: LABELLED }],
  });
  expect(foretold.examples).toHaveLength(20);

  const saved = valueOf(await change('one', 0, LABEL_RULE));
  expect(saved.settings).toMatchObject({ rev: 1, ...LABEL_RULE });
  expect(saved.backfill.recount).toEqual({ done: 0, total: 90 });
  expect(saved.changes).toMatchObject([{ rev: 1, actor: 'lea', parts: LABEL_RULE }]);
  expect(valueOf(await change('one', 0, LABEL_RULE)).settings.rev).toBe(1);
  await host.runUntilIdle();
  expect((await read()).backfill.recount).toBeNull();
  expect(await tracks()).toEqual({ discovery: LABELLED, delivery: 60, upkeep: 0 });
  expect(valueOf(await preview(LABEL_RULE))).toMatchObject({ tracks: [], examples: [] });

  valueOf(await change('two', 1, { trackRules: null }));
  await host.runUntilIdle();
  expect(await tracks()).toEqual({ discovery: 0, delivery: 90, upkeep: 0 });
});

test('exempt types, the ladder, words for what was not built and titles nobody has looked at are counted too', async () => {
  const { preview } = await aSettingsPage(ISSUES);
  // 0, 5, … 85.
  expect(valueOf(await preview({ exemptTypes: ['task'] })).exempt).toEqual({ less: 18, more: 0 });
  // Every second has three points: asked for market evidence so far.
  const asked = [
    { upTo: 3, rung: 'anecdote' },
    { upTo: null, rung: 'research' },
  ];
  expect(valueOf(await preview({ asked })).asked).toBe(45);
  // 0, 7, … 84.
  expect(valueOf(await preview({ notDelivered: ['parked'] })).timing).toBe(13);
  const rule = { on: 'title', id: 'plans', values: ['secret'], track: 'discovery' };
  expect(valueOf(await preview({ trackRules: [rule] }))).toMatchObject({ looked: 90, untold: 90, next: null });
});

test('a project of any size is counted a thousand issues a call, in four statements, each issue once', async () => {
  const { host, statements, preview } = await aSettingsPage(ISSUES.slice(0, 1));
  const [known] = [...(await host.run(null, () => readStories(['50001']))).values()];
  if (known === undefined) throw new Error('the issue was not read');
  // Beside the one that was read: 1,030 issues with the label.
  const more = Array.from({ length: 1_030 }, (_, n) => ({ ...known, issueId: String(60_000 + n) }));
  await host.run(null, () => writeStories(more, day(14)));
  const rule = (after: string) => preview(LABEL_RULE, after);
  const first = valueOf(await rule(''));
  expect(await statements(() => rule(''))).toBe(4);
  expect(first.tracks).toEqual([{ from: 'delivery', to: 'discovery', issues: 1_000 }]);
  const second = valueOf(await rule(first.next ?? ''));
  expect(second).toMatchObject({ looked: 31, next: null, tracks: [{ issues: 31 }] });
});

test('somebody else’s change of a setting is not written over, one of another setting is no reason to refuse, and what says the same is no change', async () => {
  const { read, preview, change } = await aSettingsPage([]);
  expect(valueOf(await preview(LABEL_RULE))).toMatchObject({ looked: 0, next: null });
  valueOf(await change('one', 0, { checkAfterDays: 60 }));
  expect(errorOf(await change('two', 0, { checkAfterDays: 90 }))).toEqual({
    ...{ code: 'conflict', retryable: false, field: 'parts.checkAfterDays' },
  });
  expect(valueOf(await change('three', 0, { exemptTypes: ['Task'] })).settings).toMatchObject({
    ...{ rev: 2, checkAfterDays: 60, exemptTypes: ['Task'] },
  });
  const back = valueOf(await change('four', 2, { exemptTypes: null, checkAfterDays: null, asked: null }));
  expect(back.settings).toEqual({ ...DEFAULT_SETTINGS, rev: 3 });
  expect(back.changes[0]?.parts).toEqual({ exemptTypes: null, checkAfterDays: null });
  expect(valueOf(await change('five', 3, { asked: null })).settings.rev).toBe(3);

  for (const [field, parts] of REFUSED) {
    expect(errorOf(await preview(parts)), field).toEqual({ code: 'invalid', retryable: false, field });
    expect(errorOf(await change('refused', 3, parts)), field).toMatchObject({ code: 'invalid', field });
  }
  expect((await read()).settings.rev).toBe(3);
});

test('a stage and a limit are on the page at once, which stays one statement warm; the signals they light are told before', async () => {
  const { host, page, statements, signals, refusedSignals, change, giveReport } = await aSettingsPage(
    ISSUES.slice(0, 3),
  );
  const factory = async () => (await page()).signals.signals.find(({ id }) => id === 'storyFactory');
  expect((await page()).guide).toEqual({ stage: 'growing', low: 0.1, high: 0.3 });
  valueOf(await giveReport(0.45));
  expect(await factory()).toMatchObject({ state: 'lit', threshold: { storyShare: 0.4 } });
  const limits = { 'storyFactory.storyShare': 0.5 };
  const lit = (told: SignalsPreview['now']) => told.filter(({ state }) => state === 'lit').map(({ id }) => id);
  const foretold = await signals({ limits });
  expect([lit(foretold.now), lit(foretold.then)]).toEqual([['storyFactory'], []]);
  // The settings, the state of the project, and what is counted, twice.
  expect(await statements(() => signals({ limits }))).toBe(4);

  valueOf(await change('one', 0, { limits, stage: 'exploring' }));
  const cold = await statements(page);
  expect(await statements(page)).toBe(1);
  expect(cold).toBe(6);
  expect(await factory()).toMatchObject({
    ...{ state: 'cantTell', threshold: { created: 20, perFinding: 6, storyShare: 0.5 } },
  });
  expect((await page()).guide).toEqual({ stage: 'exploring', low: 0.3, high: 0.6 });
  await host.runUntilIdle();
  valueOf(await change('two', 1, { limits: null, stage: null }));
  expect(await factory()).toMatchObject({ state: 'lit', threshold: { perFinding: 10, storyShare: 0.4 } });

  for (const [field, parts] of REFUSED_LIMITS) {
    expect(await refusedSignals(parts), field).toMatchObject({ code: 'invalid', field });
    expect(errorOf(await change('refused', 2, parts)), field).toMatchObject({ code: 'invalid', field });
  }
});

const REFUSED_LIMITS: readonly (readonly [field: string, parts: object])[] = [
  ['parts.limits.hope.above', { limits: { 'hope.above': 0.95 } }],
  ['parts.limits.hope.atLeast', { limits: { 'hope.atLeast': 8.5 } }],
  ['parts.limits.hope.below', { limits: { 'hope.below': 0.5 } }],
  ['parts.stage', { stage: 'dreaming' }],
  ['parts.shown', { shown: 'never' }],
  ['parts.statuses.0.category', { statuses: [{ name: 'Parked', category: 'unknown' }] }],
  [
    'parts.statuses',
    {
      statuses: [
        { name: 'Parked', category: 'todo' },
        { name: 'parked', category: 'done' },
      ],
    },
  ],
];

/** Began in a status Jira has forgotten: whether that was work already nobody can tell. */
function fromForgotten(number: number) {
  const issue = anImported(number, day(0));
  const item = { field: 'status', fieldtype: 'jira', fieldId: 'status' };
  const moved = { ...item, from: '777', fromString: 'Simmering', to: '3', toString: 'In Progress' };
  return { ...issue, histories: [{ id: String(80_000 + number), created: day(3), items: [moved] }] };
}

test('what an old status meant is asked for by its name, counted first, and applied as if it had always been known', async () => {
  const project = await aSettingsPage([fromForgotten(1), fromForgotten(2), anImported(3, day(0))]);
  const { host, preview, change, read, facts } = project;
  expect(valueOf(await preview({})).statuses).toEqual([
    { name: 'Simmering', category: 'unknown', guessed: false, issues: 2 },
  ]);
  const starts = async () => (await facts())['fact']?.map((fact) => fact['start_ms']);
  const before = await starts();
  const statuses = [{ name: 'simmering', category: 'inProgress' }];
  expect(valueOf(await preview({ statuses }))).toMatchObject({ timing: 2, statuses: [] });
  valueOf(await change('one', 0, { statuses }));
  await host.runUntilIdle();
  expect((await read()).backfill.recount).toBeNull();
  // Already in progress when it was made.
  expect(await starts()).toEqual([day(0), day(0), before?.[2]]);
  const applied = await facts();
  await host.sql.peek('DELETE FROM fact');
  await host.sql.peek('DELETE FROM history');
  await project.start();
  await host.runUntilIdle();
  expect(await facts()).toEqual(applied);
  valueOf(await change('two', 1, { statuses: null }));
  await host.runUntilIdle();
  expect(await starts()).toEqual(before);
});

test('where no software is made Premise is off until it is turned on', async () => {
  const { shown, page, change } = await aSettingsPage([]);
  expect([await shown(), (await page()).isShownAnywhere]).toEqual([{ isShownAnywhere: false }, false]);
  valueOf(await change('one', 0, { shown: 'always' }));
  expect([await shown(), (await page()).isShownAnywhere]).toEqual([{ isShownAnywhere: true }, true]);
  valueOf(await change('two', 1, { shown: null }));
  expect(await shown()).toEqual({ isShownAnywhere: false });
});

/** What a file or a form may not say, with the field it is told by. */
const REFUSED: readonly (readonly [field: string, parts: object])[] = [
  ['parts.colour', { colour: 'blue' }],
  ['parts.trackRules.0.values', { trackRules: [{ on: 'label', values: [], track: 'upkeep' }] }],
  ['parts.trackRules.0.values.1', { trackRules: [{ on: 'label', values: ['a', ' '], track: 'upkeep' }] }],
  ['parts.trackRules.0.on', { trackRules: [{ on: 'summary', values: ['a'], track: 'upkeep' }] }],
  ['parts.trackRules.0.track', { trackRules: [{ on: 'label', values: ['a'], track: 'chores' }] }],
  ['parts.trackRules.0.title', { trackRules: [{ on: 'label', values: ['a'], track: 'upkeep', title: 'x' }] }],
  [
    'parts.asked',
    {
      asked: [
        { upTo: 5, rung: 'market' },
        { upTo: 2, rung: 'market' },
        { upTo: null, rung: 'market' },
      ],
    },
  ],
  ['parts.asked', { asked: [{ upTo: 5, rung: 'market' }] }],
  ['parts.asked.0.rung', { asked: [{ upTo: null, rung: 'hope' }] }],
  ['parts.disciplines', { disciplines: [] }],
  ['parts.checkAfterDays', { checkAfterDays: 31 }],
  ['parts.exemptTypes', { exemptTypes: Array.from({ length: 61 }, (_, n) => `Type ${String(n)}`) }],
  ['parts.reminders', { reminders: 'daily' }],
  [
    'parts.reminderWords.stop',
    { reminderWords: { check: 'a', recheck: 'a', waiver: 'a', revisit: 'a', stop: 'a\nb' } },
  ],
];
