/** Which installation this invocation belongs to: the key of everything a warm process may remember. */
import { getAppContext } from '@forge/api';

const MIB = 1_048_576;

/** What Forge SQL stores for one installation at most, bytes: Atlassian's page "Forge SQL limits". */
export function storageLimit(): number {
  const { environmentType } = getAppContext();
  if (environmentType === 'PRODUCTION') return 1024 * MIB;
  return environmentType === 'STAGING' ? 256 * MIB : 128 * MIB;
}

/** @throws Error outside a Forge invocation */
export function currentInstallation(): string {
  return getAppContext().installationAri.installationId;
}
