/**
 * A sentence read into the parts of an outcome, each with the place it came from, so that a chip can be fixed where it
 * was typed. English; whatever is not understood is kept as words, never dropped.
 */
import { storyPartsOf, sayingsOf } from './language/clauses';
import { subjectEnd } from './language/benefits';
import { doingAt } from './language/doings';
import { isMeasure } from './language/measures';
import { isPronoun } from './language/nouns';
import { headOf, READ_CHARACTERS } from './language/reading';
import type { Span, Token } from './language/tokens';
import { spanOf, tokensOf } from './language/tokens';
import { AUXILIARIES, BETTERING, DRIFTING, LIVING, MODALS, MOVING, SHIPPING, WORKING } from './language/verbs';
import { EMPTY_OUTCOME } from './premise';
import type { Day, Outcome } from './premise';
import { asidesOf, looseDoingAt } from './parse-doing';
import { chip, takeDue, takeMetric, takeValues } from './parse-values';
import type { Parts } from './parse-values';
import { restOf } from './parse-rest';
import { parseLabelled } from './print-outcome';

export type { Chip } from './parse-values';

export interface ParsedOutcome extends Readonly<Parts> {
  /** Stretches with words that no part took, in order; joining words such as *from* are not among them. */
  readonly rest: readonly Span[];
}

const NOTHING: Readonly<Parts> = { who: null, does: null, metric: null, from: null, to: null, by: null };

/** Reads one sentence. `today` settles dates that leave the year out. Never throws; linear in the length of the text. */
export function parseOutcome(text: string, today: Day): ParsedOutcome {
  const labelled = parseLabelled(text);
  if (labelled !== null) return { ...labelled, rest: [] };
  const tokens = tokensOf(text.slice(0, READ_CHARACTERS));
  const parts: Parts = { ...NOTHING };
  const taken = new Set<Token>();
  const take = (from: number, next: number) => tokens.slice(from, next).forEach((token) => taken.add(token));
  takeDue(tokens, today, parts, take);
  takeValues(text, tokens, parts, take, taken);
  takeMetric(text, tokens, parts, take, taken);
  for (const saying of sayingsOf(text, tokens)) {
    readSaying(
      text,
      saying.filter((token) => !taken.has(token)),
      parts,
      taken,
    );
  }
  for (const aside of asidesOf(tokens)) {
    const inside = aside.slice(1, -1);
    const unread = inside.filter((token) => !taken.has(token));
    if (leadsToValue(text, unread, parts)) readSaying(text, unread, parts, taken);
    // Brackets around nothing are not kept.
    if (inside.every((token) => taken.has(token) || token.kind === 'mark')) aside.forEach((token) => taken.add(token));
  }
  return { ...parts, rest: restOf(text, tokens, taken) };
}

/**
 * The outcome to start from: the parts that were read, and the words no part took, added to what people do (or all of
 * them, where nothing was read), so that nothing typed is lost.
 */
export function outcomeFrom(text: string, parsed: ParsedOutcome): Outcome {
  return {
    ...EMPTY_OUTCOME,
    who: parsed.who?.value ?? '',
    does: keptWords(text, parsed),
    metric: parsed.metric?.value ?? '',
    from: parsed.from?.value ?? '',
    to: parsed.to?.value ?? '',
    by: parsed.by?.value ?? null,
  };
}

/** What people do and the words no part took. Words that stand side by side stay as they were typed. */
function keptWords(text: string, { does, rest }: ParsedOutcome): string {
  // A labelled line's value is not always what stands in the text.
  if (rest.length === 0) return does?.value ?? '';
  const spans: { start: number; end: number }[] = [];
  for (const { start, end } of [...(does === null ? [] : [does.span]), ...rest]) {
    const last = spans.at(-1);
    // An aside in the middle of what people do stands there already.
    if (last !== undefined && start >= last.start && end <= last.end) continue;
    if (last !== undefined && start >= last.end && /^\s*$/.test(text.slice(last.end, start))) last.end = end;
    else spans.push({ start, end });
  }
  return spans.map(({ start, end }) => text.slice(start, end)).join(' ');
}

/** One saying without what was already read: people and their doing, or an amount and its move. */
function readSaying(text: string, saying: readonly Token[], parts: Parts, taken: Set<Token>): void {
  const put = (part: 'who' | 'does' | 'metric', tokens: readonly Token[]): boolean => {
    const span = spanOf(trimMarks(tokens));
    if (span === null || parts[part] !== null) return false;
    // A part is one stretch: what was read out of its middle (a date, a value) ends it.
    const whole = tokens.filter(({ end }) => end <= contiguousEnd(text, tokens, taken));
    const first = spanOf(trimMarks(whole)) ?? span;
    parts[part] = chip(text, first);
    whole.forEach((token) => taken.add(token));
    return true;
  };
  const { main, role, benefit } = storyPartsOf(saying);
  const told = benefit.length > 0 ? benefit : main;
  if (role !== null) put('who', role[0]?.low === 'a' ? role.slice(1) : role);
  const start = benefit.length > 0 ? 0 : headOf(told);
  const doing = doingAt(told, start) ?? (benefit.length > 0 ? null : looseDoingAt(told, start, isMeasure));
  const isAmount = parts.does !== null && parts.metric === null && leadsToValue(text, told, parts);
  if (doing !== null && !isAmount) {
    // What else people do stays with what they do, word by word.
    if (parts.does !== null) return;
    if (!isPronoun(told[doing.who[1]]?.low ?? '')) put('who', told.slice(doing.who[0], doing.who[1] + 1));
    else told.slice(doing.who[0], doing.who[1] + 1).forEach((token) => taken.add(token));
    put('does', afterHelpers(told, doing.who[1] + 1, taken));
    return;
  }
  const subject = benefit.length > 0 ? subjectEnd(told) : null;
  if (subject !== null) {
    if (parts.does !== null) return;
    if (!isPronoun(told[subject - 1]?.low ?? '') && told[subject - 1]?.low !== 'we') put('who', told.slice(0, subject));
    else told.slice(0, subject).forEach((token) => taken.add(token));
    put('does', afterHelpers(told, subject, taken));
    return;
  }
  if (isAmount && put('metric', told)) return;
  if (parts.does !== null && parts.who !== null && !MOVING(told[start]?.low ?? '')) return;
  readMove(told, start, parts, put, taken);
}

/** *…; teams with an invite: 31 % → 45 %*: once it is said what people do, the words before the value are its name. */
function leadsToValue(text: string, told: readonly Token[], { from, to }: Parts): boolean {
  const value = from ?? to;
  const end = trimMarks(told).at(-1)?.end ?? null;
  return (
    value !== null &&
    end !== null &&
    end <= value.span.start &&
    /^[\s:=–—-]*(?:from\s+)?$/i.test(text.slice(end, value.span.start))
  );
}

/** *Can*, *will*, *am able to* say that something is possible; what people do begins after them. */
function afterHelpers(told: readonly Token[], from: number, taken: Set<Token>): readonly Token[] {
  let at = from;
  while (MODALS.has(told[at]?.low ?? '')) at += 1;
  const able = told.slice(at, at + 3).map(({ low }) => low);
  if (/^(?:am|are|is|be)$/.test(able[0] ?? '') && able[1] === 'able' && able[2] === 'to') at += 3;
  if (at >= told.length) return told.slice(from);
  told.slice(from, at).forEach((token) => taken.add(token));
  return told.slice(at);
}

function readMove(
  told: readonly Token[],
  start: number,
  parts: Parts,
  put: (part: 'does' | 'metric', tokens: readonly Token[]) => boolean,
  taken: Set<Token>,
): void {
  const low = told[start]?.low ?? '';
  // From a value to another the direction shows; otherwise only the verb has it, and is kept as what is done.
  const spread = parts.from !== null && parts.to !== null;
  const moving = MOVING(low) ?? (BETTERING(low) === 'base' && parts.to !== null ? 'base' : null);
  if (moving !== null && told.length > start + 1) {
    if (!spread) put('does', told.slice(start));
    told.slice(0, start + 1).forEach((token) => taken.add(token));
    put('metric', told.slice(start + 1));
    return;
  }
  const drift = told.findIndex((token, at) => at > start && DRIFTING(token.low) !== null);
  const measured = told.some((token) => isMeasure(token.low));
  const ordered = (SHIPPING(low) ?? WORKING(low) ?? (measured ? null : LIVING(low))) === 'base';
  if (parts.to !== null && (drift > 0 || !ordered)) {
    if (drift > 0 && !spread) put('does', told.slice(0, drift + 1));
    if (drift > 0) told.slice(drift, drift + 1).forEach((token) => taken.add(token));
    put('metric', drift > 0 ? told.slice(0, drift) : told);
    return;
  }
  // An order or a habit without a subject: what somebody does, still without who.
  if ((LIVING(low) === 'base' || SHIPPING(low) === 'base') && !MODALS.has(low) && !AUXILIARIES.has(low))
    put('does', told);
}

/** Where the words stop standing side by side because something between them was taken. */
function contiguousEnd(text: string, tokens: readonly Token[], taken: ReadonlySet<Token>): number {
  let end = tokens[0]?.end ?? 0;
  for (const token of tokens.slice(1)) {
    const between = text.slice(end, token.start);
    if (/[\p{L}\p{N}]/u.test(between) && [...taken].some((other) => other.start >= end && other.end <= token.start))
      break;
    end = token.end;
  }
  return end;
}

function trimMarks(tokens: readonly Token[]): readonly Token[] {
  const isWord = ({ kind, low }: Token): boolean => kind !== 'mark' || /^[%$€£¥#"“”'«»)\p{So}\p{Sk}]$/u.test(low);
  const first = tokens.findIndex(isWord);
  return first < 0 ? [] : tokens.slice(first, tokens.length - [...tokens].reverse().findIndex(isWord));
}
