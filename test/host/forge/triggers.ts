/** Product events of the site, handed to the triggers the manifest declares. */
import { randomUUID } from 'node:crypto';
import type { ProductEvent } from '../types';
import type { WorkItem } from './backlog';
import type { AppManifest } from './manifest';

/**
 * The deliveries one event leads to.
 * @param bySelf whether the app itself caused it: then it carries `selfGenerated`, and triggers with the filter
 * `ignoreSelf` never see it
 */
export function deliveriesOf(
  manifest: AppManifest,
  event: ProductEvent,
  bySelf: boolean,
  nowMs: number,
  lateMs = 0,
): readonly WorkItem[] {
  const selfGenerated = bySelf || event['selfGenerated'] === true;
  const listening = manifest.triggers.filter(
    (trigger) => trigger.events.includes(event.eventType) && !(selfGenerated && trigger.filter?.ignoreSelf === true),
  );
  return listening.map((trigger) => ({
    id: randomUUID(),
    moduleKey: trigger.key,
    functionKey: trigger.function,
    createdMs: nowMs,
    notBeforeMs: nowMs + lateMs,
    origin: null,
    retry: null,
    what: { kind: 'event', event: structuredClone({ ...event, selfGenerated }) },
  }));
}
