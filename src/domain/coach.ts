/**
 * The outcome coach (design §3.5): what would make an outcome say more, each with the place and the pattern of a better
 * sentence. Advice only, never a gate; the same words always get the same advice, and none where the line is not
 * English enough to be read. Ids only: the sentences are in the wording file.
 */
import { contentWords } from './language/content';
import { storyPartsOf, sayingsOf } from './language/clauses';
import { isPeople, namesSomebody } from './language/nouns';
import { headOf, READ_CHARACTERS, readLine } from './language/reading';
import type { Span, Token } from './language/tokens';
import { tokensOf } from './language/tokens';
import { DRIFTING, MOVING } from './language/verbs';
import { comparesAfter, doingAt } from './language/doings';
import { numberOf } from './amount';
import type { Outcome } from './premise';
import { outputIn } from './reads-as-output';
import { saysSomething } from './words';

/** What the coach can say, most telling first: the panel shows the first. */
export const ADVICE_IDS = [
  'outputInDisguise',
  'restatedSolution',
  'nobodyNamed',
  'noBehaviour',
  'noDirection',
  'noNumber',
  'noDate',
] as const;
export type AdviceId = (typeof ADVICE_IDS)[number];

/** Patterns of a better sentence, for the writer to fill in. */
export const REWRITE_IDS = [
  'peopleDoInstead',
  'andThenPeople',
  'whyDoTheyWantIt',
  'whichPeople',
  'whatTheyDoDifferently',
  'fromTo',
  'howMany',
  'byWhen',
] as const;
export type RewriteId = (typeof REWRITE_IDS)[number];

export interface Advice {
  readonly id: AdviceId;
  /** `telling`: the sentence is probably about something else; `gentle`: it would say more. */
  readonly severity: 'telling' | 'gentle';
  /** The part to look at. */
  readonly part: keyof Outcome;
  /** Where in the line, or null: what is missing has no place. */
  readonly span: Span | null;
  readonly rewrite: RewriteId;
}

export interface Coached {
  /** The sentence as typed; its chips are in `outcome`. */
  readonly line: string;
  readonly outcome: Outcome;
  /** The summary: what is to be built. '' = unknown. */
  readonly solution: string;
  /** What the writer waved away: *this is what users do*. */
  readonly dismissed: readonly AdviceId[];
}

/** The advice, most telling first. Nothing stated gets none: the next step already asks for it. */
export function coach({ line, outcome, solution, dismissed }: Coached): readonly Advice[] {
  const read = line.slice(0, READ_CHARACTERS);
  const words = [read, outcome.who, outcome.does, outcome.metric, outcome.from, outcome.to];
  if (!words.some(saysSomething)) return [];
  const tokens = tokensOf(read);
  const found = [
    outputInDisguise(read, outcome),
    restatedSolution(read, outcome, solution),
    nobodyNamed(outcome, tokens),
    noBehaviour(outcome, tokens),
    noDirection(outcome, tokens),
    noNumber(outcome, tokens),
    outcome.by === null ? gentle('noDate', 'by', 'byWhen') : null,
  ];
  return found.filter((advice) => advice !== null).filter(({ id }) => !dismissed.includes(id));
}

function gentle(id: AdviceId, part: keyof Outcome, rewrite: RewriteId): Advice {
  return { id, severity: 'gentle', part, span: null, rewrite };
}

/** Always said where the score withholds the credit for *what they do*; of a line that says both, gently. */
function outputInDisguise(line: string, { does }: Outcome): Advice | null {
  const reading = readLine(line);
  const inPart = saysSomething(does) ? outputIn(does) : null;
  const at = inPart === null ? -1 : line.indexOf(does);
  const span = inPart === null ? outputIn(line) : shifted(inPart, at);
  if (inPart !== null || (!saysSomething(does) && span !== null)) {
    const both = reading.statesOutcome;
    const rewrite = both ? 'andThenPeople' : 'peopleDoInstead';
    return { id: 'outputInDisguise', severity: both ? 'gentle' : 'telling', part: 'does', span, rewrite };
  }
  // A wider class of orders, only where nobody but us could be meant.
  const orders = reading.output !== null && !reading.statesOutcome && !tokensOf(line).some(({ low }) => isPeople(low));
  if (!orders || saysSomething(does)) return null;
  return { id: 'outputInDisguise', severity: 'gentle', part: 'does', span: reading.output, rewrite: 'peopleDoInstead' };
}

const shifted = ({ start, end }: Span, at: number): Span | null =>
  at < 0 ? null : { start: start + at, end: end + at };

/** This much of what they do is already in the title of what we build. */
const RESTATED = 0.75;
const ENOUGH_WORDS = 2;

function restatedSolution(line: string, { does }: Outcome, solution: string): Advice | null {
  const said = contentWords(saysSomething(does) ? does : line);
  const built = solutionWords(solution);
  const shared = [...said].filter((word) => built.has(word)).length;
  if (said.size < ENOUGH_WORDS || shared / said.size < RESTATED) return null;
  const at = saysSomething(does) ? line.indexOf(does) : 0;
  const span = at < 0 ? null : { start: at, end: at + (saysSomething(does) ? does : line).length };
  return { id: 'restatedSolution', severity: 'telling', part: 'does', span, rewrite: 'whyDoTheyWantIt' };
}

/** What is to be built: a title that gives its purpose too is compared without it. */
function solutionWords(solution: string): ReadonlySet<string> {
  const read = solution.slice(0, READ_CHARACTERS);
  const wanted = sayingsOf(read, tokensOf(read)).flatMap((saying) => {
    const { main, want } = storyPartsOf(saying);
    // A title that tells what people do is no solution to restate.
    return doingAt(main, headOf(main)) === null ? [...main, ...want] : [...want];
  });
  return contentWords(wanted.map(({ raw }) => raw).join(' '));
}

/** Of a doing somebody must be the subject; of an amount it is enough that somebody is in it: *churn of new teams*. */
function nobodyNamed({ who, does }: Outcome, tokens: readonly Token[]): Advice | null {
  const inAmount = !saysSomething(does) && tokens.some(({ low }) => namesSomebody(low));
  const named = saysSomething(who) || inAmount || doingAt(tokens, headOf(tokens)) !== null;
  return named ? null : gentle('nobodyNamed', 'who', 'whichPeople');
}

function noBehaviour({ does }: Outcome, tokens: readonly Token[]): Advice | null {
  if (saysSomething(does) || doingAt(tokens, headOf(tokens)) !== null) return null;
  return gentle('noBehaviour', 'does', 'whatTheyDoDifferently');
}

/** A change goes somewhere: two values that differ, a word of moving, or a comparison. */
function noDirection({ from, to }: Outcome, tokens: readonly Token[]): Advice | null {
  if (saysSomething(from) && saysSomething(to)) {
    const same = from.trim() === to.trim();
    return same ? { ...gentle('noDirection', 'to', 'fromTo'), severity: 'telling' } : null;
  }
  const moves = tokens.some(({ low }) => MOVING(low) !== null || DRIFTING(low) !== null);
  return saysSomething(to) || moves || comparesAfter(tokens, -1) ? null : gentle('noDirection', 'to', 'fromTo');
}

function noNumber({ metric, from, to }: Outcome, tokens: readonly Token[]): Advice | null {
  const numbers = [...tokens, ...tokensOf(`${metric} ${from} ${to}`)];
  const said = numbers.some(({ kind, raw, low }) => (kind === 'number' && numberOf(raw) !== null) || low === 'half');
  return said ? null : gentle('noNumber', 'to', 'howMany');
}
