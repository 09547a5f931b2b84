import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Dated } from '../../src/domain/premise';
import { decideRetro, type RetroCommand, type RetroKnown } from '../../src/domain/retro/decide-retro';
import { isItemKey, isResultKey, type Pack } from '../../src/domain/retro/pack';
import { foldRetro, guessesOn, previousOf, type Retro, type RetroEvent } from '../../src/domain/retro/retro';
import { aboutDays, subjectAsked, subjectOf } from '../../src/domain/retro/subject';

const OPENED = { kind: 'retro.opened', projectId: '10100', sprintId: null, team: null, fromMs: 0, toMs: 100 } as const;
const KEY = 'check:10001:5';
const PACK: Pack = {
  ...{ asOfMs: 50, hasBegun: true, glad: { items: [], more: 0 }, hope: { items: [], more: 0, started: 0 } },
  results: {
    items: [{ kind: 'check', key: KEY, issueId: '10001', parentId: null, came: 'refuted', atMs: 5, rev: 3 }],
    more: 0,
  },
  ...{ due: { items: [], more: 0 }, noes: { items: [], more: 0 }, checks: { met: 0, missed: 1, tooEarly: 0 } },
  ...{ next: [], late: { of: 0, late: 0, issueIds: [] }, history: { started: 0, delivered: 0, unexplained: 0 } },
  began: { now: { discovery: 0, delivery: 0 }, before: { discovery: 0, delivery: 0 } },
};
const KNOWN: RetroKnown = {
  ...{ projectId: '10100', pack: PACK, previous: [], guesses: [] },
  about: { sprintId: null, team: null, fromMs: 0, toMs: 100 },
};

function dated(events: readonly RetroEvent[]): readonly Dated<RetroEvent>[] {
  return events.map((event, at) => ({ ...event, rev: at + 1, atMs: at * 10 }));
}

function after(...events: readonly RetroEvent[]): Retro {
  const retro = foldRetro(dated([OPENED, ...events]));
  if (retro === null) throw new Error('it was opened');
  return retro;
}

type Said = RetroCommand extends infer C
  ? C extends RetroCommand
    ? Omit<C, 'id' | 'retroId' | 'seenRev'>
    : never
  : never;
const decided = (said: Said, retro: Retro | null, known = KNOWN, seenRev = 9) =>
  decideRetro(
    said.kind === 'open'
      ? { ...said, id: 'command-1', seenRev }
      : { ...said, id: 'command-1', retroId: 'retro-1', seenRev },
    retro,
    known,
  );

const ACTION = { id: 'action-1', text: 'Ask first', dueOn: null, about: null };
const planned = { kind: 'action.planned', action: ACTION } as const;
const finished = { kind: 'retro.finished', pack: PACK, previous: [] } as const;

describe('what a command in a retrospective adds', () => {
  test('nothing where there is none, but for opening it', () => {
    expect(decided({ kind: 'finish' }, null)).toEqual({ kind: 'unknown' });
    expect(decided({ kind: 'open', about: { sprintId: '1', team: null } }, null)).toEqual({
      ...{ kind: 'append', event: OPENED },
    });
    expect(decided({ kind: 'open', about: { sprintId: '1', team: null } }, null, { ...KNOWN, about: null })).toEqual({
      ...{ kind: 'invalid', field: 'about.sprintId' },
    });
    const backwards = { ...KNOWN, about: { sprintId: null, team: null, fromMs: 100, toMs: 100 } };
    expect(
      decided({ kind: 'open', about: { sprintId: null, from: 'x', to: 'y', team: null } }, null, backwards),
    ).toEqual({ kind: 'invalid', field: 'about.to' });
  });

  test('shows what there is, with how many guessed what: each person by what they said last', () => {
    const guesses = [
      { item: KEY, guess: 'supported', actor: 'ada' },
      { item: KEY, guess: 'refuted', actor: 'ada' },
      { item: KEY, guess: 'supported', actor: 'bob' },
      { item: 'check:10002:5', guess: 'supported', actor: 'eve' },
      // Somebody whose account was closed: nobody knows how often they spoke.
      { item: KEY, guess: 'supported', actor: null },
    ] as const;
    expect(decided({ kind: 'reveal', items: [KEY, KEY] }, after(), { ...KNOWN, guesses })).toEqual({
      kind: 'append',
      event: { kind: 'items.revealed', items: [{ key: KEY, came: 'refuted', supported: 1, refuted: 1 }] },
    });
    expect(guessesOn(guesses, 'check:10003:5')).toEqual({ supported: 0, refuted: 0 });
    expect(decided({ kind: 'reveal', items: ['check:9:9'] }, after())).toEqual({ kind: 'conflict', field: 'items' });
  });

  test('nothing twice: what is shown, planned, made or finished already', () => {
    const shown = { kind: 'items.revealed', items: [{ key: KEY, came: 'refuted', supported: 0, refuted: 0 }] } as const;
    expect(decided({ kind: 'reveal', items: [KEY] }, after(shown))).toEqual({ kind: 'unchanged' });
    expect(decided({ kind: 'guess', item: KEY, guess: 'refuted' }, after(shown))).toMatchObject({ kind: 'conflict' });
    expect(decided({ kind: 'planAction', action: ACTION }, after(planned))).toEqual({ kind: 'unchanged' });
    expect(decided({ kind: 'finish' }, after(finished))).toEqual({ kind: 'unchanged' });
    const made = { kind: 'action.made', actionId: 'action-1', issueId: '10009' } as const;
    const make = (issueId: string) =>
      decided({ kind: 'actionMade', actionId: 'action-1', issueId }, after(planned, made));
    expect(make('10009')).toEqual({ kind: 'unchanged' });
    // One action is one issue, and one with an issue stays.
    expect(make('10010')).toEqual({ kind: 'conflict', field: 'issueId' });
    expect(decided({ kind: 'dropAction', actionId: 'action-1' }, after(planned, made))).toMatchObject({
      ...{ kind: 'conflict' },
    });
  });

  test('once finished nothing but what became of its actions', () => {
    const over = after(planned, finished);
    const note = { kind: 'note', noteId: 'note-1', item: 'glad', issueId: null, text: 'Late' } as const;
    for (const said of [
      note,
      { kind: 'guess', item: KEY, guess: 'refuted' } as const,
      { kind: 'reveal', items: [KEY] } as const,
      { kind: 'planAction', action: { ...ACTION, id: 'action-2' } } as const,
      { kind: 'dropAction', actionId: 'action-1' } as const,
    ])
      expect(decided(said, over)).toEqual({ kind: 'conflict', field: 'retroId' });
    expect(decided({ kind: 'actionMade', actionId: 'action-1', issueId: '10009' }, over).kind).toBe('append');
    expect(decided({ kind: 'actionDone', actionId: 'action-1', happened: true }, over).kind).toBe('append');
    const done = { kind: 'action.done', actionId: 'action-1', happened: true } as const;
    const not = { kind: 'actionDone', actionId: 'action-1', happened: false } as const;
    expect(decided(not, after(planned, finished, done), KNOWN, 3)).toEqual({ kind: 'conflict', field: 'happened' });
    expect(decided(not, after(planned, finished, done), KNOWN, 4).kind).toBe('append');
  });

  test('no note about what is no item, no action that says nothing', () => {
    const note = { kind: 'note', noteId: 'note-1', issueId: null, text: 'Why' } as const;
    expect(decided({ ...note, item: 'everything' }, after())).toEqual({ kind: 'invalid', field: 'item' });
    expect(decided({ kind: 'planAction', action: { ...ACTION, text: ' — ' } }, after())).toEqual({
      ...{ kind: 'invalid', field: 'action.text' },
    });
    expect(decided({ ...note, item: 'glad', text: '' }, after())).toEqual({ kind: 'unchanged' });
  });
});

describe('a retrospective as its events leave it', () => {
  const text = fc.constantFrom('', 'one', 'two');
  const item = fc.constantFrom('glad', 'hope', KEY);
  const someId = fc.constantFrom('a-1', 'a-2', 'a-3');
  const anEvent: fc.Arbitrary<RetroEvent> = fc.oneof(
    fc.record({ kind: fc.constant('note.written' as const), noteId: someId, item, issueId: fc.constant(null), text }),
    someId.map((id): RetroEvent => ({ ...planned, action: { ...ACTION, id } })),
    someId.map((actionId): RetroEvent => ({ kind: 'action.dropped', actionId })),
    fc.record({ kind: fc.constant('action.done' as const), actionId: someId, happened: fc.boolean() }),
    fc.constant<RetroEvent>({
      ...{ kind: 'items.revealed', items: [{ key: KEY, came: 'refuted', supported: 1, refuted: 0 }] },
    }),
    fc.constant<RetroEvent>(finished),
  );

  property.prop([fc.array(anEvent, { maxLength: 12 })])(
    'has each note, action and result once, and ends once',
    (events) => {
      const retro = after(...events);
      for (const ids of [
        retro.notes.map(({ id }) => id),
        retro.actions.map(({ id }) => id),
        retro.revealed.map(({ key }) => key),
      ])
        expect(new Set(ids).size).toBe(ids.length);
      expect(retro.actions.some(({ id }) => retro.dropped.includes(id))).toBe(false);
      const end = events.findIndex(({ kind }) => kind === 'retro.finished');
      expect(retro.finished?.atMs ?? null).toBe(end === -1 ? null : (end + 1) * 10);
      expect(retro.rev).toBe(events.length + 1);
    },
  );

  property.prop([fc.array(anEvent, { maxLength: 8 })])(
    'is the same when something is said twice in a row',
    (events) => {
      const { notes, actions, revealed, finished: end } = after(...events);
      const twice = after(...events.flatMap((event) => [event, event]));
      const bare = (one: { readonly rev: number }) => ({ ...one, rev: 0 });
      expect(twice.notes.map(bare)).toEqual(notes.map(bare));
      expect(twice.actions.map(bare)).toEqual(actions.map(bare));
      expect([twice.revealed, twice.finished === null]).toEqual([revealed, end === null]);
    },
  );
});

describe('whose actions come back', () => {
  const of = (openedMs: number, finishedMs: number | null, value: string | null = null): Retro => ({
    ...after(...(finishedMs === null ? [] : [finished])),
    ...{ openedMs, finished: finishedMs === null ? null : { atMs: finishedMs, pack: PACK, previous: [] } },
    about: { sprintId: null, team: value === null ? null : { kind: 'component', value }, fromMs: 0, toMs: 100 },
  });

  test('those of the same people’s last finished one, opened before', () => {
    const [early, last, other, open, later] = [of(1, 5), of(2, 8), of(3, 9, 'Inbox'), of(4, null), of(20, 21)];
    const all = [later, early, open, other, last];
    expect(previousOf(all, of(10, null))).toBe(last);
    expect(previousOf(all, of(10, null, 'Inbox'))).toBe(other);
    expect(previousOf(all, of(1, null))).toBeNull();
  });
});

test('two are of the same where the sprint is, whatever it is said to last, or both days are; and whose it is', () => {
  const sprint = { sprintId: '7', team: null, fromMs: 5, toMs: null };
  expect(subjectAsked({ sprintId: '7', team: null })).toBe(subjectOf(sprint));
  expect(subjectOf({ ...sprint, fromMs: 6, toMs: 9 })).toBe(subjectOf(sprint));
  const days = { sprintId: null, team: null, from: '2026-11-02', to: '2026-11-15' };
  expect(subjectAsked(days)).toBe(subjectOf(aboutDays(days)));
  const label = { kind: 'label', value: 'a' } as const;
  const subjects = [
    subjectOf(sprint),
    ...[days, { ...days, from: '2026-11-03' }, { ...days, to: '2026-11-16' }, { ...days, team: label }].map(
      subjectAsked,
    ),
    subjectAsked({ sprintId: '7', team: label }),
    subjectAsked({ sprintId: '7', team: { ...label, kind: 'component' } }),
    subjectAsked({ sprintId: '8', team: null }),
  ];
  expect(new Set(subjects).size).toBe(subjects.length);
});

test('an item is a result or one of the five parts, and nothing else', () => {
  for (const key of [KEY, 'finding:a-1:f_1']) expect([isResultKey(key), isItemKey(key)]).toEqual([true, true]);
  expect([isResultKey('glad'), isItemKey('glad')]).toEqual([false, true]);
  for (const key of ['', 'check:0:1', 'check:1', 'finding:a', 'finding:a:b:c', 'constructor', 'check:1:1\n'])
    expect(isItemKey(key)).toBe(false);
});
