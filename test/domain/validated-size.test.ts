/** The size that asks for evidence is the one work began with: neither shrinking nor growing a story under way pays. */
import { expect, test } from 'vitest';
import { appraise } from '../../src/domain/appraise';
import type { SizeChange } from '../../src/domain/story';
import {
  anOutcome,
  assumptionLog,
  at,
  findingAdded,
  premiseLog,
  someSettings,
  STARTED,
  stated,
  thresholdSet,
  TODAY,
} from '../support/builders';
import { lookup, status, storyWith } from './timing.support';

/** Begun on 11 March, resting on an anecdote, which is enough for 2 points and not for 8. */
function appraised(size: number | null, sizeChanges: readonly SizeChange[], groupSize: number | null = size) {
  const moves = [{ atMs: at(STARTED), from: status('To Do'), to: status('In Progress') }];
  return appraise({
    story: storyWith(moves, { createdMs: at('2024-03-01'), size, sizeChanges }),
    ...{ lookup, settings: someSettings(), parentEvents: null, groupSize, nowMs: at(TODAY) },
    premiseEvents: premiseLog(
      ['2024-03-04', { kind: 'outcome.stated', parts: anOutcome() }],
      ['2024-03-04', { kind: 'assumption.linked', assumptionId: 'a' }],
    ),
    assumptionEvents: new Map([
      [
        'a',
        assumptionLog(
          ['2024-03-04', stated()],
          ['2024-03-05', thresholdSet()],
          ['2024-03-08', findingAdded({ sample: 2 })],
        ),
      ],
    ]),
  });
}
const resized = (when: string, from: number | null, to: number | null): SizeChange => ({ atMs: at(when), from, to });

test('a story shrunk from 8 to 2 points after it began was asked for what 8 points ask', () => {
  expect(appraised(2, []).validated).toBe('before');
  expect(appraised(2, [resized('2024-03-12', 8, 2)]).validated).toBe('never');
  expect(appraised(2, [resized('2024-03-12', 8, 2)]).stood?.asked).toMatchObject({ rung: 'research', points: 8 });
});

test('a story that grew from 2 to 8 points under way was validated for the 2 it began with', () => {
  expect(appraised(8, []).validated).toBe('never');
  expect(appraised(8, [resized('2024-03-12', 2, 8)]).validated).toBe('before');
});

test('shrunk before it began, it was asked for what was left of it', () => {
  expect(appraised(2, [resized('2024-03-10', 8, 2)]).validated).toBe('before');
});

test('the others who rest on the same assumption still count, with the sizes they have now', () => {
  expect(appraised(2, [resized('2024-03-12', 1, 2)], 2 + 5).stood?.asked).toMatchObject({
    points: 1 + 5,
    byGroup: true,
  });
});
