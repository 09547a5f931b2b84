/**
 * The `premise` issue property as read in the browser. Anyone who may edit the issue can write it, so it is a stranger's
 * text: parsed whole, and believed only when it names the issue it was found on and a version we know.
 */
import * as v from 'valibot';
import { NEXT_STEPS, STANDINGS } from '../../src/domain/assessment';
import { isDay } from '../../src/domain/day';
import { DUE_KINDS } from '../../src/domain/due-items';
import { NO_CATEGORIES, RISKS } from '../../src/domain/premise';
import type { PublishedPremise } from '../../src/domain/published';

const Line = v.pipe(v.string(), v.maxLength(4000));
const DayOrNull = v.nullable(v.pipe(v.string(), v.check(isDay)));

/** Only what the context shows; the rest of the property is for JQL. */
const Shown = v.object({
  v: v.literal(1),
  issueId: v.string(),
  nextStep: v.picklist(NEXT_STEPS),
  nextDue: DayOrNull,
  standing: v.nullable(v.picklist(STANDINGS)),
  risk: v.nullable(v.picklist(RISKS)),
  inheritedFrom: v.nullable(v.string()),
  words: v.object({
    who: Line,
    does: Line,
    metric: Line,
    from: Line,
    to: Line,
    by: DayOrNull,
    riskiest: Line,
  }),
  no: v.exactOptional(
    v.object({
      ...{ category: v.picklist(NO_CATEGORIES), because: Line, revisitWhen: Line },
      revisitOn: v.exactOptional(v.pipe(v.string(), v.check(isDay))),
    }),
  ),
  due: v.exactOptional(v.array(v.object({ kind: v.picklist(DUE_KINDS), on: v.pipe(v.string(), v.check(isDay)) }))),
}) satisfies v.GenericSchema<unknown, Pick<PublishedPremise, keyof ShownKeys>>;

type ShownKeys = Record<
  'v' | 'issueId' | 'nextStep' | 'nextDue' | 'standing' | 'risk' | 'inheritedFrom' | 'words' | 'no' | 'due',
  unknown
>;
export type ShownPremise = v.InferOutput<typeof Shown>;

/** The property of an issue, or null when there is none to believe. */
export function shownPremise(property: unknown, issueId: string): ShownPremise | null {
  const parsed = v.safeParse(Shown, property);
  return parsed.success && parsed.output.issueId === issueId ? parsed.output : null;
}

/** Whether the property says anything worth a card: an outcome or an assumption, in words or (stated elsewhere) without. */
export function saysAnything({ words, risk, inheritedFrom }: ShownPremise): boolean {
  if (risk !== null && inheritedFrom === null) return true;
  return [words.who, words.does, words.metric, words.from, words.to, words.riskiest].some((text) => text !== '');
}
