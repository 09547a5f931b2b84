/** What new settings would change, told of the issues already read: the same functions as make the facts. */
import { isExempt } from './appraise';
import { askedOf } from './asked';
import { closureOf } from './closure';
import type { Settings } from './settings';
import { type CategoryLookup, type StatusMeaning, withNamed } from './status-category';
import { TRACKS, type StatusRef, type Story, type Track } from './story';
import { startOf } from './timing';
import { isAsked, titleRulesOf } from './title-rules';
import { trackOf } from './track';

export interface TrackChange {
  readonly from: Track;
  readonly to: Track;
  readonly issues: number;
}

/** A status whose category Jira does not tell, and what is made of it all the same. */
export interface UntoldStatus extends StatusMeaning {
  readonly name: string;
  /** Issues whose history or present names it. */
  readonly issues: number;
}

export interface SettingsEffect {
  /** Issues looked at. */
  readonly looked: number;
  /** Only what changes; the most first. */
  readonly tracks: readonly TrackChange[];
  /** Stories that are asked for a premise now and would not be, and the other way round. */
  readonly exempt: { readonly less: number; readonly more: number };
  /** Stories asked for a premise of which another rung would be asked, by Jira's points alone. */
  readonly asked: number;
  /** Issues that would have another start or another end: delivered, decided against, dropped. */
  readonly timing: number;
  /** Issues whose title a new rule has not looked at: Jira is asked for it once the settings are saved. */
  readonly untold: number;
  /** Statuses nobody tells the category of, the most used first, at most `STATUSES`. */
  readonly statuses: readonly UntoldStatus[];
  /** Some of the issues that change, at most `EXAMPLES`. */
  readonly examples: readonly string[];
}

const EXAMPLES = 20;
/** Far more than a person goes through. */
const STATUSES = 60;

export const NO_EFFECT: Readonly<SettingsEffect> = {
  ...{
    looked: 0,
    tracks: [],
    exempt: { less: 0, more: 0 },
    asked: 0,
    timing: 0,
    untold: 0,
    statuses: [],
    examples: [],
  },
};

/** @param stories with the kind of their parent where a rule of either settings asks for it */
export function effectOf(
  stories: readonly Story[],
  before: Settings,
  after: Settings,
  lookup: CategoryLookup,
): SettingsEffect {
  const was = withNamed(lookup, before.statuses);
  const will = withNamed(lookup, after.statuses);
  return stories.reduce(
    (sum, story) =>
      addEffects(sum, effectOn(story, { settings: before, lookup: was }, { settings: after, lookup: will })),
    NO_EFFECT,
  );
}

interface Judged {
  readonly settings: Settings;
  readonly lookup: CategoryLookup;
}

function effectOn(story: Story, then: Judged, soon: Judged): SettingsEffect {
  const [before, after] = [then.settings, soon.settings];
  const [from, to] = [trackOf(story, before).track, trackOf(story, after).track];
  const [was, is] = [isExempt(story, before), isExempt(story, after)];
  const rung = (settings: Settings) => askedOf({ size: story.size, groupSize: null, settings }).rung;
  const ended = (track: Track, { settings, lookup }: Judged) =>
    JSON.stringify([startOf(story, lookup, settings), closureOf(story, track, lookup, settings)]);
  // Only stories are asked for evidence by their size; what is no longer asked at all is told as exempt.
  const asked = story.level === 'story' && !was && !is && rung(before) !== rung(after);
  const timing = ended(from, then) !== ended(from, soon);
  const exempt = story.level === 'story' && was !== is;
  const rules = titleRulesOf(after);
  return {
    looked: 1,
    tracks: from === to ? [] : [{ from, to, issues: 1 }],
    exempt: { less: exempt && is ? 1 : 0, more: exempt && was ? 1 : 0 },
    asked: asked ? 1 : 0,
    timing: timing ? 1 : 0,
    untold: rules.length > 0 && !isAsked(story.titles, rules) ? 1 : 0,
    statuses: untoldIn(story, soon.lookup),
    examples: from !== to || exempt || asked || timing ? [story.issueId] : [],
  };
}

function untoldIn(story: Story, lookup: CategoryLookup): readonly UntoldStatus[] {
  const refs = [...(story.moves ?? []).flatMap(({ from, to }): readonly StatusRef[] => [from, to]), story.status];
  const named = new Map(refs.map((ref) => [ref.name, lookup(ref)]));
  return [...named]
    .filter(([, { category, guessed }]) => guessed || category === 'unknown')
    .map(([name, meaning]) => ({ name, ...meaning, issues: 1 }));
}

function addStatuses(a: readonly UntoldStatus[], b: readonly UntoldStatus[]): readonly UntoldStatus[] {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  const sum = new Map(a.map((status) => [status.name, status]));
  for (const status of b) {
    sum.set(status.name, { ...status, issues: status.issues + (sum.get(status.name)?.issues ?? 0) });
  }
  return [...sum.values()].sort((x, y) => y.issues - x.issues || (x.name < y.name ? -1 : 1)).slice(0, STATUSES);
}

/** Of some issues and of some more. */
export function addEffects(a: SettingsEffect, b: SettingsEffect): SettingsEffect {
  const pairs = TRACKS.flatMap((from) => TRACKS.map((to) => ({ from, to })));
  const count = (all: readonly TrackChange[], from: Track, to: Track) =>
    all.find((change) => change.from === from && change.to === to)?.issues ?? 0;
  return {
    looked: a.looked + b.looked,
    tracks: pairs
      .map(({ from, to }) => ({ from, to, issues: count(a.tracks, from, to) + count(b.tracks, from, to) }))
      .filter(({ issues }) => issues > 0)
      .sort((x, y) => y.issues - x.issues),
    exempt: { less: a.exempt.less + b.exempt.less, more: a.exempt.more + b.exempt.more },
    asked: a.asked + b.asked,
    timing: a.timing + b.timing,
    untold: a.untold + b.untold,
    statuses: addStatuses(a.statuses, b.statuses),
    examples: [...a.examples, ...b.examples].slice(0, EXAMPLES),
  };
}
