/** Where no software is made Premise is off until the project turns it on; what somebody has said is shown all the same. */
import type { Result } from '../../src/domain/failure';
import { call } from '../shared/call';
import { isShownIn } from '../shared/not-shown';
import { readContext, type ContextView } from './read';

/** Asks the app only in a project of another kind, of an issue nobody has said anything about. */
export async function readContextIn(
  projectType: string,
  projectId: string,
  issueId: string,
): Promise<Result<ContextView | 'off'>> {
  const read = await readContext(issueId);
  if (!read.ok || isShownIn(projectType, false) || saysAnything(read.value)) return read;
  const shown = await call('readShown', { projectId });
  if (!shown.ok) return shown;
  return isShownIn(projectType, shown.value.isShownAnywhere) ? read : { ok: true, value: 'off' };
}

function saysAnything({ words, isHidden, no, due, standing }: ContextView): boolean {
  return words !== null || isHidden || no !== null || due.length > 0 || standing !== null;
}
