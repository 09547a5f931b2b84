/** How often each signal is wrong of simulated teams: lit of healthy ones, not lit of those in its trap. */
import { type Share, wilson } from '../../../src/domain/headline';
import { signalsOf } from '../../../src/domain/signals/signals';
import { SIGNAL_IDS, type SignalId, type SignalInput, type SignalState } from '../../../src/domain/signals/types';
import { diceOf } from './dice';
import { HEALTHY, TRAPS } from './habits';
import { type Pace, teamOf } from './team';

export const GOALS = { falseAlarms: 0.02, misses: 0.05 } as const;

export interface Row {
  readonly id: SignalId;
  /** Lit of the healthy teams. */
  readonly falseAlarms: Share;
  /** Not lit of the teams in this trap, those that cannot tell among them. */
  readonly misses: Share;
  /** Of the teams in this trap, those it cannot tell of. */
  readonly cannotTell: number;
}

/** So many healthy teams, and so many in each trap, from one seed. */
export function simulate(teams: number, pace: Pace, seed: number): readonly Row[] {
  const dice = diceOf(seed);
  const healthy = Array.from({ length: teams }, () => teamOf(HEALTHY, pace, dice));
  return SIGNAL_IDS.map((id) => {
    const trapped = Array.from({ length: teams }, () => teamOf({ ...HEALTHY, ...TRAPS[id] }, pace, dice));
    const states = trapped.map((team) => stateOf(id, team));
    return {
      id,
      falseAlarms: wilson(healthy.filter((team) => stateOf(id, team) === 'lit').length, teams),
      misses: wilson(states.filter((state) => state !== 'lit').length, teams),
      cannotTell: states.filter((state) => state === 'cantTell').length,
    };
  });
}

/** Healthy teams of which any signal is lit: thirteen looks at one team are wrong more often than one. */
export function anyFalseAlarm(teams: number, pace: Pace, seed: number): Share {
  const dice = diceOf(seed);
  const healthy = Array.from({ length: teams }, () => teamOf(HEALTHY, pace, dice));
  return wilson(healthy.filter((team) => signalsOf(team).some(({ state }) => state === 'lit')).length, teams);
}

function stateOf(id: SignalId, team: SignalInput): SignalState | undefined {
  return signalsOf(team).find((signal) => signal.id === id)?.state;
}

/** Whether the share measured is within the goal; its interval says how sure that is. */
export function meets({ falseAlarms, misses }: Row): boolean {
  return falseAlarms.share <= GOALS.falseAlarms && misses.share <= GOALS.misses;
}
