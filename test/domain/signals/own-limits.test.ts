/** What a project may set of the signals, and what statuses meant that nobody else can tell. */
import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings';
import { isWithin, LIMIT_KEYS, LIMITS } from '../../../src/domain/signals/limits';
import { bandOf, DEFAULT_SIGNAL_SETTINGS, signalSettingsOf, thresholdsOf } from '../../../src/domain/signals/settings';
import { signalsOf } from '../../../src/domain/signals/signals';
import { SIGNAL_IDS, STAGES } from '../../../src/domain/signals/types';
import { createCategoryLookup, withNamed } from '../../../src/domain/status-category';
import { aTeam } from './a-team';

describe('A project’s own limits', () => {
  test('nothing set is what everybody has', () => {
    expect(signalSettingsOf(DEFAULT_SETTINGS)).toEqual(DEFAULT_SIGNAL_SETTINGS);
  });

  test('every limit of every signal has bounds, and each stage’s own lie within them', () => {
    for (const stage of STAGES) {
      const thresholds = thresholdsOf(signalSettingsOf({ stage, limits: {} }));
      const standard = SIGNAL_IDS.flatMap((id) =>
        Object.entries(thresholds[id]).map(([name, limit]) => [`${id}.${name}`, limit] as const),
      );
      expect(standard.map(([key]) => key).sort()).toEqual([...LIMIT_KEYS].sort());
      const own = new Map(standard);
      expect(LIMIT_KEYS.filter((key) => !isWithin(LIMITS[key], own.get(key) ?? -1))).toEqual([]);
    }
  });

  test('a bound holds on both sides, and what is counted is whole', () => {
    const { least, most } = LIMITS['hope.atLeast'];
    expect([least - 1, least, most, most + 1, 8.5].map((limit) => isWithin(LIMITS['hope.atLeast'], limit))).toEqual([
      ...[false, true, true, false, false],
    ]);
    expect([0.19, 0.2, 0.55, 0.9, 0.91].map((limit) => isWithin(LIMITS['hope.above'], limit))).toEqual([
      ...[false, true, true, true, false],
    ]);
  });

  test('one set limit changes that limit alone, whatever the stage; the stage moves the band', () => {
    const settings = signalSettingsOf({ stage: 'sustaining', limits: { 'hope.above': 0.3 } });
    const { hope, ...others } = thresholdsOf(settings);
    const { hope: usual, ...rest } = thresholdsOf(signalSettingsOf({ stage: 'sustaining', limits: {} }));
    expect(hope).toEqual({ ...usual, above: 0.3 });
    expect(others).toEqual(rest);
    expect(STAGES.map((stage) => bandOf(signalSettingsOf({ stage, limits: {} })))).toEqual([
      { low: 0.3, high: 0.6 },
      { low: 0.1, high: 0.3 },
      { low: 0.05, high: 0.2 },
    ]);
  });

  test('the card says the limit in force, and the signal is told by it', () => {
    // 7 of 8: likely above 53 %.
    const team = aTeam({ started: { of: 8, before: 1 } });
    const hopeWith = (above: number) =>
      signalsOf(team, signalSettingsOf({ stage: 'growing', limits: { 'hope.above': above } })).find(
        ({ id }) => id === 'hope',
      );
    expect(hopeWith(0.5)).toMatchObject({ state: 'lit', threshold: { atLeast: 8, above: 0.5 } });
    expect(hopeWith(0.6)).toMatchObject({ state: 'quiet', threshold: { atLeast: 8, above: 0.6 } });
  });
});

describe('What a project says of statuses', () => {
  const jira = createCategoryLookup({
    catalogue: [{ id: '3', name: 'In Progress', category: 'inProgress' }],
    onIssues: [],
  });
  const named = (name: string) =>
    withNamed(jira, [
      { name: 'Parked', category: 'todo' },
      { name: 'in progress', category: 'done' },
      { name: 'Open', category: 'inProgress' },
      { name: 'parked', category: 'done' },
    ])({ id: null, name });

  test('is asked for a name nobody knows, in any case, and the first word on it counts', () => {
    expect(jira({ id: null, name: 'PARKED ' })).toEqual({ category: 'unknown', guessed: false });
    expect(named('PARKED ')).toEqual({ category: 'todo', guessed: false });
    expect(named('Elsewhere')).toEqual({ category: 'unknown', guessed: false });
  });

  test('is stronger than a guess, and never than Jira', () => {
    expect(jira({ id: null, name: 'Open' })).toEqual({ category: 'todo', guessed: true });
    expect(named('Open')).toEqual({ category: 'inProgress', guessed: false });
    expect(named('In Progress')).toEqual({ category: 'inProgress', guessed: false });
  });
});
