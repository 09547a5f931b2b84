/** What is due in a project, and whether Jira is told of it. */
import { randomUUID } from 'node:crypto';
import type { DueCursor, DueView } from '../contract/due';
import type { DueKind } from '../domain/due-items';
import type { Reminders } from '../domain/settings';
import { logFailure } from '../failures';
import { saveSettings } from '../store/save-settings';
import { readSettings } from '../store/settings-store';
import { dueViewOf, readDueKept } from '../sync/due';
import { settingsChanged } from '../sync/refresh';
import type { Call } from './guarded';

/** @throws AppFailure storeUnavailable */
export async function readDue(
  { may }: Call,
  { projectId, after }: { readonly projectId: string; readonly after: DueCursor | null },
): Promise<DueView> {
  const nowMs = Date.now();
  const [rows, { reminders }] = await Promise.all([readDueKept(projectId, after, nowMs), readSettings(projectId)]);
  return { ...(await dueViewOf(rows, nowMs)), reminders, canAdminister: may('ADMINISTER_PROJECTS') };
}

interface Wish {
  readonly projectId: string;
  readonly reminders: Reminders;
  readonly words: Readonly<Record<DueKind, string>>;
}

/** Saved twice is saved once: what is set already is not set again. @throws AppFailure storeUnavailable */
export async function setReminders(
  { accountId }: Call,
  { projectId, reminders, words }: Wish,
): Promise<{ readonly reminders: Reminders }> {
  const parts = reminders === 'off' ? { reminders } : { reminders, reminderWords: words };
  const isChanged = await saveSettings(projectId, parts, { actor: accountId, command: randomUUID() });
  if (isChanged) {
    try {
      await settingsChanged(projectId, Date.now());
    } catch (error) {
      logFailure(`facts of project ${projectId} are left to the tick`, error);
    }
  }
  return { reminders };
}
