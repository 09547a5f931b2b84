/** Signals about what was started: on hope, validated after the fact, on somebody's word, big on little. */
import { cannotTell, outOf, type Said, share, surelyAbove, told } from './made';
import type { Thresholds } from './settings';
import type { SignalInput } from './types';

/** 1: most stories start before anything was validated. Stories built against evidence are among them. */
export function hope({ started }: SignalInput, { atLeast, above }: Thresholds['hope']): Said {
  const onHope = started.of - started.before;
  const numbers = [share('onHope', onHope, started.of)];
  if (started.of < atLeast) return cannotTell('started', atLeast - started.of, numbers);
  return told(surelyAbove(onHope, started.of, above), numbers);
}

/** 2: of the stories that were validated at all, many were only when they were under way. */
export function afterTheFact({ started }: SignalInput, { atLeast, above }: Thresholds['afterTheFact']): Said {
  const validated = started.before + started.after;
  const numbers = [share('validatedAfter', started.after, validated)];
  if (validated < atLeast) return cannotTell('validated', atLeast - validated, numbers);
  return told(surelyAbove(started.after, validated, above), numbers);
}

/** 11: most of what was started rests on what a stakeholder said, and on nothing else. */
export function handedDown({ started }: SignalInput, { atLeast, above }: Thresholds['handedDown']): Said {
  const numbers = [outOf('handedDown', started.handedDown, started.of)];
  if (started.of < atLeast) return cannotTell('started', atLeast - started.of, numbers);
  return told(started.handedDown > started.of * above, numbers);
}

/** 12: big stories that began on less than market evidence. Two found are enough; that there are none takes sizes. */
export function bigBets({ started }: SignalInput, { atLeast, sized }: Thresholds['bigBets']): Said {
  const numbers = [outOf('bigThin', started.bigThin, started.big)];
  if (started.bigThin >= atLeast) return told(true, numbers);
  return started.sized < sized ? cannotTell('sized', sized - started.sized, numbers) : told(false, numbers);
}
