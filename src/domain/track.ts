/** Discovery, delivery or upkeep: rules in settings decide, the first that matches, and the issue can say which. */
import type { Settings } from './settings';
import type { Story, Track } from './story';

export interface TrackDecision {
  readonly track: Track;
  /** The rule that decided, e.g. `issueType: spike`, or `default`. */
  readonly rule: string;
}

function folded(text: string): string {
  return text.trim().toLowerCase();
}

/** The track of an issue. Pass the type it had at start to judge what it was when work began. */
export function trackOf(
  issue: Pick<Story, 'issueType' | 'labels' | 'components'>,
  settings: Pick<Settings, 'trackRules'>,
): TrackDecision {
  const values = { issueType: [issue.issueType], label: issue.labels, component: issue.components };
  for (const rule of settings.trackRules) {
    const wanted = new Set(rule.values.map(folded));
    const hit = values[rule.on].map(folded).find((value) => wanted.has(value));
    if (hit !== undefined) return { track: rule.track, rule: `${rule.on}: ${hit}` };
  }
  return { track: 'delivery', rule: 'default' };
}
