/** Dates in JQL, in UTC: absolute, relative to now, and the functions that make one. */

const MINUTE = 60_000;
const UNIT_MS: Readonly<Record<string, number>> = {
  m: MINUTE,
  h: 60 * MINUTE,
  d: 24 * 60 * MINUTE,
  w: 7 * 24 * 60 * MINUTE,
};

/** `2020-01-31`, `2020/01/31`, either with ` 10:00`, or relative such as `-30d` and `"-4w 2d"`; null = not a date. */
export function jqlDate(text: string, nowMs: number): number | null {
  return absolute(text) ?? relative(text, nowMs);
}

function absolute(text: string): number | null {
  const match = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?: (\d{1,2}):(\d{2}))?$/.exec(text);
  if (match === null) return null;
  const [year, month, day, hour, minute] = [match[1], match[3], match[4], match[5] ?? '0', match[6] ?? '0'].map(Number);
  if (year === undefined || month === undefined || day === undefined || hour === undefined || minute === undefined)
    return null;
  const ms = Date.UTC(year, month - 1, day, hour, minute);
  const date = new Date(ms);
  // Date.UTC rolls 31 February over into March; JQL refuses it.
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 ? ms : null;
}

function relative(text: string, nowMs: number): number | null {
  const shift = offset(text);
  return shift === null ? null : nowMs + shift;
}

function offset(text: string): number | null {
  const match = /^([+-]?)((?:\d+[wdhm]\s*)+)$/.exec(text.trim());
  if (match === null) return null;
  const total = [...(match[2] ?? '').matchAll(/(\d+)([wdhm])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (UNIT_MS[unit ?? ''] ?? 0),
    0,
  );
  return match[1] === '-' ? -total : total;
}

type Period = 'Day' | 'Week' | 'Month' | 'Year';
const FUNCTION = /^(start|end)Of(Day|Week|Month|Year)$/i;

/**
 * `now()` and `startOfWeek("-1w")` and their like. The offset of `startOf…` counts in that period when it has no unit.
 * Undefined = no such function; null = an argument it cannot read. Weeks begin on Monday.
 */
export function jqlDateFunction(name: string, args: readonly string[], nowMs: number): number | null | undefined {
  if (name.toLowerCase() === 'now') return args.length === 0 ? nowMs : null;
  const match = FUNCTION.exec(name);
  if (match === null) return undefined;
  const period = (['Day', 'Week', 'Month', 'Year'] as const).find((p) => p.toLowerCase() === match[2]?.toLowerCase());
  if (period === undefined || args.length > 1) return null;
  const moved = shifted(nowMs, period, args[0] ?? '0');
  if (moved === null) return null;
  const start = startOf(moved, period);
  return match[1]?.toLowerCase() === 'start' ? start : startOf(plus(start, period, 1), period) - 1;
}

function shifted(nowMs: number, period: Period, argument: string): number | null {
  if (/^[+-]?\d+$/.test(argument)) return plus(nowMs, period, Number(argument));
  const months = /^([+-]?\d+)([My])$/.exec(argument);
  if (months) return plus(nowMs, months[2] === 'y' ? 'Year' : 'Month', Number(months[1]));
  const shift = offset(argument);
  return shift === null ? null : nowMs + shift;
}

function plus(ms: number, period: Period, count: number): number {
  const date = new Date(ms);
  if (period === 'Day') date.setUTCDate(date.getUTCDate() + count);
  if (period === 'Week') date.setUTCDate(date.getUTCDate() + 7 * count);
  if (period === 'Month') date.setUTCMonth(date.getUTCMonth() + count);
  if (period === 'Year') date.setUTCFullYear(date.getUTCFullYear() + count);
  return date.getTime();
}

function startOf(ms: number, period: Period): number {
  const date = new Date(ms);
  date.setUTCHours(0, 0, 0, 0);
  if (period === 'Week') date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  if (period === 'Month') date.setUTCDate(1);
  if (period === 'Year') date.setUTCMonth(0, 1);
  return date.getTime();
}
