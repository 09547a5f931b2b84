/** Writes the `premise` property where it should differ from what was last published: as the app, for nobody waits. */
import { createHash } from 'node:crypto';
import type { PublishedPremise } from '../domain/published';
import { isFailure, logFailure } from '../failures';
import { writeProperty } from '../jira/property';
import type { Jira } from '../jira/request';
import { notePublished } from '../store/facts';
import { beat, noteFailure } from '../store/health';
import { COST } from './cost';
import type { Appraised } from './fact-of';

/** The key of the property; the manifest declares its aliases. */
export const PREMISE_PROPERTY = 'premise';

/** By what two values are told apart. */
export function hashOf(published: PublishedPremise): string {
  return createHash('sha256').update(JSON.stringify(published)).digest('hex');
}

/**
 * Publishes what has changed, one issue after the other, and notes each as it is done.
 * @returns points spent
 * @throws AppFailure jiraBusy, jiraUnavailable, storeUnavailable; an issue the app may not write to is logged and left
 */
export async function publishChanged(jira: Jira, appraised: ReadonlyMap<string, Appraised>): Promise<number> {
  let points = 0;
  let written = 0;
  for (const [issueId, { appraisal, set }] of appraised) {
    // Nothing was ever said, and nothing of ours is there to be corrected.
    if (!appraisal.hasWords && set.fact.property_hash === null) continue;
    const hash = hashOf(appraisal.published);
    if (hash === set.fact.property_hash) continue;
    points += COST.writeProperty;
    try {
      await writeProperty(jira, issueId, PREMISE_PROPERTY, appraisal.published);
    } catch (error) {
      if (!isFailure(error, 'notAllowed') && !isFailure(error, 'notFound')) throw error;
      // Not ours to write (a permission scheme, an archived project): nothing that trying again would mend.
      logFailure(`property of issue ${issueId} stays as it was`, error);
      await noteFailure('property', error, Date.now(), { issueId, projectId: set.fact.project_id });
      continue;
    }
    await notePublished(new Map([[issueId, hash]]));
    written += 1;
  }
  if (written > 0) await beat('publish', Date.now(), written);
  return points;
}
