import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { doneMsOf, guessedStatuses, startOf, stretchesInProgress, typeAtStart } from '../../src/domain/timing';
import { CREATED_MS, daysPerWeek, jan, lookup, move, start, status, storyWith } from './timing.support';

const unknown = { kind: 'startUnknown' };

describe('A story has started', () => {
  test('when it first moved into an In-Progress status, whatever it was called', () => {
    const story = storyWith([move(2, 'To Do', 'Ready'), move(4, 'Ready', 'In Review'), move(9, 'In Review', 'Done')]);
    expect(start(story)).toEqual({ kind: 'started', atMs: jan(4) });
  });

  test('when it was delivered straight from To Do', () => {
    const story = storyWith([move(3, 'To Do', 'Done')], { resolution: 'Done' });
    expect(start(story)).toEqual({ kind: 'started', atMs: jan(3) });
  });

  test('when it was closed straight from To Do and nobody said how', () => {
    expect(start(storyWith([move(3, 'To Do', 'Done')]))).toEqual({ kind: 'started', atMs: jan(3) });
  });

  test('when it was created, if its first known move is out of an In-Progress status', () => {
    expect(start(storyWith([move(5, 'In Progress', 'To Do')]))).toEqual({ kind: 'started', atMs: CREATED_MS });
  });

  test('when it was created, if it is in progress and never moved', () => {
    const story = storyWith([], { status: status('In Progress') });
    expect(start(story)).toEqual({ kind: 'started', atMs: CREATED_MS });
  });

  test('once: neither reopening nor a second start moves the date', () => {
    const story = storyWith([
      move(2, 'To Do', 'In Progress'),
      move(4, 'In Progress', 'Done'),
      move(6, 'Done', 'To Do'),
      move(8, 'To Do', 'In Progress'),
    ]);
    expect(start(story)).toEqual({ kind: 'started', atMs: jan(2) });
  });

  test('once: delivered straight from To Do, reopened and then declined, it keeps the day it was delivered', () => {
    const story = storyWith([move(2, 'To Do', 'Done'), move(4, 'Done', 'To Do'), move(6, 'To Do', 'Done')], {
      resolution: "Won't Do",
      resolutionChanges: [
        { atMs: jan(2), to: 'Fixed' },
        { atMs: jan(4), to: null },
        { atMs: jan(6), to: "Won't Do" },
      ],
    });
    expect(start(story)).toEqual({ kind: 'started', atMs: jan(2) });
  });

  test('also where the history does not show how it left Done: a later decline is not that close', () => {
    const story = storyWith([move(2, 'To Do', 'Done'), move(6, 'To Do', 'Done')], {
      resolution: "Won't Do",
      resolutionChanges: [
        { atMs: jan(2), to: 'Fixed' },
        { atMs: jan(6), to: "Won't Do" },
      ],
    });
    expect(start(story)).toEqual({ kind: 'started', atMs: jan(2) });
  });

  test('even when it is back in To Do', () => {
    const story = storyWith([move(2, 'To Do', 'In Progress'), move(3, 'In Progress', 'To Do')]);
    expect(start(story)).toEqual({ kind: 'started', atMs: jan(2) });
  });

  test('only after a first close without delivery, when it was reopened and begun', () => {
    const story = storyWith(
      [
        move(2, 'To Do', 'Done'),
        move(4, 'Done', 'To Do'),
        move(6, 'To Do', 'In Progress'),
        move(8, 'In Progress', 'Done'),
      ],
      {
        resolution: 'Done',
        resolutionChanges: [
          { atMs: jan(2), to: 'Duplicate' },
          { atMs: jan(4), to: null },
          { atMs: jan(8), to: 'Done' },
        ],
      },
    );
    expect(start(story)).toEqual({ kind: 'started', atMs: jan(6) });
  });

  test('when In Progress was declined later: work was done, so it is not a close without a start', () => {
    const story = storyWith([move(2, 'To Do', 'In Progress'), move(3, 'In Progress', 'Done')], {
      resolution: "Won't Do",
    });
    expect(start(story)).toEqual({ kind: 'started', atMs: jan(2) });
  });
});

describe('A story was closed unstarted', () => {
  test.each(DEFAULT_SETTINGS.notDelivered)('when it went from To Do to Done as "%s"', (resolution) => {
    expect(start(storyWith([move(3, 'To Do', 'Done')], { resolution }))).toEqual({
      kind: 'closedUnstarted',
      atMs: jan(3),
    });
  });

  test('whatever the case of the resolution', () => {
    expect(start(storyWith([move(3, 'To Do', 'Done')], { resolution: "WON'T DO" })).kind).toBe('closedUnstarted');
  });

  test('when the status itself says so, although the resolution is "Done"', () => {
    const story = storyWith([move(3, 'To Do', 'Cancelled')], { resolution: 'Done' });
    expect(start(story)).toEqual({ kind: 'closedUnstarted', atMs: jan(3) });
  });

  test('by the resolution it was given after the close, not the one it was closed with', () => {
    const moves = [move(3, 'To Do', 'Done'), move(6, 'Done', 'To Do'), move(8, 'To Do', 'Done')];
    const story = storyWith(moves, {
      resolution: 'Duplicate',
      resolutionChanges: [
        { atMs: jan(3), to: 'Done' },
        { atMs: jan(4), to: 'Declined' },
        { atMs: jan(6), to: null },
        { atMs: jan(8), to: 'Duplicate' },
      ],
    });
    expect(start(story)).toEqual({ kind: 'closedUnstarted', atMs: jan(8) });
  });

  test('by the project’s own list of resolutions', () => {
    const story = storyWith([move(3, 'To Do', 'Done')], { resolution: 'Parked' });
    expect(startOf(story, lookup, { notDelivered: ['Parked'] }).kind).toBe('closedUnstarted');
    expect(startOf(story, lookup, { notDelivered: [] }).kind).toBe('started');
  });
});

describe('A story has not started', () => {
  test('when it never left To Do', () => {
    expect(start(storyWith([]))).toEqual({ kind: 'notStarted' });
    expect(start(storyWith([move(2, 'To Do', 'Ready'), move(3, 'Ready', 'Ready')]))).toEqual({ kind: 'notStarted' });
  });

  test('when it was closed without delivery and reopened', () => {
    const story = storyWith([move(2, 'To Do', 'Done'), move(4, 'Done', 'To Do')], {
      resolutionChanges: [
        { atMs: jan(2), to: "Won't Do" },
        { atMs: jan(4), to: null },
      ],
    });
    expect(start(story)).toEqual({ kind: 'notStarted' });
  });

  test('when it is in To Do and its history could not be read: nothing shows that it left', () => {
    expect(start(storyWith([], { moves: null }))).toEqual({ kind: 'notStarted' });
  });
});

describe('Nobody can tell when a story started', () => {
  test('when it is past To Do and its history could not be read', () => {
    expect(start(storyWith([], { moves: null, status: status('In Progress') }))).toEqual(unknown);
    expect(start(storyWith([], { moves: null, status: status('Done'), resolution: "Won't Do" }))).toEqual(unknown);
  });

  test('when it is done and never moved', () => {
    expect(start(storyWith([], { status: status('Done') }))).toEqual(unknown);
  });

  test('when its first known move is out of Done', () => {
    expect(start(storyWith([move(2, 'Done', 'In Progress')]))).toEqual(unknown);
  });

  test('when a move into progress is missing between two others', () => {
    expect(start(storyWith([move(2, 'To Do', 'Ready'), move(5, 'In Progress', 'To Do')]))).toEqual(unknown);
  });

  test('when the last known move does not lead to where it is now', () => {
    expect(start(storyWith([move(2, 'To Do', 'Ready')], { status: status('In Progress') }))).toEqual(unknown);
  });

  test('when it passed through a status nobody knows before it was seen in progress', () => {
    expect(start(storyWith([move(2, 'To Do', 'Limbo'), move(4, 'Limbo', 'In Progress')]))).toEqual(unknown);
    expect(start(storyWith([move(2, 'To Do', 'Limbo')]))).toEqual(unknown);
  });

  test('but an unknown status after the start, or on the way back to To Do, changes nothing', () => {
    expect(start(storyWith([move(2, 'To Do', 'In Progress'), move(4, 'In Progress', 'Limbo')]))).toEqual({
      kind: 'started',
      atMs: jan(2),
    });
    expect(start(storyWith([move(2, 'Limbo', 'To Do')]))).toEqual({ kind: 'notStarted' });
  });
});

describe('A finished story is done', () => {
  test('since it last got there, not since it was first closed or moved within Done', () => {
    const story = storyWith([
      move(2, 'To Do', 'Done'),
      move(4, 'Done', 'In Progress'),
      move(6, 'In Progress', 'Done'),
      move(7, 'Done', 'Done'),
    ]);
    expect(doneMsOf(story, lookup)).toBe(jan(6));
  });

  test('since its resolution, when its history does not say', () => {
    const story = storyWith([], { moves: null, status: status('Done'), resolvedMs: jan(5) });
    expect(doneMsOf(story, lookup)).toBe(jan(5));
    expect(doneMsOf({ ...story, resolvedMs: null }, lookup)).toBeNull();
  });

  test('never while it is in progress, resolved or not', () => {
    expect(doneMsOf(storyWith([move(2, 'To Do', 'In Progress')], { resolvedMs: jan(3) }), lookup)).toBeNull();
  });
});

describe('Days in progress', () => {
  test('are counted in the weeks they fall into, and an open end is now', () => {
    // From Thursday 4 January to Tuesday 16 January, noon: four days, a whole week, a day and a half.
    const story = storyWith([move(4, 'To Do', 'In Progress')]);
    expect([...daysPerWeek(stretchesInProgress(story, lookup, jan(16, 12)))]).toEqual([
      ['2024-W01', 4],
      ['2024-W02', 7],
      ['2024-W03', 1.5],
    ]);
  });

  test('of two stays in one week add up', () => {
    const story = storyWith([
      move(1, 'To Do', 'In Progress'),
      move(2, 'In Progress', 'To Do'),
      move(4, 'To Do', 'In Review'),
      move(6, 'In Review', 'Done'),
    ]);
    expect([...daysPerWeek(stretchesInProgress(story, lookup, jan(20)))]).toEqual([['2024-W01', 3]]);
  });

  test('know of each stretch when it began and ended, so that a sprint may begin in the middle of a week', () => {
    const story = storyWith([
      move(6, 'To Do', 'In Progress'),
      move(9, 'In Progress', 'To Do'),
      move(10, 'To Do', 'In Progress'),
      move(11, 'In Progress', 'Done'),
    ]);
    expect(stretchesInProgress(story, lookup, jan(20))).toEqual([
      { week: '2024-W01', fromMs: jan(6), untilMs: jan(8) },
      { week: '2024-W02', fromMs: jan(8), untilMs: jan(9) },
      { week: '2024-W02', fromMs: jan(10), untilMs: jan(11) },
    ]);
  });

  test('begin with the issue, when it was made in progress', () => {
    const story = storyWith([move(3, 'In Progress', 'Done')]);
    expect([...daysPerWeek(stretchesInProgress(story, lookup, jan(20)))]).toEqual([['2024-W01', 2]]);
  });

  test('are none for a story that went straight to Done, or whose history is missing', () => {
    expect(daysPerWeek(stretchesInProgress(storyWith([move(3, 'To Do', 'Done')]), lookup, jan(20))).size).toBe(0);
    const lost = storyWith([], { moves: null, status: status('In Progress') });
    expect(daysPerWeek(stretchesInProgress(lost, lookup, jan(20))).size).toBe(0);
  });

  test('do not run on when the end of a stay was lost', () => {
    const story = storyWith([move(2, 'To Do', 'In Progress')], { status: status('Done') });
    expect(daysPerWeek(stretchesInProgress(story, lookup, jan(20))).size).toBe(0);
  });
});

describe('The type that counts is the one work began with', () => {
  const typeChanges = [{ atMs: jan(5), from: 'Story', to: 'Bug' }];
  const changed = { issueType: 'Bug', typeChanges };

  test('so calling a story a bug afterwards does not excuse it', () => {
    const story = storyWith([move(4, 'To Do', 'In Progress')], changed);
    expect(typeAtStart(story, start(story))).toBe('Story');
  });

  test('and what was settled before the start stands', () => {
    const story = storyWith([move(6, 'To Do', 'In Progress')], changed);
    expect(typeAtStart(story, start(story))).toBe('Bug');
    const same = storyWith([move(5, 'To Do', 'In Progress')], changed);
    expect(typeAtStart(same, start(same))).toBe('Bug');
  });

  test('and before any start it is today’s', () => {
    const story = storyWith([], changed);
    expect(typeAtStart(story, start(story))).toBe('Bug');
  });
});

test('Statuses whose category was guessed from their name are told, each once', () => {
  const story = storyWith([move(2, 'To Do', 'In QA'), move(3, 'In QA', 'In QA'), move(4, 'In QA', 'Shipped')]);
  expect(guessedStatuses(story, lookup)).toEqual(['In QA', 'Shipped']);
});
