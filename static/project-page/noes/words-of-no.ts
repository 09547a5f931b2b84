/** Why not and what would make us look again, in the words the issue has published. Pure. */
import * as v from 'valibot';
import { isDay } from '../../../src/domain/day';
import { NO_CATEGORIES, type Decision, type NoCategory } from '../../../src/domain/premise';

const Line = v.pipe(v.string(), v.maxLength(4000));

/** Anyone who may edit the issue can write it: believed only where it names the issue it was found on. */
const Published = v.object({
  v: v.literal(1),
  issueId: v.string(),
  rev: v.optional(v.number(), 0),
  no: v.object({
    ...{ category: v.picklist(NO_CATEGORIES), because: Line, revisitWhen: Line },
    revisitOn: v.exactOptional(v.pipe(v.string(), v.check(isDay))),
  }),
});

/** The whole no of that revision, as its comment tells it; null where another one is published, or none yet. */
export function noOf(
  property: unknown,
  issueId: string,
  decisionRev: number,
): Extract<Decision, { kind: 'no' }> | null {
  const read = v.safeParse(Published, property);
  if (!read.success || read.output.issueId !== issueId || read.output.rev < decisionRev) return null;
  return { kind: 'no', ...read.output.no, together: [] };
}

export interface NoWords {
  readonly because: string;
  readonly revisitWhen: string;
}

/** Null where the issue does not say them, or says those of another no: what was saved last is not published yet. */
export function wordsOfNo(property: unknown, issueId: string, category: NoCategory): NoWords | null {
  const read = v.safeParse(Published, property);
  if (!read.success || read.output.issueId !== issueId || read.output.no.category !== category) return null;
  return read.output.no;
}

/** As people look for words: whatever their case, each of them somewhere. */
export function hasWords(text: string, wanted: string): boolean {
  const folded = fold(text);
  return fold(wanted)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
