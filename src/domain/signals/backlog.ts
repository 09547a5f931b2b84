/** Signals about the backlog: stories without end, no noes, noes without a reason, too many goals at once. */
import { cannotTell, count, outOf, type Said, told } from './made';
import { believed } from './report';
import type { Thresholds } from './settings';
import type { SignalInput, SignalNumber } from './types';

/**
 * 3: stories are written far faster than anything is found out, or, by the team's own word, writing them takes too much
 * of the time. Either lights it; one of the two answers is enough for quiet.
 */
export function storyFactory(input: SignalInput, limits: Thresholds['storyFactory']): Said {
  const { created, findings, nowMs } = input;
  const storyShare = believed(input.report, nowMs)?.storyShare ?? null;
  const numbers: SignalNumber[] = [count('created', created), count('findings', findings)];
  if (storyShare !== null) numbers.push(count('storyShare', storyShare));
  const isByShare = storyShare !== null && storyShare > limits.storyShare;
  const isByCount = created >= limits.created && created > limits.perFinding * findings;
  if (isByShare || isByCount) return told(true, numbers);
  if (storyShare === null && created < limits.created) {
    return cannotTell('created', limits.created - created, numbers);
  }
  return told(false, numbers);
}

/**
 * 6: the backlog grows and nobody ever says no. A backlog that does not grow needs no noes. Growth is a share of what
 * was created: twenty stories, as the design has it, are a quarter's work of one team and a week's of another. So are
 * noes: one in a quarter of a hundred new stories is still as good as none.
 */
export function yesOnly({ created, finished, noes }: SignalInput, limits: Thresholds['yesOnly']): Said {
  const by = created - finished;
  const numbers = [count('noes', noes), outOf('grew', by, created)];
  if (noes * limits.perNo >= created && noes > 0) return told(false, numbers);
  if (created < limits.created) return cannotTell('created', limits.created - created, numbers);
  return told(by > created * limits.grew, numbers);
}

/** 7: stories are turned down in Jira and nobody wrote why. */
export function unexplainedNoes({ closures }: SignalInput, { atLeast, above }: Thresholds['unexplainedNoes']): Said {
  const { of, unexplained } = closures;
  const numbers = [outOf('unexplained', unexplained, of)];
  if (of < atLeast) return cannotTell('closures', atLeast - of, numbers);
  return told(unexplained >= atLeast && unexplained > of * above, numbers);
}

/** 13: more outcomes in progress than a team can keep in mind. */
export function tooManyOutcomes({ outcomesInProgress }: SignalInput, { atMost }: Thresholds['tooManyOutcomes']): Said {
  const numbers = [count('outcomes', outcomesInProgress)];
  // Stories in progress without an outcome say nothing of how many goals there are.
  if (outcomesInProgress === 0) return cannotTell('outcomes', 1, numbers);
  return told(outcomesInProgress > atMost, numbers);
}
