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

/** Every type two public projects ever used, COMPASS (2016–2020) and TIMOB (2011–2022), past names included. */
test.each([
  ['Story', 'delivery', 'default'],
  ['New Feature', 'delivery', 'default'],
  ['Improvement', 'delivery', 'default'],
  ['Task', 'delivery', 'default'],
  ['Epic', 'delivery', 'default'],
  ['Sub-task', 'delivery', 'default'],
  ['Technical task', 'delivery', 'default'],
  ['Question', 'delivery', 'default'],
  ['Problem Ticket', 'delivery', 'default'],
  ['PAIN', 'delivery', 'default'],
  ['Bug', 'upkeep', 'issueType: bug'],
  ['Investigation', 'discovery', 'issueType: investigation'],
])('a %s of a real project is %s, by rule "%s"', (issueType, track, rule) => {
  expect(trackOf({ ...issue, issueType }, DEFAULT_SETTINGS)).toEqual({ track, rule });
});

test('a rule is named by what it is on and what it found, so moving it among the rules does not rename it', () => {
  const [bug, spike] = [
    { on: 'issueType', values: ['Bug', 'Defect'], track: 'upkeep' },
    { on: 'label', values: ['spike'], track: 'discovery' },
  ] as const;
  const labelled = { ...issue, labels: ['Spike'] };
  expect(trackOf(labelled, { trackRules: [bug, spike] }).rule).toBe('label: spike');
  expect(trackOf(labelled, { trackRules: [spike, bug] }).rule).toBe('label: spike');
  // An empty list of values finds nothing, and without rules everything is delivery.
  expect(trackOf(labelled, { trackRules: [{ ...spike, values: [] }] }).rule).toBe('default');
  expect(trackOf({ ...issue, issueType: 'Bug' }, { trackRules: [] })).toEqual({ track: 'delivery', rule: 'default' });
});
