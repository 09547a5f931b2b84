import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import type { Coached } from '../../src/domain/coach';
import { coach } from '../../src/domain/coach';
import { READ_CHARACTERS, readLine } from '../../src/domain/language/reading';
import { outcomeFrom, parseOutcome } from '../../src/domain/parse-outcome';
import { EMPTY_OUTCOME } from '../../src/domain/premise';
import { readsAsOutput } from '../../src/domain/reads-as-output';
import { outcomes, texts } from '../support/arbitraries';

/** What the coach says of a sentence whose chips were read and not touched. */
function advice(line: string, more: Partial<Coached> = {}) {
  const outcome = outcomeFrom(line, parseOutcome(line, '2026-11-22'));
  return coach({ line, outcome, solution: '', dismissed: [], ...more });
}
const ids = (line: string, more: Partial<Coached> = {}) => advice(line, more).map(({ id }) => id);

describe('a sentence that says it all', () => {
  test('gets no advice', () => {
    expect(ids('New teams invite a colleague; invited in week 1 from 31 % to 45 % by end of March')).toEqual([]);
  });
});

describe('an output in disguise', () => {
  test.each([
    'Add a CSV export',
    'We ship the new editor',
    'The team delivers invitations',
    'Improve the checkout page',
  ])('"%s"', (line) => {
    expect(advice(line)[0]).toMatchObject({ id: 'outputInDisguise', severity: 'telling', rewrite: 'peopleDoInstead' });
  });

  test('is gently said of a line that goes on to the outcome', () => {
    expect(advice('Launch reminders to increase renewals by 20%')[0]).toMatchObject({
      id: 'outputInDisguise',
      severity: 'gentle',
      rewrite: 'andThenPeople',
    });
  });

  test('points at the words that say it', () => {
    const line = 'Build an invitation page';
    const span = advice(line)[0]?.span;
    expect(line.slice(span?.start, span?.end)).toBe('Build');
  });

  test('is no longer said once the writer waved it away', () => {
    expect(ids('add a colleague', { dismissed: ['outputInDisguise'] })).not.toContain('outputInDisguise');
    expect(ids('add a colleague')).toContain('outputInDisguise');
  });

  test.prop([outcomes])('is said wherever the score withholds its credit for it', (outcome) => {
    if (!readsAsOutput(outcome.does)) return;
    const said = coach({ line: outcome.does, outcome, solution: '', dismissed: [] });
    expect(said.map(({ id }) => id)).toContain('outputInDisguise');
  });
});

describe('a restated solution', () => {
  const solution = 'Export invoices as CSV';
  test('has the words of the title', () => {
    expect(ids('Accountants export invoices as CSV', { solution })).toContain('restatedSolution');
  });

  test('is not one that says why', () => {
    expect(ids('Accountants close the month two days earlier', { solution })).not.toContain('restatedSolution');
  });

  test('is not a purpose that the title itself gives', () => {
    const story = 'As an accountant I want an export so that I close the month earlier';
    expect(ids('accountants close the month earlier', { solution: story })).not.toContain('restatedSolution');
  });
});

describe('what is missing', () => {
  test.each([
    ['nobodyNamed', 'invite a colleague each week', 'Nurses invite a colleague each week'],
    ['noBehaviour', 'Churn below 2 %', 'Members renew their card'],
    ['noNumber', 'Nurses leave on time', '8 of 10 nurses leave on time'],
    ['noDirection', 'Nurses answer patients', 'Nurses answer patients faster'],
    ['noDate', 'Nurses leave on time', 'Nurses leave on time by May'],
  ] as const)('%s: "%s", but not "%s"', (id, without, having) => {
    expect(ids(without)).toContain(id);
    expect(ids(having)).not.toContain(id);
  });

  test('from something to the same goes nowhere', () => {
    const outcome = { ...EMPTY_OUTCOME, who: 'Nurses', does: 'leave on time', from: '5', to: '5' };
    const said = coach({ line: 'Nurses leave on time', outcome, solution: '', dismissed: [] });
    expect(said.find(({ id }) => id === 'noDirection')).toMatchObject({ severity: 'telling', part: 'to' });
  });
});

test.each(['', '   ', '—', '🎉'])('nothing stated gets no advice: "%s"', (line) => {
  expect(ids(line)).toEqual([]);
});

test.prop([texts, outcomes, texts])(
  'whatever is written, advice comes once each and points into the line',
  (line, outcome, solution) => {
    const said = coach({ line, outcome, solution, dismissed: [] });
    expect(new Set(said.map(({ id }) => id)).size).toBe(said.length);
    for (const { span } of said) {
      if (span === null) continue;
      expect(span.start).toBeGreaterThanOrEqual(0);
      expect(span.end).toBeGreaterThan(span.start);
      expect(span.end).toBeLessThanOrEqual(Math.max(line.length, outcome.does.length));
    }
  },
);

describe('whose amount it is decides, not the verb', () => {
  test.each([
    ['Increase the adoption of features', 'Increase the number of features'],
    ['Reduce time to hire', 'Reduce test time'],
    ['Improve the experience of new users', 'Improve the experience page'],
    ['Generate 40 leads', 'Generate 40 reports'],
    ['90% of customers live in 4 weeks', '90% of documents live in 4 weeks'],
    ['30 partners', '30 engineers'],
    ['Win rate 40%', 'Migration 40%'],
    ['Customers are confident in the figures', 'Dashboards are confident in the figures'],
    ['Reoffending down by 5 points', 'Dashboard down by 5 points'],
    ['Pipeline ahead of plan', 'Roadmap ahead of plan'],
    ['Launch a portal to increase sales by 5%', 'Launch a portal to increase tests by 5%'],
  ])('"%s" states one, "%s" does not', (outcome, output) => {
    expect(readLine(outcome).statesOutcome).toBe(true);
    expect(readLine(output).statesOutcome).toBe(false);
  });
});

describe('what happened is no aim', () => {
  test.each([
    ['Customers pay within 10 days', 'Customers cannot pay within 10 days'],
    ['We reduce waiting from 5 days to 3', 'We have reduced waiting from 5 days to 3'],
    ['Retention 40%', 'Still at retention of 40%'],
    ['Response time below 3 seconds', 'Response time above 3 seconds since Monday'],
  ])('"%s" states an outcome, "%s" does not', (aim, told) => {
    expect(readLine(aim).statesOutcome).toBe(true);
    expect(readLine(told).statesOutcome).toBe(false);
  });
});

test('a year, a version and a rank are no values', () => {
  for (const number of ['in 2027', 'version 3', '#12', 'by 3 May']) {
    expect(readLine(`Load ${number}`).statesOutcome).toBe(false);
  }
  expect(readLine('Load time under 2 seconds').statesOutcome).toBe(true);
});

describe('stating an outcome', () => {
  test.each([
    'so that nurses spend less time on paperwork',
    'Reduce waiting time from 12 to 7 minutes',
    'NPS of 45 or better',
    'Launch the programme and gain 500 new members',
    'Be featured in 5 articles',
  ])('"%s" does', (line) => {
    expect(readLine(line).statesOutcome).toBe(true);
  });

  test.each([
    'Add X to Y',
    'As a user I want to see a list of my orders',
    'so that the column is stored in the database',
    'Increase test coverage to 80%',
    'NullPointerException when the list is empty',
    'Reduce the timeout',
    'Hire 2 engineers',
    'פתח את הדף',
    '',
  ])('"%s" does not', (line) => {
    expect(readLine(line).statesOutcome).toBe(false);
  });

  test('only the beginning of a book is read', () => {
    const book = 'x '.repeat(READ_CHARACTERS);
    expect(readLine(`${book}so that nurses spend less time`).statesOutcome).toBe(false);
    expect(readLine(`so that nurses spend less time. ${book}`).statesOutcome).toBe(true);
  });
});
