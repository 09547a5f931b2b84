/** Scoring beside merely reading: how much dearer is judging a premise than parsing and checking it? */
import * as v from 'valibot';
import { assess } from '../../src/domain/assess';
import type { AssessInput } from '../../src/domain/assess';
import { METHODS, RISKS, VERDICTS } from '../../src/domain/premise';
import type { Finding } from '../../src/domain/premise';
import { AssumptionSchema, PremiseSchema } from '../../src/store/event-schemas';
import { aDecision, anAssessInput, anAssumption, aPremise, at, STARTED } from '../support/builders';
import { createDice } from './dice';
import type { Dice } from './dice';
import { compared } from './measured';
import type { Measured } from './measured';
import { inMs, interleaved } from './rounds';

const Stored = v.object({ premise: PremiseSchema, assumptions: v.array(AssumptionSchema) });

/** Premises as teams write them: an outcome in most, one to three assumptions with up to five findings each. */
export function premises(count: number): readonly AssessInput[] {
  const dice = createDice(20_240_315);
  return Array.from({ length: count }, () => {
    const ids = Array.from({ length: 1 + dice.upTo(3) }, (_, i) => `assumption-${String(i + 1)}`);
    const decided = dice.of(['build', 'build', 'buildToLearn', 'no', 'waive', null, null, null] as const);
    return anAssessInput({
      premise: aPremise({
        outcome: dice.upTo(8) === 0 ? null : {},
        assumptionIds: ids,
        ...(decided === null ? {} : { decision: aDecision(decided) }),
      }),
      assumptions: ids.map((id) =>
        anAssumption({
          id,
          risk: dice.of(RISKS),
          threshold: dice.upTo(4) === 0 ? null : {},
          findings: Array.from({ length: dice.upTo(6) }, () => aRolledFinding(dice)),
        }),
      ),
      size: dice.of([null, 1, 2, 3, 5, 8, 13]),
      ...(dice.upTo(2) === 0 ? {} : { start: { kind: 'started', atMs: at(STARTED) } as const }),
    });
  });
}

function aRolledFinding(dice: Dice): Partial<Finding> {
  return {
    method: dice.of(METHODS),
    verdict: dice.of(VERDICTS),
    found: dice.of(['2024-03-01', '2024-03-06', '2024-03-08', '2024-03-13']),
    sample: dice.of([null, 3, 5, 12, 30, 100]),
  };
}

export async function measureScoring(count: number, rounds: number): Promise<readonly Measured[]> {
  const inputs = premises(count);
  const texts = inputs.map(({ premise, assumptions }) => JSON.stringify({ premise, assumptions }));
  let sum = 0;
  const ms = await interleaved(
    {
      assess: () => {
        for (const input of inputs) sum += assess(input).doubt;
        return Promise.resolve();
      },
      read: () => {
        for (const text of texts) sum += v.parse(Stored, JSON.parse(text)).assumptions.length;
        return Promise.resolve();
      },
    },
    rounds,
  );
  // Read at the end, so that no engine may leave the work out.
  if (!Number.isFinite(sum)) throw new Error('a doubt is not a number');
  const n = count.toLocaleString('en');
  return [
    compared(
      `Scoring ${n} premises; against JSON.parse and schema check of the same`,
      inMs(ms('assess')),
      inMs(ms('read')),
      2,
    ),
  ];
}
