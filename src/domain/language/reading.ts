/**
 * What a line says: whether it states an outcome (a change in what people do, or in an amount), and whether it says
 * what we make. A line may do both. Fixed rules over word classes, English only; the same line is always read alike.
 */
import { nounPhraseAt, sayingsOf, storyPartsOf } from './clauses';
import { benefits } from './benefits';
import { broughtAt } from './brought';
import { doingAt } from './doings';
import type { VerbForm } from './inflect';
import { wordSet } from './inflect';
import { changeAt, recognisedAt } from './changes';
import { movedAt, movesOurs } from './moves';
import { hasValue } from './numbers';
import { isAmountWord } from './measures';
import { isPeople, MAKERS, namesSomebody } from './nouns';
import type { Span, Token } from './tokens';
import { spanOf, tokensOf } from './tokens';
import { valuedAt } from './values';
import { BETTERING, CARRYING, MODALS, MOVING, RECOGNISING, SHIPPING, SPARING, WINNING, WORKING } from './verbs';

/** Why a line counts as stating an outcome. */
export const SIGN_IDS = ['benefit', 'peopleDo', 'moved', 'valued', 'change', 'recognised'] as const;
export type SignId = (typeof SIGN_IDS)[number];

export interface Sign {
  readonly id: SignId;
  /** The saying it was found in. */
  readonly span: Span;
}

export interface Reading {
  readonly signs: readonly Sign[];
  /** Where it says what we make, or null. */
  readonly output: Span | null;
  /** The line says nothing we could read as a sentence about work: no letter in it. */
  readonly statesOutcome: boolean;
}

/** Longer texts are read to here: an outcome is a sentence, and reading stays within a millisecond or two. */
export const READ_CHARACTERS = 2_000;

export function readLine(text: string): Reading {
  const read = text.slice(0, READ_CHARACTERS);
  const sayings = sayingsOf(read, tokensOf(read));
  const signs = sayings.flatMap((saying) => signsOf(saying));
  const outputs = sayings.map((saying) => outputOf(saying)).filter((span) => span !== null);
  return { signs, output: outputs[0] ?? null, statesOutcome: signs.length > 0 };
}

/** Said before the thing itself: numbering, labels, adverbs, who is to do it. */
const LEAD_INS =
  wordSet(`to please also then successfully consistently kr okr objective goal outcome we will must should
  need want help continue try able`);

/** Where a saying begins in earnest. */
export function headOf(tokens: readonly Token[]): number {
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    if (token === undefined) break;
    const leads =
      token.kind === 'mark' ? !/[%$€£<>≤≥=~]/.test(token.low) : LEAD_INS.has(token.low) || MODALS.has(token.low);
    if (!leads) break;
    at += 1;
  }
  return at;
}

/** Told of what has been, or complained of: not what is to come about. */
const TOLD = wordSet(
  `still unfortunately missed lost failed learned learnt spent struggled while although though despite due because didn't not`,
);

/** After *we*: what has been. */
const REPORTS = wordSet(`have had did do don't didn't haven't were are was already`);

function signsOf(saying: readonly Token[]): readonly Sign[] {
  const { main, benefit } = storyPartsOf(saying);
  const found: (SignId | null)[] = [benefit.length > 0 && saysBenefit(benefit) ? 'benefit' : null];
  const start = headOf(main);
  const first = main[start]?.low ?? '';
  const reported = MAKERS.has(main[0]?.low ?? '') && REPORTS.has(main[1]?.low ?? '');
  if (start < main.length && !TOLD.has(first) && !reported) {
    const working = isWork(first);
    const ours = movesOurs(main, start);
    const moved = movedAt(main, start);
    found.push(moved !== null && (isVerbal(main, start) || hasValue(main, moved)) ? 'moved' : null);
    found.push(broughtAt(main, start) !== null ? 'peopleDo' : null);
    // "Onboarding satisfaction above 4": a noun in -ing heads an amount, an order does not.
    const nominal =
      !working ||
      namesAmount(main, start) ||
      CARRYING(first) !== null ||
      (WORKING(first) === 'ing' && SHIPPING(first) === null);
    found.push(nominal && !ours && valuedAt(main, start) !== null ? 'valued' : null);
    found.push(!ours && changeAt(main, start) !== null ? 'change' : null);
    if ((!working && !isUnknownOrder(main, start)) || /^(?:have|see)$/.test(first)) {
      found.push(doingAt(main, start) !== null ? 'peopleDo' : null);
      found.push(recognisedAt(main, start) !== null ? 'recognised' : null);
    }
  }
  const span = spanOf(saying);
  return span === null ? [] : found.filter((id) => id !== null).map((id) => ({ id, span }));
}

/** Verbs that are as often the first half of a noun: *support SLA at 95 %*, *offer acceptance rate above…*. */
const AS_OFTEN_NOUNS = wordSet(
  `call change contact design interview offer order plan release report review search staff support test visit`,
);

/** Such a word with an amount behind it. */
function namesAmount(tokens: readonly Token[], start: number): boolean {
  if (!AS_OFTEN_NOUNS.has(tokens[start]?.low ?? '')) return false;
  const phrase = nounPhraseAt(tokens, start);
  return phrase !== null && phrase.words.length > 1 && isAmountWord(phrase.head) && !isPeople(phrase.head.low);
}

/** A word before an article or a number, if it is no amount and nobody, orders something: *take risks*, *offer 6…*. */
function isUnknownOrder(tokens: readonly Token[], start: number): boolean {
  const first = tokens[start];
  const next = tokens[start + 1];
  if (first?.kind !== 'word' || next === undefined) return false;
  if (first.low === 'i') return true;
  if (RECOGNISING.has(first.low)) return false;
  if (QUANTIFIERS.has(first.low) || isAmountWord(first) || namesSomebody(first.low)) return false;
  return next.kind === 'number' || ARTICLES.has(next.low);
}
const ARTICLES = wordSet(`a an the our all`);
const QUANTIFIERS = wordSet(
  `at about almost all any both each every half least more most nearly no none of over some than up be been`,
);

function saysBenefit(benefit: readonly Token[]): boolean {
  return (
    benefits(benefit) || doingAt(benefit, 0) !== null || changeAt(benefit, 0) !== null || valuedAt(benefit, 0) !== null
  );
}

/** An order or a report of ours. Read at the head of a saying, a form in -s is a plural noun: *upgrades take less…*. */
const isWork = (low: string): boolean =>
  isOrderOrReport(SHIPPING(low) ?? WORKING(low)) &&
  MOVING(low) === null &&
  BETTERING(low) === null &&
  WINNING(low) === null;

const isOrderOrReport = (form: VerbForm | null): boolean => form !== null && form !== 's';

/** Whether a purpose may hang on it: somebody does something, by an order, a report or a subject. */
function isVerbal(tokens: readonly Token[], start: number): boolean {
  const low = tokens[start]?.low ?? '';
  // "In order to reduce fraud…": a purpose said first.
  if (low === 'in' && tokens[start + 1]?.low === 'order') return true;
  const classes = [SHIPPING, WORKING, MOVING, BETTERING, WINNING, SPARING];
  return (
    classes.some((verbs) => verbs(low) !== null) || isUnknownOrder(tokens, start) || doingAt(tokens, start) !== null
  );
}

function outputOf(saying: readonly Token[]): Span | null {
  const { main } = storyPartsOf(saying);
  const start = headOf(main);
  const subject = main.slice(0, start + 2).find(({ low }) => MAKERS.has(low));
  const first = main[start]?.low ?? '';
  const last = main.at(-1)?.low ?? '';
  const made = isWork(first) || subject !== undefined || SHIPPING(last) === 'past';
  return made ? spanOf(main) : null;
}
