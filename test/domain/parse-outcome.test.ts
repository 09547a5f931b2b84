import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { tokensOf } from '../../src/domain/language/tokens';
import { outcomeFrom, parseOutcome } from '../../src/domain/parse-outcome';
import { printOutcome } from '../../src/domain/print-outcome';
import { outcomes, texts } from '../support/arbitraries';

const TODAY = '2026-11-22';
/** What was read, without the places. */
function read(text: string) {
  const { who, does, metric, from, to, by } = parseOutcome(text, TODAY);
  const parts = { who, does, metric, from, to, by };
  return Object.fromEntries(
    Object.entries(parts).flatMap(([part, chip]) => (chip === null ? [] : [[part, chip.value]])),
  );
}

describe('a sentence becomes chips', () => {
  test.each([
    ['New teams invite a colleague', { who: 'New teams', does: 'invite a colleague' }],
    ['invite a colleague', { does: 'invite a colleague' }],
    [
      'New teams invite a colleague in their first week; invited in week 1 from 31 % to 45 % by end of March',
      {
        who: 'New teams',
        does: 'invite a colleague in their first week',
        metric: 'invited in week 1',
        from: '31 %',
        to: '45 %',
        by: '2027-03-31',
      },
    ],
    [
      'Reduce time to first answer from 3 days to 1 day by Q3',
      { metric: 'time to first answer', from: '3 days', to: '1 day', by: '2027-09-30' },
    ],
    ['activation 30% → 45%', { metric: 'activation', from: '30%', to: '45%' }],
    ['Monthly donations grow from € 2k to € 3,5k', { metric: 'Monthly donations', from: '€ 2k', to: '€ 3,5k' }],
    ['so that nurses spend less time on paperwork', { who: 'nurses', does: 'spend less time on paperwork' }],
    [
      'As a commuter I want a delay alert so that I can leave home later',
      { who: 'commuter', does: 'leave home later' },
    ],
    [
      'Farmers check the forecast, metric: checks per week',
      { who: 'Farmers', does: 'check the forecast', metric: 'checks per week' },
    ],
    ['Churn of small accounts below 2% a month', { metric: 'Churn of small accounts', to: 'below 2% a month' }],
    ['Half of the clinics send referrals online', { who: 'Half of the clinics', does: 'send referrals online' }],
    [
      'New teams invite a colleague; teams with an invite in week 1: 31 % → 45 %',
      {
        ...{ who: 'New teams', does: 'invite a colleague', metric: 'teams with an invite in week 1' },
        ...{ from: '31 %', to: '45 %' },
      },
    ],
    [
      'New teams invite a colleague in their first week (invited in week 1: 31 % → 45 %) by March',
      {
        ...{ who: 'New teams', does: 'invite a colleague in their first week', metric: 'invited in week 1' },
        ...{ from: '31 %', to: '45 %', by: '2027-03-31' },
      },
    ],
    [
      'Buyers finish checkout on a phone (41 % to 55 %)',
      { who: 'Buyers', does: 'finish checkout on a phone', from: '41 %', to: '55 %' },
    ],
    [
      'Customers upgrade: $1,200 MRR → $3,000 MRR',
      { who: 'Customers', does: 'upgrade', from: '$1,200 MRR', to: '$3,000 MRR' },
    ],
    [
      'Tenants reuse last year’s form: 30 → 10 per week',
      { who: 'Tenants', does: 'reuse last year’s form', from: '30', to: '10 per week' },
    ],
    [
      'New teams invite a colleague from 31 % to 45 %; admins keep their seats',
      { who: 'New teams', does: 'invite a colleague', from: '31 %', to: '45 %' },
    ],
  ])('%s', (sentence, parts) => {
    expect(read(sentence)).toEqual(parts);
  });

  test('a direction no value shows stays in what is done', () => {
    expect(read('Reduce refunds by 15%')).toEqual({ does: 'Reduce refunds', metric: 'refunds', to: 'by 15%' });
  });

  test('where nothing is understood every word is kept', () => {
    const parsed = parseOutcome('צוותים חדשים מזמינים עמית', TODAY);
    expect(outcomeFrom('צוותים חדשים מזמינים עמית', parsed).does).toBe('צוותים חדשים מזמינים עמית');
  });

  test('an aside is kept where it stands, and once', () => {
    const text = 'Drivers take the suggested route in 8 of 10 trips (today 5 of 10) by summer';
    expect(outcomeFrom(text, parseOutcome(text, TODAY)).does).toBe(text.slice('Drivers '.length));
  });

  test('words that follow what people do are kept as they were typed', () => {
    const text = 'New teams invite a colleague; and they tell their boss';
    expect(outcomeFrom(text, parseOutcome(text, TODAY)).does).toBe('invite a colleague; and they tell their boss');
  });

  test.each(['New teams invite a colleague 🎉', 'New teams invite a colleague from 3 % to 4 % 👩‍👩‍👧'])(
    'what %s ends with is kept',
    (text) => {
      const { does } = outcomeFrom(text, parseOutcome(text, TODAY));
      expect(does).toMatch(/^invite a colleague /);
      expect(text.endsWith(does.slice(-2))).toBe(true);
    },
  );

  test('words beside a chip are kept too', () => {
    const text = 'As a tenant I want photos so that I call less often';
    const outcome = outcomeFrom(text, parseOutcome(text, TODAY));
    expect(outcome.does).toContain('call less often');
    expect(outcome.does).toContain('photos');
  });
});

describe('by when, read on Sunday 22 November 2026', () => {
  test.each([
    ['by 2027-01-31', '2027-01-31'],
    ['by 31.1.2027', '2027-01-31'],
    ['by 31 March', '2027-03-31'],
    ['by March 31st, 2028', '2028-03-31'],
    ['by 22 November', '2026-11-22'],
    ['by 21 November', '2027-11-21'],
    ['by the end of November', '2026-11-30'],
    ['by end of October', '2027-10-31'],
    ['by Feb 2028', '2028-02-29'],
    ['by Q4', '2026-12-31'],
    ['by Q3', '2027-09-30'],
    ['by H1 2028', '2028-06-30'],
    ['in Q2 2027', '2027-06-30'],
    ['by EOY', '2026-12-31'],
    ['by the end of the quarter', '2026-12-31'],
    ['by next quarter', '2027-03-31'],
    ['by end of next month', '2026-12-31'],
    ['by the end of this week', '2026-11-22'],
    ['by next week', '2026-11-29'],
    ['before June', '2027-05-31'],
    ['by 2028', '2028-12-31'],
    ['by 29 February', '2028-02-29'],
  ])('%s is %s', (said, day) => {
    expect(read(`Teams meet daily ${said}`)).toEqual({ who: 'Teams', does: 'meet daily', by: day });
  });

  test.each(['by hand', 'by 3/4/2027', 'by 30 February 2027', 'by 31.2.2027', 'within 3 days', 'by 5'])(
    '%s is no day',
    (said) => {
      expect(read(`Teams meet ${said}`)).not.toHaveProperty('by');
    },
  );
});

describe('for any text', () => {
  const sentences = fc
    .array(
      fc.constantFrom(
        'a',
        'by ',
        'from ',
        'to ',
        '1,',
        '2.',
        '%',
        ' and increase ',
        '"',
        'so that ',
        '-',
        '\n',
        '→',
        'ä',
        '😀',
        'الفريق ',
      ),
      {
        maxLength: 30,
      },
    )
    .map((parts) => parts.join(''));

  test.prop([fc.oneof(texts, sentences)])(
    'each chip is cut from the text, and no word outside chips and joints is lost',
    (text) => {
      const parsed = parseOutcome(text, TODAY);
      const spans = [parsed.who, parsed.does, parsed.metric, parsed.from, parsed.to, parsed.by].flatMap((chip) =>
        chip === null ? [] : [chip.span],
      );
      for (const { start, end } of [...spans, ...parsed.rest]) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
      const kept = [...spans, ...parsed.rest];
      // What nobody misses: joining words, helpers, the verb of a move that the two values show.
      const joins =
        /^(?:from|to|by|at|as|a|an|the|so|that|in|and|order|i|you|they|he|she|we|who|can|could|will|would|may|might|must|should|shall|am|are|is|be|able|measured|metric|increase)$/;
      const lost = tokensOf(text).filter(
        ({ kind, low, start, end }) =>
          kind === 'word' && !joins.test(low) && !kept.some((span) => span.start <= start && end <= span.end),
      );
      expect(lost.map(({ raw }) => raw)).toEqual([]);
    },
  );

  test.prop([outcomes])('reading a printed outcome gives it back', (outcome) => {
    const line = printOutcome(outcome);
    expect(outcomeFrom(line, parseOutcome(line, TODAY))).toEqual(outcome);
  });

  // Nothing is timed: growing by the square, a hundred thousand would take minutes, and the run would give up.
  test.each(['1,', 'by ', 'from 1 ', 'so that i ', 'and increase ', '"', '\\"', '((', 'a-', '2027-', 'who: "'])(
    'a hundred thousand hostile characters are read to their end: %s',
    (piece) => {
      const text = piece.repeat(Math.ceil(100_000 / piece.length));
      expect(() => parseOutcome(text, TODAY)).not.toThrow();
    },
  );
});
