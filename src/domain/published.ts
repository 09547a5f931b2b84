/**
 * The `premise` issue property: the values JQL indexes and the words a list or the context shows, so that an issue is
 * read without asking the app. Never more than 4,000 characters of JSON, whatever was typed.
 */
import type { Assessment, NextStepId, Rung, Standing, Unscored, Validated } from './assessment';
import { dayOf } from './day';
import type { DueItem, DueKind } from './due-items';
import { checkDueMs, isLearning } from './next-step';
import type { Assumption, Day, Decision, NoCategory, Premise, Risk } from './premise';
import type { Settings } from './settings';
import type { Start } from './story';

export const PUBLISHED_MAX_CHARACTERS = 4_000;

/** The words shown; each may be shortened, ending in "…". */
export interface PublishedWords {
  readonly who: string;
  readonly does: string;
  readonly metric: string;
  readonly from: string;
  readonly to: string;
  readonly by: Day | null;
  /** The riskiest assumption; '' where `risk` is null = none, else its words are not for everyone who sees the issue. */
  readonly riskiest: string;
}

/** Why not, and what would make us look again: always the story's own, so inheriting hides nothing of it. */
export interface PublishedNo {
  readonly category: NoCategory;
  readonly because: string;
  readonly revisitWhen: string;
  /** A day to look again in any case. */
  readonly revisitOn?: Day;
}

/** Something that falls due, and its day. */
export interface PublishedDue {
  readonly kind: DueKind;
  readonly on: Day;
}

export interface PublishedPremise {
  readonly v: 1;
  /** A property copied to another issue names the wrong one, and is not believed. */
  readonly issueId: string;
  readonly projectId?: string;
  /** The revision of the story's own premise this was made from. */
  readonly rev: number;
  readonly score: number | null;
  readonly state: Unscored | null;
  readonly nextStep: NextStepId;
  /** The day that belongs to the next step (learning until, waived until, check due), or null. */
  readonly nextDue: Day | null;
  readonly standing: Standing | null;
  readonly risk: Risk | null;
  /** The strongest supporting rung. */
  readonly level: Rung | null;
  /** The outcome in one short text, for JQL. */
  readonly outcome: string;
  readonly decision: Decision['kind'] | null;
  /** When what was released, or is being learned, should be looked at. */
  readonly checkDue: Day | null;
  readonly validated: Validated | null;
  /** The issue whose premise this story rests on, or null for its own. Inherited words are read there, or not at all. */
  readonly inheritedFrom: string | null;
  readonly words: PublishedWords;
  /** Left out unless it was said no to. */
  readonly no?: PublishedNo;
  /** Left out when nothing falls due, now or later; whoever reads it knows what day it is. */
  readonly due?: readonly PublishedDue[];
}

export interface PublishInput {
  readonly issueId: string;
  readonly projectId?: string;
  readonly rev: number;
  /** In effect: own or inherited, with the story's own decision and check. */
  readonly premise: Premise;
  readonly inheritedFrom: string | null;
  readonly riskiest: Assumption | null;
  readonly assessment: Assessment;
  /** Null while not started. */
  readonly validated: Validated | null;
  readonly start: Start;
  readonly doneMs: number | null;
  readonly settings: Pick<Settings, 'checkAfterDays'>;
  /** Left out = nothing. */
  readonly due?: readonly DueItem[];
  readonly nowMs: number;
}

/** Texts in the order they give way, and the lengths tried in turn, in code points. JQL matches 255 characters at most. */
const SHORTENED = ['riskiest', 'outcome', 'metric', 'from', 'to', 'revisitWhen', 'because', 'who', 'does'] as const;
type Texts = Readonly<Record<(typeof SHORTENED)[number], string>>;
type Words = Record<'riskiest' | 'outcome' | 'metric' | 'from' | 'to' | 'who' | 'does', string>;
const NO_WORDS: Readonly<Words> = { riskiest: '', outcome: '', metric: '', from: '', to: '', who: '', does: '' };
const OUTCOME_CHARACTERS = 200;
const LENGTHS = [600, 300, 150, 80, 40, 20, 0] as const;

/**
 * What is published for a story. Shortening order: every text to 600 characters, then to 300, 150, 80, 40, 20 and
 * none; within a length the assumption gives way first, then the outcome in one text, metric, from, to, when we look
 * again, why not, who, and what people do last. Each step stops as soon as the whole fits; the store keeps all.
 */
export function publish(input: PublishInput): PublishedPremise {
  // Whoever sees a story may not see its epic, so the words of an inherited premise stay on the epic's own property.
  const own = input.inheritedFrom === null ? wordsOf(input) : NO_WORDS;
  let texts: Texts = { ...own, ...noOf(input.premise.decision) };
  for (const length of LENGTHS) {
    for (const name of SHORTENED) {
      if (JSON.stringify(withTexts(input, texts)).length <= PUBLISHED_MAX_CHARACTERS) return withTexts(input, texts);
      texts = { ...texts, [name]: shorten(texts[name], length) };
    }
  }
  return withTexts(input, texts);
}

function wordsOf(input: PublishInput): Readonly<Words> {
  const { who, does, metric, from, to } = input.premise.outcome;
  return {
    riskiest: tidy(isForReadersOf(input) ? (input.riskiest?.statement ?? '') : ''),
    outcome: shorten(tidy([who, does].join(' ')), OUTCOME_CHARACTERS),
    metric: tidy(metric),
    from: tidy(from),
    to: tidy(to),
    who: tidy(who),
    does: tidy(does),
  };
}

/**
 * Whether everyone who sees the issue may read its riskiest assumption: it was said here, or is shared in this project.
 * Said elsewhere, it may be for fewer people, and its words stay there.
 */
function isForReadersOf({ issueId, projectId, riskiest }: PublishInput): boolean {
  if (riskiest === null || riskiest.homeIssueId === issueId) return true;
  return riskiest.sharedIn !== null && riskiest.sharedIn === projectId;
}

function noOf(decision: Decision | null): Pick<Texts, 'because' | 'revisitWhen'> {
  if (decision?.kind !== 'no') return { because: '', revisitWhen: '' };
  return { because: tidy(decision.because), revisitWhen: tidy(decision.revisitWhen) };
}

function withTexts(input: PublishInput, texts: Texts): PublishedPremise {
  const { premise, assessment, due = [] } = input;
  const { score, next, standing } = assessment;
  const { outcome, because, revisitWhen, ...words } = texts;
  const { decision } = premise;
  return {
    v: 1,
    issueId: input.issueId,
    ...(input.projectId === undefined ? {} : { projectId: input.projectId }),
    rev: input.rev,
    score: score.kind === 'scored' ? score.points : null,
    state: score.kind === 'unscored' ? score.state : null,
    nextStep: next.id,
    nextDue: next.dueMs === null ? null : dayOf(next.dueMs),
    standing: standing?.standing ?? null,
    risk: assessment.risk,
    level: standing?.support ?? null,
    outcome,
    decision: decision?.kind ?? null,
    checkDue: checkDue(input),
    validated: input.validated,
    inheritedFrom: input.inheritedFrom,
    words: { ...words, by: input.inheritedFrom === null ? premise.outcome.by : null },
    ...(decision?.kind === 'no'
      ? { no: { category: decision.category, because, revisitWhen, ...dayOfNo(decision) } }
      : {}),
    ...(due.length > 0 ? { due: due.map(({ kind, dueMs }) => ({ kind, on: dayOf(dueMs) })) } : {}),
  };
}

function dayOfNo({ revisitOn }: Extract<Decision, { kind: 'no' }>): Pick<PublishedNo, 'revisitOn'> {
  return revisitOn === undefined ? {} : { revisitOn };
}

function checkDue(input: PublishInput): Day | null {
  const { premise, nowMs } = input;
  const dueMs = checkDueMs(input);
  if (dueMs !== null) return dayOf(dueMs);
  const { decision } = premise;
  return decision?.kind === 'buildToLearn' && isLearning(premise, nowMs) ? decision.checkOn : null;
}

/** One line, without control characters and halves of characters, each of which JSON writes as six. */
function tidy(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();
}

/** What a reader takes for one character: an emoji of several, a letter with its marks. */
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** More parts than any character a person types has. */
const LONGEST_CHARACTER = 32;

/** To at most `length` code points, "…" included. No character is cut in half, and no direction of writing left open. */
export function shorten(text: string, length: number): string {
  const points = Array.from(text);
  if (points.length <= length) return text;
  if (length === 0) return '';
  let kept = '';
  let room = length - 1;
  for (const { segment } of characters.segment(points.slice(0, length + LONGEST_CHARACTER).join(''))) {
    room -= Array.from(segment).length;
    if (room < 0) break;
    kept += segment;
  }
  return `${closed(kept.trimEnd())}…`;
}

/** Ends what begins to write the other way and was cut off before its end: it would turn the words after it around. */
function closed(text: string): string {
  const count = (signs: RegExp) => text.match(signs)?.length ?? 0;
  const left = (begun: RegExp, ended: RegExp, end: string) => end.repeat(Math.max(0, count(begun) - count(ended)));
  return (
    text + left(/[\u202a\u202b\u202d\u202e]/gu, /\u202c/gu, '\u202c') + left(/[\u2066-\u2068]/gu, /\u2069/gu, '\u2069')
  );
}
