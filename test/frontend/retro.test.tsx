/** The tab Retro through the real screen: its five states, what is hidden, and what is sent once. */
import { ON_PROJECT, openScreen, type OpenScreen } from './support/render-tree';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { RetrosView, RetroView } from '../../src/contract/retro';
import { failure } from '../../src/domain/failure';
import { calibrationOf } from '../../src/domain/retro/calibration';
import { aboutDays } from '../../src/domain/retro/subject';
import { WHOLE_PROJECT } from '../../src/domain/page-question';
import { RetroTab } from '../../static/project-page/retro/retro-tab';
import { OnProject, Screen } from '../../static/shared/screen';
import { anOutcome } from '../support/builders';
import { ENGLISH_OF } from '../support/english';

const WORDS = { en: { ...ENGLISH_OF.shared, ...ENGLISH_OF['project-page'] } };
const DAY = Date.UTC(2024, 2, 4);
const ABOUT = { sprintId: '7', team: null, fromMs: DAY, toMs: DAY + 14 * 86_400_000 };

const RETRO = {
  ...{ retroId: 'retro-1', about: ABOUT, sprintName: 'Sprint 7', openedMs: DAY, finishedMs: null, actions: 0 },
};
const SPRINT = {
  ...{ sprintId: '7', name: 'Sprint 7', isActive: false, hasBegun: true },
  ...{ startMs: DAY, completeMs: ABOUT.toMs },
};

function aList(over: Partial<RetrosView> = {}): RetrosView {
  return {
    retros: [RETRO],
    ...{ sprints: [SPRINT], wanted: null },
    ...{ calibration: { all: calibrationOf([]), overTime: [] }, canEdit: true, today: '2024-03-20' },
    ...over,
  };
}

function aRetro(over: Partial<RetroView> = {}): RetroView {
  const result = { risk: null, isLate: false, guesses: { people: 0, yours: null }, revealed: null } as const;
  return {
    ...{ retroId: 'retro-1', rev: 4, about: ABOUT, sprintName: 'Sprint 7', toMs: ABOUT.toMs, openedMs: DAY },
    ...{ finishedMs: null, hasBegun: true, canEdit: true, today: '2024-03-20' },
    results: {
      items: [
        {
          ...{ ...result, key: 'check:1:5', kind: 'check', issueId: '1', atMs: DAY, isHidden: true, came: null },
          expected: { kind: 'outcome', outcome: anOutcome({ who: 'Admins', does: 'invite' }), writtenMs: DAY },
          happened: null,
        },
        {
          ...{ ...result, key: 'finding:a:b', kind: 'finding', issueId: '2', atMs: DAY, isHidden: false },
          ...{ came: 'refuted', expected: null, happened: null, risk: 'value' },
        },
      ],
      more: 3,
    },
    glad: null,
    hope: {
      items: [{ issueId: '1', validated: 'against', risk: 'value', startedMs: DAY, size: 5 }],
      ...{ more: 0, started: 4 },
    },
    due: { items: [], more: 0 },
    previous: [],
    ...{ actions: [], notes: [] },
    more: {
      ...{ noes: { items: [], more: 0 }, late: { of: 0, late: 0, issueIds: [] }, checks: null, next: [] },
      began: { now: { discovery: 1, delivery: 3 }, before: { discovery: 0, delivery: 0 } },
      history: { started: 4, delivered: 2, unexplained: 1 },
    },
    ...over,
  };
}

const ISSUES = [
  { id: '1', key: 'PREM-1', fields: { summary: 'Invite', status: { name: 'Done', statusCategory: { key: 'done' } } } },
];

type Asked = { readonly name: string; readonly payload: unknown }[];

async function open(
  list: RetrosView,
  invoke: (name: string, payload: unknown) => unknown = () => ({ ok: true, value: aRetro() }),
  retroSprint: string | null = null,
): Promise<{ readonly screen: OpenScreen; readonly asked: Asked }> {
  const asked: Asked = [];
  const screen = await openScreen(
    <Screen where={OnProject} words={WORDS}>
      {() => (
        <RetroTab view={{ project: { id: '10000', key: 'PREM' } }} question={WHOLE_PROJECT} retroSprint={retroSprint} />
      )}
    </Screen>,
    {
      context: ON_PROJECT,
      invoke: (name, payload) => {
        asked.push({ name, payload });
        return name === 'readRetros' ? { ok: true, value: list } : invoke(name, payload);
      },
      jira: () => ({ status: 200, body: { issues: ISSUES } }),
    },
  );
  return { screen, asked };
}

const read = (screen: OpenScreen): string => screen.text().replace(/ +/g, ' ');
const Sent = v.object({ command: v.object({ id: v.string(), kind: v.string() }) });

describe('the tab Retro', () => {
  test('empty, offers an editor the last sprint, and tells a viewer who can start one', async () => {
    const { screen, asked } = await open(aList({ retros: [] }));
    expect(screen.buttons()).toEqual(['Start the retrospective']);
    await screen.click('Start the retrospective');
    expect(asked[1]).toMatchObject({
      name: 'saveRetro',
      payload: { command: { kind: 'open', seenRev: 0, about: { sprintId: '7', team: null } } },
    });
    const viewer = await open(aList({ retros: [], canEdit: false }));
    expect(viewer.screen.buttons()).toEqual([]);
    expect(read(viewer.screen)).toContain('Someone who can edit issues here can start one.');
  });

  test('of one that somebody has started says so and opens it: a sprint’s, and days’', async () => {
    const { screen, asked } = await open(aList());
    await screen.click('Start another');
    expect(read(screen)).toContain('A retrospective of this sprint is under way.');
    await screen.choose('Look back on', 'A stretch of days');
    expect(read(screen)).not.toContain('under way');
    expect(screen.buttons()).toContain('Start the retrospective');
    await screen.choose('Look back on', 'Sprint 7');
    await screen.click('Open it');
    expect(read(screen)).toContain('guess first');
    expect(asked.map(({ name }) => name)).not.toContain('saveRetro');
    const fortnight = { sprintId: null, team: null, from: '2024-03-07', to: '2024-03-20' } as const;
    const ofDays = { ...RETRO, retroId: 'retro-2', sprintName: null, about: aboutDays(fortnight) };
    const days = await open(aList({ sprints: [], retros: [ofDays] }));
    await days.screen.click('Start another');
    expect(read(days.screen)).toContain('A retrospective of these days is under way.');
  });

  test('from a sprint that has not begun, or of which nothing is known, says so and offers what there is', async () => {
    const later = { ...SPRINT, sprintId: '15', name: 'Sprint 15', hasBegun: false, startMs: DAY, completeMs: null };
    const { screen, asked } = await open(aList({ wanted: later }), undefined, '15');
    expect(asked[0]?.payload).toEqual({ projectId: '10000', sprintId: '15' });
    expect(read(screen)).toContain('Sprint 15 has not begun There is nothing to look back on yet.');
    expect(screen.field('Look back on').props['options']).toMatchObject([{ value: '7' }, { value: 'days' }]);
    const unread = await open(aList(), undefined, '15');
    expect(read(unread.screen)).toContain('Premise has not seen an issue in this sprint yet');
    // One over for so long that it is not among the latest can be looked back on all the same.
    const old = await open(aList({ retros: [], wanted: { ...later, hasBegun: true } }), undefined, '15');
    expect(read(old.screen)).not.toContain('nothing to look back on');
    await old.screen.click('Start the retrospective');
    expect(old.asked[1]?.payload).toMatchObject({ command: { about: { sprintId: '15' } } });
    const viewer = await open(aList({ canEdit: false, wanted: later }), undefined, '15');
    expect(read(viewer.screen)).toContain('No retrospective of this sprint yet.');
    await viewer.screen.click('See the others');
    expect(read(viewer.screen)).toContain('guess first');
  });

  test('ready, shows what was expected and hides what happened, and counts what this person may not see', async () => {
    const { screen } = await open(aList());
    const text = read(screen);
    expect(text).toContain('guess first PREM-1 Invite Done');
    expect(text).toContain('Admins invite');
    expect(text).toContain('1 of 1 shown came out other than expected.');
    expect(text).toContain('refuted About an issue you cannot see. value');
    expect(text).toContain('and 3 more');
    expect(text).toContain('Shown once every result above is.');
    expect(text).toContain('1 of 4 started stories were not validated before.');
    expect(text).toContain('built against evidence PREM-1');
    await screen.click('Everything else');
    expect(read(screen)).toContain('In this time: 1 of 4 that started As long before: nothing started');
  });

  test('refused says so; failed offers to try again, and does', async () => {
    const refused = await open(aList(), () => ({ ok: false, error: failure('notFound') }));
    expect(read(refused.screen)).toContain('This issue or project is not there');
    expect(refused.screen.buttons()).toEqual(['Start another']);
    let tries = 0;
    const { screen } = await open(aList(), () =>
      ++tries === 1 ? { ok: false, error: failure('storeUnavailable') } : { ok: true, value: aRetro() },
    );
    await screen.click('Try again');
    expect(read(screen)).toContain('guess first');
  });

  test('sends the same again after an answer was lost, under the same id', async () => {
    let isLost = true;
    const { screen, asked } = await open(aList(), (name) => {
      if (name === 'saveRetro' && isLost) {
        isLost = false;
        return { ok: false, error: failure('tooSlow') };
      }
      return { ok: true, value: aRetro() };
    });
    await screen.click('Show what happened');
    await screen.click('Try again');
    const sent = asked.filter(({ name }) => name === 'saveRetro').map(({ payload }) => v.parse(Sent, payload).command);
    expect(sent.map(({ kind }) => kind)).toEqual(['reveal', 'reveal']);
    expect(sent[0]?.id).toBe(sent[1]?.id);
  });

  test('finished, or only looked at, offers nothing to write', async () => {
    for (const over of [{ finishedMs: DAY }, { canEdit: false }]) {
      const { screen } = await open(aList(), () => ({ ok: true, value: aRetro(over) }));
      expect(screen.buttons()).toEqual(['Start another', 'Everything else', 'Markdown', 'CSV', 'Confluence']);
    }
  });

  test('of a team without any premise says what the history knows and the one habit to begin with', async () => {
    const next = [{ issueId: '1', doubt: 4, size: 2, step: 'frameOutcome' as const }];
    const view = aRetro({ hasBegun: false, more: { ...aRetro().more, next } });
    const { screen } = await open(aList(), () => ({ ok: true, value: view }));
    const text = read(screen);
    expect(text).toContain('4 stories started · 2 delivered · 1 closed without a reason');
    expect(text).toContain('One habit to begin with');
    expect(text).toContain('PREM-1 Invite');
    expect(text).not.toContain('Surprise');
  });
});
