/** A project's settings: what they are, what others would do to the issues already read, and their change. */
import type { SettingsPreview, SettingsView } from '../contract/settings';
import { effectOf } from '../domain/settings-effect';
import { type Settings, type SettingsParts, withParts } from '../domain/settings';
import { logFailure } from '../failures';
import { countStories, readStoriesAfter } from '../store/facts-history';
import { readSaid } from '../store/said';
import { saveSettings } from '../store/save-settings';
import { readSettings, settingsStream } from '../store/settings-store';
import { eventsOf } from '../store/streams';
import { readBackfill } from '../sync/backfill';
import { readParents } from '../sync/parents';
import { settingsChanged } from '../sync/refresh';
import { readSite } from '../sync/site';
import type { Call } from './guarded';

/** Changes shown. */
const CHANGES = 50;
/** Issues looked at in one statement, and in one call: with long histories within what Forge SQL answers at once. */
const AT_ONCE = 500;
const PREVIEWED = 1_000;

/** @throws AppFailure storeUnavailable */
export async function readSettingsPage(_: Call, { projectId }: { readonly projectId: string }): Promise<SettingsView> {
  const stream = settingsStream(projectId);
  const [settings, issues, backfill, said] = await Promise.all([
    readSettings(projectId),
    countStories(projectId),
    readBackfill(projectId),
    readSaid([stream.stream], null, CHANGES),
  ]);
  const changes = said.flatMap((entry) =>
    eventsOf([entry], stream).map(({ rev, atMs, parts }) => ({ rev, atMs, actor: entry.actor, parts })),
  );
  return { settings, issues, backfill, changes };
}

/**
 * What the settings with these parts would do to the next issues, from what was last read of them.
 * @throws AppFailure storeUnavailable
 */
export async function previewSettings(
  _: Call,
  { projectId, parts, after }: { readonly projectId: string; readonly parts: SettingsParts; readonly after: string },
): Promise<SettingsPreview> {
  const before = await readSettings(projectId);
  const draft = withParts(before, parts);
  const { lookup } = await readSite(Date.now());
  const stories = await readSome(projectId, after);
  const parents = await readParents(stories, new Map([[projectId, asking(before, draft)]]));
  const whole = stories.map((story) => ({ ...story, ...parents.get(story.issueId) }));
  const last = stories.at(-1);
  return {
    ...effectOf(whole, before, draft, lookup),
    next: stories.length < PREVIEWED || last === undefined ? null : last.issueId,
  };
}

async function readSome(projectId: string, after: string) {
  const first = await readStoriesAfter(projectId, after, AT_ONCE);
  const last = first.at(-1);
  if (last === undefined || first.length < AT_ONCE) return first;
  return [...first, ...(await readStoriesAfter(projectId, last.issueId, PREVIEWED - AT_ONCE))];
}

/** Settings that ask for parents where either of the two does. */
function asking(before: Settings, draft: Settings): Settings {
  return { ...draft, trackRules: [...before.trackRules, ...draft.trackRules] };
}

/**
 * Saved here, applied in the background. Killed before that was asked for, the tick finds it out.
 * @throws AppFailure conflict (with the field), storeUnavailable
 */
export async function changeSettings(
  call: Call,
  sent: { readonly projectId: string; readonly id: string; readonly seenRev: number; readonly parts: SettingsParts },
): Promise<SettingsView> {
  const { projectId, id, seenRev, parts } = sent;
  if (await saveSettings(projectId, parts, { actor: call.accountId, command: id, seenRev })) {
    try {
      await settingsChanged(projectId, Date.now());
    } catch (error) {
      logFailure(`facts of project ${projectId} are left to the tick`, error);
    }
  }
  return readSettingsPage(call, { projectId });
}
