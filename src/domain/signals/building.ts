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

/**
 * 2: of the stories that were validated at all, many were only when they were under way. Only validated ones count, and
 * who validates late validates few: in one window an interval of those is too wide to lie above a third, in two it is not.
 */
export function afterTheFact({ longer }: SignalInput, { atLeast, above }: Thresholds['afterTheFact']): Said {
  const { validated, after } = longer;
  const numbers = [share('validatedAfter', after, validated)];
  if (validated < atLeast) return cannotTell('validated', atLeast - validated, numbers);
  return told(surelyAbove(after, validated, above), numbers);
}

/** 11: most of what was started rests on what a stakeholder said, and on nothing else. */
export function handedDown({ started }: SignalInput, { atLeast, above }: Thresholds['handedDown']): Said {
  const numbers = [outOf('handedDown', started.handedDown, started.of)];
  if (started.of < atLeast) return cannotTell('started', atLeast - started.of, numbers);
  return told(started.handedDown > started.of * above, numbers);
}

/**
 * 12: surely more than a share of the big stories began on less than market evidence. The design counts them: two are
 * many of four and few of forty, and whoever builds a lot has two. That nothing big was started takes sizes to know.
 */
export function bigBets({ longer }: SignalInput, limits: Thresholds['bigBets']): Said {
  const { sized, big, bigThin } = longer;
  const numbers = [share('bigThin', bigThin, big)];
  if (big >= limits.atLeast) return told(surelyAbove(bigThin, big, limits.above), numbers);
  if (sized < limits.sized) return cannotTell('sized', limits.sized - sized, numbers);
  return bigThin === 0 ? told(false, numbers) : cannotTell('big', limits.atLeast - big, numbers);
}
