/**
 * The outcome while it is written as one sentence: what was typed, and the parts a person set by hand. The parts are
 * read out of the line again and again; a part set by hand stands as long as the words it stood for do. Pure.
 */
import { outcomeFrom, parseOutcome } from '../../src/domain/parse-outcome';
import type { Chip } from '../../src/domain/parse-outcome';
import { EMPTY_OUTCOME } from '../../src/domain/premise';
import type { Day, Outcome } from '../../src/domain/premise';
import { OUTCOME_PARTS } from '../../src/domain/premise-log';
import { draftOfOutcome } from './draft';
import type { OutcomeDraft, OutcomePart } from './draft';

/** A part as set by hand. */
interface Pin {
  readonly value: string;
  /** The words of the line it stands for; null = it stands for none, and only a hand takes it away again. */
  readonly words: string | null;
}

export interface Sentence {
  readonly line: string;
  readonly pins: Readonly<Partial<Record<OutcomePart, Pin>>>;
}

export const EMPTY_SENTENCE: Sentence = { line: '', pins: {} };

/** The chips of a line: the part's words and its place. */
function chipsOf(line: string, today: Day): Readonly<Record<OutcomePart, Chip | null>> {
  return parseOutcome(line, today);
}

/** What would be saved now. Of the line alone where nothing was set by hand; no word of it is ever left out. */
export function partsOf({ line, pins }: Sentence, today: Day): OutcomeDraft {
  const text = line.trim();
  const read = text === '' ? EMPTY_OUTCOME : outcomeFrom(text, parseOutcome(text, today));
  const set = Object.fromEntries(OUTCOME_PARTS.flatMap((part) => (pins[part] ? [[part, pins[part].value]] : [])));
  return { ...draftOfOutcome(read), ...set };
}

/** The sentence a stated outcome is edited as: `line` says it, and what would be read otherwise is held as it is. */
export function sentenceOf(outcome: Outcome, line: string, today: Day): Sentence {
  const stated = draftOfOutcome(outcome);
  const read = partsOf({ line, pins: {} }, today);
  const apart = OUTCOME_PARTS.filter((part) => read[part] !== stated[part]);
  const held = apart.map((part) => {
    const value = stated[part];
    return [part, { value, words: value !== '' && line.includes(value) ? value : null }] as const;
  });
  return { line, pins: Object.fromEntries(held) };
}

/** The line changed: what was set by hand for words that are gone is read anew. */
export function retyped(sentence: Sentence, line: string): Sentence {
  const kept = Object.entries(sentence.pins).filter(([, { words }]) => words === null || line.includes(words));
  return { line, pins: Object.fromEntries(kept) };
}

/** One part set by hand, '' to have none. Only this part changes. */
export function withPart(sentence: Sentence, part: OutcomePart, value: string, today: Day): Sentence {
  const { line, pins } = sentence;
  const span = chipsOf(line, today)[part]?.span ?? null;
  // Set before: it goes on standing for the words it stood for then.
  const words = pins[part] === undefined ? (span === null ? null : line.slice(span.start, span.end)) : pins[part].words;
  return { line, pins: { ...pins, [part]: { value, words } } };
}

/** Where Enter was pressed in a text area there is one line break more, and nothing else is new. */
export function isEnter(before: string, now: string): boolean {
  if (now.length !== before.length + 1) return false;
  let at = 0;
  while (at < before.length && before[at] === now[at]) at += 1;
  // Enter beside a line break looks the same wherever it was put.
  return now[at] === '\n' && now.slice(at + 1) === before.slice(at);
}
