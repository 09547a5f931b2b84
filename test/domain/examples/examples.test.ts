/** Every story of `docs/examples.md` is judged as it says there, and the README shows some of them word for word. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { appraise } from '../../../src/domain/appraise';
import { NEXT_STEPS, UNSCORED } from '../../../src/domain/assessment';
import { nextStepTitle } from '../../../static/issue-panel/sentences';
import { wordingFor } from '../../../static/shared/wording';
import { ENGLISH } from '../../support/english';
import { storyOf } from './happened';
import { examplesIn, readExamples } from './table';

/** Days are written "13 Apr" there. */
const w = wordingFor({ en: ENGLISH }, 'en-GB', 'UTC', Date.UTC(2026, 2, 16));
const examples = readExamples();

describe('a worked example', () => {
  test.each(examples)('$story', (example) => {
    const { score, next } = appraise(storyOf(example)).assessment;
    expect({
      score: score.kind === 'scored' ? String(score.points) : w.t(`state.${score.state}`),
      next: nextStepTitle(w, next),
    }).toEqual({ score: example.score, next: example.next });
  });
});

describe('the worked examples', () => {
  test('show every state without a number and every next step', () => {
    expect(UNSCORED.filter((state) => !examples.some(({ score }) => score === w.t(`state.${state}`)))).toEqual([]);
    const seen = new Set(examples.map((example) => appraise(storyOf(example)).assessment.next.id));
    expect(NEXT_STEPS.filter((step) => !seen.has(step))).toEqual([]);
  });

  test('have a name of their own and a sentence that says why', () => {
    expect(examples.length).toBeGreaterThan(80);
    expect(new Set(examples.map(({ story }) => story)).size).toBe(examples.length);
    for (const { why } of examples) expect(why).toMatch(/^\S.{9,}\.$/);
  });

  test('are the same in the README, which shows six', () => {
    const shown = examplesIn(readFileSync(new URL('../../../README.md', import.meta.url), 'utf8'));
    expect(shown).toHaveLength(6);
    for (const example of shown) expect(examples).toContainEqual(example);
  });

  test('refuse a phrase nobody knows instead of passing it over', () => {
    const [example] = examples;
    if (example === undefined) throw new Error('there are no examples');
    const telling = (step: string) => () => storyOf({ ...example, steps: [step] });
    expect(telling('8 Mar it rained')).toThrow('is no phrase');
    expect(telling('8 Mar supported by tarot cards, 3')).toThrow('is no method');
    expect(telling('8 Mar supported by survey, many')).toThrow('is nothing a finding has');
  });
});
