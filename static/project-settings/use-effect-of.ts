import { useEffect, useRef, useState } from 'react';
import { addEffects, NO_EFFECT, type SettingsEffect } from '../../src/domain/settings-effect';
import type { SettingsParts } from '../../src/domain/settings';
import type { Failure } from '../../src/domain/failure';
import { call } from '../shared/call';

/** Typing stops this long before anything is asked, ms. */
const PAUSE_MS = 400;
/** Issues counted without being asked for more: some seconds of the store's time. A large project's admin may go on. */
const COUNTED = 5_000;

export interface Counted {
  readonly effect: SettingsEffect;
  /** More was not looked at. */
  readonly isMore: boolean;
  readonly isReading: boolean;
  readonly failure: Failure | null;
  readonly goOn: () => void;
  readonly again: () => void;
}

/** What a draft would do to the issues read before, counted as it is typed; null parts = nothing to count. */
export function useEffectOf(projectId: string, parts: SettingsParts | null): Counted {
  const [state, setState] = useState<Omit<Counted, 'goOn' | 'again'>>(START);
  const [limit, setLimit] = useState(COUNTED);
  const [tries, setTries] = useState(0);
  const reached = useRef({ draft: '', after: '', effect: NO_EFFECT });
  const draft = parts === null ? '' : JSON.stringify(parts);

  useEffect(() => {
    if (parts === null || draft === '') return;
    if (reached.current.draft !== draft) reached.current = { draft, after: '', effect: NO_EFFECT };
    const mine = { isOver: false };
    const read = async () => {
      let isMore = true;
      while (isMore && reached.current.effect.looked < limit) {
        const { after, effect } = reached.current;
        const answer = await call('previewSettings', { projectId, parts, after });
        if (mine.isOver) return;
        if (!answer.ok) {
          setState({ effect, isMore, isReading: false, failure: answer.error });
          return;
        }
        const { next, ...more } = answer.value;
        reached.current = { draft, after: next ?? after, effect: addEffects(effect, more) };
        isMore = next !== null;
        const isReading = isMore && reached.current.effect.looked < limit;
        setState({ effect: reached.current.effect, isMore, isReading, failure: null });
      }
    };
    setState((before) => ({ ...before, isReading: true }));
    const timer = setTimeout(() => void read(), PAUSE_MS);
    return () => {
      mine.isOver = true;
      clearTimeout(timer);
    };
    // The draft's text stands for the parts: a new object that says the same asks nothing.
  }, [projectId, draft, limit, tries]);

  return { ...state, goOn: () => setLimit(Number.POSITIVE_INFINITY), again: () => setTries((n) => n + 1) };
}

const START: Readonly<Omit<Counted, 'goOn' | 'again'>> = {
  effect: NO_EFFECT,
  isMore: false,
  isReading: true,
  failure: null,
};
