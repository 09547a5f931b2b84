/** Projects whose due items are told of in Jira, and since when: what fell due before nobody is reminded of. */
import * as v from '../valibot';
import { upsertRows } from './facts-rows';
import { query } from './sql';

const PREFIX = 'remind-';
/** The sign after the hyphen: all names that begin with the prefix lie between the two. */
const AFTER_PREFIX = 'remind.';

const Body = v.object({ sinceMs: v.nullable(v.number()) });
const Row = v.pipe(
  v.object({ name: v.string(), body: v.pipe(v.string(), v.parseJson(), Body) }),
  v.transform(({ name, body }) => ({ projectId: name.slice(PREFIX.length), sinceMs: body.sinceMs })),
);

export interface Reminding {
  readonly projectId: string;
  readonly sinceMs: number;
}

/**
 * Notes whether a project reminds, as its settings say; the first moment it did is kept while it does.
 * @throws AppFailure storeUnavailable
 */
export async function noteReminding(projectId: string, isOn: boolean, nowMs: number): Promise<void> {
  const name = `${PREFIX}${projectId}`;
  const rows = await query(Row, 'SELECT name, body FROM progress WHERE name = ?', [name]);
  const before = rows[0]?.sinceMs ?? null;
  if ((before !== null) === isOn) return;
  const body = JSON.stringify({ sinceMs: isOn ? nowMs : null } satisfies v.InferInput<typeof Body>);
  await upsertRows('progress', ['name'], [{ name, body }]);
}

/** @throws AppFailure storeUnavailable */
export async function readReminding(): Promise<readonly Reminding[]> {
  const rows = await query(Row, 'SELECT name, body FROM progress WHERE name > ? AND name < ? ORDER BY name', [
    PREFIX,
    AFTER_PREFIX,
  ]);
  return rows.flatMap(({ projectId, sinceMs }) => (sinceMs === null ? [] : [{ projectId, sinceMs }]));
}
