import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type TitleRule } from '../../src/domain/settings';
import type { TitleMatches } from '../../src/domain/story';
import { isAsked, matchTitle, titleRulesOf } from '../../src/domain/title-rules';
import { asksForParents, trackOf } from '../../src/domain/track';

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

test('no default looks at a title or at a parent', () => {
  expect(titleRulesOf(DEFAULT_SETTINGS)).toEqual([]);
  expect(asksForParents(DEFAULT_SETTINGS)).toBe(false);
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

describe('A rule on the parent', () => {
  const trackRules = [{ on: 'parent', values: ['Spike', 'learning'], track: 'discovery' }] as const;
  const under = (issueType: string, labels: readonly string[]) => ({ ...issue, parentKind: { issueType, labels } });

  test('looks at its type and at its labels, without case', () => {
    expect(trackOf(under('spike', []), { trackRules })).toEqual({ track: 'discovery', rule: 'parent: spike' });
    const labelled = under('Epic', ['q3', 'Learning']);
    expect(trackOf(labelled, { trackRules })).toEqual({ track: 'discovery', rule: 'parent: learning' });
    expect(trackOf(under('Epic', ['q3']), { trackRules }).rule).toBe('default');
  });

  test('says nothing of an issue without one, nor of the issue’s own labels', () => {
    expect(trackOf({ ...issue, labels: ['learning'] }, { trackRules }).rule).toBe('default');
  });
});

describe('A rule on the title', () => {
  const rule: TitleRule = { on: 'title', id: 'r1', values: ['user test', 'Interview'], track: 'discovery' };
  const titled = (title: string, rules: readonly TitleRule[] = [rule]) => ({
    ...issue,
    titles: matchTitle(title, rules),
  });

  test.each([
    ['Interview three admins', true],
    ['INTERVIEW: three admins', true],
    ['Plan a user-test of the form', true],
    ['Plan a user  test', true],
    ['Interviews with admins', false],
    ['Add a user, test the form', true],
    ['Superuser test', false],
    ['', false],
  ])('finds whole words and phrases in any case: "%s" is %s', (title, isFound) => {
    const expected = isFound ? { track: 'discovery', rule: 'title: user test, Interview' } : { rule: 'default' };
    expect(trackOf(titled(title), { trackRules: [rule] })).toMatchObject(expected);
  });

  test('takes signs as signs, never as a pattern', () => {
    const odd = { ...rule, values: ['.*', '(a+)+$', 'c++'] };
    expect(trackOf(titled('aaaa everything', [odd]), { trackRules: [odd] }).rule).toBe('default');
    expect(trackOf(titled('Move to C++', [odd]), { trackRules: [odd] }).track).toBe('discovery');
  });

  test('is another rule once its words are others; case, order and moving it make no difference', () => {
    const stored = matchTitle('Interview three admins', [rule]);
    expect(isAsked(stored, [{ ...rule, values: ['interview', 'USER TEST'] }])).toBe(true);
    expect(isAsked(stored, [{ ...rule, values: ['Interview'] }])).toBe(false);
    expect(isAsked(stored, [{ ...rule, id: 'r2' }])).toBe(false);
    expect(isAsked(undefined, [])).toBe(true);
    expect(JSON.stringify(stored)).not.toMatch(/interview|admin/i);
  });

  const words = fc.array(fc.constantFrom('user', 'test', 'Interview', 'pay', 'click', 'ü-bung'), { maxLength: 5 });
  const titleRules = fc.array(
    fc.record({
      ...{ on: fc.constant('title' as const), id: fc.constantFrom('a', 'b', 'c') },
      values: fc.array(
        words.map((each) => each.join(' ')),
        { maxLength: 3 },
      ),
      track: fc.constantFrom('discovery' as const, 'upkeep' as const),
    }),
    { maxLength: 4 },
  );
  property.prop([titleRules, words, fc.constantFrom(' ', ', ', ' – ')])(
    'what is kept of a title classifies as the title itself does',
    (rules, title, between) => {
      const kept: unknown = JSON.parse(JSON.stringify(matchTitle(title.join(between), rules)));
      const { track } = trackOf({ ...issue, titles: kept as TitleMatches }, { trackRules: rules });
      // Said again without sums and ids: the first rule one of whose phrases is among the words in a row.
      const has = (phrase: string) => {
        const asked = phrase.toLowerCase().split(/[ -]/).filter(Boolean);
        const there = title.join(' ').toLowerCase().split(/[ -]/);
        return asked.length > 0 && there.some((_, from) => asked.every((word, nth) => there[from + nth] === word));
      };
      expect(track).toBe(rules.find(({ values }) => values.some(has))?.track ?? 'delivery');
    },
  );
});
