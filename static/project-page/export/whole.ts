/** Export and import of everything as the browser does them: page by page, part by part, and the field where one ends. */
import type { ExportPage } from '../../../src/contract/whole';
import type { Failure, Result } from '../../../src/domain/failure';
import {
  EXPORT_FORMAT,
  EXPORT_VERSION,
  partsOf,
  type ExportedStream,
  type Misfit,
  type WholeExport,
} from '../../../src/domain/whole-export';
import { call } from '../../shared/call';

export interface Place {
  readonly site: string;
  readonly projectId: string;
}

export type Told<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** Reads every page; `onPage` hears how many streams there are so far. */
export async function readWhole(
  { site, projectId }: Place,
  onPage: (streams: number) => void,
): Promise<Told<WholeExport>> {
  const streams: ExportedStream[] = [];
  let leftOut = 0;
  let exportedMs = 0;
  for (let after: string | null = ''; after !== null;) {
    const page: Result<ExportPage> = await call('readExport', { projectId, after });
    if (!page.ok) return { ok: false, failure: page.error };
    streams.push(...page.value.streams);
    leftOut += page.value.leftOut;
    exportedMs = page.value.nowMs;
    after = page.value.next;
    onPage(streams.length);
  }
  const file = {
    format: EXPORT_FORMAT,
    version: EXPORT_VERSION,
    site,
    projectId,
    exportedMs,
    leftOut,
    streams,
  } as const;
  return { ok: true, value: file };
}

export type Imported =
  | { readonly kind: 'done'; readonly added: number }
  /** Line and column are of a text that is no JSON; the browser that does not tell them leaves them out. */
  | { readonly kind: 'notJson'; readonly line: number | null }
  | { readonly kind: 'misfit'; readonly misfit: Misfit }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly wrote: Wrote };

/** What a file that failed has left behind. `perhaps`: it was sent, and nobody knows what became of it. */
export type Wrote = 'nothing' | 'perhaps' | 'some';

/** Checks all of it before writing any of it. `onPart` hears which share of the work is done, 0 to 1. */
export async function importWhole(text: string, place: Place, onPart: (share: number) => void): Promise<Imported> {
  const file = parsed(text);
  if (!file.ok) return { kind: 'notJson', line: file.line };
  const read = partsOf(file.value, place);
  if (!read.ok) return { kind: 'misfit', misfit: read.misfit };
  const { parts } = read;
  let added = 0;
  let done = 0;
  for (const isCheck of [true, false]) {
    for (const streams of parts) {
      const answer = await call('importPart', { projectId: place.projectId, isCheck, streams });
      if (!answer.ok) {
        const isRefused = isCheck || answer.error.field !== null;
        const wrote = done > parts.length ? 'some' : isRefused ? 'nothing' : 'perhaps';
        return { kind: 'failed', failure: answer.error, wrote };
      }
      done += 1;
      if (!isCheck) added += answer.value.missing;
      onPart(done / (2 * parts.length));
    }
  }
  return { kind: 'done', added };
}

function parsed(text: string): { ok: true; value: unknown } | { ok: false; line: number | null } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (cause) {
    return { ok: false, line: cause instanceof Error ? lineOf(cause.message, text) : null };
  }
}

/** How far around a mistake the words reach that a browser quotes of it. */
const AROUND = 10;

/** Browsers tell where a text stops being JSON by its position, or by quoting what stands around it; null = not at all. */
function lineOf(message: string, text: string): number | null {
  const lineAt = (position: number) => text.slice(0, position).split('\n').length;
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return lineAt(Number(position));
  const quoted = /, \.\.\."([\s\S]*)"(?:\.\.\.)? is not valid JSON$/.exec(message)?.[1];
  if (quoted === undefined || quoted === '') return null;
  const at = text.indexOf(quoted);
  // Words that stand in two places tell of neither.
  return at === -1 || at !== text.lastIndexOf(quoted) ? null : lineAt(at + AROUND);
}
