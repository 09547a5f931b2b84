/** Days as people say them, *by end of March*, *by Q3*, *by 31.3.2027*, read from a given day on. */
import { dayEndMs, dayOf, dayStartMs, isDay } from './day';
import type { Span, Token } from './language/tokens';
import type { Day } from './premise';
import { DAY_MS } from './week';

export interface Due extends Span {
  readonly day: Day;
  /** The place after it. */
  readonly next: number;
}

/** A stretch of days: *March*, *Q3*, or one day alone. */
interface Period {
  readonly first: Day;
  readonly last: Day;
  readonly next: number;
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const BEFORE_DATE: ReadonlySet<string> = new Set(['by', 'before', 'until', 'till', 'due']);
/** A full year and its limits: beyond them a number is something else. */
const YEARS = { from: 1970, to: 2199 } as const;

/** The due day that is said at a place, *by…* or *before…* included; null where none is. `today` decides years left out. */
export function dueAt(tokens: readonly Token[], at: number, today: Day): Due | null {
  const first = tokens[at];
  if (first === undefined || !isDay(today)) return null;
  const led = BEFORE_DATE.has(first.low);
  // "In March" is a due day as well; "in 3 days" is how long something takes.
  const said = led
    ? periodAt(tokens, skipArticle(tokens, at + 1), today)
    : first.low === 'in'
      ? quarterOrMonthAt(tokens, at + 1, today)
      : null;
  if (said === null) return null;
  const last = tokens[said.next - 1];
  if (last === undefined) return null;
  const day = first.low === 'before' ? dayOf(dayStartMs(said.first) - DAY_MS) : said.last;
  return { day, start: first.start, end: last.end, next: said.next };
}

const skipArticle = (tokens: readonly Token[], at: number): number => (tokens[at]?.low === 'the' ? at + 1 : at);

function periodAt(tokens: readonly Token[], at: number, today: Day): Period | null {
  const low = tokens[at]?.low ?? '';
  if (low === 'end' || low === 'close') {
    const of = tokens[at + 1]?.low === 'of' ? at + 2 : at + 1;
    return named(tokens, skipArticle(tokens, of), today) ?? quarterOrMonthAt(tokens, of, today) ?? yearAt(tokens, of);
  }
  if (/^eo[wmqy]$/.test(low)) return current(low.slice(2), today, 0, at + 1);
  if (low === 'tomorrow') return single(dayOf(dayEndMs(today)), at + 1);
  return (
    isoAt(tokens, at) ??
    dottedAt(tokens, at) ??
    dayMonthAt(tokens, at, today) ??
    named(tokens, at, today) ??
    quarterOrMonthAt(tokens, at, today) ??
    yearAt(tokens, at)
  );
}

const single = (day: Day, next: number): Period => ({ first: day, last: day, next });

/** *2027-03-31*. */
function isoAt(tokens: readonly Token[], at: number): Period | null {
  const parts = tokens.slice(at, at + 5);
  const day = parts.map(({ raw }) => raw).join('');
  return parts.length === 5 && isDay(day) ? single(day, at + 5) : null;
}

/** *31.3.2027*: with points the day comes first everywhere. Slashes are read both ways in the world, so not at all. */
function dottedAt(tokens: readonly Token[], at: number): Period | null {
  const match = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(tokens[at]?.raw ?? '');
  if (match === null) return null;
  const day = dayFrom(Number(match[3]), Number(match[2]), Number(match[1]));
  return day === null ? null : single(day, at + 1);
}

/** *31 March 2027*, *March 31st, 2027*, *Mar 31*. */
function dayMonthAt(tokens: readonly Token[], at: number, today: Day): Period | null {
  const dayFirst = dayNumber(tokens, at);
  const monthPlace = dayFirst === null ? at : skipOf(tokens, dayFirst.next);
  const month = monthOf(tokens[monthPlace]?.low);
  if (month === null) return null;
  const number = dayFirst ?? dayNumber(tokens, monthPlace + 1);
  if (number === null) return null;
  const after = dayFirst === null ? number.next : monthPlace + 1;
  const comma = tokens[after]?.low === ',' ? after + 1 : after;
  const year = yearOf(tokens[comma]);
  const day = year === null ? nextDay(today, month, number.value) : dayFrom(year, month, number.value);
  return day === null ? null : single(day, year === null ? after : comma + 1);
}

const skipOf = (tokens: readonly Token[], at: number): number => (tokens[at]?.low === 'of' ? at + 1 : at);

function dayNumber(tokens: readonly Token[], at: number): { value: number; next: number } | null {
  const raw = tokens[at]?.raw ?? '';
  if (!/^\d{1,2}$/.test(raw)) return null;
  const ordinal = /^(?:st|nd|rd|th)$/.test(tokens[at + 1]?.low ?? '') || tokens[at + 1]?.low === '.';
  return { value: Number(raw), next: ordinal ? at + 2 : at + 1 };
}

/** *Q3 2027*, *H1*, *March*, *March 2027*: the next such, today's included. */
function quarterOrMonthAt(tokens: readonly Token[], at: number, today: Day): Period | null {
  const low = tokens[at]?.low ?? '';
  const part = /^([qh])([1-4])$/.exec(low);
  const month = monthOf(low);
  const length = part === null ? 1 : part[1] === 'q' ? 3 : 6;
  const firstMonth = part === null ? month : (Number(part[2]) - 1) * length + 1;
  if (firstMonth === null || firstMonth > 12) return null;
  const slash = tokens[at + 1]?.low === '/' ? at + 2 : at + 1;
  const year = yearOf(tokens[slash]);
  const said = year ?? yearNow(today);
  const period = months(said, firstMonth, length, year === null ? at + 1 : slash + 1);
  return year === null && period.last < today ? months(said + 1, firstMonth, length, at + 1) : period;
}

/** *the year*, *this quarter*, *next month*. */
function named(tokens: readonly Token[], at: number, today: Day): Period | null {
  const low = tokens[at]?.low ?? '';
  const relative = low === 'next' ? 1 : low === 'this' ? 0 : null;
  const place = relative === null ? at : at + 1;
  const unit = /^(week|month|quarter|year)$/.exec(tokens[place]?.low ?? '')?.[1];
  return unit === undefined ? null : current(unit.slice(0, 1), today, relative ?? 0, place + 1);
}

/** The week, month, quarter or year of a day, or one of the following. */
function current(unit: string, today: Day, ahead: number, next: number): Period {
  const year = yearNow(today);
  const month = Number(today.slice(5, 7));
  if (unit === 'y') return months(year + ahead, 1, 12, next);
  if (unit === 'q') return months(year, (Math.ceil(month / 3) - 1 + ahead) * 3 + 1, 3, next);
  if (unit === 'm') return months(year, month + ahead, 1, next);
  // Weeks end on Sunday; 1970-01-01 was a Thursday.
  const sinceMonday = (Math.floor(dayStartMs(today) / DAY_MS) + 3) % 7;
  const monday = dayStartMs(today) + (7 * ahead - sinceMonday) * DAY_MS;
  return { first: dayOf(monday), last: dayOf(monday + 6 * DAY_MS), next };
}

function yearAt(tokens: readonly Token[], at: number): Period | null {
  const year = yearOf(tokens[at]);
  return year === null ? null : months(year, 1, 12, at + 1);
}

function yearOf(token: Token | undefined): number | null {
  const year = /^\d{4}$/.test(token?.raw ?? '') ? Number(token?.raw) : 0;
  return year >= YEARS.from && year <= YEARS.to ? year : null;
}

const yearNow = (today: Day): number => Number(today.slice(0, 4));

/** Months may run past December: the calendar carries them into the next year. */
function months(year: number, first: number, length: number, next: number): Period {
  return {
    first: dayOf(Date.UTC(year, first - 1, 1)),
    last: dayOf(Date.UTC(year, first - 1 + length, 1) - DAY_MS),
    next,
  };
}

function monthOf(low: string | undefined): number | null {
  const word = (low ?? '').replace(/^sept$/, 'sep');
  const at = MONTHS.findIndex((name) => name === word || (word.length === 3 && name.startsWith(word)));
  return at < 0 ? null : at + 1;
}

function dayFrom(year: number, month: number, day: number): Day | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isDay(text) ? text : null;
}

function nextDay(today: Day, month: number, day: number): Day | null {
  const year = yearNow(today);
  // 29 February may be four years away, over a century's end eight.
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const said = dayFrom(year + ahead, month, day);
    if (said !== null && said >= today) return said;
  }
  return null;
}
