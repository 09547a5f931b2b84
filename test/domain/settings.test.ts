import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, foldSettings, type SettingsEvent } from '../../src/domain/settings';

function dated(rev: number, event: SettingsEvent): SettingsEvent & { rev: number; atMs: number } {
  return { ...event, rev, atMs: rev * 1000 };
}

describe('The settings of a project', () => {
  test('are the documented defaults until someone changes one', () => {
    expect(foldSettings([])).toEqual(DEFAULT_SETTINGS);
  });

  test('keep the last value of each setting and leave the others alone', () => {
    const settings = foldSettings([
      dated(1, { kind: 'settings.changed', setting: 'checkAfterDays', value: 60 }),
      dated(2, { kind: 'settings.changed', setting: 'exemptTypes', value: ['Chore'] }),
      dated(3, { kind: 'settings.changed', setting: 'checkAfterDays', value: 90 }),
    ]);
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, checkAfterDays: 90, exemptTypes: ['Chore'], rev: 3 });
  });

  test('go back to a default when a value is taken away, and still count as changed', () => {
    const settings = foldSettings([
      dated(1, { kind: 'settings.changed', setting: 'disciplines', value: ['product'] }),
      dated(2, { kind: 'settings.changed', setting: 'disciplines', value: null }),
    ]);
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, rev: 2 });
  });

  test('can be an empty list, which is not the default', () => {
    const settings = foldSettings([dated(1, { kind: 'settings.changed', setting: 'trackRules', value: [] })]);
    expect(settings.trackRules).toEqual([]);
  });
});
