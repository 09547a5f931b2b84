/** Discovery, delivery or upkeep: rules in settings decide, the first that matches, and the issue can say which. */
import type { Settings, TrackRule } from './settings';
import type { Story, Track } from './story';
import { isTitleRule, matchOf } from './title-rules';

export interface TrackDecision {
  readonly track: Track;
  /** The rule that decided, e.g. `issueType: spike`, `parent: spike`, `title: research, interview`, or `default`. */
  readonly rule: string;
}

/** What of an issue rules are asked about. */
export type Tracked = Pick<Story, 'issueType' | 'labels' | 'components' | 'parentKind' | 'titles'>;

/** As long as a fact keeps it. A rule with many words is still known by its first. */
const LONGEST_NAME = 250;

function folded(text: string): string {
  return text.trim().toLowerCase();
}

/** The track of an issue. Pass the type it had at start to judge what it was when work began. */
export function trackOf(issue: Tracked, settings: Pick<Settings, 'trackRules'>): TrackDecision {
  for (const rule of settings.trackRules) {
    const name = nameOf(issue, rule);
    if (name !== null) return { track: rule.track, rule: name.slice(0, LONGEST_NAME) };
  }
  return { track: 'delivery', rule: 'default' };
}

/** Null = the rule does not match. Of a title never a word is told but the rule's own. */
function nameOf(issue: Tracked, rule: TrackRule): string | null {
  if (isTitleRule(rule)) {
    return issue.titles?.matched.includes(matchOf(rule)) === true ? `title: ${rule.values.join(', ')}` : null;
  }
  const wanted = new Set(rule.values.map(folded));
  const hit = valuesOf(issue, rule.on)
    .map(folded)
    .find((value) => wanted.has(value));
  return hit === undefined ? null : `${rule.on}: ${hit}`;
}

function valuesOf(issue: Tracked, on: 'issueType' | 'label' | 'component' | 'parent'): readonly string[] {
  if (on === 'issueType') return [issue.issueType];
  if (on === 'label') return issue.labels;
  if (on === 'component') return issue.components;
  return issue.parentKind === undefined ? [] : [issue.parentKind.issueType, ...issue.parentKind.labels];
}

/** Whether what an issue's parent is can decide its track. */
export function asksForParents({ trackRules }: Pick<Settings, 'trackRules'>): boolean {
  return trackRules.some(({ on }) => on === 'parent');
}
