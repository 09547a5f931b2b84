/** How far delivered stories came on the way from a sentence to an outcome (design §5). */
import type { CheckResult } from './premise';
import type { Tally } from './headline';

/** Each step is counted among those that made the step before it. */
export const FUNNEL_STEPS = ['delivered', 'framed', 'named', 'tested', 'before', 'checked', 'met'] as const;
export type FunnelStep = (typeof FUNNEL_STEPS)[number];
export type Funnel = Readonly<Record<FunnelStep, Tally>>;

/** Delivered stories of which the same can be said. */
export interface FunnelRow {
  readonly framed: boolean;
  readonly named: boolean;
  readonly tested: boolean;
  /** Validated before it started. */
  readonly before: boolean;
  readonly check: CheckResult | null;
  readonly issues: number;
  readonly points: number;
}

/** The steps a story made, first to last: the first it did not make ends the way. */
function stepsOf(row: FunnelRow): readonly FunnelStep[] {
  const isChecked = row.check === 'met' || row.check === 'missed';
  const made = [true, row.framed, row.named, row.tested, row.before, isChecked, row.check === 'met'];
  const end = made.indexOf(false);
  return FUNNEL_STEPS.slice(0, end === -1 ? FUNNEL_STEPS.length : end);
}

export function funnelOf(rows: readonly FunnelRow[]): Funnel {
  const none = { count: 0, points: 0 };
  const so: Record<FunnelStep, Tally> = {
    ...{ delivered: none, framed: none, named: none, tested: none, before: none, checked: none, met: none },
  };
  for (const row of rows) {
    for (const step of stepsOf(row)) {
      const { count, points } = so[step];
      so[step] = { count: count + row.issues, points: points + row.points };
    }
  }
  return so;
}
