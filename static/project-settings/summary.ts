/** What a setting says, in one line or a few. Pure: words come in, words go out. */
import { DEFAULT_SETTINGS, type Setting, type Settings, type TrackRule } from '../../src/domain/settings';
import type { NamedStatus } from '../../src/domain/status-category';
import type { Wording } from '../shared/wording';
import { limitLines, stageWords } from './signal-words';

/** What the page shows, in its order. The words of reminders go with `reminders`. */
export const SHOWN = [
  'trackRules',
  'exemptTypes',
  'asked',
  'disciplines',
  'notDelivered',
  'checkAfterDays',
  'reminders',
  'stage',
  'limits',
  'statuses',
  'shown',
] as const satisfies readonly Setting[];
/** What a status may have meant. */
export const CATEGORIES = ['todo', 'inProgress', 'done'] as const satisfies readonly NamedStatus['category'][];

export type Shown = (typeof SHOWN)[number];

export function isShown(name: string): name is Shown {
  return SHOWN.some((setting) => setting === name);
}

/** A line for each thing the setting says; never empty. */
export function summaryOf(w: Wording, settings: Settings, setting: Shown): readonly string[] {
  switch (setting) {
    case 'trackRules':
      return settings.trackRules.length === 0
        ? [w.t('settings.rules.none')]
        : settings.trackRules.map((rule) => ruleSentence(w, rule));
    case 'exemptTypes':
    case 'notDelivered':
      return [settings[setting].length === 0 ? w.t('settings.names.none') : settings[setting].join(', ')];
    case 'asked':
      return settings.asked.map(({ upTo, rung }) => {
        const asks = w.t(`settings.rung.${rung}`);
        if (upTo !== null) return w.t('settings.step.upTo', { points: upTo, rung: asks });
        return w.t(settings.asked.length === 1 ? 'settings.step.any' : 'settings.step.above', { rung: asks });
      });
    case 'disciplines':
      return [w.list(settings.disciplines.map((discipline) => w.t(`discipline.${discipline}`)))];
    case 'checkAfterDays':
      return [w.t('settings.days', { days: settings.checkAfterDays })];
    case 'reminders':
      return [w.t(`settings.reminders.${settings.reminders}`)];
    case 'stage':
      return [stageWords(w, settings.stage)];
    case 'limits':
      return limitLines(w, settings.limits);
    case 'statuses':
      return statusLines(w, settings.statuses);
    case 'shown':
      return [w.t(`settings.shown.${settings.shown}`)];
  }
}

function statusLines(w: Wording, statuses: Settings['statuses']): readonly string[] {
  const lines = CATEGORIES.flatMap((category) => {
    const names = statuses.filter((status) => status.category === category).map(({ name }) => name);
    return names.length === 0 ? [] : [w.t(`settings.statuses.of.${category}`, { names: names.join(', ') })];
  });
  return lines.length === 0 ? [w.t('settings.statuses.none')] : lines;
}

function ruleSentence(w: Wording, rule: TrackRule): string {
  const values = w.t(`settings.rule.${rule.on}`, { values: rule.values.join(', ') });
  return w.t('settings.rule', { values, track: w.t(`settings.track.${rule.track}`) });
}

/** The names of these settings as a list. */
export function namesOf(w: Wording, settings: readonly Shown[]): string {
  return w.list(settings.map((setting) => w.t(`setting.${setting}`)));
}

/** Whether the two say the same of a setting. */
export function isSame(a: Settings, b: Settings, setting: Shown): boolean {
  return JSON.stringify(a[setting]) === JSON.stringify(b[setting]);
}

export function isOwn(settings: Settings, setting: Shown): boolean {
  return !isSame(settings, DEFAULT_SETTINGS, setting);
}
