/**
 * Brings what an issue kept of its premise back into an empty log. The entries are dated now and by nobody: what the
 * copy says of times is put into each body as a claim.
 */
import * as v from '../valibot';
import type { PremiseCopy } from '../domain/copy';
import { saidMs, type AssumptionEvent, type Dated, type PremiseEvent } from '../domain/premise';
import { without } from '../domain/without';
import { chunks, places } from './facts-rows';
import { appendTogether, noteProject, type NewEntry } from './log';
import { assumptionStream, premiseStream } from './premises';
import { Int, query } from './sql';

/** How a stream begins. */
export interface Beginning {
  readonly command: string;
  readonly atMs: number;
}

const STREAMS = 500;

/** The first entries of those streams that have any. @throws AppFailure storeUnavailable */
export async function readBeginnings(streams: readonly string[]): Promise<ReadonlyMap<string, Beginning>> {
  const found = new Map<string, Beginning>();
  for (const some of chunks([...new Set(streams)], STREAMS)) {
    const rows = await query(
      v.object({ stream: v.string(), command: v.string(), at_ms: Int }),
      `SELECT stream, command, at_ms FROM entry WHERE rev = 1 AND stream IN (${places(some)})`,
      some,
    );
    for (const { stream, command, at_ms } of rows) found.set(stream, { command, atMs: at_ms });
  }
  return found;
}

/** The command that brings an issue's premise back: sent twice it counts once. */
export function restoringCommand(issueId: string): string {
  return `brought-back-${issueId}`;
}

/**
 * Writes the copy as the beginning of its streams, all of them in one statement: killed, either everything is there or
 * nothing. `known` are streams that have begun already; one of the copy's own assumptions among them makes it somebody
 * else's.
 * @returns `done` when it is there, `known` when the store knows better
 * @throws AppFailure storeUnavailable
 */
export async function bringBack(copy: PremiseCopy, projectId: string, nowMs: number): Promise<'done' | 'known'> {
  const result = await writeCopy(copy, nowMs);
  // Nothing else knows yet whose project it is; killed before, the step is done again.
  if (result === 'done') await noteProject([premiseStream(copy.issueId).stream], projectId);
  return result;
}

async function writeCopy(copy: PremiseCopy, nowMs: number): Promise<'done' | 'known'> {
  const command = restoringCommand(copy.issueId);
  const streams = [
    ...copy.assumptions.map(({ id, events }) => ({ stream: assumptionStream(id).stream, events })),
    { stream: premiseStream(copy.issueId).stream, events: copy.premise },
  ];
  const stateOf = async (): Promise<'done' | 'known' | 'open'> => {
    const begun = await readBeginnings(streams.map(({ stream }) => stream));
    if ([...begun.values()].some((beginning) => beginning.command !== command)) return 'known';
    return begun.size === streams.length ? 'done' : 'open';
  };
  const before = await stateOf();
  if (before !== 'open') return before;
  try {
    await appendTogether(streams.flatMap(({ stream, events }) => entriesOf(stream, events, { copy, command, nowMs })));
    return 'done';
  } catch (error) {
    // Somebody else was faster, or the answer was lost on its way: only the table itself can tell.
    const after = await stateOf();
    if (after === 'open') throw error;
    return after;
  }
}

/** The premise's first entry says what its copy had left out. */
function entriesOf(
  stream: string,
  events: readonly Dated<PremiseEvent | AssumptionEvent>[],
  from: { readonly copy: PremiseCopy; readonly command: string; readonly nowMs: number },
): readonly NewEntry[] {
  const { shortened, issueId } = from.copy;
  return events.map((event, at) => {
    const { kind, ...body } = without(event, 'rev', 'atMs', 'claimedMs', 'shortened');
    const isFirst = at === 0 && stream === premiseStream(issueId).stream;
    // Nobody said anything later than now, whatever the copy claims.
    const claimedMs = Math.min(saidMs(event), from.nowMs);
    return {
      ...{ stream, rev: at + 1, atMs: from.nowMs, actor: null, command: from.command, kind },
      body: { ...body, claimedMs, ...(isFirst && shortened !== null ? { shortened } : {}) },
    };
  });
}
