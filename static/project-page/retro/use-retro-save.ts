import { useCallback, useRef, useState } from 'react';
import type { Contract } from '../../../src/contract';
import type { RetroView } from '../../../src/contract/retro';
import type { Failure } from '../../../src/domain/failure';
import { call } from '../../shared/call';
import { newId } from '../../shared/ids';

type Sent = Parameters<Contract['saveRetro']>[0]['command'];
type WithoutId<C> = C extends unknown ? Omit<C, 'id'> : never;
/** A command before it has its id. */
export type Intention = WithoutId<Sent>;

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** Someone changed the same first; the screen shows how it stands since. */
  | { readonly kind: 'conflict' };

export interface RetroSaver {
  readonly state: State;
  /** The retrospective as it is since, or null where it was not saved. Saying the same again is the same command. */
  readonly save: (intention: Intention) => Promise<RetroView | null>;
}

/**
 * One of these per form: its error belongs to it, and nothing typed is touched by a failure.
 * @param retroId the one on the screen; null = none is yet
 */
export function useRetroSave(projectId: string, show: (view: RetroView) => void, retroId: string | null): RetroSaver {
  const [state, setState] = useState<State>({ kind: 'idle' });
  // An answer can be lost after the save arrived: the repeat must carry the same id, or it would count twice.
  const last = useRef<{ readonly text: string; readonly id: string } | null>(null);
  const save = useCallback(
    async (intention: Intention) => {
      const text = JSON.stringify(intention);
      if (last.current?.text !== text) last.current = { text, id: newId() };
      setState({ kind: 'saving' });
      const result = await call('saveRetro', { projectId, command: { ...intention, id: last.current.id } });
      if (result.ok) {
        last.current = null;
        setState({ kind: 'idle' });
        // What was done to an earlier one is told with it: the one on the screen is read anew.
        const isShown = retroId === null || intention.kind === 'open' || intention.retroId === retroId;
        const shown = isShown ? result : await call('readRetro', { projectId, retroId });
        if (shown.ok) show(shown.value);
        return result.value;
      }
      const isOld = retroId !== null && result.error.code === 'conflict';
      const news = isOld ? await call('readRetro', { projectId, retroId }) : null;
      if (news?.ok === true) {
        show(news.value);
        setState({ kind: 'conflict' });
      } else setState({ kind: 'failed', failure: news === null ? result.error : news.error });
      return null;
    },
    [projectId, show, retroId],
  );
  return { state, save };
}
