/**
 * The export of everything said about a project: the log's own entries, told whole, so that an empty store becomes what
 * this one is. The form is in docs/export.md.
 */

export const EXPORT_FORMAT = 'premise.export';
export const EXPORT_VERSION = 1;

/** One entry as it lies in the log. Times in ms. */
export interface ExportedEntry {
  readonly rev: number;
  readonly atMs: number;
  /** Account id; null = nobody, or somebody whose account was closed. */
  readonly actor: string | null;
  /** Id of the command that said it: sent again it is known. */
  readonly command: string;
  readonly kind: string;
  readonly body: unknown;
}

export interface ExportedStream {
  readonly stream: string;
  /** By `rev`, which counts from 1. */
  readonly entries: readonly ExportedEntry[];
}

export interface WholeExport {
  readonly format: typeof EXPORT_FORMAT;
  readonly version: typeof EXPORT_VERSION;
  /** Of which site: ids of issues mean nothing on another. */
  readonly site: string;
  readonly projectId: string;
  readonly exportedMs: number;
  /** Issues whose words were left out because whoever exported may not see them. */
  readonly leftOut: number;
  readonly streams: readonly ExportedStream[];
}

/** A stream's entries, or some of them in a row, as they are sent to be imported. `at` says where in the file they are. */
export interface ImportedStream {
  readonly at: number;
  readonly stream: string;
  /** The place of the first of these entries in the stream, from 0. */
  readonly from: number;
  readonly entries: readonly unknown[];
}

/** Why a file is refused before any of it is sent, and at which field. */
export interface Misfit {
  readonly why: 'notAnExport' | 'version' | 'site' | 'project' | 'shape' | 'gap' | 'twice' | 'tooLarge';
  readonly field: string;
}

/** Characters in one call: Forge takes 500 kB, and a character may be three bytes. */
const PART = 150_000;
/** A stream name Premise could have made. */
const STREAM = /^[a-z]{1,20}:[\w-]{1,64}$/;

/**
 * The file in parts that fit one call each, in order; or the first field that does not fit, with nothing sent. What the
 * entries mean is checked where they arrive, for all parts before any is written.
 */
export function partsOf(
  file: unknown,
  here: { readonly site: string; readonly projectId: string },
):
  | { readonly ok: true; readonly parts: readonly (readonly ImportedStream[])[] }
  | { readonly ok: false; readonly misfit: Misfit } {
  const refused = (why: Misfit['why'], field: string) => ({ ok: false, misfit: { why, field } }) as const;
  if (!isRecord(file) || file['format'] !== EXPORT_FORMAT) return refused('notAnExport', 'format');
  if (file['version'] !== EXPORT_VERSION) return refused('version', 'version');
  if (file['site'] !== here.site) return refused('site', 'site');
  if (file['projectId'] !== here.projectId) return refused('project', 'projectId');
  const streams: unknown = file['streams'];
  if (!Array.isArray(streams)) return refused('shape', 'streams');
  const seen = new Set<string>();
  const packer = new Packer();
  for (const [at, each] of streams.entries()) {
    const field = `streams.${String(at)}`;
    if (!isRecord(each)) return refused('shape', field);
    const { stream, entries } = each;
    if (typeof stream !== 'string' || !STREAM.test(stream)) return refused('shape', `${field}.stream`);
    if (seen.has(stream)) return refused('twice', `${field}.stream`);
    seen.add(stream);
    if (!Array.isArray(entries) || entries.length === 0) return refused('shape', `${field}.entries`);
    for (const [nth, entry] of entries.entries()) {
      const where = `${field}.entries.${String(nth)}`;
      if (!isRecord(entry)) return refused('shape', where);
      if (entry['rev'] !== nth + 1) return refused('gap', `${where}.rev`);
      if (!packer.add({ at, stream, from: nth }, entry)) return refused('tooLarge', where);
    }
  }
  return { ok: true, parts: packer.parts };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Fills one part after the other; a stream that does not fit goes on in the next. */
class Packer {
  readonly parts: { at: number; stream: string; from: number; entries: unknown[] }[][] = [];
  private room = 0;

  add(place: { readonly at: number; readonly stream: string; readonly from: number }, entry: unknown): boolean {
    const size = JSON.stringify(entry).length + place.stream.length;
    if (size > PART) return false;
    if (size > this.room) {
      this.parts.push([]);
      this.room = PART;
    }
    this.room -= size;
    const part = this.parts.at(-1) ?? [];
    const last = part.at(-1);
    if (last?.stream === place.stream) last.entries.push(entry);
    else part.push({ ...place, entries: [entry] });
    return true;
  }
}
