/** What is worth a word while an outcome is being written, beside what the parser reads. Pure. */
import { ADVICE_IDS, coach } from '../../src/domain/coach';
import type { Advice, AdviceId } from '../../src/domain/coach';
import { dismissedHints } from '../../src/domain/dismissed';
import type { Day, Premise } from '../../src/domain/premise';
import type { Wording } from '../shared/wording';
import { outcomeOf } from './draft';
import type { OutcomeDraft } from './draft';
import { MAX } from './limits';

/** Advice waved away, with the words it was given on: other words are looked at afresh. */
export interface Waved {
  readonly id: AdviceId;
  readonly does: string;
}

/** More would be a wall. */
const AT_ONCE = 2;
/** Of fewer words nobody can tell yet what is missing: the writer is still writing. */
const ENOUGH_WORDS = 4;

export function adviceOn(line: string, draft: OutcomeDraft, solution: string, waved: readonly Waved[]): Advice[] {
  const outcome = outcomeOf(draft);
  const dismissed = waved.filter(({ does }) => does === outcome.does).map(({ id }) => id);
  const isBegun = line.trim().split(/\s+/).length >= ENOUGH_WORDS;
  return coach({ line, outcome, solution, dismissed })
    .filter(({ severity }) => severity === 'telling' || isBegun)
    .slice(0, AT_ONCE);
}

/** What was waved away before this form was opened. */
export function wavedBefore(premise: Premise): Waved[] {
  const held = dismissedHints(premise);
  return ADVICE_IDS.filter((id) => held.includes(id)).map((id) => ({ id, does: premise.outcome.does }));
}

/** What cannot be meant as it stands; said, never in the way of saving. */
export function slips(w: Wording, { from, to, by }: OutcomeDraft, today: Day): string[] {
  return [
    ...(by !== '' && by < today ? [w.t('slip.past', { by: w.day(by) })] : []),
    ...(from.trim() !== '' && from.trim() === to.trim() ? [w.t('slip.same', { from: from.trim() })] : []),
  ];
}

/** The first part longer than the store takes, or null. */
export function tooLong(w: Wording, draft: OutcomeDraft): string | null {
  const length = Math.max(...Object.values(draft).map((text: string) => text.trim().length));
  return length > MAX.text ? w.t('sentence.tooLong', { count: length, max: MAX.text }) : null;
}
