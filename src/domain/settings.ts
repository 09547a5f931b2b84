/** What a project may change, with documented defaults: most never open this. */
import type { Dated, Discipline } from './premise';
import type { Track } from './story';
import type { Rung } from './assessment';
import type { DueKind } from './due-items';
import type { Limits } from './signals/limits';
import type { Stage } from './signals/types';
import type { NamedStatus } from './status-category';

/**
 * Matching is case-insensitive on the whole value. `parent`: the issue type or a label of the issue's own parent as it
 * was last read, so sub-tasks can follow a spike and stories an epic labelled for it; a grandparent is not asked.
 */
interface ValueRule {
  readonly on: 'issueType' | 'label' | 'component' | 'parent';
  readonly values: readonly string[];
  readonly track: Track;
}

/** Words or phrases, found as whole words, in any case. No default has one: titles are then never asked for. */
export interface TitleRule {
  readonly on: 'title';
  /** Stays the rule's when it is moved or its words change. */
  readonly id: string;
  readonly values: readonly string[];
  readonly track: Track;
}

/** First match wins. */
export type TrackRule = ValueRule | TitleRule;

/** How what is due is told of in Jira: not at all, one comment each, or one issue each. */
export const REMINDERS = ['off', 'comment', 'issue'] as const;
export type Reminders = (typeof REMINDERS)[number];

/** Whether what is not a software project shows Premise: only once somebody wants it there. */
export const SHOWN_WHERE = ['software', 'always'] as const;
export type ShownWhere = (typeof SHOWN_WHERE)[number];

export interface Settings {
  readonly rev: number;
  readonly trackRules: readonly TrackRule[];
  /** Issue types that are never asked for a premise. Upkeep and sub-tasks never are. */
  readonly exemptTypes: readonly string[];
  /** Up to `points` asks for `rung`; the last entry has no limit. */
  readonly asked: readonly { readonly upTo: number | null; readonly rung: Rung }[];
  readonly disciplines: readonly Discipline[];
  /** Resolutions that mean "not delivered", compared without case. */
  readonly notDelivered: readonly string[];
  /** Days after done when the outcome check is due. */
  readonly checkAfterDays: 30 | 60 | 90;
  readonly reminders: Reminders;
  /** What a reminder of each kind says, as whoever turned them on read it; null = nobody did. */
  readonly reminderWords: Readonly<Record<DueKind, string>> | null;
  /** How far the product is: moves the guide band and the signals' limits. */
  readonly stage: Stage;
  /** Of the signals, where they are not the stage's. */
  readonly limits: Limits;
  /** Statuses of old histories that Jira knows no category of any more. */
  readonly statuses: readonly NamedStatus[];
  readonly shown: ShownWhere;
}

export const DEFAULT_SETTINGS: Settings = {
  rev: 0,
  trackRules: [
    {
      on: 'issueType',
      values: ['Spike', 'Research', 'Investigation', 'Experiment', 'Discovery', 'Idea', 'Interview', 'Prototype'],
      track: 'discovery',
    },
    { on: 'issueType', values: ['Bug', 'Incident', 'Chore', 'Maintenance'], track: 'upkeep' },
    // For projects without a type for it: what Premise puts on the discovery issues it creates there.
    { on: 'label', values: ['discovery'], track: 'discovery' },
    // What Premise puts on the issues it makes as reminders.
    { on: 'label', values: ['premise-reminder'], track: 'upkeep' },
  ],
  exemptTypes: [],
  asked: [
    { upTo: 2, rung: 'anecdote' },
    { upTo: 5, rung: 'market' },
    { upTo: null, rung: 'research' },
  ],
  disciplines: ['product', 'design', 'engineering'],
  notDelivered: [
    "Won't Do",
    "Won't Fix",
    'Declined',
    'Duplicate',
    'Incomplete',
    'Cannot Reproduce',
    'Invalid',
    'Rejected',
    'Obsolete',
    'Abandoned',
    'Gone away',
    'Works as Designed',
    'Not a Bug',
    'Community Answered',
  ],
  checkAfterDays: 30,
  reminders: 'off',
  reminderWords: null,
  stage: 'growing',
  limits: {},
  statuses: [],
  shown: 'software',
};

/** What can be set, each with its own type. */
export type Setting = Exclude<keyof Settings, 'rev'>;

/** What to change, and to what; null = back to the default. */
export type SettingsParts = { readonly [S in Setting]?: Settings[S] | null };

/** The settings with these parts changed. */
export function withParts(settings: Settings, parts: SettingsParts): Settings {
  const value = <S extends Setting>(setting: S): Settings[S] => {
    const given: Settings[S] | null | undefined = parts[setting];
    return given === null ? DEFAULT_SETTINGS[setting] : (given ?? settings[setting]);
  };
  return {
    rev: settings.rev,
    trackRules: value('trackRules'),
    exemptTypes: value('exemptTypes'),
    asked: value('asked'),
    disciplines: value('disciplines'),
    notDelivered: value('notDelivered'),
    checkAfterDays: value('checkAfterDays'),
    reminders: value('reminders'),
    reminderWords: value('reminderWords'),
    stage: value('stage'),
    limits: value('limits'),
    statuses: value('statuses'),
    shown: value('shown'),
  };
}

/** Whether a setting says what it would say had nobody touched it. */
export function isDefault(settings: Settings, setting: Setting): boolean {
  return JSON.stringify(settings[setting]) === JSON.stringify(DEFAULT_SETTINGS[setting]);
}

/** One setting was given a value; null = back to the default. */
export type SettingsEvent = {
  readonly [S in Setting]: {
    readonly kind: 'settings.changed';
    readonly setting: S;
    readonly value: Settings[S] | null;
  };
}[Setting];

/** A project's settings as its events leave them, oldest first; whatever was never set has its default. */
export function foldSettings(events: readonly Dated<SettingsEvent>[]): Settings {
  return events.reduce<Settings>(
    (settings, { setting, value, rev }) => ({ ...settings, [setting]: value ?? DEFAULT_SETTINGS[setting], rev }),
    DEFAULT_SETTINGS,
  );
}
