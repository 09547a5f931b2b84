/** Amounts as people write them: `30 %`, `1,5 %`, `€ 2k`, `3 days`, `half`, `8 of 20`. */
import type { Span, Token } from './language/tokens';

/** An amount with its unit as typed (`%`, `€`, `days`, or `''`). */
export interface Amount extends Span {
  /** A share written in words is a percentage: *half* is 50 with the unit `%`. */
  readonly value: number;
  readonly unit: string;
  /** The place after it in the tokens it was read from. */
  readonly next: number;
}

const CURRENCIES: ReadonlySet<string> = new Set(['€', '$', '£', '¥', 'eur', 'usd', 'gbp', 'chf', 'jpy']);
const SCALES: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['mio', 1e6],
  ['bn', 1e9],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
]);
const WORDS: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, value) => [word, value]),
);
const UNITS: ReadonlySet<string> = new Set(
  `ms s sec secs second seconds min mins minute minutes h hour hours day days week weeks month months quarter quarters
  year years x times points point pts steps step clicks people customers users per percent`.split(/\s+/),
);
const PERIODS: ReadonlySet<string> = new Set([
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'sprint',
]);
/** Shares said in words, as whole percentages where they are whole. */
const SHARES: ReadonlyMap<string, number> = new Map([
  ['half', 50],
  ['third', 100 / 3],
  ['quarter', 25],
]);

/**
 * A number as typed in any script: a comma before one, two or more than three digits is a decimal comma, before three a
 * separator of thousands; a point is a decimal point unless there are several. Null where it is none.
 */
export function numberOf(raw: string): number | null {
  const plain = raw.replace(/\p{Nd}/gu, asciiDigit).replace(/['’]/g, '');
  const commas = plain.split(',').length - 1;
  const points = plain.split('.').length - 1;
  let text = plain;
  if (commas > 0 && points > 0) {
    // Whichever comes last is the decimal sign: 1.234,5 and 1,234.5.
    const decimal = plain.lastIndexOf(',') > plain.lastIndexOf('.') ? ',' : '.';
    text = plain.replaceAll(decimal === ',' ? '.' : ',', '').replace(decimal, '.');
  } else if (commas > 1 || (commas === 1 && /,\d{3}$/.test(plain) && !/^0,/.test(plain)))
    text = plain.replaceAll(',', '');
  else if (commas === 1) text = plain.replace(',', '.');
  else if (points > 1) text = plain.replaceAll('.', '');
  if (!/^\d+(?:\.\d+)?$/.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/** A decimal digit of any script as 0–9: each script's ten stand in a row, so its zero is nine steps back at most. */
function asciiDigit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

/** The amount that begins at a place, or null. */
export function amountAt(tokens: readonly Token[], at: number): Amount | null {
  return shareInWordsAt(tokens, at) ?? numberAt(tokens, at);
}

function numberAt(tokens: readonly Token[], at: number): Amount | null {
  const first = tokens[at];
  if (first === undefined) return null;
  const leads = CURRENCIES.has(first.low) ? first : null;
  let place = leads === null ? at : at + 1;
  const number = tokens[place];
  const value =
    number === undefined ? null : (WORDS.get(number.low) ?? (number.kind === 'number' ? numberOf(number.raw) : null));
  if (number === undefined || value === null) return null;
  let end = number.end;
  let scale = 1;
  place += 1;
  const scaled = SCALES.get(tokens[place]?.low ?? '');
  // "2 m" may be metres or a slip; a scale stands at its number or is written out.
  if (
    scaled !== undefined &&
    ((tokens[place]?.start ?? 0) === end || (tokens[place]?.low.length ?? 0) > 2 || leads !== null)
  ) {
    scale = scaled;
    end = tokens[place]?.end ?? end;
    place += 1;
  }
  let unit = leads?.raw ?? '';
  const follows = tokens[place];
  // "10 per week" counts by the week, "10 per cent" are a share.
  const isRate = follows?.low === 'per' && tokens[place + 1]?.low !== 'cent';
  if (leads === null && follows !== undefined && isUnit(follows) && !isRate) {
    unit = follows.low === 'percent' ? '%' : follows.raw;
    end = follows.end;
    place += 1;
  }
  // "40 a week", "2 % per month": how often belongs to the amount, not to its unit.
  if (/^(?:a|an|per|each|every)$/.test(tokens[place]?.low ?? '') && PERIODS.has(tokens[place + 1]?.low ?? '')) {
    end = tokens[place + 1]?.end ?? end;
    place += 2;
  }
  return { value: value * scale, unit, start: first.start, end, next: place };
}

const isUnit = ({ low }: Token): boolean => low === '%' || CURRENCIES.has(low) || UNITS.has(low);

function shareInWordsAt(tokens: readonly Token[], at: number): Amount | null {
  const first = tokens[at];
  if (first === undefined) return null;
  const times = first.low === 'a' || first.low === 'one' ? 1 : (WORDS.get(first.low) ?? null);
  const noun = times === null ? first : tokens[at + 1];
  if (noun === undefined) return null;
  const share = SHARES.get(noun.low) ?? (times !== null ? SHARES.get(noun.low.replace(/s$/, '')) : undefined);
  if (share === undefined || (times === null && noun.low !== 'half')) return null;
  // "A quarter" alone is as often three months: only "a quarter of…" is a share.
  const next = times === null ? at + 1 : at + 2;
  if (noun.low.startsWith('quarter') && tokens[next]?.low !== 'of') return null;
  return { value: (times ?? 1) * share, unit: '%', start: first.start, end: noun.end, next };
}
