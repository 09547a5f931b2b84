import type { RetroView } from '../../../src/contract/retro';

/** The screen around everything that can be done in a retrospective. */
export interface RetroHandle {
  readonly projectId: string;
  readonly view: RetroView;
  readonly show: (view: RetroView) => void;
}

/** Whether this person may still write in it. */
export function isOpen({ view }: RetroHandle): boolean {
  return view.canEdit && view.finishedMs === null;
}
