/**
 * An outcome as one line with labels, `who: … · does: … · metric: … · from: … · to: … · by: …`, and back. Reading what
 * was printed gives the outcome again, whatever its words hold: a value that could be mistaken stands in quotes.
 */
import { isDay } from './day';
import type { Span } from './language/tokens';
import type { Outcome } from './premise';

const PARTS = ['who', 'does', 'metric', 'from', 'to', 'by'] as const;
const SEPARATOR = ' · ';

interface Read {
  readonly value: string;
  readonly span: Span;
}

export interface LabelledOutcome {
  readonly who: Read | null;
  readonly does: Read | null;
  readonly metric: Read | null;
  readonly from: Read | null;
  readonly to: Read | null;
  readonly by: Read | null;
}

/** Only what is stated; '' of an empty outcome. */
export function printOutcome(outcome: Outcome): string {
  return PARTS.flatMap((part) => {
    const value = outcome[part];
    return value === null || value === '' ? [] : [`${part}: ${quoted(value)}`];
  }).join(SEPARATOR);
}

/** Plain where trimming and splitting cannot change it, else a JSON string. */
function quoted(value: string): string {
  const plain = value === value.trim() && !value.includes('·') && !/["\p{C}]/u.test(value);
  return plain ? value : JSON.stringify(value);
}

/** The parts of a labelled line, or null where the text is none: it must begin with a label and hold nothing else. */
export function parseLabelled(text: string): LabelledOutcome | null {
  const found = new Map<string, Read>();
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const label = labelAt(text, at);
    if (label === null || found.has(label.part)) return null;
    const value = valueAt(text, skipSpace(text, label.next));
    if (value === null) return null;
    found.set(label.part, value.read);
    at = skipSpace(text, value.next);
    if (at < text.length && text[at] !== '·') return null;
    at = skipSpace(text, at + 1);
  }
  if (found.size === 0) return null;
  const by = found.get('by');
  if (by !== undefined && !isDay(by.value)) return null;
  const read = (part: (typeof PARTS)[number]) => found.get(part) ?? null;
  return {
    who: read('who'),
    does: read('does'),
    metric: read('metric'),
    from: read('from'),
    to: read('to'),
    by: by ?? null,
  };
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charAt(at).trim() === '') at += 1;
  return at;
}

function labelAt(text: string, at: number): { part: string; next: number } | null {
  const head = text.slice(at, at + 8).toLowerCase();
  const part = PARTS.find((name) => head.startsWith(`${name}:`));
  return part === undefined ? null : { part, next: at + part.length + 1 };
}

function valueAt(text: string, at: number): { read: Read; next: number } | null {
  if (text[at] === '"') {
    const end = closingQuote(text, at);
    const value = end === null ? null : jsonString(text.slice(at, end));
    return end === null || value === null ? null : { read: { value, span: { start: at, end } }, next: end };
  }
  const cut = text.indexOf('·', at);
  const stop = cut < 0 ? text.length : cut;
  const value = text.slice(at, stop).trimEnd();
  return value === '' ? null : { read: { value, span: { start: at, end: at + value.length } }, next: stop };
}

function closingQuote(text: string, open: number): number | null {
  for (let at = open + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return null;
}

/** Someone may type a quote themselves: then it is no labelled line, and no error. */
function jsonString(raw: string): string | null {
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === 'string' ? value : null;
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}
