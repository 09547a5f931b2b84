/** A project's settings: what they are, what others would do to the issues already read, and their change. */
import type { SettingsPreview, SettingsView, ShownView, SignalsPreview } from '../contract/settings';
import { effectOf } from '../domain/settings-effect';
import { type Settings, type SettingsParts, withParts } from '../domain/settings';
import { logFailure } from '../failures';
import { countStories, readStoriesAfter } from '../store/facts-history';
import { touchProjects } from '../store/facts-project';
import { readSaid } from '../store/said';
import { saveSettings } from '../store/save-settings';
import { readSettings, settingsStream } from '../store/settings-store';
import { eventsOf } from '../store/streams';
import { readBackfill } from '../sync/backfill';
import { foretellSignals } from '../sync/page-signals';
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

/**
 * Which signals are lit now, and which would be with these parts.
 * @throws AppFailure storeUnavailable
 */
export async function previewSignals(
  _: Call,
  { projectId, parts }: { readonly projectId: string; readonly parts: SettingsParts },
): Promise<SignalsPreview> {
  const { now, then } = await foretellSignals(projectId, parts, Date.now());
  const statesOf = (signals: typeof now) => signals.map(({ id, state }) => ({ id, state }));
  return { now: statesOf(now), then: statesOf(then) };
}

/** Whether a project wants Premise shown that is no software project. @throws AppFailure storeUnavailable */
export async function readShown(_: Call, { projectId }: { readonly projectId: string }): Promise<ShownView> {
  return { isShownAnywhere: (await readSettings(projectId)).shown === 'always' };
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
      // Pages kept from before say what other settings said; what of facts is new makes them old once more.
      await touchProjects([projectId]);
      await settingsChanged(projectId, Date.now());
    } catch (error) {
      logFailure(`facts of project ${projectId} are left to the tick`, error);
    }
  }
  return readSettingsPage(call, { projectId });
}
