/** The numbers and the due day of a sentence, taken out before its words are read. */
import { amountAt } from './amount';
import { dueAt } from './due';
import type { Span, Token } from './language/tokens';
import { spanOf } from './language/tokens';
import type { Day } from './premise';

export interface Chip {
  /** As typed; of `by`, the day. */
  readonly value: string;
  /** Where it was read; `by` includes its preposition. *Reduce refunds* is what is done and has the metric in it. */
  readonly span: Span;
}

/** The parts found so far. */
export interface Parts {
  who: Chip | null;
  does: Chip | null;
  metric: Chip | null;
  from: Chip | null;
  to: Chip | null;
  by: Chip | null;
}

/** How far something moved; read only where a share follows. */
const MOVED_BY: ReadonlySet<string> = new Set(['up', 'down', 'by']);

/** Marks tokens as read, from a place up to another. */
type Take = (from: number, next: number) => void;

/** The last due day said: a sentence ends with it, and an earlier *by* is more often something else. */
export function takeDue(tokens: readonly Token[], today: Day, parts: Parts, take: Take): void {
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const due = dueAt(tokens, at, today);
    if (due === null) continue;
    parts.by = { value: due.day, span: { start: due.start, end: due.end } };
    take(at, due.next);
    return;
  }
}

const ARROWS: ReadonlySet<string> = new Set(['→', '->', '=>', '⟶', '➔']);
/** A value that is a bound keeps its word: *under 2 %* is not *2 %*. */
const BOUNDS: ReadonlySet<string> = new Set(['under', 'below', 'above', 'over', '<', '>', '≤', '≥', '<=', '>=']);

export function takeValues(
  text: string,
  tokens: readonly Token[],
  parts: Parts,
  take: Take,
  taken: ReadonlySet<Token>,
): void {
  for (let at = 0; at < tokens.length && parts.to === null; at += 1) {
    const token = tokens[at];
    if (token === undefined || taken.has(token)) continue;
    const from = amountAt(tokens, token.low === 'from' ? at + 1 : at);
    const joined = from === null ? -1 : jointAfter(tokens, from.next);
    const joint = tokens[joined];
    const to = joint === undefined ? null : amountAt(tokens, joined + 1);
    // "(41 % to 55 %)" goes from the one to the other as well; "2 to 3 people" does not.
    const alike = from !== null && from.unit !== '' && from.unit === to?.unit;
    if (from !== null && to !== null && (token.low === 'from' || alike || ARROWS.has(joint?.low ?? ''))) {
      parts.from = chip(text, { start: from.start, end: tokens[joined - 1]?.end ?? from.end });
      // What it counts may be said again behind the second value.
      const again = joined > from.next && tokens[to.next]?.low === tokens[from.next]?.low ? to.next : to.next - 1;
      parts.to = chip(text, { start: to.start, end: tokens[again]?.end ?? to.end });
      take(at, again + 1);
    } else if (from !== null && token.low === 'from' && parts.from === null) {
      parts.from = chip(text, from);
      take(at, from.next);
      at = from.next - 1;
    } else if (token.low === 'to') {
      // "Raise it to 9 %", and not "to 3 customers who…": a target ends its stretch or has a unit.
      const target = amountAt(tokens, at + 1);
      if (target !== null && (target.unit !== '' || isLast(tokens, target.next, taken))) {
        parts.to = chip(text, target);
        take(at, target.next);
      }
    } else if (BOUNDS.has(token.low) || MOVED_BY.has(token.low)) {
      const bound = amountAt(tokens, at + 1);
      const ends = bound !== null && !MOVED_BY.has(token.low) && isLast(tokens, bound.next, taken);
      if (bound !== null && (ends || (MOVED_BY.has(token.low) ? bound.unit === '%' : bound.unit !== ''))) {
        parts.to = chip(text, { start: token.start, end: bound.end });
        take(at, bound.next);
      }
    }
  }
}

/** The place of *to* or an arrow behind a value, where one is: *$1,200 MRR → $3,000* has what it counts between. */
function jointAfter(tokens: readonly Token[], next: number): number {
  const low = tokens[next]?.low ?? '';
  if (low === 'to' || ARROWS.has(low)) return next;
  return tokens[next]?.kind === 'word' && ARROWS.has(tokens[next + 1]?.low ?? '') ? next + 1 : -1;
}

const isLast = (tokens: readonly Token[], at: number, taken: ReadonlySet<Token>): boolean => {
  const token = tokens[at];
  return token === undefined || token.kind === 'mark' || taken.has(token);
};

export function chip(text: string, { start, end }: Span): Chip {
  return { value: text.slice(start, end), span: { start, end } };
}

/** *metric: checks per week*, *measured by sign-ups*: the words up to the next stop or value. */
export function takeMetric(
  text: string,
  tokens: readonly Token[],
  parts: Parts,
  take: Take,
  taken: ReadonlySet<Token>,
): void {
  const at = tokens.findIndex(({ low }, place) => {
    const next = tokens[place + 1]?.low ?? '';
    return (low === 'metric' && next === ':') || (low === 'measured' && /^(?:by|as|in)$/.test(next));
  });
  if (at < 0) return;
  const from = at + 2;
  const stop = tokens.findIndex((token, place) => place >= from && (taken.has(token) || /^[;.·)]$/.test(token.low)));
  const words = tokens.slice(from, stop < 0 ? tokens.length : stop);
  const span = spanOf(words);
  if (span === null) return;
  parts.metric = chip(text, span);
  take(at, from + words.length);
}
