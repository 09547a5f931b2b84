import { describe, expect, test } from 'vitest';
import { assess } from '../../src/domain/assess';
import type { AssessInput } from '../../src/domain/assess';
import type { Check, CheckId } from '../../src/domain/assessment';
import type { AssumptionEvent, Finding, Outcome } from '../../src/domain/premise';
import { FIX_IDS } from '../../src/domain/fixes';
import {
  aDecision,
  anAssessInput,
  anAssumption,
  aPremise,
  assumptionLog,
  at,
  findingAdded,
  foldedAssumption,
  someSettings,
  stated,
  thresholdSet,
} from '../support/builders';
import type { Entries } from '../support/builders';

const scoreOf = (over: Partial<AssessInput> = {}) => assess(anAssessInput(over)).score;
const points = (over: Partial<AssessInput> = {}): number => {
  const score = scoreOf(over);
  if (score.kind !== 'scored') throw new Error(`unscored: ${score.state}`);
  return score.points;
};
const state = (over: Partial<AssessInput>) => {
  const score = scoreOf(over);
  return score.kind === 'unscored' ? score.state : score.points;
};
const check = (id: CheckId, over: Partial<AssessInput> = {}): Check => {
  const found = scoreOf(over).checks.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no check ${id}`);
  return found;
};
const earned = (id: CheckId, over: Partial<AssessInput> = {}) => {
  const { credit, weight, fix } = check(id, over);
  return [credit * weight, fix];
};
const outcome = (parts: Partial<Outcome>): Partial<AssessInput> => ({ premise: aPremise({ outcome: parts }) });
const statement = (text: string): Partial<AssessInput> => ({ assumptions: [anAssumption({ statement: text })] });
const findings = (...list: readonly Partial<Finding>[]): Partial<AssessInput> => ({
  assumptions: [anAssumption({ findings: list })],
});

describe('the score', () => {
  test('weighs outcome 30, assumption 20 and evidence 50', () => {
    expect(scoreOf().checks.map(({ id, weight }) => [id, weight])).toEqual([
      ['who', 5],
      ['does', 10],
      ['metric', 5],
      ['fromTo', 5],
      ['byWhen', 5],
      ['riskiest', 6],
      ['testable', 4],
      ['threshold', 10],
      ['evidence', 35],
      ['valueExamined', 10],
      ['disciplines', 5],
    ]);
  });

  test('of perfect words alone is 50', () => {
    expect(points()).toBe(50);
  });

  test('of perfect words and the evidence asked for is 100', () => {
    expect(points(findings({ sample: 5 }))).toBe(100);
  });

  test('of half the evidence asked for is 50 + 17.5 + 10 + 5, rounded', () => {
    expect(points(findings({ sample: 2 }))).toBe(83);
  });

  test('of an opinion is 3.5 above words: 0.2 of the 2 asked, and it examines nothing', () => {
    expect(earned('evidence', findings({ method: 'teamOpinion' }))).toEqual([3.5, 'findStrongerEvidence']);
    expect(points(findings({ method: 'teamOpinion' }))).toBe(54);
  });

  test('gives no more for more evidence than is asked', () => {
    expect(points({ ...findings({ sample: 20 }), size: 1 })).toBe(100);
  });

  test('of the same evidence is lower for a larger story', () => {
    const twoConversations = findings({ sample: 2 });
    expect(earned('evidence', { ...twoConversations, size: 2 })[0]).toBe(35);
    expect(earned('evidence', { ...twoConversations, size: 5 })[0]).toBe(17.5);
    expect(earned('evidence', { ...twoConversations, size: 8 })[0]).toBeCloseTo(11.67, 2);
  });

  test('asks for two disciplines only where a project works with two, and words still reach no more than 50', () => {
    const alone = { settings: someSettings({ disciplines: ['engineering'] }) };
    expect(check('disciplines', alone)).toEqual({
      id: 'disciplines',
      group: 'evidence',
      weight: 0,
      applies: false,
      credit: 0,
      fix: null,
    });
    expect(check('evidence', alone).weight).toBeCloseTo(38.89, 2);
    expect(points(alone)).toBe(50);
    expect(points({ ...alone, ...findings({ sample: 5, disciplines: [] }) })).toBe(100);
  });

  test('names a fix for exactly the checks that lost something', () => {
    for (const input of [{}, outcome({ who: '', from: '' }), findings({ sample: 2, disciplines: [] })]) {
      for (const { credit, fix, applies } of scoreOf(input).checks) {
        expect(fix === null).toBe(!applies || credit === 1);
        if (fix !== null) expect(FIX_IDS).toContain(fix);
      }
    }
  });
});

describe('what is lost, and the fix for it', () => {
  test.each<[CheckId, Partial<AssessInput>, number, string | null]>([
    ['who', outcome({ who: ' - ' }), 0, 'sayWho'],
    ['does', outcome({ does: '' }), 0, 'sayWhatTheyDo'],
    ['does', outcome({ does: 'Build an invitation page' }), 0, 'sayWhatTheyDoNotWhatWeShip'],
    ['does', outcome({ does: 'invite somebody' }), 10, null],
    ['metric', outcome({ metric: '' }), 0, 'sayMetric'],
    ['fromTo', outcome({ from: '', to: '' }), 0, 'sayFromAndTo'],
    ['fromTo', outcome({ from: '' }), 2.5, 'sayFrom'],
    ['fromTo', outcome({ to: '' }), 2.5, 'sayTo'],
    ['fromTo', outcome({ from: '45 %', to: ' 45 %' }), 2.5, 'sayAChange'],
    ['byWhen', outcome({ by: null }), 0, 'sayByWhen'],
    ['riskiest', { assumptions: [] }, 0, 'nameRiskiest'],
    ['testable', { assumptions: [] }, 0, 'nameRiskiest'],
    ['testable', statement('Do admins know whom to invite?'), 0, 'askNoQuestion'],
    ['testable', statement('Admins know'), 0, 'makeTestable'],
    ['testable', statement('Admins know whom'), 4, null],
    ['testable', statement('管理者は誰を招待すべきか知っている'), 4, null],
    ['threshold', { assumptions: [anAssumption({ threshold: null })] }, 0, 'sayThreshold'],
    ['threshold', { assumptions: [anAssumption({ threshold: { text: ' ', atLeast: null } })] }, 0, 'sayThreshold'],
    ['threshold', { assumptions: [anAssumption({ threshold: { text: '', atLeast: 8 } })] }, 10, null],
    ['evidence', {}, 0, 'testIt'],
    ['evidence', findings({ verdict: 'inconclusive' }), 0, 'testIt'],
    ['valueExamined', {}, 0, 'testValueOrViability'],
    ['disciplines', findings({ disciplines: ['product'] }), 0, 'bringTwoDisciplines'],
  ])('%s with %o earns %d: %s', (id, over, worth, fix) => {
    expect(earned(id, over)).toEqual([worth, fix]);
  });
});

describe('the threshold counts', () => {
  const threshold = (size: number, ...entries: Entries<AssumptionEvent>) =>
    earned('threshold', {
      size,
      assumptions: [foldedAssumption(assumptionLog(['2024-03-04', stated()], ...entries))],
    });
  const research = findingAdded({ sample: 20 });

  test('when it came before the finding that settles it', () => {
    expect(threshold(5, ['2024-03-05', thresholdSet()], ['2024-03-08', research])).toEqual([10, null]);
  });

  test('not when it came after: research found first counts as market, which is all a five-pointer asks', () => {
    expect(threshold(5, ['2024-03-08', research], ['2024-03-09', thresholdSet()])).toEqual([
      0,
      'testAgainAfterThreshold',
    ]);
  });

  test('not when market came before it, even where research is asked', () => {
    expect(threshold(8, ['2024-03-08', research], ['2024-03-09', thresholdSet()])[0]).toBe(0);
  });

  test('while what came before it is too weak to settle anything', () => {
    expect(threshold(5, ['2024-03-08', findingAdded({ sample: 5 })], ['2024-03-09', thresholdSet()])[0]).toBe(10);
    expect(threshold(2, ['2024-03-08', findingAdded({ sample: 5 })], ['2024-03-09', thresholdSet()])[0]).toBe(0);
  });

  test('again once a later test settles it', () => {
    const later = findingAdded({ id: 'later', found: '2024-03-12' });
    const events = [
      ['2024-03-08', research],
      ['2024-03-09', thresholdSet()],
      ['2024-03-12', later],
    ] as const;
    expect(threshold(5, ...events)).toEqual([10, null]);
  });

  test('when all that is there is older than the assumption: that was never a test of it', () => {
    const background = findingAdded({ sample: 20, found: '2024-02-01' });
    expect(threshold(5, ['2024-03-04', background], ['2024-03-05', thresholdSet()])).toEqual([10, null]);
  });
});

describe('value or viability is examined', () => {
  const examined = (...assumptions: readonly ReturnType<typeof anAssumption>[]) =>
    check('valueExamined', {
      premise: aPremise({ assumptionIds: assumptions.map(({ id }) => id) }),
      assumptions,
    }).credit;

  test('by a finding of at least anecdote, for or against', () => {
    expect(examined(anAssumption({ findings: [{ sample: 1 }] }))).toBe(1);
    expect(examined(anAssumption({ risk: 'viability', findings: [{ sample: 1, verdict: 'refutes' }] }))).toBe(1);
    expect(examined(anAssumption({ findings: [{ sample: 1, verdict: 'inconclusive' }] }))).toBe(0);
    expect(examined(anAssumption({ findings: [{ method: 'stakeholderOpinion' }] }))).toBe(0);
  });

  test('on any linked assumption, not only the riskiest', () => {
    const usability = anAssumption({ risk: 'usability', findings: [{ method: 'usabilityTest' }] });
    expect(examined(usability)).toBe(0);
    expect(examined(usability, anAssumption({ id: 'assumption-2', findings: [{ sample: 1 }] }))).toBe(1);
  });

  test('not by an assumption the premise does not link', () => {
    const stray = anAssumption({ id: 'stray', findings: [{ sample: 1 }] });
    expect(check('valueExamined', { assumptions: [anAssumption(), stray] }).credit).toBe(0);
  });

  test('also by what was found before the assumption was stated: older, but somebody looked', () => {
    const found = (day: string, sample: number) =>
      foldedAssumption(assumptionLog(['2024-03-04', stated()], ['2024-03-05', findingAdded({ found: day, sample })]));
    expect(examined(found('2024-03-03', 4))).toBe(1);
    expect(examined(found('2024-03-04', 4))).toBe(1);
    expect(examined(anAssumption())).toBe(0);
  });
});

describe('two disciplines took part', () => {
  const together = (...list: readonly Partial<Finding>[]) => check('disciplines', findings(...list)).credit;

  test('in one test or in several', () => {
    expect(together({ disciplines: ['product', 'design'] })).toBe(1);
    expect(together({ disciplines: ['product'] }, { disciplines: ['engineering'] })).toBe(1);
    expect(together({ disciplines: ['product'] }, { disciplines: ['product'] })).toBe(0);
  });

  test('not in an opinion, and not one the project does not work with', () => {
    expect(together({ method: 'teamOpinion', disciplines: ['product', 'design'] })).toBe(0);
    const settings = someSettings({ disciplines: ['product', 'engineering'] });
    expect(check('disciplines', { ...findings({ disciplines: ['product', 'design'] }), settings }).credit).toBe(0);
  });
});

describe('a state without a number', () => {
  const decided = (kind: Parameters<typeof aDecision>[0], on?: string) => aPremise({ decision: aDecision(kind, on) });

  test.each<[string, Partial<AssessInput>]>([
    ['exempt', { exempt: true }],
    ['waived', { premise: decided('waive') }],
    ['saidNo', { premise: decided('no') }],
    ['buildToLearn', { premise: decided('buildToLearn') }],
    ['refuted', findings({ verdict: 'refutes' })],
    ['disputed', findings({}, { verdict: 'refutes' })],
    ['nothingStated', { premise: aPremise({ outcome: null, assumptionIds: [] }), assumptions: [] }],
  ])('%s', (name, over) => {
    expect(state(over)).toBe(name);
  });

  test('still explains itself by its checks', () => {
    expect(scoreOf({ exempt: true }).checks).toHaveLength(11);
  });

  test('is not said of a premise of which anything is stated', () => {
    expect(
      state({ premise: aPremise({ outcome: { ...none, metric: 'x' }, assumptionIds: [] }), assumptions: [] }),
    ).toBe(5);
    expect(state({ premise: aPremise({ outcome: null }) })).toBe(20);
  });

  test('ends with the waiver, after its last day', () => {
    const premise = decided('waive', '2024-03-15');
    expect(state({ premise, nowMs: at('2024-03-15 23:59') })).toBe('waived');
    expect(state({ premise, nowMs: at('2024-03-16 00:00') })).toBe(50);
  });

  test('ends with the learning, after its check date', () => {
    const premise = decided('buildToLearn', '2024-03-15');
    expect(state({ premise, nowMs: at('2024-03-15 23:59') })).toBe('buildToLearn');
    expect(state({ premise, nowMs: at('2024-03-16 00:00') })).toBe(50);
  });

  test('of a no ends when it is built all the same', () => {
    expect(state({ premise: decided('no'), start: { kind: 'started', atMs: at('2024-03-11') } })).toBe(50);
  });
});

const none: Outcome = { who: '', does: '', metric: '', from: '', to: '', by: null };
