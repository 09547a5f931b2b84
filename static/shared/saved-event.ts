/** The panel and the context of one issue are two frames: when the one saves, the other should not show old words. */
import { events } from '@forge/bridge';
import * as v from 'valibot';

const SAVED = 'premise.saved';
const Saved = v.object({ issueId: v.string() });

/** Tells the app's other frames on this page. Nothing waits for it, and a saved premise is saved without it. */
export async function announceSaved(issueId: string): Promise<void> {
  try {
    await events.emit(SAVED, { issueId });
  } catch {
    // The save itself is done and shown; the context then has its words when it is opened the next time.
  }
}

/** Calls back when a premise of this issue was saved on this page. Returns what ends it. */
export function onSaved(issueId: string, callback: () => void): () => void {
  let isOver = false;
  const subscription = events.on(SAVED, (payload) => {
    const saved = v.safeParse(Saved, payload);
    if (!isOver && saved.success && saved.output.issueId === issueId) callback();
  });
  return () => {
    isOver = true;
    void subscription.then(({ unsubscribe }) => unsubscribe());
  };
}
