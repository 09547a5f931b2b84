import { test as prop } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_OUTCOME } from '../../src/domain/premise';
import type { Outcome } from '../../src/domain/premise';
import {
  changedParts,
  checkOf,
  clashes,
  decisionOf,
  draftOfCheck,
  draftOfDecision,
  draftOfOutcome,
} from '../../static/issue-panel/draft';
import { emptyFinding, findingOf } from '../../static/issue-panel/finding-draft';
import { aDecision, anOutcome } from '../support/builders';

const TODAY = '2024-03-15';

describe('an outcome being written', () => {
  test('only what was changed is sent, without spaces around it', () => {
    const base = anOutcome();
    expect(changedParts(base, { ...draftOfOutcome(base), to: ' 50 % ' })).toEqual({ to: '50 %' });
    expect(changedParts(base, { ...draftOfOutcome(base), by: '' })).toEqual({ by: null });
  });

  const outcomes = fc.record<Outcome>({
    who: fc.constantFrom('', 'a', 'b'),
    does: fc.constantFrom('', 'a', 'b'),
    metric: fc.constantFrom('', 'a', 'b'),
    from: fc.constantFrom('', '1', '2'),
    to: fc.constantFrom('', '1', '2'),
    by: fc.constantFrom(null, '2024-01-01', '2024-02-01'),
  });

  prop.prop([outcomes])('an untouched draft changes nothing', (outcome) => {
    expect(changedParts(outcome, draftOfOutcome(outcome))).toEqual({});
  });

  prop.prop([outcomes, outcomes])('what is sent turns the one into the other', (base, wanted) => {
    expect({ ...base, ...changedParts(base, draftOfOutcome(wanted)) }).toEqual(wanted);
  });

  prop.prop([outcomes, outcomes])('nobody clashes with somebody who changed nothing, or the same', (base, mine) => {
    expect(clashes(base, draftOfOutcome(mine), base)).toEqual([]);
    expect(clashes(base, draftOfOutcome(mine), mine)).toEqual([]);
  });

  prop.prop([outcomes, outcomes, outcomes])(
    'a clash is a part both changed, to different words',
    (base, mine, theirs) => {
      for (const { part } of clashes(base, draftOfOutcome(mine), theirs)) {
        expect(mine[part]).not.toBe(base[part]);
        expect(theirs[part]).not.toBe(base[part]);
        expect(mine[part]).not.toBe(theirs[part]);
      }
    },
  );

  test('an empty outcome and an empty draft are the same thing', () => {
    expect(changedParts(EMPTY_OUTCOME, draftOfOutcome(EMPTY_OUTCOME))).toEqual({});
  });
});

describe('a finding being written', () => {
  const written = { ...emptyFinding(TODAY), method: 'survey', verdict: 'supports' } as const;

  test('method and verdict are enough', () => {
    expect(findingOf(written, 'f1', TODAY)).toEqual({
      ok: true,
      value: {
        id: 'f1',
        method: 'survey',
        verdict: 'supports',
        found: TODAY,
        sample: null,
        disciplines: [],
        note: '',
        link: null,
      },
    });
  });

  test.each([
    ['2024-03-15', true],
    ['2024-03-16', false],
    ['2024-02-30', false],
    ['', false],
  ])('found on “%s”, today being 15 March, is %s', (found, ok) => {
    expect(findingOf({ ...written, found }, 'f1', TODAY).ok).toBe(ok);
  });

  test.each([
    ['', true],
    ['0', true],
    ['30', true],
    [' 30 ', true],
    ['1,200', false],
    ['3.5', false],
    ['-1', false],
    ['a few', false],
  ])('a sample of “%s” is accepted: %s', (sample, ok) => {
    expect(findingOf({ ...written, sample }, 'f1', TODAY).ok).toBe(ok);
  });

  test.each([
    ['https://example.test/a', true],
    ['', true],
    ['http://example.test', false],
    ['javascript:alert(1)', false],
    ['example.test', false],
    ['https://', false],
  ])('a link “%s” is accepted: %s', (link, ok) => {
    expect(findingOf({ ...written, link }, 'f1', TODAY).ok).toBe(ok);
  });
});

describe('a decision being written', () => {
  test.each(['build', 'buildToLearn', 'no', 'waive'] as const)(
    'a stored decision to %s comes back as it was',
    (kind) => {
      const decision = aDecision(kind);
      expect(decisionOf(draftOfDecision(decision, 'build', TODAY), TODAY)).toEqual({ ok: true, value: decision });
    },
  );

  test('a fresh decision needs no word to be saved', () => {
    const draft = draftOfDecision(null, 'build', '2024-04-12');
    for (const kind of ['build', 'buildToLearn', 'no', 'waive'] as const) {
      expect(decisionOf({ ...draft, kind }, TODAY).ok).toBe(true);
    }
  });

  test('a day is needed where a day is the point', () => {
    const draft = draftOfDecision(null, 'build', '');
    expect(decisionOf({ ...draft, kind: 'waive' }, TODAY)).toEqual({
      ok: false,
      problems: { until: 'decision.needDate' },
    });
    expect(decisionOf({ ...draft, kind: 'buildToLearn' }, TODAY).ok).toBe(false);
  });

  test('learning is looked at from today on; a waiver ends from today on and within 180 days', () => {
    const learn = (checkOn: string) => decisionOf({ ...draftOfDecision(null, 'buildToLearn', checkOn) }, '2024-03-15');
    expect(learn('2024-03-14')).toEqual({ ok: false, problems: { checkOn: 'decision.needLater' } });
    expect(learn('2024-03-15').ok).toBe(true);
    const waive = (until: string) => decisionOf({ ...draftOfDecision(null, 'waive', until) }, '2024-03-15');
    expect(waive('2024-03-14')).toEqual({ ok: false, problems: { until: 'decision.needWithin' } });
    expect(waive('2024-03-15').ok).toBe(true);
    expect(waive('2024-09-11').ok).toBe(true); // 15 March and 180 days
    expect(waive('2024-09-12')).toEqual({ ok: false, problems: { until: 'decision.needWithin' } });
  });
});

describe('an outcome check being written', () => {
  test('it needs a result, and a day that has come', () => {
    const draft = draftOfCheck(null, TODAY);
    expect(checkOf(draft, TODAY).ok).toBe(false);
    expect(checkOf({ ...draft, result: 'met' }, TODAY).ok).toBe(true);
    expect(checkOf({ ...draft, result: 'met', on: '2024-03-16' }, TODAY).ok).toBe(false);
  });
});
