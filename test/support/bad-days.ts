/**
 * `docs/bad-days.md` as the tests read it: what each call to Jira does on each of Jira's bad days. The document is what is
 * expected; no test says it a second time.
 */
import { readFileSync } from 'node:fs';
import { ENGLISH as en } from './english';
import type { Failure } from '../../src/domain/failure';
import { JIRA_FAULTS } from '../host/forge/jira-faults';

/** Every bad day a call can have. */
export const DAYS = [...JIRA_FAULTS, 'no answer', 'lose answer'] as const;
export type Day = (typeof DAYS)[number];

/** The column of the document a day stands in. */
export function columnOf(day: Day): string {
  if (day.startsWith('429 quota')) return '429, the hour’s points';
  if (day === '429 burst') return '429, a burst';
  if (day === '429 writes to one issue') return '429, one issue';
  if (day === 'lose answer') return 'done, answer lost';
  return day === 'no answer' || day.startsWith('5') ? '5xx, no answer' : day;
}

export interface Row {
  readonly what: string;
  /** Method and path, with `{}` for what differs. */
  readonly call: string;
  /** By the heading of its column. */
  readonly cells: Readonly<Record<string, string>>;
}

const cellsOf = (line: string): readonly string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** The rows of the table under a heading. @throws Error when there is no such table */
export function tableUnder(heading: string): readonly Row[] {
  const text = readFileSync('docs/bad-days.md', 'utf8');
  const part = text.split(/^## /m).find((each) => each.startsWith(`${heading}\n`));
  const [names, , ...lines] = (part ?? '').split('\n').filter((line) => line.startsWith('|'));
  if (names === undefined || lines.length === 0) throw new Error(`docs/bad-days.md has no table "${heading}"`);
  const [, , ...columns] = cellsOf(names);
  return lines.map((line) => {
    const [what = '', call = '', ...cells] = cellsOf(line);
    return {
      what,
      call: call.replaceAll('`', ''),
      cells: Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])),
    };
  });
}

/** What one row says. @throws Error when the document has no such row */
export function expectedOf(heading: string, what: string, call: string): Row['cells'] {
  const row = tableUnder(heading).find((each) => each.what === what && each.call === call);
  if (row === undefined) throw new Error(`docs/bad-days.md, ${heading}: no row "${what}" for ${call}`);
  return row.cells;
}

/** What happened day by day, as cells: two days of one column that end differently are two texts in one cell. */
export function asCells(byDay: ReadonlyMap<Day, string>): Row['cells'] {
  const cells = new Map<string, Set<string>>();
  for (const [day, what] of byDay) {
    const column = columnOf(day);
    cells.set(column, (cells.get(column) ?? new Set()).add(what));
  }
  return Object.fromEntries([...cells].map(([column, texts]) => [column, [...texts].join(' / ')]));
}

/** What a person reads of a refusal; a dash = nothing, because all is well. */
export function sentenceOf(answer: { readonly ok: true } | { readonly ok: false; readonly error: Failure }): string {
  return answer.ok ? '—' : en[`error.${answer.error.code}`];
}
