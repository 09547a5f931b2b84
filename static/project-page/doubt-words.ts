/** A doubt in its own words, as its issue has published them. Pure. */
import * as v from 'valibot';
import { STANDINGS, type Standing } from '../../src/domain/assessment';

/** Anyone who may edit the issue can write it: believed only where it names the issue it was found on. */
const Published = v.object({
  v: v.literal(1),
  issueId: v.string(),
  standing: v.nullable(v.picklist(STANDINGS)),
  level: v.nullable(v.string()),
  inheritedFrom: v.optional(v.nullable(v.string()), null),
  words: v.object({ riskiest: v.pipe(v.string(), v.maxLength(4000)) }),
});

export interface DoubtWords {
  readonly words: string;
  readonly standing: Standing | null;
  /** What supports it is no more than somebody's opinion. */
  readonly isOpinion: boolean;
}

/** Null where no assumption is named, or its words are not for everyone who sees the issue. */
export function doubtOf(property: unknown, issueId: string): DoubtWords | null {
  const published = publishedOn(property, issueId);
  if (published === null || published.words.riskiest === '') return null;
  const { standing, level, words } = published;
  return { words: words.riskiest, standing, isOpinion: standing === 'supported' && level === 'opinion' };
}

/** The issue whose premise it rests on, where the words stand for those who may see it; null = its own. */
export function inheritedFrom(property: unknown, issueId: string): string | null {
  return publishedOn(property, issueId)?.inheritedFrom ?? null;
}

function publishedOn(property: unknown, issueId: string): v.InferOutput<typeof Published> | null {
  const read = v.safeParse(Published, property);
  return read.success && read.output.issueId === issueId ? read.output : null;
}
