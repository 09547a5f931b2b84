/** Quarters of the calendar, UTC, named `2026-Q1`. */

const SHAPE = /^(\d{4})-Q([1-4])$/;

/** The quarter a moment (ms) falls in. */
export function quarterOf(ms: number): string {
  const date = new Date(ms);
  return `${String(date.getUTCFullYear())}-Q${String(Math.floor(date.getUTCMonth() / 3) + 1)}`;
}

export function isQuarter(text: string): boolean {
  return SHAPE.test(text);
}

/** Its first moment, and the first after it, ms. Must have passed `isQuarter`. */
export function boundsOf(quarter: string): { readonly fromMs: number; readonly toMs: number } {
  const [, year = '', nth = ''] = SHAPE.exec(quarter) ?? [];
  const month = (Number(nth) - 1) * 3;
  return { fromMs: Date.UTC(Number(year), month), toMs: Date.UTC(Number(year), month + 3) };
}

/** The last `count` quarters up to that of a moment, the newest first. */
export function lastQuarters(nowMs: number, count: number): readonly string[] {
  const quarters: string[] = [];
  for (let ms = nowMs; quarters.length < count; ms = boundsOf(quarterOf(ms)).fromMs - 1) quarters.push(quarterOf(ms));
  return quarters;
}
