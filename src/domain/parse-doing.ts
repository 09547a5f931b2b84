/** Readings that are good enough for a chip somebody sees and can put right, and too bold for the coach and the score. */
import { wordSet } from './language/inflect';
import type { Doing } from './language/doings';
import { isPeople } from './language/nouns';
import type { Token } from './language/tokens';
import { AUXILIARIES, MODALS } from './language/verbs';

/** How many words people may be called by: *small agencies*, *first-time mobile buyers*. */
const NAME_WORDS = 4;
/** What stands after people and is no verb. */
const JOINS =
  wordSet(`a an the of in on at by for from to with without per over under above below who that which and or as than
  into within since after before during each every is are was were be not their our day week month quarter year`);
/** How nouns and other forms end; a verb said of several people ends in none of them. */
const NO_BASE_FORM = /(?:tion|sion|ment|ness|ity|ance|ence|ship|ism|ing|ed|s)$/;

/**
 * *Teachers reuse last year's plan*: several people, then a word that may be their verb, then more. Null elsewhere.
 * @param isAmount whether a word names an amount, as in *teachers satisfaction*
 */
export function looseDoingAt(told: readonly Token[], start: number, isAmount: (word: string) => boolean): Doing | null {
  const ahead = told.slice(start, start + NAME_WORDS);
  const people = ahead.findIndex(({ low }) => isPeople(low));
  if (people < 0 || ahead.slice(0, people).some(({ kind, low }) => kind === 'mark' || JOINS.has(low))) return null;
  const verb = start + people + 1;
  const token = told[verb];
  if (token?.kind !== 'word' || told[verb + 1]?.kind !== 'word' || /^\p{Lu}/u.test(token.raw)) return null;
  const { low } = token;
  const isNoun = isAmount(low) || isPeople(low) || JOINS.has(low) || MODALS.has(low) || AUXILIARIES.has(low);
  return isNoun || NO_BASE_FORM.test(low) ? null : { who: [start, verb - 1], verb };
}

/** What stands in brackets, each with its brackets; one that is not closed is none. */
export function asidesOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const asides: (readonly Token[])[] = [];
  let open = -1;
  for (const [at, { low }] of tokens.entries()) {
    if (low === '(') open = at;
    if (low !== ')' || open < 0) continue;
    asides.push(tokens.slice(open, at + 1));
    open = -1;
  }
  return asides;
}
