/** The small change of signals: numbers with what they are out of, and the three answers. */
import { wilson } from '../headline';
import type { Need, NeedName, NumberName, SignalNumber, SignalState } from './types';

/** What one signal says; its name, limits and sources are added where all are put together. */
export interface Said {
  readonly state: SignalState;
  readonly need: Need | null;
  readonly numbers: readonly SignalNumber[];
}

/** A number by itself. */
export function count(name: NumberName, value: number): SignalNumber {
  return { name, count: value, of: null, low: null, high: null };
}

/** A number out of another. */
export function outOf(name: NumberName, value: number, of: number): SignalNumber {
  return { name, count: value, of, low: null, high: null };
}

/** A share that is judged by its interval, and shows it. */
export function share(name: NumberName, value: number, of: number): SignalNumber {
  if (of === 0) return outOf(name, value, of);
  const { low, high } = wilson(value, of);
  return { name, count: value, of, low, high };
}

/** Whether a share is surely above a limit: even the low end of its interval is. */
export function surelyAbove(value: number, of: number, limit: number): boolean {
  return of > 0 && wilson(value, of).low > limit;
}

/** Whether it is surely below: even the high end of its interval is. */
export function surelyBelow(value: number, of: number, limit: number): boolean {
  return of > 0 && wilson(value, of).high < limit;
}

export function told(isLit: boolean, numbers: readonly SignalNumber[]): Said {
  return { state: isLit ? 'lit' : 'quiet', need: null, numbers };
}

/** Nothing can be said yet: how much more it takes. */
export function cannotTell(name: NeedName, more: number, numbers: readonly SignalNumber[]): Said {
  return { state: 'cantTell', need: { name, more: Math.max(1, Math.ceil(more)) }, numbers };
}
