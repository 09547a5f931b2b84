/** What the tab Noes makes of real history: which closures ask for a sentence, and which are left in peace. */
import { beforeAll, describe, expect, test } from 'vitest';
import { closureOf } from '../../src/domain/closure';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import type { Start } from '../../src/domain/story';
import { startOf } from '../../src/domain/timing';
import { trackOf } from '../../src/domain/track';
import { isCompassHere, readCompass } from './cases/read-compass';

if (!isCompassHere)
  console.log('skipped: the COMPASS history is not on this machine (../shared/data/compass-jira.json)');

interface Closed {
  readonly closure: 'decided' | 'dropped';
  readonly track: string;
  readonly level: string;
  readonly resolution: string;
  readonly start: Start['kind'];
}

describe.skipIf(!isCompassHere)('Of what COMPASS closed without delivering it', () => {
  let closed: readonly Closed[] = [];
  beforeAll(() => {
    const { stories, lookup } = readCompass();
    closed = [...stories.values()].flatMap((story) => {
      const { track } = trackOf(story, DEFAULT_SETTINGS);
      const closure = closureOf(story, track, lookup, DEFAULT_SETTINGS);
      if (closure !== 'decided' && closure !== 'dropped') return [];
      const start = startOf(story, lookup, DEFAULT_SETTINGS).kind;
      return [{ closure, track, level: story.level, resolution: story.resolution ?? '', start }];
    });
  });
  const count = (is: (one: Closed) => boolean) => closed.filter(is).length;

  test('127 of 439 were decided against; the other 312 are duplicates, incomplete, gone away, or bugs', () => {
    expect(closed).toHaveLength(439);
    expect(count(({ closure }) => closure === 'decided')).toBe(127);
    const decided = (resolution: string) => count((one) => one.closure === 'decided' && one.resolution === resolution);
    expect([decided("Won't Fix"), decided("Won't Do"), decided('Declined')]).toEqual([110, 13, 4]);
    expect(count(({ closure, track }) => closure === 'dropped' && track === 'upkeep')).toBe(9);
  });

  test('126 ask for a sentence, because one of the 127 is an epic; 14 had been started', () => {
    const asks = (one: Closed) => one.closure === 'decided' && one.level === 'story' && one.track === 'delivery';
    expect(count(asks)).toBe(126);
    expect(count((one) => one.closure === 'decided' && one.start === 'started')).toBe(14);
  });
});
