import { test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { parseAssumption } from '../../src/domain/parse-assumption';
import { texts } from '../support/arbitraries';

test.each([
  ['Customers will pay for it', 'value', 'word'],
  ['Admins know whom to invite', 'value', 'default'],
  ['Nurses find the form without help', 'usability', 'word'],
  ['We can export a year of bookings overnight', 'feasibility', 'ours'],
  ['The database holds ten times the load', 'feasibility', 'word'],
  ['The margin stays above our cost', 'viability', 'word'],
  ['Sharing the list does not harm anybody', 'ethics', 'word'],
  // Two cues: whether we should comes before whether it pays.
  ['A fair price covers the cost', 'ethics', 'word'],
])('"%s" is most likely a risk of %s', (text, risk, because) => {
  expect(parseAssumption(text)).toMatchObject({ statement: text, risk, because });
});

test('what introduces a statement is left out of it', () => {
  const text = 'We believe that admins know whom to invite ';
  expect(parseAssumption(text)).toMatchObject({
    statement: 'admins know whom to invite',
    span: { start: 16, end: 42 },
  });
});

test.prop([texts])('the statement is cut from the text, and only an introduction is left out', (text) => {
  const { statement, span, cue } = parseAssumption(text);
  expect(text.slice(span.start, span.end)).toBe(statement);
  expect(text.slice(span.end).trim()).toBe('');
  if (cue !== null) expect(text.slice(cue.start, cue.end)).not.toBe('');
});

test('ten thousand characters are all kept', () => {
  const text = 'word '.repeat(2_000).trim();
  expect(parseAssumption(text).statement).toBe(text);
});
