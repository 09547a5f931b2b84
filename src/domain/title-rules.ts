/**
 * Rules on titles. A title is looked at once, when its issue is read from Jira, and only which rules matched is kept:
 * so a rule that is new, or has other words now, needs the titles read again, and no other change of rules does.
 */
import type { Settings, TitleRule, TrackRule } from './settings';
import type { TitleMatches } from './story';

export function isTitleRule(rule: TrackRule): rule is TitleRule {
  return rule.on === 'title';
}

export function titleRulesOf({ trackRules }: Pick<Settings, 'trackRules'>): readonly TitleRule[] {
  return trackRules.filter(isTitleRule);
}

/** Letters and digits in a row, without case: what stands between them parts words and means nothing. */
function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** A word or phrase with a blank on either side, so that it is found as whole words alone; null = it has no word. */
function phraseOf(text: string): string | null {
  const words = wordsOf(text);
  return words.length === 0 ? null : ` ${words.join(' ')} `;
}

const phrasesOf = (rule: TitleRule): readonly string[] =>
  [...new Set(rule.values.flatMap((value) => phraseOf(value) ?? []))].sort();

/**
 * What is kept of a match: the rule's id, and a sum of its words, by which a rule of the same id with other words is
 * another rule. Case, order and signs between words make no difference.
 */
export function matchOf(rule: TitleRule): string {
  return `${rule.id}.${checksum(phrasesOf(rule).join('|'))}`;
}

/** FNV-1a, 32 bits: two wordings of one rule are told apart, and nobody gains from making them look alike. */
function checksum(text: string): string {
  let sum = 0x811c9dc5;
  for (const character of text) sum = Math.imul(sum ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (sum >>> 0).toString(36);
}

/** Which of the rules match a title. Whole words and phrases, in any case; linear in the title for each word of a rule. */
export function matchTitle(title: string, rules: readonly TitleRule[]): TitleMatches {
  const within = phraseOf(title) ?? '';
  return {
    asked: rules.map(matchOf),
    matched: rules.filter((rule) => phrasesOf(rule).some((phrase) => within.includes(phrase))).map(matchOf),
  };
}

/** Whether each of these rules was already asked about an issue as it was last read. */
export function isAsked(titles: TitleMatches | undefined, rules: readonly TitleRule[]): boolean {
  return rules.every((rule) => titles?.asked.includes(matchOf(rule)) === true);
}
