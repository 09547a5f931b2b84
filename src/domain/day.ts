/** Calendar days, read as UTC: a day said in Auckland and one said in Lima are compared by their names. */
import type { Day } from './premise';
import { DAY_MS } from './week';

/** After this many years the Gregorian calendar begins again, and as many days have passed. */
const CYCLE_YEARS = 400;
const CYCLE_MS = 146_097 * DAY_MS;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** The UTC day a moment falls on. */
export function dayOf(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10);
}

/**
 * The first moment of a day, ms. The day must have passed `isDay`. Read by place, not by `Date.parse`: judging a story
 * asks for it more often than for anything else.
 */
export function dayStartMs(day: Day): number {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  // Years below 100 would be read as of the last century; four hundred years on, the calendar is the same.
  return Date.UTC(year + CYCLE_YEARS, month - 1, date) - CYCLE_MS;
}

/** The first moment of the UTC day a moment falls on, ms. */
export function dayStartOf(ms: number): number {
  return Math.floor(ms / DAY_MS) * DAY_MS;
}

/** The first moment after a day, ms: "until the 31st" includes the 31st. */
export function dayEndMs(day: Day): number {
  return dayStartMs(day) + DAY_MS;
}

/** Whether a text names a day that exists: 30 February does not. */
export function isDay(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  const ms = dayStartMs(text);
  return !Number.isNaN(ms) && dayOf(ms) === text;
}
