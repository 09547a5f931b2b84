/** Noes that are on record without the comment they were to have: their browser was closed, or Jira did not take it. */
import type { UntoldNoes } from '../contract/noes';
import { readUntold } from '../store/untold';
import type { Call } from './guarded';

/** @throws AppFailure storeUnavailable */
export async function listUntold(_call: Call, { projectId }: { readonly projectId: string }): Promise<UntoldNoes> {
  return { noes: await readUntold(projectId, Date.now()) };
}
