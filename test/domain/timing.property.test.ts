import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Move, Story } from '../../src/domain/story';
import { doneMsOf, stretchesInProgress } from '../../src/domain/timing';
import { CREATED_MS, daysPerWeek, lookup, start, status, storyWith } from './timing.support';

const HOUR_MS = 3_600_000;
const NAMES = ['To Do', 'Ready', 'In Progress', 'In Review', 'Done', 'Cancelled', 'Limbo'] as const;
const RESOLUTIONS = [null, 'Done', "Won't Do", 'Duplicate'] as const;

const name = fc.constantFrom(...NAMES);
const resolution = fc.constantFrom(...RESOLUTIONS);
const gaps = fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 12 });

function movesAt(hours: readonly number[], path: readonly string[], joined: boolean): Move[] {
  let atMs = CREATED_MS;
  return hours.map((gap, index) => {
    atMs += gap * HOUR_MS;
    const from = path[joined ? index : index + 13] ?? 'To Do';
    return { atMs, from: status(from), to: status(path[index + 1] ?? 'To Do') };
  });
}

/** Any history at all: joined up or not, with unknown statuses, moves at the same moment, lost histories. */
const anyStory: fc.Arbitrary<Story> = fc
  .record({
    hours: gaps,
    path: fc.array(name, { minLength: 26, maxLength: 26 }),
    joined: fc.boolean(),
    lost: fc.boolean(),
    now: name,
    nowFollows: fc.boolean(),
    resolution,
    resolutions: fc.array(resolution, { maxLength: 4 }),
  })
  .map((made) => {
    const moves = movesAt(made.hours, made.path, made.joined);
    const resolutionChanges = moves
      .slice(0, made.resolutions.length)
      .map(({ atMs }, i) => ({ atMs, to: made.resolutions[i] ?? null }));
    const parts = { resolution: made.resolution, resolutionChanges };
    const story = storyWith(moves, made.nowFollows ? parts : { ...parts, status: status(made.now) });
    return made.lost ? { ...story, moves: null } : story;
  });

function lastMs(story: Story): number {
  return story.moves?.at(-1)?.atMs ?? CREATED_MS;
}

describe('Whatever a history looks like,', () => {
  test.prop([anyStory])(
    'an issue is exactly one of not started, started, closed unstarted and start unknown',
    (story) => {
      const { kind } = start(story);
      const category = lookup(story.status).category;
      expect(['notStarted', 'started', 'closedUnstarted', 'startUnknown']).toContain(kind);
      if (kind === 'notStarted') expect(category).toBe('todo');
      if (kind === 'closedUnstarted') expect(category).toBe('done');
      if (category === 'inProgress') expect(['started', 'startUnknown']).toContain(kind);
    },
  );

  test.prop([anyStory])('a start is the day of creation or of one of its moves', (story) => {
    const began = start(story);
    if (began.kind !== 'started') return;
    expect([CREATED_MS, ...(story.moves ?? []).map(({ atMs }) => atMs)]).toContain(began.atMs);
  });

  test.prop([anyStory, name, fc.integer({ min: 1, max: 900 })])(
    'one more move never changes when it started, nor makes it unstarted again',
    (story, to, hours) => {
      const began = start(story);
      if (began.kind !== 'started') return;
      // From Done to Cancelled corrects the close it is in: the one later move that may say "not delivered after all".
      if (lookup(story.status).category === 'done' && lookup(status(to)).category === 'done') return;
      const atMs = lastMs(story) + hours * HOUR_MS;
      const moved: Story = {
        ...story,
        moves: [...(story.moves ?? []), { atMs, from: story.status, to: status(to) }],
        status: status(to),
        // As Jira keeps it: a close that counted as delivered keeps the resolution it had. Where the issue is not in
        // Done, today's resolution says nothing of a close before.
        resolutionChanges:
          lookup(story.status).category === 'done'
            ? [...(story.resolutionChanges ?? []), { atMs: lastMs(story), to: story.resolution }]
            : (story.resolutionChanges ?? []),
      };
      expect(start(moved)).toEqual(began);
    },
  );

  test.prop([anyStory])('a move from a status to itself changes nothing', (story) => {
    const { moves } = story;
    if (moves === null || moves.length === 0) return;
    const doubled = { ...story, moves: moves.flatMap((one) => [one, { ...one, from: one.to }]) };
    expect(start(doubled)).toEqual(start(story));
    expect(doneMsOf(doubled, lookup)).toBe(doneMsOf(story, lookup));
  });

  test.prop([anyStory, fc.integer({ min: 0, max: 2000 })])(
    'a week gives an issue more than no and at most seven days, and all weeks no more than its age',
    (story, hours) => {
      const nowMs = lastMs(story) + hours * HOUR_MS;
      const days = [...daysPerWeek(stretchesInProgress(story, lookup, nowMs)).values()];
      for (const inWeek of days) {
        expect(inWeek).toBeGreaterThan(0);
        expect(inWeek).toBeLessThanOrEqual(7 + 1e-9);
      }
      const sum = days.reduce((all, inWeek) => all + inWeek, 0);
      expect(sum).toBeLessThanOrEqual((nowMs - CREATED_MS) / (24 * HOUR_MS) + 1e-9);
    },
  );
});
