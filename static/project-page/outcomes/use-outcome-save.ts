import { useCallback, useRef, useState } from 'react';
import type { OutcomesView } from '../../../src/contract/outcomes';
import type { OutcomeCommand } from '../../../src/domain/outcomes/decide-outcome';
import type { Failure } from '../../../src/domain/failure';
import { call } from '../../shared/call';
import { newId } from '../../shared/ids';

type WithoutId<C> = C extends unknown ? Omit<C, 'id'> : never;
/** A command before it has its id. */
type Intention = WithoutId<OutcomeCommand>;

/** The tab around everything that can be saved on it. */
export interface OutcomesHandle {
  readonly projectId: string;
  /** Null = the one it is now. */
  readonly quarter: string | null;
  readonly view: OutcomesView;
  readonly show: (view: OutcomesView) => void;
}

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** Someone saved the same first; the tab shows how it stands since. */
  | { readonly kind: 'conflict' };

export interface OutcomeSaver {
  readonly state: State;
  /** True when it is saved. Saying the same again after a failure is the same command. */
  readonly save: (intention: Intention) => Promise<boolean>;
}

/** One of these per form, as in the panel: its error belongs to it, and nothing typed is touched by a failure. */
export function useOutcomeSave({ projectId, quarter, show }: OutcomesHandle): OutcomeSaver {
  const [state, setState] = useState<State>({ kind: 'idle' });
  // An answer can be lost after the save arrived: the repeat must carry the same id, or it would count twice.
  const last = useRef<{ readonly text: string; readonly id: string } | null>(null);
  const save = useCallback(
    async (intention: Intention) => {
      const text = JSON.stringify(intention);
      if (last.current?.text !== text) last.current = { text, id: newId() };
      setState({ kind: 'saving' });
      const asked = { projectId, quarter };
      const result = await call('saveOutcome', { ...asked, command: { ...intention, id: last.current.id } });
      if (result.ok) {
        last.current = null;
        setState({ kind: 'idle' });
        show(result.value);
        return true;
      }
      const news = result.error.code === 'conflict' ? await call('readOutcomes', asked) : null;
      if (news?.ok === true) {
        show(news.value);
        setState({ kind: 'conflict' });
      } else setState({ kind: 'failed', failure: news === null ? result.error : news.error });
      return false;
    },
    [projectId, quarter, show],
  );
  return { state, save };
}
