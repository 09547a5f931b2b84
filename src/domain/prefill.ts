/**
 * A draft outcome from what an issue already says: *As a … I want … so that …* in its spellings, or a bare *so that*
 * that tells what somebody then does. Null for everything else: a false draft costs more than none.
 */
import type { Chip, ParsedOutcome } from './parse-outcome';
import { parseOutcome } from './parse-outcome';
import { benefits } from './language/benefits';
import { doingAt } from './language/doings';
import { wordSet } from './language/inflect';
import type { Span, Token } from './language/tokens';
import { tokensOf } from './language/tokens';
import type { Day } from './premise';

/** An issue's words; a paragraph is a block of plain text, in order. */
export interface IssueText {
  readonly summary: string;
  readonly paragraphs: readonly string[];
}

export interface Draft {
  /** Spans are of the text the draft was found in. */
  readonly outcome: Omit<ParsedOutcome, 'rest'>;
  readonly source: {
    /** -1 = the summary, else the number of the paragraph. */
    readonly paragraph: number;
    /** The whole story sentence. */
    readonly span: Span;
  };
}

/** A story stands at the top; further down are logs and code. */
const PARAGRAPHS_READ = 20;
const CHARACTERS_READ = 2_000;

/** The first draft there is, the summary before the description. Never throws; linear in the text read. */
export function draftFrom({ summary, paragraphs }: IssueText, today: Day): Draft | null {
  const texts = [summary, ...paragraphs.slice(0, PARAGRAPHS_READ)];
  for (const [at, text] of texts.entries()) {
    const read = text.slice(0, CHARACTERS_READ);
    const found = storyIn(read, tokensOf(read)) ?? purposeIn(read, tokensOf(read));
    if (found !== null) return draftOf(read, found, at - 1, today);
  }
  return null;
}

interface Found {
  readonly role: Span | null;
  readonly benefit: readonly Token[];
  readonly span: Span;
}

const WISHES = wordSet(`want wants need needs would like wish should must can could able expect prefer`);
/** What follows a benefit in the same paragraph: the next heading. */
const HEADINGS = wordSet(
  `acceptance ac notes note scenario given details background implementation assumptions description`,
);
/** The furthest a role or wish may reach, in words: what is longer is not one sentence. */
const ROLE_REACH = 15;
const WISH_REACH = 80;

/** *As a nurse, I want … so that …*, or with the purpose first: *In order to …, as a nurse, I want …*. */
function storyIn(text: string, tokens: readonly Token[]): Found | null {
  const at = tokens.findIndex(({ low }, place) => low === 'as' && /^(?:a|an|the)$/.test(tokens[place + 1]?.low ?? ''));
  const wish = at < 0 ? -1 : tokens.findIndex((_, place) => place > at + 2 && isWish(tokens, place));
  if (wish < 0 || wish - at > ROLE_REACH) return null;
  const role = spanBetween(tokens, at + 2, wish);
  if (role === null) return null;
  const first = inOrderTo(tokens, at);
  if (first !== null) return whole(tokens, role, first, at, wish);
  const purpose = tokens.findIndex(
    (_, place) => place > wish && place < wish + WISH_REACH && purposeLength(tokens, place) > 0,
  );
  if (purpose < 0) return null;
  const from = purpose + purposeLength(tokens, purpose);
  const benefit = untilEnd(text, tokens, from);
  return isBenefit(benefit) ? whole(tokens, role, benefit, at, from) : null;
}

function whole(
  tokens: readonly Token[],
  role: Span,
  benefit: readonly Token[],
  at: number,
  next: number,
): Found | null {
  const first = benefit[0];
  const last = benefit.at(-1);
  const start = tokens[at];
  const after = tokens[next];
  if (first === undefined || last === undefined || start === undefined || after === undefined) return null;
  return { role, benefit, span: { start: Math.min(start.start, first.start), end: Math.max(last.end, after.end) } };
}

/** *I want*, *we would like*: somebody and their wish. */
function isWish(tokens: readonly Token[], at: number): boolean {
  const low = tokens[at]?.low ?? '';
  if (low === "i'd" || low === "we'd" || low === 'i’d') return true;
  return (low === 'i' || low === 'we') && WISHES.has(tokens[at + 1]?.low ?? '');
}

/** How many words a purpose begins with at a place, 0 = none: *so that*, *so I*, *in order that I*. */
function purposeLength(tokens: readonly Token[], at: number): number {
  const [low, second, third] = [tokens[at]?.low, tokens[at + 1]?.low ?? '', tokens[at + 2]?.low];
  if (low === 'so' && second === 'that') return 2;
  if (low === 'so' && second === ',') return 0;
  if (low === 'so' && /^(?:i|we|they|my|our)$/.test(second)) return 1;
  return low === 'in' && second === 'order' && third === 'that' ? 3 : 0;
}

/** The purpose before the role, *in order to leave on time, as a…*, without the joining words. */
function inOrderTo(tokens: readonly Token[], end: number): readonly Token[] | null {
  if (tokens[0]?.low !== 'in' || tokens[1]?.low !== 'order' || tokens[2]?.low !== 'to') return null;
  const purpose = tokens.slice(3, end).filter(({ low }, at, all) => !(low === ',' && at === all.length - 1));
  return isBenefit([...I_CAN, ...purpose]) ? purpose : null;
}

/** *In order to pay* is told of the writer, as *so that I can pay* is. */
const I_CAN = tokensOf('I can');

/** A bare *so that somebody does something*, anywhere in a sentence that is no story. */
function purposeIn(text: string, tokens: readonly Token[]): Found | null {
  const at = tokens.findIndex(({ low }, place) => low === 'so' && tokens[place + 1]?.low === 'that');
  const start = tokens[at];
  if (at < 0 || start === undefined) return null;
  const benefit = untilEnd(text, tokens, at + 2);
  const last = benefit.at(-1);
  const doing = doingAt(benefit, 0);
  // "So that we can deploy" is our own purpose, and "so that it works" the program's.
  if (last === undefined || doing === null || /^(?:it|you|i)$/.test(benefit[0]?.low ?? '')) return null;
  return isBenefit(benefit) ? { role: null, benefit, span: { start: start.start, end: last.end } } : null;
}

/** The fewest words that say what somebody does. */
const BENEFIT_WORDS = 3;

const isBenefit = (benefit: readonly Token[]): boolean =>
  benefit.filter(({ kind }) => kind === 'word').length >= BENEFIT_WORDS && benefits(benefit);

function untilEnd(text: string, tokens: readonly Token[], from: number): readonly Token[] {
  const end = tokens.findIndex((_, at) => at > from && endsSentence(text, tokens, at));
  return tokens.slice(from, end < 0 ? tokens.length : end);
}

function endsSentence(text: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token === undefined || before === undefined) return true;
  const between = text.slice(before.end, token.start);
  if (between.includes('\n')) return true;
  if (/^[.!?;•]$/.test(token.low)) return token.low !== '.' || !/^[\p{L}\p{N}]/u.test(text.slice(token.end));
  if (token.low === 'acceptance' && tokens[at + 1]?.low === 'criteria') return true;
  // Exports drop line breaks: a heading word with a capital begins what is no longer the benefit.
  return /^\p{Lu}/u.test(token.raw) && HEADINGS.has(token.low);
}

function spanBetween(tokens: readonly Token[], from: number, until: number): Span | null {
  const words = tokens.slice(from, until);
  const last = words.filter(({ kind }) => kind !== 'mark').at(-1);
  const first = words[0];
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

function draftOf(text: string, { role, benefit, span }: Found, paragraph: number, today: Day): Draft {
  const first = benefit[0]?.start ?? span.start;
  const last = benefit.at(-1)?.end ?? span.end;
  // Read as a purpose, so that its subject and its "can" are told from what is done.
  const lead = 'so that ';
  const read = parseOutcome(`${lead}${text.slice(first, last)}`, today);
  const moved = (chip: Chip | null): Chip | null => shifted(chip, first - lead.length);
  const fallback: Chip = { value: text.slice(first, last), span: { start: first, end: last } };
  const who = moved(read.who) ?? (role === null ? null : { value: text.slice(role.start, role.end), span: role });
  const does = moved(read.does) ?? (read.metric === null ? fallback : null);
  return {
    outcome: { who, does, metric: moved(read.metric), from: moved(read.from), to: moved(read.to), by: moved(read.by) },
    source: { paragraph, span },
  };
}

function shifted(chip: Chip | null, by: number): Chip | null {
  return chip === null ? null : { ...chip, span: { start: chip.span.start + by, end: chip.span.end + by } };
}
