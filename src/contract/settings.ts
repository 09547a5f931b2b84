/** The settings of a project, and what a change of them would do. Views are JSON: null, never undefined; times in ms. */
import type { Settings, SettingsParts } from '../domain/settings';
import type { SettingsEffect } from '../domain/settings-effect';
import type { SignalId, SignalState } from '../domain/signals/types';
import type { BackfillView } from './page';

/** One change of a project's settings. */
export interface SettingsChange {
  readonly rev: number;
  readonly atMs: number;
  /** Account id; null = somebody whose account was closed. */
  readonly actor: string | null;
  readonly parts: SettingsParts;
}

export interface SettingsView {
  readonly settings: Settings;
  /** Issues read so far, to which settings apply. */
  readonly issues: number;
  readonly backfill: BackfillView;
  /** Newest first, at most 50. */
  readonly changes: readonly SettingsChange[];
}

/** What new settings would do to some of the issues read before. */
export interface SettingsPreview extends SettingsEffect {
  /** Where the next issues begin; null = these were the last. */
  readonly next: string | null;
}

interface SignalSeen {
  readonly id: SignalId;
  readonly state: SignalState;
}

/** The thirteen signals as they are, and as they would be with new settings. */
export interface SignalsPreview {
  readonly now: readonly SignalSeen[];
  readonly then: readonly SignalSeen[];
}

/** Whether Premise is shown in a project even if it is no software project. */
export interface ShownView {
  readonly isShownAnywhere: boolean;
}
