/** Projects whose due items are told of in Jira, and since when: what fell due before nobody is reminded of. */
import * as v from '../valibot';
import { REMINDERS, type Reminders } from '../domain/settings';
import { upsertRows } from './facts-rows';
import { query } from './sql';

const PREFIX = 'remind-';
/** The sign after the hyphen: all names that begin with the prefix lie between the two. */
const AFTER_PREFIX = 'remind.';

/** How, and since when; `sinceMs` null = not at all. */
const Body = v.object({ sinceMs: v.nullable(v.number()), how: v.picklist(REMINDERS) });
/** The body of `remindingName`'s row, as other statements bring it along. */
export const RemindingBody = v.pipe(v.string(), v.parseJson(), Body);
const Row = v.pipe(
  v.object({ name: v.string(), body: RemindingBody }),
  v.transform(({ name, body }) => ({ projectId: name.slice(PREFIX.length), ...body })),
);

export interface Reminding {
  readonly projectId: string;
  readonly sinceMs: number;
}

/** The name of a project's row of `progress`. */
export function remindingName(projectId: string): string {
  return `${PREFIX}${projectId}`;
}

/**
 * Notes how a project reminds, as its settings say; the first moment it did is kept while it does.
 * @throws AppFailure storeUnavailable
 */
export async function noteReminding(projectId: string, how: Reminders, nowMs: number): Promise<void> {
  const name = remindingName(projectId);
  const rows = await query(Row, 'SELECT name, body FROM progress WHERE name = ?', [name]);
  const before = rows[0] ?? { sinceMs: null, how: 'off' };
  if (before.how === how) return;
  const sinceMs = how === 'off' ? null : (before.sinceMs ?? nowMs);
  const body = JSON.stringify({ sinceMs, how } satisfies v.InferInput<typeof Body>);
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
