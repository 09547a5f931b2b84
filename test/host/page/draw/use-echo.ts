/** Shows what was just typed while the app, a frame away, has not answered yet. */
import { useEffect, useRef, useState } from 'react';

/**
 * Time the app has to take a change over before the field falls back to what the app says it holds. Ours: how Jira
 * settles a refused change is not documented.
 */
const SETTLE_MS = 400;

/**
 * A controlled value that lives on the far side of the bridge. The reader's change shows at once; the app's answer to an
 * earlier keystroke does not undo later ones; an app that never takes the change over gets its own value back.
 * @param held the value the app holds, undefined when the field is the app's to initialise only
 */
export function useEcho<T>(held: T | undefined): readonly [T | undefined, (next: T) => void] {
  const [shown, setShown] = useState(held);
  const [lastHeld, setLastHeld] = useState(held);
  const sent = useRef<T[]>([]);

  if (!Object.is(held, lastHeld)) {
    setLastHeld(held);
    const echo = held === undefined ? -1 : sent.current.indexOf(held);
    if (echo === -1) {
      sent.current = [];
      setShown(held);
    } else {
      sent.current = sent.current.slice(echo + 1);
    }
  }
  useEffect(() => {
    if (held === undefined || Object.is(held, shown)) {
      return undefined;
    }
    const timer = setTimeout(() => {
      sent.current = [];
      setShown(held);
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [held, shown]);

  return [
    shown,
    (next) => {
      if (held !== undefined) {
        sent.current.push(next);
        setShown(next);
      }
    },
  ];
}
