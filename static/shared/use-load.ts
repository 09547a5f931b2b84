import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure, Result } from '../../src/domain/failure';

/** What a screen can be in. `refused` will not change by trying again, `failed` may. */
export type Load<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface Loading<T> {
  readonly load: Load<T>;
  /** Reads again; what is shown stays until the answer is there, unless it was a failure. */
  readonly reload: () => void;
  /** Shows a newer value that came by another way, e.g. the answer to a save. */
  readonly show: (value: T) => void;
}

/** While the store is being prepared the page waits by itself: 1 + 2 + 3 + 4 seconds, then it says so. */
const SETTING_UP_WAITS_MS = [1000, 2000, 3000, 4000] as const;

/**
 * Reads once when the screen opens and whenever `read` changes (keep it stable with useCallback). Answers that come
 * after a newer question, or after the screen is gone, are dropped.
 */
export function useLoad<T>(read: () => Promise<Result<T>>): Loading<T> {
  const [load, setLoad] = useState<Load<T>>({ kind: 'loading' });
  const question = useRef(0);

  const ask = useCallback(async () => {
    const mine = ++question.current;
    setLoad((before) => (before.kind === 'ready' || before.kind === 'loading' ? before : { kind: 'loading' }));
    let result = await read();
    for (const wait of SETTING_UP_WAITS_MS) {
      if (result.ok || result.error.code !== 'settingUp' || mine !== question.current) break;
      await new Promise((resolve) => setTimeout(resolve, wait));
      result = await read();
    }
    if (mine === question.current) setLoad(loadOf(result));
  }, [read]);

  useEffect(() => {
    void ask();
    return () => {
      question.current += 1;
    };
  }, [ask]);

  return {
    load,
    reload: useCallback(() => void ask(), [ask]),
    show: useCallback((value: T) => {
      // An older read still on its way must not overwrite this.
      question.current += 1;
      setLoad({ kind: 'ready', value });
    }, []),
  };
}

function loadOf<T>(result: Result<T>): Load<T> {
  if (result.ok) return { kind: 'ready', value: result.value };
  return { kind: result.error.retryable ? 'failed' : 'refused', failure: result.error };
}
