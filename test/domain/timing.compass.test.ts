/** Real history with all its mess: 1,412 issues of one public project, 2016–2020. Issue by issue: `timing.cases.test.ts`. */
import { beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { doneMsOf, guessedStatuses, sizeAtStart, startOf, typeAtStart } from '../../src/domain/timing';
import { trackOf } from '../../src/domain/track';
import { isCompassHere, readCompass } from './cases/read-compass';
import type { Compass } from './cases/read-compass';

if (!isCompassHere)
  console.log('skipped: the COMPASS history is not on this machine (../shared/data/compass-jira.json)');

describe.skipIf(!isCompassHere)('In the history of COMPASS', () => {
  let compass: Compass;
  beforeAll(() => {
    compass = readCompass();
  });
  const startsOf = () =>
    [...compass.stories.values()].map((story) => ({ story, start: startOf(story, compass.lookup, DEFAULT_SETTINGS) }));

  test('every issue is exactly one of the four', () => {
    const counts = { notStarted: 0, started: 0, closedUnstarted: 0, startUnknown: 0 };
    for (const { start } of startsOf()) counts[start.kind] += 1;
    expect(counts.notStarted + counts.started + counts.closedUnstarted + counts.startUnknown).toBe(1412);
    expect(counts).toEqual({ notStarted: 169, started: 854, closedUnstarted: 389, startUnknown: 0 });
  });

  test('1,220 issues are done, and each knows since when', () => {
    const done = [...compass.stories.values()].filter((story) => doneMsOf(story, compass.lookup) !== null);
    expect(done).toHaveLength(1220);
  });

  test('twelve statuses exist only in old histories and are guessed; none is left unknown', () => {
    const all = [...compass.stories.values()];
    const guessed = new Set(all.flatMap((one) => guessedStatuses(one, compass.lookup)));
    expect([...guessed].sort()).toEqual([
      ...['In Code Review', 'Investigating', 'Needs Design', 'Needs Design Approval', 'Needs Scope'],
      ...['Needs Scope Approval', 'Needs Verification', 'Reopened', 'Scoping', 'Waiting For User Input'],
      ...['Waiting for Reporter', "Won't Fix"],
    ]);
    const met = all.flatMap((one) => [one.status, ...(one.moves ?? []).flatMap((m) => [m.from, m.to])]);
    expect(met.filter((status) => compass.lookup(status).category === 'unknown')).toEqual([]);
  });

  test('what was relabelled or resized after the start is judged as it was: few issues, and all of them', () => {
    const began = startsOf().filter(({ start }) => start.kind === 'started');
    const relabelled = began.filter(({ story, start }) => typeAtStart(story, start) !== story.issueType);
    expect(relabelled).toHaveLength(8);
    const resized = began.filter(({ story, start }) => sizeAtStart(story, start) !== story.size);
    expect(resized).toHaveLength(59);
  });

  test('each issue has one track and the rule that decided: types alone, because no rule is on a label here', () => {
    const rules = new Map<string, number>();
    for (const story of compass.stories.values()) {
      const { track, rule } = trackOf(story, DEFAULT_SETTINGS);
      rules.set(`${track} by ${rule}`, (rules.get(`${track} by ${rule}`) ?? 0) + 1);
    }
    expect(Object.fromEntries(rules)).toEqual({
      'delivery by default': 1383,
      'upkeep by issueType: bug': 27,
      'discovery by issueType: investigation': 2,
    });
  });
});
