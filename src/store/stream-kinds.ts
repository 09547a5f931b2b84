/**
 * Every kind of stream there is, by what its name begins with: what is exported of a project, and may be imported into it.
 * A new kind is one line here; a test fails while a name written in the store is missing.
 */
import type * as v from '../valibot';
import type { ExportedEntry, ExportedStream } from '../domain/whole-export';
import { listOutcomes, outcomeStream } from './outcomes';
import { assumptionStream, premiseStream } from './premises';
import { reportStream } from './reports';
import { issuesNotedIn, listRetros, retroStream } from './retros';
import { settingsStream } from './settings-store';

/**
 * Whose id follows the colon. `issue`: told to who may see that issue. `assumption`: told beside the issue it is at home
 * on. `project`: one stream for each project. `own`: an id of its own, in the project its head or `listing` names.
 */
type IdOf = 'issue' | 'assumption' | 'project' | 'own';

export interface StreamKind {
  readonly idOf: IdOf;
  readonly event: v.GenericSchema<unknown, { readonly kind: string }>;
  /** Makes what is made of such a stream when somebody writes to it: an import writes past that. Twice is once. */
  readonly afterImport?: (ids: readonly string[]) => Promise<void>;
  /** Issues whose readers alone may read what is in it; left out = it is for everybody who sees the project. */
  readonly issuesIn?: (entries: readonly ExportedEntry[]) => readonly string[];
}

export const STREAM_KINDS: ReadonlyMap<string, StreamKind> = new Map<string, StreamKind>([
  ['premise', { idOf: 'issue', event: premiseStream('').kind.event }],
  ['assumption', { idOf: 'assumption', event: assumptionStream('').kind.event }],
  ['settings', { idOf: 'project', event: settingsStream('').kind.event }],
  ['outcome', { idOf: 'own', event: outcomeStream('').kind.event, afterImport: listOutcomes }],
  ['retro', { idOf: 'own', event: retroStream('').kind.event, afterImport: listRetros, issuesIn: issuesNotedIn }],
  ['report', { idOf: 'project', event: reportStream('').kind.event }],
]);

const JIRA_ID = /^[1-9]\d{0,17}$/;
const OWN_ID = /^[\w-]{1,64}$/;

/** The kind of a stream that may lie in this project; null = no stream of it could have that name. */
export function kindOfStream(stream: string, projectId: string): StreamKind | null {
  const colon = stream.indexOf(':');
  const kind = STREAM_KINDS.get(stream.slice(0, colon));
  if (kind === undefined) return null;
  const id = stream.slice(colon + 1);
  if (kind.idOf === 'project') return id === projectId ? kind : null;
  return (kind.idOf === 'issue' ? JIRA_ID : OWN_ID).test(id) ? kind : null;
}

/** What the names of streams of that sort begin with, colon left out. */
export function namesOf(idOf: IdOf): readonly string[] {
  return [...STREAM_KINDS].flatMap(([name, kind]) => (kind.idOf === idOf ? [name] : []));
}

/** Does for imported streams what saving does, kind by kind. @throws AppFailure storeUnavailable */
export async function followImport(streams: readonly string[]): Promise<void> {
  for (const [name, { afterImport }] of STREAM_KINDS) {
    const own = streams.filter((stream) => stream.startsWith(`${name}:`));
    if (own.length > 0) await afterImport?.(own.map((stream) => stream.slice(name.length + 1)));
  }
}

/** Issues somebody has to see to be told these streams, by the stream's name; of most streams none. */
export function issuesIn(streams: readonly ExportedStream[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    streams.map(({ stream, entries }) => {
      const kind = STREAM_KINDS.get(stream.slice(0, stream.indexOf(':')));
      return [stream, kind?.issuesIn?.(entries) ?? []] as const;
    }),
  );
}
