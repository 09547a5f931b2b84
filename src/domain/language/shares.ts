/** Shares and sums of what others are or give: *20 % of customers*, *€ 30k in donations*. */
import { nounPhraseAt } from './clauses';
import { isAmountWord, isArtefact, isMeasure, isOwnWork } from './measures';
import { isPeople } from './nouns';
import { isMoney } from './numbers';
import { isOurs } from './objects';
import type { Token } from './tokens';

const TIMES = /^x$|^fold$|^k$|^m$|^mm$|^million$|^thousand$/;

/** *20 % of customers*, *95 % uptime*, *€ 30k in donations*, *3x pipeline*, *4 out of 5 on satisfaction*. */
export function isShareAt(part: readonly Token[], at: number): boolean {
  if (part[at]?.kind !== 'number') return false;
  const next = part[at + 1]?.low ?? '';
  const outOf = next === 'out' && part[at + 2]?.low === 'of' && part[at + 3]?.kind === 'number';
  const fraction = outOf || (next === '/' && part[at + 2]?.kind === 'number');
  const share = next === '%' || TIMES.test(next) || fraction;
  if (!share && !isMoney(part[at - 1]?.low ?? '')) return false;
  const behind = at + (outOf ? 4 : fraction ? 3 : share ? 2 : 1);
  if (isShareOf(part, behind)) return true;
  const of = part
    .slice(behind, behind + 4)
    .findIndex(({ low }) => low === 'of' || low === 'in' || low === 'on' || low === 'for');
  const phrase = nounPhraseAt(part, of < 0 ? behind : behind + of + 1);
  const link = part[behind + of]?.low;
  if (of >= 0 && (link === 'on' || link === 'for'))
    return phrase !== null && phrase.head.low !== 'time' && isMeasure(phrase.head.low) && !isOwnWork(phrase.head.low);
  if (phrase === null || isArtefact(phrase.head.low) || phrase.words.some(({ low }) => isOwnWork(low))) return false;
  if (isAmountWord(phrase.head)) return true;
  return phrase.words.some(({ low }) => isMeasure(low) || isPeople(low));
}

/** *70 % success rate*: what stands right behind the share. */
function isShareOf(part: readonly Token[], at: number): boolean {
  const phrase = part[at]?.kind === 'word' ? nounPhraseAt(part, at) : null;
  return phrase !== null && isAmountWord(phrase.head) && !isPeople(phrase.head.low) && !isOurs(phrase);
}
