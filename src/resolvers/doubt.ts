/** A doubt from the issue's side: one line from anybody who may comment. */
import type { Command } from '../domain/command';
import type { Call } from './guarded';
import { keep } from './panel';

/**
 * Adds an untested assumption to the issue. The id is the doubt's and the command's, so the same click twice is one
 * doubt. Answers nothing of the premise: whoever may comment need not be shown the panel.
 * @throws AppFailure invalid (the id is another assumption's), as `save`
 */
export async function addDoubt(
  call: Call,
  { issueId, id, statement }: { readonly issueId: string; readonly id: string; readonly statement: string },
): Promise<{ readonly isAdded: true }> {
  const command: Command = { id, seenRev: 0, kind: 'addDoubt', assumptionId: id, statement };
  await keep(call, { issueId, command });
  return { isAdded: true };
}
