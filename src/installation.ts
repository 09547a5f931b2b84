/** Which installation this invocation belongs to: the key of everything a warm process may remember. */
import { getAppContext } from '@forge/api';

/** @throws Error outside a Forge invocation */
export function currentInstallation(): string {
  return getAppContext().installationAri.installationId;
}
