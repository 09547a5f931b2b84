import { expect, test } from 'vitest';
import { sentencesOf, type Told } from './report-sentences';

const COMPASS: Told = {
  ...{ issues: 1_412, notStarted: 169, started: 854, closedUnstarted: 389, startUnknown: 0 },
  byTrack: { discovery: 2, delivery: 1_383, upkeep: 27 },
  validated: { before: 0, after: 0, never: 837, against: 0, startUnknown: 0 },
};

test('each of the three sentences stands on numbers of the page, with n and an interval for every share', () => {
  const [kinds, beginnings, ground] = sentencesOf(COMPASS);
  // 2 / 1,412 = 0.14 %; 389 / (854 + 389) = 31.3 %.
  expect(kinds).toContain(
    '2 of 1,412 (0.1 %, likely 0.0–0.5) issues were there to find something out, 1,383 to deliver',
  );
  expect(beginnings).toContain('389 of 1,243 (31.3 %, likely 28.8–33.9) issues that left the backlog were closed');
  expect(ground).toContain('None of 837 delivery stories that were started has evidence on record:');
  expect(ground).not.toContain('nobody knows when');
});

test('where most beginnings are unknown it says so, and concludes nothing from them', () => {
  const told = { ...COMPASS, started: 37, closedUnstarted: 0, startUnknown: 19_953, issues: 22_371 };
  const [, beginnings, ground] = sentencesOf({ ...told, validated: { ...COMPASS.validated, startUnknown: 3_989 } });
  expect(beginnings).toContain('When work began is on record for 37 of 19,990 (0.2 %');
  expect(beginnings).not.toContain('closed without');
  expect(ground).toContain('of 3,989 more nobody knows when they were started');
  // Exactly half is not most.
  expect(sentencesOf({ ...COMPASS, started: 5, closedUnstarted: 5, startUnknown: 10 })[1]).toContain('closed without');
  expect(sentencesOf({ ...COMPASS, started: 5, closedUnstarted: 4, startUnknown: 10 })[1]).toContain('on record for');
});

test('a share is told once there is evidence, and of nothing nothing is said', () => {
  const validated = { before: 7, after: 2, never: 4, against: 1, startUnknown: 0 };
  expect(sentencesOf({ ...COMPASS, validated })[2]).toContain('7 of 14 (50.0 %, likely 26.8–73.2) delivery stories');
  expect(sentencesOf({ ...COMPASS, issues: 0 })).toEqual([]);
  const nothing = { before: 0, after: 0, never: 0, against: 0, startUnknown: 0 };
  const waiting = { ...COMPASS, started: 0, closedUnstarted: 0, validated: nothing };
  expect(sentencesOf(waiting).slice(1)).toEqual([
    'Nothing has left the backlog yet.',
    'No delivery story was started yet.',
  ]);
});
