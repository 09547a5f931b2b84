/** Calendar days, read as UTC: a day said in Auckland and one said in Lima are compared by their names. */
import type { Day } from './premise';
import { DAY_MS } from './week';

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** The UTC day a moment falls on. */
export function dayOf(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The first moment of a day, ms. The day must have passed `isDay`. */
export function dayStartMs(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
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
