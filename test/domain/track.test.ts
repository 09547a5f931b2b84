import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { trackOf } from '../../src/domain/track';

const issue = { issueType: 'Story', labels: [], components: [] };

describe('By default', () => {
  test.each(['Spike', 'research', 'EXPERIMENT', 'Interview'])('a %s is discovery', (issueType) => {
    expect(trackOf({ ...issue, issueType }, DEFAULT_SETTINGS)).toEqual({
      track: 'discovery',
      rule: `issueType: ${issueType.toLowerCase()}`,
    });
  });

  test.each(['Bug', 'Chore'])('a %s is upkeep', (issueType) => {
    expect(trackOf({ ...issue, issueType }, DEFAULT_SETTINGS).track).toBe('upkeep');
  });

  test('everything else is delivery, and says that no rule decided', () => {
    expect(trackOf(issue, DEFAULT_SETTINGS)).toEqual({ track: 'delivery', rule: 'default' });
    // The whole value counts: a "Bugfix release" is not a "Bug".
    expect(trackOf({ ...issue, issueType: 'Bugfix release' }, DEFAULT_SETTINGS).track).toBe('delivery');
  });
});

test('The first rule that matches wins, on type, label or component', () => {
  const trackRules = [
    { on: 'label', values: ['Learning'], track: 'discovery' },
    { on: 'component', values: ['Build farm'], track: 'upkeep' },
    { on: 'issueType', values: ['Story'], track: 'delivery' },
  ] as const;
  const both = { ...issue, labels: ['q3', 'learning'], components: ['Build farm'] };
  expect(trackOf(both, { trackRules })).toEqual({ track: 'discovery', rule: 'label: learning' });
  expect(trackOf({ ...both, labels: [] }, { trackRules })).toEqual({ track: 'upkeep', rule: 'component: build farm' });
  expect(trackOf(issue, { trackRules })).toEqual({ track: 'delivery', rule: 'issueType: story' });
});
