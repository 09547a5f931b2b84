/** What a run of the bench found: values beside their baselines, and whether the goal is met. */

export interface Measured {
  readonly what: string;
  /** What was measured, with its unit. */
  readonly value: string;
  /** What it is held against; null = a count that stands for itself. */
  readonly against: string | null;
  readonly ratio: number | null;
  readonly goal: string | null;
  /** Null when there is no goal. */
  readonly met: boolean | null;
}

/** A count, held to the most it may be; null = only told. */
export function counted(what: string, value: string, goal: { readonly text: string; readonly met: boolean } | null) {
  const measured: Measured = {
    ...{ what, value, against: null, ratio: null },
    ...{ goal: goal?.text ?? null, met: goal?.met ?? null },
  };
  return measured;
}

export interface Quantity {
  readonly amount: number;
  /** With its unit, for people. */
  readonly text: string;
}

/** One amount over another, held to the most the ratio may be; null = only told. */
export function compared(what: string, value: Quantity, baseline: Quantity, atMost: number | null): Measured {
  const ratio = value.amount / baseline.amount;
  return {
    ...{ what, value: value.text, against: baseline.text, ratio },
    goal: atMost === null ? null : `≤ ${String(atMost)} ×`,
    met: atMost === null ? null : ratio <= atMost,
  };
}

/** The table for the README. */
export function markdown(rows: readonly Measured[]): string {
  const lines = rows.map(({ what, value, against, ratio, goal, met }) => {
    const verdict = met === null ? '' : met ? 'met' : '**missed**';
    return `| ${[what, value, against ?? '', ratio === null ? '' : `${precise(ratio)} ×`, goal ?? '', verdict].join(' | ')} |`;
  });
  return ['| what | measured | against | ratio | goal | |', '|---|---|---|---:|---|---|', ...lines, ''].join('\n');
}

/** Three significant digits: 0.01234 → 0.0123, 1.234 → 1.23, 123.4 → 123. */
function precise(ratio: number): string {
  return ratio >= 100 ? ratio.toFixed(0) : String(Number(ratio.toPrecision(3)));
}
