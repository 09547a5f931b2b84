/** What is the same for every issue of a site: its story fields and the meaning of its statuses. */
import * as v from '../valibot';
import { createCategoryLookup, type CategoryLookup } from '../domain/status-category';
import { currentInstallation } from '../installation';
import { storyFields, type StoryFields } from '../jira/fields';
import type { Jira } from '../jira/request';
import { readStatuses, type CatalogueStatus } from '../jira/statuses';
import { readSeenStatuses } from '../store/facts-history';
import { recall, remember } from '../store/facts-lease';
import { paidFrom } from './paid';

export interface Site {
  readonly fields: StoryFields;
  readonly lookup: CategoryLookup;
}

const Catalogue = v.object({
  fields: v.object({ points: v.array(v.string()), sprints: v.array(v.string()) }),
  statuses: v.array(
    v.object({ id: v.string(), name: v.string(), category: v.picklist(['todo', 'inProgress', 'done', 'unknown']) }),
  ),
});

interface Known {
  readonly untilMs: number;
  readonly fields: StoryFields;
  readonly statuses: readonly CatalogueStatus[];
}

/** An administrator's change of a status or field shows within this time; a status new on an issue shows at once. */
const STORED_MS = 6 * 3_600_000;
const IN_PROCESS_MS = 10 * 60_000;

/** By installation: a warm process may serve more than one. */
const known = new Map<string, Known>();

/**
 * Asked of Jira as the app once in six hours and installation, else remembered.
 * @throws AppFailure as `Jira.request`, storeUnavailable
 */
export async function readSite(nowMs: number): Promise<Site> {
  const { fields, statuses } = await readCatalogue(nowMs);
  return { fields, lookup: createCategoryLookup({ catalogue: statuses, onIssues: await readSeenStatuses() }) };
}

/** The ids of story fields, for reading one issue. @throws AppFailure as `readSite` */
export async function readStoryFields(nowMs: number): Promise<StoryFields> {
  return (await readCatalogue(nowMs)).fields;
}

async function readCatalogue(nowMs: number): Promise<Known> {
  const installation = currentInstallation();
  const inProcess = known.get(installation);
  if (inProcess !== undefined && inProcess.untilMs > nowMs) return inProcess;
  const found = (await recall('site', Catalogue, nowMs)) ?? (await ask(nowMs));
  const fresh = { ...found, untilMs: nowMs + IN_PROCESS_MS };
  known.set(installation, fresh);
  return fresh;
}

async function ask(nowMs: number): Promise<Omit<Known, 'untilMs'>> {
  const both = async (jira: Jira) => {
    const { fields } = await storyFields(jira);
    return { fields, statuses: await readStatuses(jira) };
  };
  // Two calls in six hours, and perhaps a person's panel waits for them.
  const found = await paidFrom('background', both, { mayOverdraw: true });
  await remember('site', found, nowMs + STORED_MS);
  return found;
}
