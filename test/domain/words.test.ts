import { describe, expect, test } from 'vitest';
import { readsAsOutput } from '../../src/domain/reads-as-output';
import { sameWords, saysSomething } from '../../src/domain/words';

test.each(['a', '7', 'я', '招待', '  x  '])('"%s" says something', (text) => {
  expect(saysSomething(text)).toBe(true);
});

test.each(['', '  ', '-', '…', '?!', '🎉'])('"%s" says nothing', (text) => {
  expect(saysSomething(text)).toBe(false);
});

test('wording is the same apart from case, spaces and punctuation', () => {
  expect(sameWords('Admins know whom to invite', ' admins  KNOW whom to invite. ')).toBe(true);
  expect(sameWords('Admins know whom to invite', 'Admins know who to invite')).toBe(false);
  expect(sameWords('8 of 20', '8 of 200')).toBe(false);
});

describe('a line reads as what we ship', () => {
  test.each([
    'Build an invitation page',
    'to add an invite button',
    'ship: invitations',
    '  – Implement SSO',
    'Roll out the new editor',
    'We show a banner',
    'We’ll invite people by mail',
    'The team delivers invitations',
  ])('"%s"', (line) => {
    expect(readsAsOutput(line)).toBe(true);
  });

  test.each([
    'invite a colleague in their first week',
    'Welcome a new colleague',
    'shipping costs drop out of support calls',
    'ship their orders the same day',
    'Builders plan a week ahead',
    'address doubts before the call',
    'find the invoice without help',
  ])('not "%s"', (line) => {
    expect(readsAsOutput(line)).toBe(false);
  });
});
