/** The words of a text that carry its matter, for comparing two texts. */
import { wordSet } from './inflect';
import { tokensOf } from './tokens';

/** Closed classes and the words every story has. */
const EMPTY_WORDS = wordSet(`
  a about able all also am an and any are as at be been being but by can could did do does each every for from had has
  have he her his how i if in into is it its just like may me more must my no not of on one only or our out she should so
  some such than that the their them then there these they this those to too up us use used user users using want was we
  were what when where which who will with would you your new`);

/** Folded words without endings: *uploads* and *upload an avatar* share *upload*. */
export function contentWords(text: string): ReadonlySet<string> {
  const words = tokensOf(text).filter(({ kind, low }) => kind === 'word' && !EMPTY_WORDS.has(low));
  return new Set(words.map(({ low }) => bare(low)));
}

/** Endings off, as far as comparing needs: what is cut wrongly is cut so on both sides. */
function bare(word: string): string {
  const cut = word.replace(/(?:ings?|ed|es|s)$/, '');
  return (cut.length >= 3 ? cut : word).replace(/(.)\1$/, '$1').replace(/e$/, '');
}
