/** A `premise.copy` as it is found on an issue: written by us once, and by anybody who may edit the issue since. */
import { isDeepStrictEqual } from 'node:util';
import * as v from '../valibot';
import { COPY_MAX_CHARACTERS, type PremiseCopy } from '../domain/copy';
import { SHORTENED, type Dated } from '../domain/premise';
import { AssumptionEventSchema, PremiseEventSchema } from './event-schemas';
import { unsoundPart } from './sound';
import { Brought } from './streams';

const AssumptionId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
const Placed = v.object({ rev: v.number(), atMs: v.number(), ...Brought.entries });

const Copy = v.object({
  v: v.literal(1),
  issueId: v.string(),
  shortened: v.nullable(v.picklist(SHORTENED)),
  premise: v.pipe(v.array(dated(PremiseEventSchema)), v.minLength(1)),
  assumptions: v.array(
    v.object({ id: AssumptionId, events: v.pipe(v.array(dated(AssumptionEventSchema)), v.minLength(1)) }),
  ),
});

function dated<E>(event: v.GenericSchema<unknown, E>) {
  return v.pipe(
    v.unknown(),
    v.transform((value) => [value, value]),
    v.tuple([event, Placed]),
    v.transform(([said, placed]): Dated<E> => ({ ...said, ...placed })),
  );
}

/** Why a copy is left where it is. */
export type Refused = 'foreign' | 'unreadable';

/**
 * The copy, when it is this issue's own and could have been written by us. A copy of another issue came with a clone. An
 * assumption in it lives on this issue, or it is somebody else's words.
 */
export function readCopy(value: unknown, issueId: string): PremiseCopy | Refused {
  const named = v.safeParse(v.object({ issueId: v.string() }), value);
  if (named.success && named.output.issueId !== issueId) return 'foreign';
  if (JSON.stringify(value).length > COPY_MAX_CHARACTERS) return 'unreadable';
  const parsed = v.safeParse(Copy, value);
  // What the schema does not know is not taken over in silence either.
  if (!parsed.success || !isDeepStrictEqual(parsed.output, value)) return 'unreadable';
  const copy = parsed.output;
  const ids = copy.assumptions.map(({ id }) => id);
  const isAtHome = copy.assumptions.every(({ events: [first, ...later] }) =>
    [first, ...later].every((event, at) =>
      event?.kind === 'assumption.stated' ? event.homeIssueId === issueId : at > 0,
    ),
  );
  const isWhole = new Set(ids).size === ids.length && isAtHome && unsoundPart(copy, 'copy') === null;
  return isWhole ? copy : 'unreadable';
}
