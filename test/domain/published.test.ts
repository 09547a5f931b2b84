import { describe, expect, test } from 'vitest';
import { assess } from '../../src/domain/assess';
import type { AssessInput } from '../../src/domain/assess';
import { publish, PUBLISHED_MAX_CHARACTERS } from '../../src/domain/published';
import type { PublishInput } from '../../src/domain/published';
import { aDecision, anAssessInput, anAssumption, aPremise, at } from '../support/builders';

function published(over: Partial<AssessInput> = {}, more: Partial<PublishInput> = {}) {
  const input = anAssessInput(over);
  return publish({
    issueId: '10001',
    projectId: '10000',
    rev: input.premise.rev,
    premise: input.premise,
    inheritedFrom: null,
    riskiest: input.assumptions[0] ?? null,
    assessment: assess(input),
    validated: null,
    start: input.start,
    doneMs: input.doneMs,
    settings: input.settings,
    nowMs: input.nowMs,
    ...more,
  });
}
const NO = { kind: 'no', category: 'notNow', because: '', revisitWhen: '', together: [] } as const;
const size = (value: unknown) => JSON.stringify(value).length;

describe('what is published on an issue', () => {
  test('is what JQL finds and what a list shows', () => {
    expect(published({ assumptions: [anAssumption({ findings: [{ sample: 2 }] })] })).toEqual({
      v: 1,
      issueId: '10001',
      projectId: '10000',
      rev: 2,
      score: 83,
      state: null,
      nextStep: 'testFirst',
      nextDue: null,
      standing: 'supported',
      risk: 'value',
      level: 'anecdote',
      outcome: 'New teams invite a colleague in their first week',
      decision: null,
      checkDue: null,
      validated: null,
      inheritedFrom: null,
      words: {
        who: 'New teams',
        does: 'invite a colleague in their first week',
        metric: 'invited in week 1',
        from: '31 %',
        to: '45 %',
        by: '2024-09-30',
        riskiest: 'Admins know whom to invite',
      },
    });
  });

  test('names the state where there is no number, and leaves out a project nobody gave', () => {
    const value = published({ exempt: true, assumptions: [] }, { validated: 'never', inheritedFrom: '10002' });
    expect(value).toMatchObject({ score: null, state: 'exempt', standing: null, risk: null, level: null });
    expect(value).toMatchObject({ validated: 'never', inheritedFrom: '10002' });
    const { projectId, ...without } = published();
    expect(projectId).toBe('10000');
    const again = anAssessInput();
    expect(
      publish({
        ...again,
        issueId: '10001',
        rev: 2,
        inheritedFrom: null,
        riskiest: again.assumptions[0] ?? null,
        assessment: assess(again),
        validated: null,
      }),
    ).toEqual(without);
  });

  test('keeps the words of an inherited premise off the story: whoever sees it may not see the epic', () => {
    const own = published();
    const inherited = published({}, { inheritedFrom: '10002' });
    expect(inherited).toEqual({
      ...own,
      inheritedFrom: '10002',
      outcome: '',
      words: { who: '', does: '', metric: '', from: '', to: '', by: null, riskiest: '' },
    });
  });

  test('says when the outcome, or what is being learned, is to be looked at', () => {
    const done = { start: { kind: 'started', atMs: at('2024-03-11') }, doneMs: at('2024-03-13') } as const;
    expect(published(done)).toMatchObject({ nextStep: 'checkOutcome', nextDue: '2024-04-12', checkDue: '2024-04-12' });
    const premise = aPremise({ decision: aDecision('buildToLearn', '2024-03-20') });
    expect(published({ premise })).toMatchObject({
      decision: 'buildToLearn',
      nextDue: '2024-03-20',
      checkDue: '2024-03-20',
    });
    expect(published({ premise, nowMs: at('2024-03-21') })).toMatchObject({ nextDue: null, checkDue: null });
    expect(published({ premise: aPremise({ decision: aDecision('waive', '2024-03-20') }) })).toMatchObject({
      nextDue: '2024-03-20',
      checkDue: null,
    });
  });

  test('is one line each: line breaks and control characters become spaces', () => {
    const premise = aPremise({ outcome: { who: ' New\n\tteams\u0000 ' } });
    expect(published({ premise }).words.who).toBe('New teams');
  });
});

describe('what is published is never more than 4,000 characters', () => {
  const long = (text: string, times = 10_000) => text.repeat(times);
  const everywhere = (text: string) => {
    const premise = aPremise({ outcome: { who: text, does: text, metric: text, from: text, to: text } });
    return published({ premise, assumptions: [anAssumption({ statement: text })] });
  };

  test.each([
    ['letters', long('a')],
    ['emoji', long('🎉')],
    ['quotes', long('"')],
    ['backslashes', long('\\')],
    ['halves of characters', long('x\ud83c')],
    ['control characters', long('x\u0001')],
    ['words', long('word ')],
  ])('of %s, and stays readable', (_, text) => {
    const value = everywhere(text);
    expect(size(value)).toBeLessThanOrEqual(PUBLISHED_MAX_CHARACTERS);
    expect(JSON.parse(JSON.stringify(value))).toEqual(value);
    expect(value.words.does.endsWith('…')).toBe(true);
    expect(value.words.does.length).toBeGreaterThan(100);
  });

  test('says why not and when we look again, also of a story that inherits; of no other story', () => {
    const premise = aPremise({ decision: { ...NO, because: 'ours are\nsmall', revisitWhen: 'ten large customers' } });
    const no = { category: 'notNow', because: 'ours are small', revisitWhen: 'ten large customers' };
    expect(published({ premise })).toMatchObject({ nextStep: 'noBecause', decision: 'no', no });
    expect(published({ premise }, { inheritedFrom: '10002' }).no).toEqual(no);
    expect(published()).not.toHaveProperty('no');
    expect(published({ premise: aPremise({ decision: aDecision('build') }) })).not.toHaveProperty('no');
  });

  test('gives way in the documented order', () => {
    const text = long('a', 10_000);
    const outcome = { who: text, does: text, metric: text, from: text, to: text };
    const premise = aPremise({ outcome, decision: { ...NO, because: text, revisitWhen: text } });
    const value = published({ premise, assumptions: [anAssumption({ statement: text })] });
    const { words, no } = value;
    const order = [words.riskiest, value.outcome, words.metric, words.from, words.to, no?.revisitWhen, no?.because];
    const lengths = [...order, words.who, words.does].map((one) => Array.from(one ?? '').length);
    // Values and names take some 490: these 3,500 fit, and with 300 more for when we look again they would not.
    expect(lengths).toEqual([300, 200, 300, 300, 300, 300, 600, 600, 600]);
    expect(size(value)).toBeLessThanOrEqual(PUBLISHED_MAX_CHARACTERS);
  });

  test('leaves at 4,000 characters what one more would shorten', () => {
    const of = (times: number) => published({ premise: aPremise({ outcome: { does: long('a', times) } }) });
    const room = PUBLISHED_MAX_CHARACTERS - size(of(1000)) + 1000;
    expect(size(of(room))).toBe(PUBLISHED_MAX_CHARACTERS);
    expect(of(room).words.does).toBe(long('a', room));
    expect(Array.from(of(room + 1).words.does)).toHaveLength(600);
    // The same with characters that count double.
    const emoji = (times: number) => published({ premise: aPremise({ outcome: { does: long('🎉', times) } }) });
    const half = Math.floor((PUBLISHED_MAX_CHARACTERS - size(emoji(1000)) + 2000) / 2);
    expect(emoji(half).words.does).toBe(long('🎉', half));
    expect(Array.from(emoji(half + 1).words.does)).toHaveLength(600);
  });

  test('keeps families, flags and marked letters whole', () => {
    for (const one of ['👨\u200d👩\u200d👧', '🇩🇪', 'e\u0301', '👍🏽']) {
      const value = everywhere(long(one));
      const { riskiest, who, does, metric, from, to } = value.words;
      for (const text of [riskiest, who, does, metric, from, to]) {
        expect(text.replace(/…$/u, '').length % one.length, one).toBe(0);
      }
    }
  });

  test('ends the direction of writing it cut off, so that words after it stay as they are', () => {
    const does = everywhere(`\u202b${long('שלום ')}\u202c`).words.does;
    expect(does.startsWith('\u202bשלום')).toBe(true);
    expect(does.endsWith('\u202c…')).toBe(true);
    expect(everywhere(`\u2067${long('مرحبا ')}\u2069`).words.does.endsWith('\u2069…')).toBe(true);
    expect(everywhere(long('שלום ')).words.does).not.toMatch(/[\u202c\u2069]/u);
  });

  test('cuts no character in half', () => {
    expect(everywhere(long('🎉')).words.who).toMatch(/^(🎉)+…$/u);
  });

  test('lets the assumption give way before what people do', () => {
    const value = everywhere(long('"'));
    expect(value.words.riskiest.length).toBeLessThanOrEqual(value.words.does.length);
    const premise = aPremise();
    const onlyAssumption = published({ premise, assumptions: [anAssumption({ statement: long('a') })] });
    expect(onlyAssumption.words.does).toBe('invite a colleague in their first week');
    expect(Array.from(onlyAssumption.words.riskiest)).toHaveLength(600);
  });

  test('keeps what fits as it was written', () => {
    const premise = aPremise({ outcome: { does: long('a', 3000) } });
    expect(published({ premise }).words.does).toBe(long('a', 3000));
    expect(Array.from(published({ premise }).outcome)).toHaveLength(200);
  });
});
