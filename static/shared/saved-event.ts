/** The panel and the context of one issue are two frames: when the one saves, the other should not show old words. */
import { events } from '@forge/bridge';
import * as v from 'valibot';

/** Said by the panel to the context, and by the context to the panel: nobody hears of what it did itself. */
const SAVED = 'premise.saved';
const DOUBTED = 'premise.doubted';
const OfIssue = v.object({ issueId: v.string() });

/** Tells the context on this page that the panel has saved. Nothing waits for it. */
export const announceSaved = (issueId: string): Promise<void> => announce(SAVED, issueId);
/** Tells the panel on this page that a doubt was added beside it. */
export const announceDoubted = (issueId: string): Promise<void> => announce(DOUBTED, issueId);
/** Calls back when the premise of this issue was saved on this page. Returns what ends it. */
export const onSaved = (issueId: string, callback: () => void): (() => void) => listen(SAVED, issueId, callback);
/** As `onSaved`, for a doubt. */
export const onDoubted = (issueId: string, callback: () => void): (() => void) => listen(DOUBTED, issueId, callback);

async function announce(event: string, issueId: string): Promise<void> {
  try {
    await events.emit(event, { issueId });
  } catch {
    // The save itself is done and shown; the other frame then has its words when it is opened the next time.
  }
}

function listen(event: string, issueId: string, callback: () => void): () => void {
  let isOver = false;
  const subscription = events.on(event, (payload) => {
    const told = v.safeParse(OfIssue, payload);
    if (!isOver && told.success && told.output.issueId === issueId) callback();
  });
  return () => {
    isOver = true;
    void subscription.then(({ unsubscribe }) => unsubscribe());
  };
}
