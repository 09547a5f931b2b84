import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { OUTCOME_PARTS } from '../../src/domain/premise-log';
import { draftOfOutcome } from '../../static/issue-panel/draft';
import { EMPTY_SENTENCE, isEnter, partsOf, retyped, sentenceOf, withPart } from '../../static/issue-panel/sentence';
import { numberTyped, thresholdToSave } from '../../static/issue-panel/threshold-draft';
import { editableSentence } from '../../static/shared/outcome-sentence';
import { wordingFor } from '../../static/shared/wording';
import { ENGLISH } from '../support/english';
import { outcomes, texts } from '../support/arbitraries';
import { anOutcome } from '../support/builders';

const TODAY = '2026-11-22';
const w = wordingFor({ en: ENGLISH }, 'en-US', 'UTC', Date.parse(`${TODAY}T12:00:00Z`));
const LINE = 'New teams invite a colleague in their first week: 31 % → 45 % by March';
const typed = (line: string) => retyped(EMPTY_SENTENCE, line);

describe('a sentence being written', () => {
  test('is read into its parts', () => {
    expect(partsOf(typed(LINE), TODAY)).toEqual({
      who: 'New teams',
      does: 'invite a colleague in their first week',
      metric: '',
      from: '31 %',
      to: '45 %',
      by: '2027-03-31',
    });
  });

  test('a part put right by hand stays so while the rest of the line goes on', () => {
    const fixed = withPart(typed(LINE), 'who', 'Teams of two', TODAY);
    const later = retyped(fixed, `${LINE}, measured by invites sent`);
    expect(partsOf(later, TODAY)).toMatchObject({ who: 'Teams of two', to: '45 %', metric: 'invites sent' });
  });

  test('and is read anew once the words it stood for are gone', () => {
    const fixed = withPart(typed(LINE), 'who', 'Teams of two', TODAY);
    const later = retyped(fixed, LINE.replace('New teams', 'Admins'));
    expect(partsOf(later, TODAY).who).toBe('Admins');
  });

  test('a part that was missing and is added by hand stands whatever is typed', () => {
    const added = withPart(typed(LINE), 'metric', 'invited in week 1', TODAY);
    expect(partsOf(retyped(added, 'Admins invite a colleague'), TODAY).metric).toBe('invited in week 1');
  });

  test('a part taken out leaves every other part as it was', () => {
    for (const part of OUTCOME_PARTS) {
      const before = partsOf(typed(LINE), TODAY);
      expect(partsOf(withPart(typed(LINE), part, '', TODAY), TODAY)).toEqual({ ...before, [part]: '' });
    }
  });

  test('put right twice it still stands for the words it stood for first', () => {
    const twice = withPart(withPart(typed(LINE), 'to', '50 %', TODAY), 'to', '55 %', TODAY);
    expect(partsOf(twice, TODAY).to).toBe('55 %');
    expect(partsOf(retyped(twice, LINE.replace('45 %', '60 %')), TODAY).to).toBe('60 %');
  });

  test('a stated outcome is edited as a sentence one would write', () => {
    expect(editableSentence(w, anOutcome({ by: '2027-09-30' }))).toBe(
      'New teams invite a colleague in their first week · invited in week 1 · 31 % → 45 % · by Sep 30, 2027',
    );
  });

  test.prop([outcomes, fc.constantFrom('2024-01-01', TODAY)])(
    'opening any outcome to edit it changes nothing of it',
    (outcome, today) => {
      const sentence = sentenceOf(outcome, editableSentence(w, outcome), today);
      expect(partsOf(sentence, today)).toEqual(draftOfOutcome(outcome));
    },
  );

  test.prop([texts, texts, fc.constantFrom(...OUTCOME_PARTS), texts])(
    'whatever is written on, a part set by hand is as set, and every other part as read',
    (line, more, part, value) => {
      const longer = `${line} ${more}`;
      const later = retyped(withPart(typed(line), part, value, TODAY), longer);
      expect(partsOf(later, TODAY)).toEqual({ ...partsOf(typed(longer), TODAY), [part]: value });
    },
  );
});

describe('Enter in a text area', () => {
  test.each([
    ['', '\n', true],
    ['New teams', 'New teams\n', true],
    ['New teams', 'New \nteams', true],
    ['one\ntwo', 'one\n\ntwo', true],
    ['New teams', 'New teamss', false],
    ['New teams', 'New teams', false],
    ['New teams', 'New team', false],
    ['', 'pasted\nlines', false],
    ['New teams', 'Old\nteams', false],
  ])('%j then %j: %s', (before, now, entered) => {
    expect(isEnter(before, now)).toBe(entered);
  });
});

describe('a threshold being written', () => {
  test.each([
    ['at least 8 of 20 admins name a colleague', { text: 'at least 8 of 20 admins name a colleague', atLeast: 8 }],
    ['1,5 % or more book twice', { text: '1,5 % or more book twice', atLeast: 1.5 }],
    ['donations of € 2k a month', { text: 'donations of € 2k a month', atLeast: 2000 }],
    ['at most 3 complain', { text: 'at most 3 complain', atLeast: null }],
    ['we see it in the calls', { text: 'we see it in the calls', atLeast: null }],
    ['  ', null],
  ])('%s', (line, threshold) => {
    expect(thresholdToSave(line, null)).toEqual(threshold);
  });

  test.each([
    ['40', 40],
    ['1,5 %', 1.5],
    ['€ 2k', 2000],
    ['1,200', 1200],
    ['', null],
    ['many', undefined],
    ['40 of them at least', undefined],
  ])('the number by hand, %j, is %j', (number, read) => {
    expect(numberTyped(number)).toBe(read);
  });

  test('a number by hand goes before the line’s, and none means none', () => {
    expect(thresholdToSave('at least 8 of 20', '12')).toEqual({ text: 'at least 8 of 20', atLeast: 12 });
    expect(thresholdToSave('at least 8 of 20', '')).toEqual({ text: 'at least 8 of 20', atLeast: null });
    expect(thresholdToSave('at least 8 of 20', 'many')).toBeUndefined();
    expect(thresholdToSave('', '12')).toEqual({ text: '', atLeast: 12 });
  });
});
