import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { PERIODS, TEAM_KINDS, WHOLE_PROJECT } from '../../src/domain/page-question';
import { addressOf, byOf, BYS, questionOf } from '../../static/project-page/question-address';

const ids = fc.integer({ min: 1 }).map(String);
const teams = fc
  .constantFrom(...TEAM_KINDS)
  .chain((kind) =>
    (kind === 'epic' ? ids : fc.string({ minLength: 1, maxLength: 60 })).map((value) => ({ kind, value })),
  );
const questions = fc.record({
  period: fc.constantFrom(...PERIODS),
  team: fc.option(teams),
  sprint: fc.option(ids),
});

describe('a question as an address', () => {
  test('says only what is not asked anyway', () => {
    expect(addressOf(WHOLE_PROJECT, 'weeks')).toBe('');
    expect(addressOf(WHOLE_PROJECT, 'sprints')).toBe('?by=sprints');
    expect(addressOf({ period: 'weeks26', team: { kind: 'label', value: 'a&b' }, sprint: '7' }, 'weeks')).toBe(
      '?period=weeks26&label=a%26b&sprint=7',
    );
  });

  property.prop([questions, fc.constantFrom(...BYS)])('opens the same wherever it is opened', (question, by) => {
    const address = addressOf(question, by);
    expect([questionOf(address), byOf(address)]).toEqual([question, by]);
  });

  test.each([
    '?period=weeks13',
    '?sprint=0',
    '?sprint=7%20OR%201=1',
    '?epic=PREM-1',
    '?component=',
    '?label=' + 'x'.repeat(256),
    '?by=years',
    '?nothing',
    '%',
  ])('somebody wrote %s: the whole project, and no error', (address) => {
    expect([questionOf(address), byOf(address)]).toEqual([WHOLE_PROJECT, 'weeks']);
  });
});
