/** The page's spans of time and sizes. Pure: numbers come in, words go out. */
import type { Key, Wording } from '../shared/wording';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MIB = 1_048_576;

/** "12 minutes", in the largest unit there is two of, or one exactly. */
export function span(w: Wording, ms: number): string {
  if (ms < 2 * HOUR_MS) return w.plural('health.minutes', Math.max(1, Math.floor(ms / MINUTE_MS)));
  if (ms < 2 * DAY_MS) return w.plural('health.hours', Math.floor(ms / HOUR_MS));
  return w.plural('health.days', Math.floor(ms / DAY_MS));
}

/** "just now", "12 minutes ago". */
export function ago(w: Wording, atMs: number, nowMs: number): string {
  const ms = nowMs - atMs;
  return ms < MINUTE_MS ? w.t('health.justNow') : w.t('health.ago', { span: span(w, ms) });
}

/** Mebibytes; a tenth of one is the least that is told. */
export function mebibytes(w: Wording, bytes: number): string {
  return w.number(bytes === 0 ? 0 : Math.max(0.1, bytes / MIB));
}

/** Why reading a history paused or stopped, in words; null when nothing is known. */
export function reasonOf(w: Wording, reason: string | null): string | null {
  if (reason === null) return null;
  const key = REASONS.get(reason);
  return w.t(key ?? 'health.reason.unsaid');
}

const REASONS: ReadonlyMap<string, Key> = new Map<string, Key>([
  ['budget', 'health.reason.budget'],
  ['sql', 'health.reason.sql'],
  ['person', 'health.reason.person'],
  ['jiraBusy', 'health.code.jiraBusy'],
  ['jiraUnavailable', 'health.code.jiraUnavailable'],
  ['storeUnavailable', 'health.code.storeUnavailable'],
  ['notAllowed', 'health.code.notAllowed'],
  ['notFound', 'health.code.notFound'],
  ['tooSlow', 'health.code.tooSlow'],
  ['internal', 'health.code.internal'],
]);
