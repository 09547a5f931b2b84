/**
 * Measures "states an outcome" on labelled lines: `npm run evaluate -- --lines FILE.tsv [--json]`. Without a file, on
 * our own lines. A row is `label<TAB>text`; the labels outcome and mixed are what is to be found. With `--signals`, how
 * often each signal of the project page is wrong of simulated teams.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readLine } from '../../src/domain/language/reading';
import type { Estimate, Figures, Judge } from './figures';
import { figuresOf, majority, naiveVerbs, parseLines, statesOne } from './figures';
import { printSignals } from './signals/print';

const OWN_LINES = new URL('own-lines.tsv', import.meta.url);

function main(): number {
  const { values } = parseArgs({
    options: {
      lines: { type: 'string' },
      json: { type: 'boolean', default: false },
      signals: { type: 'boolean', default: false },
    },
  });
  if (values.signals) {
    printSignals();
    return 0;
  }
  const lines = parseLines(readFileSync(values.lines ?? OWN_LINES, 'utf8'));
  if (lines.length === 0) throw new Error('The file has no lines.');
  const judges: readonly (readonly [string, Judge])[] = [
    ['coach', (text) => readLine(text).statesOutcome],
    ['majority', majority(lines)],
    ['naive verbs', naiveVerbs],
  ];
  const started = performance.now();
  lines.forEach(({ text }) => readLine(text));
  const msPerLine = (performance.now() - started) / lines.length;
  const measured = judges.map(([name, judge]) => ({ name, ...figuresOf(lines, judge) }));
  const positives = lines.filter(statesOne).length;
  if (values.json) {
    const [coach, ...baselines] = measured;
    const intervals = { precision: 'wilson', recall: 'wilson', f1: 'bootstrap', level: 0.95 };
    console.log(
      JSON.stringify({ question: 'states an outcome', positives, msPerLine, ...coach, intervals, baselines }, null, 2),
    );
  } else {
    console.log(`states an outcome: ${lines.length} lines, ${positives} do; ${msPerLine.toFixed(3)} ms a line`);
    measured.forEach((figures) => console.log(row(figures.name, figures)));
    console.log('95 % intervals: precision and recall Wilson, F1 bootstrap over lines (2,000 resamples, fixed seed)');
  }
  return 0;
}

function row(name: string, { n, confusion: { tp, fp, fn, tn }, precision, recall, f1 }: Figures): string {
  const counts = `n ${n}  tp ${tp} fp ${fp} fn ${fn} tn ${tn}`;
  return `${name.padEnd(12)} ${counts}  precision ${range(precision)}  recall ${range(recall)}  f1 ${range(f1)}`;
}

function range(estimate: Estimate | null): string {
  if (estimate === null) return '—';
  const { value, low, high } = estimate;
  return `${value.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
}

try {
  process.exitCode = main();
} catch (cause) {
  // A wrong path, option or row: the sentence is enough.
  console.error(cause instanceof Error ? cause.message : String(cause));
  process.exitCode = 2;
}
