/** Stages and limits as words and as what is typed. Pure. */
import type { Settings } from '../../src/domain/settings';
import { type Bound, isShare, LIMIT_KEYS, type LimitKey, LIMITS } from '../../src/domain/signals/limits';
import { bandOf, signalSettingsOf, thresholdsOf } from '../../src/domain/signals/settings';
import { SIGNAL_IDS, type Stage } from '../../src/domain/signals/types';
import type { Wording } from '../shared/wording';
import { LIMIT_WORDS } from './limit-words';

/** "Growing: 10–30% discovery is usual". */
export function stageWords(w: Wording, stage: Stage): string {
  const { low, high } = bandOf(signalSettingsOf({ stage, limits: {} }));
  return w.t('settings.stage.band', { stage: w.t(`settings.stage.${stage}`), low: low * 100, high: high * 100 });
}

/** A limit as the stage has it. */
export function standardOf(stage: Stage, key: LimitKey): number {
  const thresholds = thresholdsOf(signalSettingsOf({ stage, limits: {} }));
  const signal = SIGNAL_IDS.find((id) => key.startsWith(`${id}.`));
  const limit = signal === undefined ? undefined : thresholds[signal][key.slice(signal.length + 1)];
  return limit ?? LIMITS[key].least;
}

/** As it is typed: a share in whole percent. */
export function limitText(bound: Bound, limit: number): string {
  return String(isShare(bound) ? Math.round(limit * 100) : limit);
}

/** What was typed; null = no number. */
export function limitValue(bound: Bound, text: string): number | null {
  if (!/^\d{1,4}$/.test(text)) return null;
  return isShare(bound) ? Number(text) / 100 : Number(text);
}

/** A line for each limit that is the project's own. */
export function limitLines(w: Wording, limits: Settings['limits']): readonly string[] {
  const own = LIMIT_KEYS.flatMap((key) => {
    const limit = limits[key];
    const signal = SIGNAL_IDS.find((id) => key.startsWith(`${id}.`));
    if (limit === undefined || signal === undefined) return [];
    return [
      w.t('settings.limits.own', {
        signal: w.t(`signal.${signal}.name`),
        limit: w.t(LIMIT_WORDS[key]),
        value: limitText(LIMITS[key], limit),
      }),
    ];
  });
  return own.length === 0 ? [w.t('settings.limits.stage')] : own;
}
