/** The health page's calls, for the site's administrators only. */
import type { FailureSeen, HealthView } from '../contract/health';
import * as health from '../sync/health';
import type { Call } from './guarded';

/** @throws AppFailure storeUnavailable */
export function readHealth(): Promise<HealthView> {
  return health.readHealth(Date.now());
}

/** @throws AppFailure storeUnavailable */
export function tryAgain(_: Call, seen: FailureSeen): Promise<HealthView> {
  return health.tryAgain(seen, Date.now());
}

/** @throws AppFailure storeUnavailable */
export function purgeUnseen(_: Call, { projectId }: { readonly projectId: string }): Promise<HealthView> {
  return health.purgeUnseen(projectId, Date.now());
}
