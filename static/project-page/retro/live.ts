/** Several people look at one retrospective: whoever changes it tells the others which one and how far it is, no more. */
import { realtime } from '@forge/bridge';
import { useCallback, useEffect, useRef } from 'react';
import * as v from 'valibot';

/** Of this module in this project alone, which is what a channel of Forge Realtime is by itself. */
const CHANNEL = 'retro';
const News = v.object({ retroId: v.string(), rev: v.number() });

/** Where Jira does not tell of changes, they are looked for so often, ms; and where it does, in case one was missed. */
const LOOK_MS = { alone: 4_000, told: 30_000 } as const;

/**
 * Calls `reread` when somebody else has changed this retrospective: as Forge Realtime tells, else every few seconds while
 * the page is in view, and whenever it comes back into view. A message names no person and is believed in nothing: it
 * only says when to ask.
 *
 * @param rev as it is shown; older news is none
 * @param isOver nothing changes any more, so nobody has to be told
 * @returns tells the others of a revision of ours
 */
export function useLive(
  retroId: string,
  rev: number,
  { isOver, reread }: { readonly isOver: boolean; readonly reread: () => Promise<void> },
): (rev: number) => void {
  const shown = useRef({ rev, reread });
  useEffect(() => {
    shown.current = { rev, reread };
  }, [rev, reread]);
  useEffect(() => {
    if (isOver) return;
    return listen(retroId, shown);
  }, [retroId, isOver]);
  return useCallback((next: number) => void announce(retroId, next), [retroId]);
}

function listen(
  retroId: string,
  shown: { readonly current: { readonly rev: number; readonly reread: () => Promise<void> } },
): () => void {
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let everyMs: number = LOOK_MS.alone;
  let isReading = false;
  let isNewer = false;
  // Many may guess in one moment: what is told while it is read is read once, after.
  const reread = async (): Promise<void> => {
    isNewer = true;
    if (isReading) return;
    isReading = true;
    while (isNewer && !isOver) {
      isNewer = false;
      await shown.current.reread();
    }
    isReading = false;
  };
  const look = (): void => {
    // A page nobody looks at asks nothing; it asks when it is looked at again.
    if (isInView()) void reread();
    again();
  };
  const again = (): void => {
    clearTimeout(timer);
    if (!isOver) timer = setTimeout(look, everyMs);
  };
  const inView = (): void => {
    if (isInView()) look();
  };
  const told = (payload: unknown): void => {
    const news = v.safeParse(News, typeof payload === 'string' ? parsed(payload) : payload);
    if (isOver || !news.success || news.output.retroId !== retroId) return;
    if (news.output.rev > shown.current.rev) void reread();
  };
  const subscription = realtime.subscribe(CHANNEL, told).then(
    (heard) => {
      everyMs = LOOK_MS.told;
      return heard;
    },
    // Not everybody's Jira has it: then the page looks for itself.
    () => null,
  );
  again();
  pageOf()?.addEventListener('visibilitychange', inView);
  return () => {
    isOver = true;
    clearTimeout(timer);
    pageOf()?.removeEventListener('visibilitychange', inView);
    void subscription.then((heard) => heard?.unsubscribe());
  };
}

/** Jira draws the page, and the app runs in a frame of it that has a document all the same. */
const pageOf = (): Document | undefined => globalThis.document;
const isInView = (): boolean => pageOf()?.visibilityState !== 'hidden';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whoever can load the page can send anything on its channel.
    return null;
  }
}

async function announce(retroId: string, rev: number): Promise<void> {
  try {
    await realtime.publish(CHANNEL, { retroId, rev });
  } catch {
    // It is saved and shown; the others find it the next time they look.
  }
}
