/**
 * Ten ways to look validated without learning anything. Each test walks the honest path and the cheat with the same
 * facts in hand, and shows that the cheat gains nothing: neither score, nor standing, nor "validated before".
 */
import { describe, expect, test } from 'vitest';
import { appraise } from '../../src/domain/appraise';
import { assess } from '../../src/domain/assess';
import { askedOf } from '../../src/domain/asked';
import type { Standing, Validated } from '../../src/domain/assessment';
import { headlineOf } from '../../src/domain/headline';
import type { AssumptionEvent, Dated, Finding, PremiseEvent } from '../../src/domain/premise';
import { foldAssumption, foldPremise } from '../../src/domain/premise-log';
import type { Story } from '../../src/domain/story';
import { atStart, validatedOf } from '../../src/domain/validated';
import {
  anAssessInput,
  anAssumption,
  anOutcome,
  assumptionLog,
  at,
  findingAdded,
  premiseLog,
  someSettings,
  STARTED,
  stated,
  thresholdSet,
  TODAY,
} from '../support/builders';
import type { Entries } from '../support/builders';
import { jan, lookup, move, storyWith } from './timing.support';

interface Path {
  /** Points now; a named state counts as none. */
  readonly points: number;
  readonly standing: Standing | null;
  readonly validated: Validated;
  /** Points as they were frozen at start. */
  readonly pointsAtStart: number;
}

const linked = (assumptionId: string): PremiseEvent => ({ kind: 'assumption.linked', assumptionId });
const BET: Entries<PremiseEvent> = [
  ['2024-03-04', { kind: 'outcome.stated', parts: anOutcome() }],
  ['2024-03-04', linked('a')],
];
const FRAMED: Entries<AssumptionEvent> = [
  ['2024-03-04', stated()],
  ['2024-03-05', thresholdSet()],
];

/** A five-point story, started on 11 March, looked at on the 15th. */
function path(over: {
  a?: Entries<AssumptionEvent>;
  b?: Entries<AssumptionEvent>;
  premise?: Entries<PremiseEvent>;
  size?: number;
  groupSize?: number | null;
}): Path {
  const { a = FRAMED, b = [], premise = BET, size = 5, groupSize = null } = over;
  const premiseEvents = premiseLog(...premise);
  const assumptionEvents = new Map<string, readonly Dated<AssumptionEvent>[]>([
    ['a', assumptionLog(...a)],
    ['b', assumptionLog(...b)],
  ]);
  const start = { kind: 'started', atMs: at(STARTED) } as const;
  const settings = someSettings();
  const input = { start, premiseEvents, assumptionEvents, sizeAtStart: size, groupSize, settings, nowMs: at(TODAY) };
  const assumptions = [...assumptionEvents].flatMap(([id, events]) => foldAssumption(id, events) ?? []);
  const now = assess({
    ...{ premise: foldPremise(premiseEvents), assumptions, exempt: false, size, groupSize },
    ...{ start, doneMs: null, settings, nowMs: at(TODAY) },
  });
  const then = atStart({ ...input, exempt: false });
  return {
    points: now.score.kind === 'scored' ? now.score.points : 0,
    standing: now.standing?.standing ?? null,
    validated: validatedOf(input),
    pointsAtStart: then?.score.kind === 'scored' ? then.score.points : 0,
  };
}

const tested = (finding: Partial<Finding>, when = '2024-03-08'): Entries<AssumptionEvent> => [
  ...FRAMED,
  [when, findingAdded({ found: when.slice(0, 10), ...finding })],
];

describe('it does not pay', () => {
  test('1. to write perfect words and test nothing: 50 at most, and never validated', () => {
    const honest = path({ a: tested({ sample: 5 }) });
    const cheat = path({});
    expect(honest).toEqual({ points: 100, standing: 'supported', validated: 'before', pointsAtStart: 100 });
    expect(cheat).toEqual({ points: 50, standing: 'untested', validated: 'never', pointsAtStart: 50 });
  });

  test('2. to call opinions evidence: any number of them settle nothing', () => {
    const honest = path({ a: tested({ sample: 2 }) }); // two customers asked: anecdote
    const opinions = (['teamOpinion', 'expertOpinion', 'stakeholderOpinion'] as const).map(
      (method, i) => ['2024-03-08', findingAdded({ id: `opinion-${i}`, method, sample: 50 })] as const,
    );
    const cheat = path({ a: [...FRAMED, ...opinions] });
    expect(honest).toMatchObject({ points: 83, standing: 'supported' });
    expect(cheat).toMatchObject({ points: 54, standing: 'untested', validated: 'never' }); // 50 + 35 × 0.2 ÷ 2
  });

  test('3. to call usability value: that they can is an anecdote of whether they would', () => {
    const usability = { method: 'usabilityTest', sample: 8 } as const;
    const honest = path({ a: [['2024-03-04', stated({ risk: 'usability' })], ...tested(usability).slice(1)] });
    const cheat = path({ a: tested(usability) });
    // Honest: all but the 10 for value, which nobody examined. The cheat gains those 10 and loses half of 35.
    expect(honest).toMatchObject({ points: 90, validated: 'before' });
    expect(cheat).toMatchObject({ points: 83, validated: 'never' });
  });

  test('4. to cite analytics without a sample or a link: market at most', () => {
    const eight = (finding: Partial<Finding>) =>
      path({ size: 8, a: tested({ method: 'productAnalytics', ...finding }) });
    const honest = eight({ sample: 400 });
    expect(honest).toMatchObject({ points: 100, validated: 'before' });
    for (const cheat of [
      eight({ sample: null }),
      eight({ sample: 400, link: null }),
      eight({ sample: null, link: null }),
    ]) {
      expect(cheat).toMatchObject({ points: 88, validated: 'never' }); // 65 + 35 × market 2 ÷ research 3
    }
  });

  test('5. to call twelve people an experiment: it counts as the same twelve using a prototype', () => {
    const of = (finding: Partial<Finding>) => anAssumption({ findings: [finding] });
    const support = (finding: Partial<Finding>) =>
      assess(anAssessInput({ assumptions: [of(finding)] })).standing?.support;
    expect(support({ method: 'controlledExperiment', sample: 100 })).toBe('experiment');
    expect(support({ method: 'controlledExperiment', sample: 12 })).toBe('research');
    expect(support({ method: 'prototypeInUse', sample: 12 })).toBe('research');
    const honest = path({ size: 8, a: tested({ method: 'prototypeInUse', sample: 12 }) });
    expect(path({ size: 8, a: tested({ method: 'controlledExperiment', sample: 12 }) })).toEqual(honest);
  });

  test('6. to set the threshold once the result is known: one rung lower than saying nothing', () => {
    const finding = [['2024-03-08', findingAdded({ sample: 5 })]] as const;
    const honest = path({ a: [...FRAMED, ...finding] });
    const silent = path({ a: [['2024-03-04', stated()], ...finding] });
    const cheat = path({ a: [['2024-03-04', stated()], ...finding, ['2024-03-09', thresholdSet()]] });
    expect(honest).toMatchObject({ points: 100, validated: 'before' });
    expect(silent).toMatchObject({ points: 90, validated: 'before' });
    expect(cheat).toMatchObject({ points: 83, validated: 'never' });
    const lowered = path({ a: [...FRAMED, ...finding, ['2024-03-09', thresholdSet({ text: 'at least 1 of 20' })]] });
    expect(lowered).toMatchObject({ points: 83, validated: 'never' });
  });

  test('7. to reword the assumption until the finding fits it', () => {
    const eight = (...a: Entries<AssumptionEvent>) => path({ size: 8, a });
    const [first, second] = FRAMED;
    if (first === undefined || second === undefined) throw new Error('an assumption is stated and has a threshold');
    const research = ['2024-03-08', findingAdded({ sample: 20 })] as const;
    const honest = eight(first, second, research);
    const vaguer = eight(first, second, research, ['2024-03-09', stated({ statement: 'Some people like inviting' })]);
    expect(honest).toMatchObject({ points: 100, validated: 'before' });
    expect(vaguer).toMatchObject({ points: 88, validated: 'never' });
    // A refutation cannot be worded away, nor moved to a risk for which its method says little.
    const no = ['2024-03-08', findingAdded({ method: 'usabilityTest', verdict: 'refutes' })] as const;
    const usable = ['2024-03-04', stated({ risk: 'usability' })] as const;
    const moved = eight(usable, second, no, ['2024-03-09', stated({ risk: 'viability', statement: 'It pays' })]);
    expect(moved).toMatchObject({ points: 0, standing: 'refuted', validated: 'against' });
  });

  test('8. to swap the riskiest assumption for a safe one after the start', () => {
    const safe: Entries<AssumptionEvent> = [
      ['2024-03-04', stated({ statement: 'People have an e-mail address' })],
      ['2024-03-05', thresholdSet()],
      ['2024-03-08', findingAdded({ sample: 20 })],
    ];
    const swap: Entries<PremiseEvent> = [
      ...BET,
      ['2024-03-12', linked('b')],
      ['2024-03-12', { kind: 'riskiest.chosen', assumptionId: 'b' }],
      ['2024-03-12', { kind: 'assumption.unlinked', assumptionId: 'a' }],
    ];
    const honest = path({});
    const cheat = path({ b: safe, premise: swap });
    expect(honest).toMatchObject({ validated: 'never', pointsAtStart: 50 });
    expect(cheat).toMatchObject({ validated: 'never', pointsAtStart: 50 });
    // Nor does it hide that it was built against the evidence.
    const refuted = tested({ verdict: 'refutes' });
    expect(path({ a: refuted, b: safe, premise: swap })).toMatchObject({ validated: 'against', pointsAtStart: 0 });
  });

  test('9. to split a story: the parts are asked what the whole was asked', () => {
    const anecdote = tested({ sample: 2 });
    const honest = path({ size: 8, a: anecdote });
    const parts = [path({ size: 2, groupSize: 8, a: anecdote }), path({ size: 3, groupSize: 8, a: anecdote })];
    expect(honest).toMatchObject({ points: 77, validated: 'never' }); // 65 + 35 × anecdote 1 ÷ research 3
    for (const part of parts) expect(part).toEqual(honest);
    expect(path({ size: 2, a: anecdote }).validated).toBe('before'); // what splitting would have gained
    expect(askedOf({ size: 2, groupSize: 8, settings: someSettings() })).toMatchObject({
      rung: 'research',
      byGroup: true,
    });
  });

  test('10. to call a story a bug once it is started: it is judged as what it was when work began', () => {
    const startedAsStory = storyWith([move(8, 'To Do', 'In Progress')]);
    const relabelled: Story = {
      ...startedAsStory,
      issueType: 'Bug',
      typeChanges: [{ atMs: jan(9), from: 'Story', to: 'Bug' }],
    };
    const headline = (story: Story) => {
      const appraised = appraise({
        ...{ story, lookup, settings: someSettings(), premiseEvents: [], parentEvents: null },
        ...{ assumptionEvents: new Map(), groupSize: null, nowMs: at('2030-01-01') },
      });
      const { start, validated, atStartTrack, exemptAtStart } = appraised;
      return headlineOf(
        [
          {
            ...{ level: story.level, trackAtStart: atStartTrack.track, exempt: exemptAtStart, start, size: story.size },
            ...{ validated, waived: false, learning: false },
          },
        ],
        0,
      );
    };
    expect(headline(startedAsStory)).toMatchObject({ kind: 'share', validated: { of: 1, count: 0 } });
    expect(headline(relabelled)).toEqual(headline(startedAsStory));
    const bugAllAlong = { ...startedAsStory, issueType: 'Bug' };
    expect(headline(bugAllAlong)).toMatchObject({ kind: 'nothingStarted' }); // what relabelling would have gained
  });
});
