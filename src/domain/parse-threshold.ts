/** The third sentence, *we are right if…*, with the number in it and what is counted. English. */
import { amountAt } from './amount';
import type { Amount } from './amount';
import { wordSet } from './language/inflect';
import { isPeople, isPronoun } from './language/nouns';
import { READ_CHARACTERS } from './language/reading';
import type { Span, Token } from './language/tokens';
import { spanOf, tokensOf } from './language/tokens';
import type { Threshold } from './premise';

export type Bound = 'atLeast' | 'moreThan' | 'atMost' | 'lessThan';

export interface ParsedThreshold {
  readonly text: string;
  /** Null where no number decides. */
  readonly number: {
    readonly bound: Bound;
    readonly value: number;
    /** `%`, `seconds`…, or '' for a count. */
    readonly unit: string;
    /** The 20 of *8 of 20*, or null. */
    readonly outOf: number | null;
    readonly span: Span;
  } | null;
  /** The words beside the number: what is counted. */
  readonly metric: Span | null;
}

/** How a bound is said: words or signs before the amount. Longer ones first. */
const BOUNDS: readonly (readonly [Bound, readonly string[]])[] = [
  ['moreThan', ['more', 'than']],
  ['moreThan', ['greater', 'than']],
  ['moreThan', ['over']],
  ['moreThan', ['above']],
  ['moreThan', ['>']],
  ['lessThan', ['less', 'than']],
  ['lessThan', ['fewer', 'than']],
  ['lessThan', ['under']],
  ['lessThan', ['below']],
  ['lessThan', ['<']],
  ['atMost', ['at', 'most']],
  ['atMost', ['no', 'more', 'than']],
  ['atMost', ['up', 'to']],
  ['atMost', ['within']],
  ['atMost', ['≤']],
  ['atMost', ['<=']],
  ['atLeast', ['at', 'least']],
  ['atLeast', ['no', 'fewer', 'than']],
  ['atLeast', ['no', 'less', 'than']],
  ['atLeast', ['≥']],
  ['atLeast', ['>=']],
];

/** Reads *we are right if…*. A bare number is a lower bound: *8 of 20 book*. Never throws; linear. */
export function parseThreshold(text: string): ParsedThreshold {
  const tokens = tokensOf(text.slice(0, READ_CHARACTERS));
  const trimmed = text.trim();
  const said = boundedIn(tokens) ?? bareIn(tokens);
  if (said === null) return { text: trimmed, number: null, metric: null };
  const { bound, from, amount } = said;
  const of = tokens[amount.next]?.low === 'of' || tokens[amount.next]?.low === '/' ? amount.next + 1 : null;
  const article = of !== null && /^(?:the|our)$/.test(tokens[of]?.low ?? '') ? of + 1 : of;
  const whole = article === null || amount.unit === '%' ? null : amountAt(tokens, article);
  const next = whole?.next ?? amount.next;
  const end = whole?.end ?? amount.end;
  const span = { start: tokens[from]?.start ?? amount.start, end };
  const inAll = amount.unit === '' && tokens[amount.next]?.low === 'in' ? amountAt(tokens, amount.next + 1) : null;
  if (inAll !== null && inAll.unit === '' && inAll.value > amount.value) {
    // "One in five" is a share however many are asked.
    const number = {
      bound,
      value: (100 * amount.value) / inAll.value,
      unit: '%',
      outOf: null,
      span: { ...span, end: inAll.end },
    };
    return { text: trimmed, number, metric: besides(tokens, from, inAll.next) };
  }
  return {
    text: trimmed,
    number: {
      bound,
      value: amount.value,
      unit: amount.unit,
      outOf: whole?.value ?? null,
      span,
    },
    metric: besides(tokens, from, next),
  };
}

/**
 * The threshold to save. Its number is a floor, so an upper bound keeps its words only and the verdict stays with the
 * people; *more than 10* of something counted is at least 11, *more than half* stays 50 (the unit has no next step).
 */
export function thresholdFrom({ text, number }: ParsedThreshold): Threshold {
  if (number === null || number.bound === 'atMost' || number.bound === 'lessThan') return { text, atLeast: null };
  const isCount = number.unit === '' && Number.isInteger(number.value);
  return { text, atLeast: number.bound === 'moreThan' && isCount ? number.value + 1 : number.value };
}

interface Said {
  readonly bound: Bound;
  /** The place it begins. */
  readonly from: number;
  readonly amount: Amount;
}

function boundedIn(tokens: readonly Token[]): Said | null {
  for (let at = 0; at < tokens.length; at += 1) {
    // "No more than" begins one word before "more than" does, so the earliest place wins.
    for (const [bound, words] of BOUNDS) {
      if (!words.every((word, offset) => tokens[at + offset]?.low === word)) continue;
      const amount = amountAt(tokens, at + words.length);
      if (amount !== null && !isDuration(amount, bound)) return { bound, from: at, amount };
    }
  }
  return null;
}

/** *Within two weeks* says how long we look, not what we count. */
const isDuration = ({ unit }: Amount, bound: Bound): boolean => bound === 'atMost' && isPeriod({ unit });
const isPeriod = ({ unit }: Pick<Amount, 'unit'>): boolean => /^(?:day|week|month|year)/.test(unit);
const LASTING = wordSet(`within in after for during`);

function bareIn(tokens: readonly Token[]): Said | null {
  for (let at = 0; at < tokens.length; at += 1) {
    const amount = amountAt(tokens, at);
    if (amount === null || (isPeriod(amount) && LASTING.has(tokens[at - 1]?.low ?? ''))) continue;
    const more = /^(?:or|and)$/.test(tokens[amount.next]?.low ?? '');
    const word = tokens[amount.next + 1]?.low;
    if (more && (word === 'more' || word === 'above')) {
      const last = tokens[amount.next + 1];
      return { bound: 'atLeast', from: at, amount: { ...amount, end: last?.end ?? amount.end, next: amount.next + 2 } };
    }
    if (more && (word === 'less' || word === 'fewer')) {
      const last = tokens[amount.next + 1];
      return { bound: 'atMost', from: at, amount: { ...amount, end: last?.end ?? amount.end, next: amount.next + 2 } };
    }
    // One number in words is as often an article: "one colleague". A count of people or a share decides.
    const counts = amount.unit === '%' || tokens[amount.next]?.low === 'of' || namesPeople(tokens, amount.next);
    if (counts || tokens[at]?.kind !== 'word') return { bound: 'atLeast', from: at, amount };
  }
  return null;
}

const namesPeople = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(at, at + 3).some(({ low }) => isPeople(low) || isPronoun(low));

/** The words after the number, or, where there are none, those before. */
function besides(tokens: readonly Token[], from: number, next: number): Span | null {
  const before = spanOf(tokens.slice(0, from).filter(({ kind }) => kind === 'word'));
  const after = spanOf(tokens.slice(next).filter(({ kind }) => kind === 'word'));
  return after ?? before;
}

/** Whether the words of a threshold say its number, so that it need not be shown beside them. True where it has none. */
export function saysNumber({ text, atLeast }: Threshold): boolean {
  return atLeast === null || thresholdFrom(parseThreshold(text)).atLeast === atLeast;
}
