import { describe, expect, test } from 'vitest';
import { askedOf } from '../../src/domain/asked';
import { someSettings } from '../support/builders';

const asked = (size: number | null, groupSize: number | null = null) =>
  askedOf({ size, groupSize, settings: someSettings() });

describe('evidence asked for', () => {
  test.each([
    [0, 'anecdote'],
    [2, 'anecdote'],
    [2.5, 'market'],
    [3, 'market'],
    [5, 'market'],
    [5.5, 'research'],
    [8, 'research'],
    [100, 'research'],
  ])('of %d points is %s', (size, rung) => {
    expect(asked(size)).toEqual({ rung, points: size, unsized: false, byGroup: false });
  });

  test('of an unsized story is that of a small one, and says so', () => {
    expect(asked(null)).toEqual({ rung: 'anecdote', points: null, unsized: true, byGroup: false });
  });

  test('is decided by the larger of the story and its group', () => {
    expect(asked(2, 8)).toEqual({ rung: 'research', points: 8, unsized: false, byGroup: true });
    expect(asked(8, 2)).toEqual({ rung: 'research', points: 8, unsized: false, byGroup: false });
    expect(asked(8, 8)).toMatchObject({ byGroup: false });
    expect(asked(null, 8)).toEqual({ rung: 'research', points: 8, unsized: true, byGroup: true });
    expect(asked(null, 0)).toMatchObject({ rung: 'anecdote', byGroup: false });
  });

  test('is never an experiment before start nor a mere opinion, whatever the settings say', () => {
    const of = (rung: 'launch' | 'opinion') =>
      askedOf({ size: 3, groupSize: null, settings: someSettings({ asked: [{ upTo: null, rung }] }) }).rung;
    expect(of('launch')).toBe('research');
    expect(of('opinion')).toBe('anecdote');
  });

  test('above the last limit is that of the last limit, and without any an anecdote', () => {
    const of = (list: Parameters<typeof askedOf>[0]['settings']['asked']) =>
      askedOf({ size: 9, groupSize: null, settings: { asked: list } }).rung;
    expect(of([{ upTo: 5, rung: 'market' }])).toBe('market');
    expect(of([])).toBe('anecdote');
  });
});
