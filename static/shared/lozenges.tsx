import { Lozenge } from '@forge/react';
import type { LozengeProps } from '@forge/react';
import type { NextStepId, Standing } from '../../src/domain/assessment';
import type { Verdict } from '../../src/domain/premise';
import { useWording } from './wording-context';

type Tone = NonNullable<LozengeProps['appearance']>;

/** Refuted is something learned, not something broken: never red. */
const STANDING_TONE: Readonly<Record<Standing, Tone>> = {
  untested: 'default',
  inconclusive: 'inprogress',
  supported: 'success',
  refuted: 'new',
  disputed: 'moved',
};

const VERDICT_TONE: Readonly<Record<Verdict, Tone>> = {
  supports: 'success',
  refutes: 'new',
  inconclusive: 'inprogress',
};

export const STEP_TONE: Readonly<Record<NextStepId, Tone>> = {
  noBecause: 'default',
  checkOutcome: 'inprogress',
  met: 'success',
  missed: 'new',
  learning: 'new',
  waived: 'default',
  exempt: 'default',
  rethink: 'moved',
  settle: 'moved',
  frameOutcome: 'inprogress',
  nameAssumption: 'inprogress',
  setThreshold: 'inprogress',
  sharpenTest: 'inprogress',
  testFirst: 'inprogress',
  testValue: 'inprogress',
  buildingOnTested: 'success',
  readyToBuild: 'success',
};

export function StandingLozenge(props: { readonly standing: Standing; readonly opinionOnly: boolean }) {
  const w = useWording();
  return (
    <Lozenge appearance={STANDING_TONE[props.standing]}>
      {w.t(props.opinionOnly ? 'standing.opinionOnly' : `standing.${props.standing}`)}
    </Lozenge>
  );
}

export function VerdictLozenge(props: { readonly verdict: Verdict }) {
  const w = useWording();
  return <Lozenge appearance={VERDICT_TONE[props.verdict]}>{w.t(`verdict.${props.verdict}`)}</Lozenge>;
}
