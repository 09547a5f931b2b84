import { useCallback, useRef, useState } from 'react';
import type { PanelView } from '../../src/contract/panel';
import type { Command } from '../../src/domain/command';
import type { Failure } from '../../src/domain/failure';
import { call } from '../shared/call';
import { newId } from '../shared/ids';

type WithoutId<C> = C extends unknown ? Omit<C, 'id'> : never;
/** A command before it has its id. */
export type Intention = WithoutId<Command>;

export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** Someone saved the same part first; `now` is how it stands since. */
  | { readonly kind: 'conflict'; readonly now: PanelView };

export interface Saver {
  readonly state: SaveState;
  /** Sends an intention; true when it is saved. Saying the same again after a failure is the same command. */
  readonly save: (intention: Intention) => Promise<boolean>;
  /** Sends the last intention once more, as the same command. */
  readonly again: () => void;
}

/** One of these per form: its error belongs to it, and nothing typed is touched by a failure. */
export function useSave(issueId: string, onSaved: (view: PanelView) => void, onNews: (view: PanelView) => void): Saver {
  const [state, setState] = useState<SaveState>({ kind: 'idle' });
  // An answer can be lost after the save arrived: the repeat must carry the same id, or it would count twice.
  const last = useRef<{ readonly intention: Intention; readonly text: string; readonly id: string } | null>(null);

  const save = useCallback(
    async (intention: Intention) => {
      const text = JSON.stringify(intention);
      if (last.current?.text !== text) last.current = { intention, text, id: newId() };
      setState({ kind: 'saving' });
      const result = await call('save', { issueId, command: { ...intention, id: last.current.id } });
      if (result.ok) {
        last.current = null;
        setState({ kind: 'idle' });
        onSaved(result.value);
        return true;
      }
      setState(await stateAfter(result.error, issueId, onNews));
      return false;
    },
    [issueId, onSaved, onNews],
  );
  const again = useCallback(() => {
    if (last.current !== null) void save(last.current.intention);
  }, [save]);
  return { state, save, again };
}

async function stateAfter(error: Failure, issueId: string, onNews: (view: PanelView) => void): Promise<SaveState> {
  if (error.code !== 'conflict') return { kind: 'failed', failure: error };
  const news = await call('readPanel', { issueId });
  if (!news.ok) return { kind: 'failed', failure: news.error };
  onNews(news.value);
  return { kind: 'conflict', now: news.value };
}
