/** Export and import of everything as the browser does them: page by page, part by part, and the field where one ends. */
import type { ExportPage } from '../../../src/contract';
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
  /** `wrote`: whether some of it was written before: sent again, the rest follows. */
  | { readonly kind: 'failed'; readonly failure: Failure; readonly wrote: boolean };

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
      if (!answer.ok) return { kind: 'failed', failure: answer.error, wrote: done > parts.length };
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
    const position = /position (\d+)/.exec(cause instanceof Error ? cause.message : '')?.[1];
    return { ok: false, line: position === undefined ? null : text.slice(0, Number(position)).split('\n').length };
  }
}
