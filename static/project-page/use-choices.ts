import { useCallback, useEffect, useState } from 'react';
import type { Choices } from '../../src/domain/page-question';
import { call } from '../shared/call';

/** `unasked` until somebody opens a list, or the question names what only the list has a name for. */
export type ChoicesRead = 'unasked' | 'reading' | 'failed' | Choices;

/** What the page can be narrowed to, read once, when it is first wanted: a page nobody narrows asks for nothing. */
export function useChoices(
  projectId: string,
  isNamed: boolean,
): { readonly choices: ChoicesRead; readonly want: () => void } {
  const [choices, setChoices] = useState<ChoicesRead>('unasked');
  useEffect(() => {
    if (choices !== 'reading') return;
    const asked = { isOver: false };
    void call('readChoices', { projectId }).then((result) => {
      if (!asked.isOver) setChoices(result.ok ? result.value : 'failed');
    });
    return () => {
      asked.isOver = true;
    };
  }, [projectId, choices]);
  const want = useCallback(() => setChoices((before) => (typeof before === 'string' ? 'reading' : before)), []);
  useEffect(() => {
    if (isNamed) want();
  }, [isNamed, want]);
  return { choices, want };
}
