/** Figures of a yes-or-no judgement against labels, with intervals. Deterministic: the bootstrap has a fixed seed. */
import { wilson } from '../../src/domain/headline';

export const LABELS = ['outcome', 'output', 'mixed', 'neither'] as const;
export type Label = (typeof LABELS)[number];

export interface Line {
  readonly label: Label;
  readonly text: string;
}

/** A judge says whether a line states an outcome. */
export type Judge = (text: string) => boolean;

export interface Confusion {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly tn: number;
}

/** With its 95 % interval, all 0–1. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Figures {
  readonly n: number;
  readonly confusion: Confusion;
  /** Of the lines it names, those that are; Wilson 95 %. Null where it names none. */
  readonly precision: Estimate | null;
  /** Of those that are, the lines it names; Wilson 95 %. Null where there are none. */
  readonly recall: Estimate | null;
  /** Percentile bootstrap over lines, as F1 is no share of a fixed number; null where nothing is named and nothing is there. */
  readonly f1: Estimate | null;
}

/** A line that says both an outcome and an output states an outcome. */
export const statesOne = ({ label }: Line): boolean => label === 'outcome' || label === 'mixed';

const isLabel = (text: string): text is Label => LABELS.some((label) => label === text);

/** Lines of `label<TAB>text`, with or without the heading `label<TAB>text`. Throws on anything else, naming the row. */
export function parseLines(tsv: string): readonly Line[] {
  const rows = tsv.replace(/^\uFEFF/, '').split(/\r?\n/);
  return rows.flatMap((row, at) => {
    if (row.trim() === '' || (at === 0 && row.startsWith('label\t'))) return [];
    const tab = row.indexOf('\t');
    const label = row.slice(0, Math.max(tab, 0)).trim();
    if (!isLabel(label)) {
      throw new Error(`Row ${at + 1} does not begin with one of ${LABELS.join(', ')} and a tab.`);
    }
    return [{ label, text: row.slice(tab + 1) }];
  });
}

export function figuresOf(lines: readonly Line[], judge: Judge): Figures {
  const judged = lines.map((line) => ({ is: statesOne(line), said: judge(line.text) }));
  const confusion = confusionOf(judged);
  const { tp, fp, fn } = confusion;
  return {
    n: lines.length,
    confusion,
    precision: share(tp, tp + fp),
    recall: share(tp, tp + fn),
    f1: bootstrapped(judged),
  };
}

function share(count: number, of: number): Estimate | null {
  if (of === 0) return null;
  const { share: value, low, high } = wilson(count, of);
  return { value, low, high };
}

interface Judged {
  readonly is: boolean;
  readonly said: boolean;
}

function confusionOf(judged: readonly Judged[]): Confusion {
  const count = (is: boolean, said: boolean) => judged.filter((line) => line.is === is && line.said === said).length;
  return { tp: count(true, true), fp: count(false, true), fn: count(true, false), tn: count(false, false) };
}

function f1Of({ tp, fp, fn }: Confusion): number | null {
  return tp + fp + fn === 0 ? null : (2 * tp) / (2 * tp + fp + fn);
}

const RESAMPLES = 2_000;
const SEED = 20_260_301;

function bootstrapped(judged: readonly Judged[]): Figures['f1'] {
  const value = f1Of(confusionOf(judged));
  if (value === null) return null;
  const random = seeded(SEED);
  const values: number[] = [];
  for (let round = 0; round < RESAMPLES; round += 1) {
    let [tp, fp, fn] = [0, 0, 0];
    for (let draw = 0; draw < judged.length; draw += 1) {
      const line = judged[Math.floor(random() * judged.length)];
      if (line === undefined) continue;
      if (line.is && line.said) tp += 1;
      else if (line.said) fp += 1;
      else if (line.is) fn += 1;
    }
    // A resample without any positive has no F1 and says nothing of it.
    const f1 = f1Of({ tp, fp, fn, tn: 0 });
    if (f1 !== null) values.push(f1);
  }
  values.sort((a, b) => a - b);
  const at = (share: number) => values[Math.floor(share * (values.length - 1))] ?? value;
  return { value, low: at(0.025), high: at(0.975) };
}

/** Mulberry32 (T. Ettinger, public domain algorithm): 0 ≤ x < 1, the same sequence for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Whatever most lines are. */
export function majority(lines: readonly Line[]): Judge {
  const most = lines.filter(statesOne).length * 2 > lines.length;
  return () => most;
}

/** What a search for three words would find. */
export const naiveVerbs: Judge = (text) => /\b(?:increas|reduc|improv)(?:es?|ed|ing)\b/i.test(text);
