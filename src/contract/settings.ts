/** The settings of a project, and what a change of them would do. Views are JSON: null, never undefined; times in ms. */
import type { Settings, SettingsParts } from '../domain/settings';
import type { SettingsEffect } from '../domain/settings-effect';
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
