/** Prepares the store when the app is installed or has a new version, so that people rarely see it being prepared. */
import { AppFailure, isFailure, logFailure } from '../failures';
import { currentInstallation } from '../installation';
import { ensureSchema, NEXT_DEFINITIONS_MS } from '../store/schema';
import { pushSetup } from './queues';

/** A little after Forge takes definitions again. */
const AGAIN_AFTER_MS = NEXT_DEFINITIONS_MS + 5_000;

/**
 * Trigger for the app being installed or upgraded. A new installation needs more definitions than Forge takes in one
 * minute: the rest is asked for by a message, and made in any case by whoever comes next. The event says nothing more.
 */
export async function onInstalled(): Promise<void> {
  try {
    await ensureSchema(currentInstallation());
  } catch (error) {
    if (isFailure(error, 'settingUp')) await pushSetup(AGAIN_AFTER_MS);
    else logFailure('preparing the store', error instanceof AppFailure ? error : new AppFailure('internal', 'schema'));
  }
}
