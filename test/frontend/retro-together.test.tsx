/** A retrospective several people hold together, through the real screen: guesses, news, issues made of actions, exports. */
import { ON_PROJECT, openScreen, type Behind, type Jira, type OpenScreen } from './support/render-tree';
import * as v from 'valibot';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ActionView, ResultView, RetroView } from '../../src/contract/retro';
import { failure } from '../../src/domain/failure';
import { calibrationOf, type GuessedResult } from '../../src/domain/retro/calibration';
import { calibrationLines } from '../../static/project-page/retro/calibration';
import { outlineOf } from '../../static/project-page/retro/outline';
import { WORDS as RETRO_WORDS } from '../../static/project-page/retro/piece';
import { RetroScreen } from '../../static/project-page/retro/retro-screen';
import { WORDS } from '../../static/project-page/words';
import type { Sight } from '../../static/shared/issues-seen';
import { OnProject, Screen } from '../../static/shared/screen';
import { wordingFor } from '../../static/shared/wording';

const ALL = { en: { ...WORDS.en, ...RETRO_WORDS.en } };
const w = wordingFor(ALL, 'en-US', 'UTC', Date.parse('2026-11-20'));

function aResult(over: Partial<ResultView> = {}): ResultView {
  return {
    ...{ key: 'finding:a:b', kind: 'finding', issueId: '1', atMs: Date.parse('2026-11-10'), risk: 'value' },
    ...{ isLate: false, isHidden: true, came: null, happened: null, revealed: null },
    expected: {
      kind: 'assumption',
      statement: 'Admins invite',
      threshold: '7 of 10',
      writtenMs: Date.parse('2026-11-02'),
    },
    guesses: { people: 0, yours: null },
    ...over,
  };
}

const anAction = (over: Partial<ActionView> = {}): ActionView => ({
  ...{ id: 'action-1', text: 'Ask first', dueOn: '2026-12-05', about: null, issueId: null, happened: null, rev: 3 },
  ...over,
});

function aView(over: Partial<RetroView> = {}): RetroView {
  const none = { items: [], more: 0 };
  return {
    ...{ retroId: 'retro-1', rev: 3, sprintName: 'Sprint 4', openedMs: 0, finishedMs: null, hasBegun: true },
    about: { sprintId: '4', team: null, fromMs: Date.parse('2026-11-01'), toMs: Date.parse('2026-11-15') },
    ...{ toMs: Date.parse('2026-11-15'), results: { items: [aResult()], more: 0 }, glad: null },
    ...{ hope: { ...none, started: 2 }, due: none, previous: [], actions: [anAction()], notes: [] },
    more: {
      ...{ noes: none, late: { of: 0, late: 0, issueIds: [] }, checks: null, next: [] },
      began: { now: { discovery: 0, delivery: 0 }, before: { discovery: 0, delivery: 0 } },
      history: { started: 0, delivered: 0, unexplained: 0 },
    },
    ...{ canEdit: true, today: '2026-11-20' },
    ...over,
  };
}

const read = (screen: OpenScreen): string => screen.text().replace(/ +/g, ' ');
const PROJECTS = {
  isLast: true,
  values: [
    { id: '10001', key: 'OPS', name: 'Operations' },
    { id: '10000', key: 'PREM', name: 'Premise' },
  ],
};
const ISSUES = {
  issues: [
    {
      id: '1',
      key: 'PREM-1',
      fields: { summary: 'Invite | <b>', status: { name: 'To Do', statusCategory: { key: 'new' } } },
    },
  ],
};
const jira = (path: string): Jira => ({ status: 200, body: path.includes('project/search') ? PROJECTS : ISSUES });

interface Answers {
  readonly [call: string]: (payload: unknown, nth: number) => unknown;
}

type BehindIt = Pick<Behind, 'isRealtimeRefused' | 'jira'>;

async function openRetro(answers: Answers, behind: BehindIt = {}) {
  const asked: { readonly name: string; readonly payload: unknown }[] = [];
  const screen = await openScreen(
    <Screen where={OnProject} words={ALL}>
      {() => <RetroScreen projectId="10000" retroId="retro-1" onChanged={() => undefined} />}
    </Screen>,
    {
      ...{ context: ON_PROJECT, jira, ...behind },
      invoke: (name, payload) => {
        const nth = asked.filter((one) => one.name === name).length;
        asked.push({ name, payload });
        return answers[name]?.(payload, nth);
      },
    },
  );
  return { screen, asked, times: (name: string) => asked.filter((one) => one.name === name).length };
}
const ok = (view: RetroView) => ({ ok: true, value: view });

describe('guessing first', () => {
  test('what came of it is not there; one’s own guess is, and of the others how many', async () => {
    const guessed = aView({
      rev: 4,
      results: { items: [aResult({ guesses: { people: 2, yours: 'refuted' } })], more: 0 },
    });
    const { screen, asked } = await openRetro({ readRetro: () => ok(aView()), saveRetro: () => ok(guessed) });
    expect(read(screen)).toContain('You have not guessed yet · 0 people guessed');
    await screen.click('It does not');
    expect(asked.at(-1)?.payload).toMatchObject({
      command: { kind: 'guess', item: 'finding:a:b', guess: 'refuted', seenRev: 3 },
    });
    expect(read(screen)).toContain('You said: It does not · 2 people guessed');
    // The others are told which retrospective and how far it is, and nothing else.
    expect(screen.told).toEqual([['live:retro', { retroId: 'retro-1', rev: 4 }]]);
  });

  test('once shown it says what most expected, where enough guessed to say it without telling of a person', async () => {
    const shown = (most: 'supported' | null, people: number) =>
      aResult({ isHidden: false, came: 'refuted', revealed: { people, most } });
    const three = await openRetro({
      readRetro: () => ok(aView({ results: { items: [shown('supported', 3)], more: 0 } })),
    });
    expect(read(three.screen)).toContain('3 people guessed · Most of you expected it to hold.');
    const two = await openRetro({ readRetro: () => ok(aView({ results: { items: [shown(null, 2)], more: 0 } })) });
    expect(read(two.screen)).toContain('2 people guessed');
    expect(read(two.screen)).not.toContain('Most of you');
  });
});

test('what is hidden still is shown before the end, so that what was guessed of it counts', async () => {
  const shown = aView({ rev: 4, results: { items: [aResult({ isHidden: false, came: 'refuted' })], more: 0 } });
  const { screen, asked } = await openRetro({
    readRetro: () => ok(aView()),
    saveRetro: (_, nth) => ok(nth === 0 ? shown : { ...shown, rev: 5, finishedMs: Date.parse('2026-11-20') }),
  });
  await screen.click('Finish');
  await screen.click('Finish');
  expect(asked.filter(({ name }) => name === 'saveRetro').map(({ payload }) => payload)).toMatchObject([
    { command: { kind: 'reveal', items: ['finding:a:b'] } },
    { command: { kind: 'finish' } },
  ]);
  expect(read(screen)).toContain('Kept as it was.');
});

describe('news of others', () => {
  test('makes the screen read again: of this retrospective, and only what is newer than what it shows', async () => {
    const news = aView({
      rev: 5,
      notes: [{ id: 'n', item: 'surprise', issueId: null, text: 'We asked late', rev: 5 }],
    });
    const { screen, times } = await openRetro({ readRetro: (_, nth) => ok(nth === 0 ? aView() : news) });
    for (const told of [{ retroId: 'another', rev: 9 }, { retroId: 'retro-1', rev: 3 }, 'no JSON', { rev: 'x' }, null])
      await screen.hear('live:retro', told);
    expect(times('readRetro')).toBe(1);
    await screen.hear('live:retro', { retroId: 'retro-1', rev: 5 });
    expect(read(screen)).toContain('We asked late');
    expect(times('readRetro')).toBe(2);
  });

  test('that come many at a moment are read once while they come, and once after', async () => {
    const { screen, times } = await openRetro({
      readRetro: async (_, nth) => {
        if (nth > 0) await new Promise((resolve) => setTimeout(resolve, 50));
        return ok(aView({ rev: 3 + nth }));
      },
    });
    await Promise.all([4, 5, 6, 7, 8, 9].map((rev) => screen.hear('live:retro', { retroId: 'retro-1', rev })));
    await expect.poll(() => times('readRetro')).toBe(3);
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(times('readRetro')).toBe(3);
  });

  test('that cannot be read now leave the screen as it is', async () => {
    const failed = { ok: false, error: failure('storeUnavailable') };
    const { screen, times } = await openRetro({ readRetro: (_, nth) => (nth === 0 ? ok(aView()) : failed) });
    await screen.waitFor('Sprint 4');
    await screen.hear('live:retro', JSON.stringify({ retroId: 'retro-1', rev: 5 }));
    await expect.poll(() => times('readRetro')).toBe(2);
    await screen.settled();
    expect(read(screen)).toContain('Sprint 4');
    expect(read(screen)).not.toContain('could not reach');
  });

  test('where Forge Realtime is refused, it looks for itself, and saying so fails nobody', async () => {
    const news = aView({
      rev: 5,
      notes: [{ id: 'n', item: 'surprise', issueId: null, text: 'We asked late', rev: 5 }],
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { screen } = await openRetro(
      { readRetro: (_, nth) => ok(nth === 0 ? aView() : news), saveRetro: () => ok(aView({ rev: 4 })) },
      { isRealtimeRefused: true },
    );
    await screen.click('It holds');
    expect(screen.told).toEqual([]);
    await vi.advanceTimersByTimeAsync(3_999);
    await screen.settled();
    expect(read(screen)).not.toContain('We asked late');
    await vi.advanceTimersByTimeAsync(1);
    await screen.settled();
    expect(read(screen)).toContain('We asked late');
  });

  test('of a finished one nobody waits: nothing changes any more', async () => {
    const { screen } = await openRetro({ readRetro: () => ok(aView({ finishedMs: Date.parse('2026-11-16') })) });
    expect(screen.listeners.filter(({ event }) => event.startsWith('live:'))).toEqual([]);
  });
});

describe('an action as an issue', () => {
  const forms = {
    types: [
      { typeId: '10002', name: 'Task' },
      { typeId: '10001', name: 'Story' },
    ],
  };

  test('is made with project, type, owner and where it comes from; after a failure the same is sent again', async () => {
    const made = aView({ rev: 4, actions: [anAction({ issueId: '1' })] });
    const { screen, asked } = await openRetro({
      readRetro: () => ok(aView()),
      readActionForms: () => ({ ok: true, value: forms }),
      makeAction: (_, nth) => (nth === 0 ? { ok: false, error: failure('tooSlow') } : ok(made)),
    });
    await screen.click('Make it a Jira issue');
    await screen.choose('Type', 'Story');
    await screen.click('Create the issue');
    await screen.click('Try again');
    const sent = asked.filter(({ name }) => name === 'makeAction').map(({ payload }) => payload);
    expect(sent[0]).toEqual(sent[1]);
    expect(sent[0]).toMatchObject({
      ...{ projectId: '10000', retroId: 'retro-1', actionId: 'action-1' },
      made: { projectId: '10000', typeId: '10001', assigneeId: null },
    });
    const { made: said } = v.parse(v.object({ made: v.object({ paragraphs: v.array(v.string()) }) }), sent[0]);
    expect(said.paragraphs).toEqual(['Decided in the retrospective of Sprint 4 · Nov 1 – Nov 14.', 'by Dec 5']);
    expect(read(screen)).toContain('PREM-1');
    expect(read(screen)).not.toContain('Make it a Jira issue');
  });

  test('goes into any project: where there are more than Jira tells at once, it is asked for what is typed', async () => {
    const far = { id: '10444', key: 'ZOO', name: 'Far away' };
    const asked: string[] = [];
    let isBusy = true;
    const search = (path: string): Jira => {
      if (!path.includes('project/search')) return { status: 200, body: ISSUES };
      const { searchParams } = new URL(path, 'https://harbour.atlassian.net');
      asked.push(path.slice(path.indexOf('?') + 1));
      const [other, own] = PROJECTS.values;
      if (searchParams.has('id')) return { status: 200, body: { isLast: true, values: [own] } };
      if (!searchParams.has('query')) return { status: 200, body: { isLast: false, values: [other] } };
      if (!isBusy) return { status: 200, body: { isLast: true, values: [far] } };
      isBusy = false;
      return { status: 429, body: {} };
    };
    const bugs = { types: [{ typeId: '10003', name: 'Bug' }] };
    const { screen, asked: called } = await openRetro(
      {
        readRetro: () => ok(aView()),
        readActionForms: (_, nth) => ({ ok: true, value: nth === 0 ? forms : bugs }),
        makeAction: () => ok(aView({ rev: 4 })),
      },
      { jira: search },
    );
    await screen.click('Make it a Jira issue');
    // The retrospective's own is asked for where it is not among the first.
    expect(asked).toEqual(['action=create&maxResults=50', 'action=create&maxResults=50&id=10000']);
    const field = () => screen.field('Project').props;
    expect(field()['options']).toMatchObject([{ label: 'Premise (PREM)' }, { label: 'Operations (OPS)' }]);
    expect(field()['value']).toEqual({ value: '10000', label: 'Premise (PREM)' });
    expect(read(screen)).toContain('Type to find others, by name or key.');
    for (const text of ['f', 'fa', 'far ']) await screen.search('Project', text);
    await screen.waitFor('Jira asked us to slow down.');
    // The field empties itself when it is left.
    await screen.search('Project', '');
    await screen.click('Try again');
    expect(asked.slice(2)).toEqual(Array(2).fill('action=create&maxResults=50&query=far'));
    await screen.choose('Project', 'Far away (ZOO)');
    expect(field()['value']).toMatchObject({ value: '10444' });
    await screen.click('Create the issue');
    expect(called.at(-1)).toMatchObject({
      ...{ name: 'makeAction', payload: { made: { projectId: '10444', typeId: '10003' } } },
    });
  });

  test('is planned about the result it came of, which is told with it', async () => {
    const planned = aView({ rev: 4, actions: [anAction({ about: { item: 'finding:a:b', issueId: '1' } })] });
    const { screen, asked } = await openRetro({
      readRetro: () => ok(aView({ actions: [] })),
      saveRetro: () => ok(planned),
    });
    await screen.click('Add an action');
    await screen.type('What do we do differently', 'Ask first');
    await screen.choose('About', 'PREM-1 Invite | <b>');
    expect(read(screen)).toContain('Everyone who can see that issue can read it.');
    await screen.click('Save');
    expect(asked.at(-1)?.payload).toMatchObject({
      command: { kind: 'planAction', action: { text: 'Ask first', about: { item: 'finding:a:b', issueId: '1' } } },
    });
    expect(read(screen)).toContain('About PREM-1');
  });

  test('where Jira asks for more, or takes it not like this, it says what to change', async () => {
    for (const [field, sentence] of [
      ['action.screen', 'Jira asks for more than Premise can fill in here.'],
      ['action', 'Jira did not take the issue like this.'],
    ] as const) {
      const { screen } = await openRetro({
        readRetro: () => ok(aView()),
        readActionForms: () => ({ ok: true, value: forms }),
        makeAction: () => ({ ok: false, error: { ...failure('invalid'), field } }),
      });
      await screen.click('Make it a Jira issue');
      await screen.click('Create the issue');
      expect(read(screen)).toContain(sentence);
    }
  });

  test('where this person may create nothing, it says so and creates nothing', async () => {
    const { screen, times } = await openRetro({
      readRetro: () => ok(aView()),
      readActionForms: () => ({ ok: true, value: { types: [] } }),
    });
    await screen.click('Make it a Jira issue');
    expect(read(screen)).toContain('You cannot create issues in this project.');
    expect(times('makeAction')).toBe(0);
  });
});

describe('taken along', () => {
  const seen: Sight = { key: 'PREM-1', summary: 'Invite', status: 'To Do', isDone: false };
  const outline = (view: RetroView) => outlineOf({ w, view, sightOf: (id) => (id === '1' ? seen : 'hidden') });
  const linesOf = (view: RetroView) =>
    outline(view).parts.flatMap(({ title, lines }) => lines.map(({ about, says }) => [title, about, says]));

  test('a hidden result stays hidden, and a shown one is there with what was expected and noted', () => {
    expect(linesOf(aView())[0]).toEqual(['Surprise', 'PREM-1 Invite', 'guess first']);
    const shown = aResult({
      ...{ isHidden: false, came: 'refuted' },
      happened: { kind: 'finding', method: 'customerConversations', sample: 5, observed: 2, note: 'Few would' },
    });
    const notes = [{ id: 'n', item: shown.key, issueId: '1', text: 'We asked late', rev: 5 }];
    const lines = linesOf(aView({ results: { items: [shown], more: 0 }, notes }));
    expect(lines[0]?.[2]).toContain(
      'refuted · Expected: Admins invite: We are right if: 7 of 10 · What happened, Nov 10:',
    );
    expect(lines[1]).toEqual(['Surprise', 'Note', 'We asked late']);
  });

  test('issues this person may not see are a number, and an action about one has no words', () => {
    const hope = { started: 3, more: 0, items: ['1', '2', '3'].map(aHope) };
    const lines = linesOf(aView({ hope, actions: [anAction({ text: null })] }));
    expect(lines.filter(([title]) => title === 'Built on hope').map(([, about, says]) => [about, says])).toEqual([
      ['', '3 of 3 started stories were not validated before.'],
      ['PREM-1 Invite', '3 points'],
      ['', '2 you cannot see.'],
    ]);
    expect(lines.at(-1)).toEqual(['One action', '', 'About an issue you cannot see. · by Dec 5']);
  });

  test('each format is one click away', async () => {
    const { screen } = await openRetro({ readRetro: () => ok(aView()) });
    // The title of the issue is one a page could be harmed with: a cell and an element.
    for (const [format, first, title] of [
      ['Markdown', '# Sprint 4', 'Invite \\| &lt;b&gt;'],
      ['CSV', 'Part,About,What was said', 'Invite | <b>'],
      ['Confluence', '<h1>Sprint 4', 'Invite | &lt;b&gt;'],
    ] as const) {
      await screen.click(format);
      const [area] = screen.all('TextArea').filter(({ props }) => props['isReadOnly'] === true);
      const text = String(area?.props['defaultValue']);
      expect(text.startsWith(first)).toBe(true);
      expect(text).toContain(title);
      await screen.click('Close');
    }
  });
});

const aHope = (issueId: string) =>
  ({ issueId, validated: 'never', risk: 'value', startedMs: Date.parse('2026-11-03'), size: 3 }) as const;

describe('how well a team knows beforehand, in words', () => {
  const times = (count: number, result: GuessedResult) => Array<GuessedResult>(count).fill(result);

  test('is said from eight results on, with what it leans to', () => {
    const sure = { supported: 3, refuted: 0, came: 'refuted' } as const;
    expect(calibrationLines(w, calibrationOf(times(1, sure)))).toEqual([
      'Most of you foresaw 0 of 1 result.',
      'With 8 results Premise says more about it.',
    ]);
    expect(calibrationLines(w, calibrationOf(times(8, sure)))).toEqual([
      'Most of you foresaw 0 of 8 results.',
      'You are surer than you are right. Brier score 100 of 100: 0 is perfect, a coin gets 25.',
      'You expect more support than comes: 100% against 0%.',
    ]);
  });
});
