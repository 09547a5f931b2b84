/** How long going ahead without a test may be waived. */
import { dayEndMs, dayOf } from './day';
import type { Day, Decision } from './premise';
import { DAY_MS } from './week';

/** As long as a finding about value holds before it should be looked at again: whoever needs more says so again. */
export const MAX_WAIVER_DAYS = 180;

/** The last day a waiver made today may name. */
export function lastWaiverDay(nowMs: number): Day {
  return dayOf(nowMs + MAX_WAIVER_DAYS * DAY_MS);
}

/** Whether a decision waives for longer than that. */
export function waivesTooLong(decision: Decision | null, nowMs: number): boolean {
  return decision?.kind === 'waive' && dayEndMs(decision.until) > dayEndMs(lastWaiverDay(nowMs));
}
