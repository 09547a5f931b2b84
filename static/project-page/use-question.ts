import { view } from '@forge/bridge';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PageQuestion } from '../../src/domain/page-question';
import { retroSprintOf } from '../shared/retro-address';
import { addressOf, questionOf } from './question-address';

/** Where the reader's own browser keeps what they asked of a project last: nobody else has to know it. */
const keptAt = (projectId: string) => `premise.question.${projectId}`;

type History = Awaited<ReturnType<typeof view.createHistory>>;

/**
 * What the reader asks of this project: as the address says, else as they asked last in this browser. Null until the
 * address is known. `ask` changes both.
 *
 * Not a property of the user in Jira, which takes a third scope to read, and not our store, which would have to know
 * who asks.
 */
export function useQuestion(projectId: string): {
  readonly question: PageQuestion | null;
  readonly ask: (question: PageQuestion) => void;
  /** The sprint whose menu led here: its retrospective is wanted. */
  readonly retroSprint: string | null;
} {
  const [retroSprint, setRetroSprint] = useState<string | null>(null);
  const [question, setQuestion] = useState<PageQuestion | null>(null);
  const history = useRef<History | null>(null);
  useEffect(() => {
    const asked = { isOver: false };
    void openAddress().then((address) => {
      if (asked.isOver) return;
      history.current = address;
      const said = address?.location.search ?? '';
      setRetroSprint(retroSprintOf(said));
      setQuestion(questionOf(said === '' ? recall(projectId) : said));
    });
    return () => {
      asked.isOver = true;
    };
  }, [projectId]);
  const ask = useCallback(
    (next: PageQuestion) => {
      setQuestion(next);
      remember(projectId, addressOf(next));
      history.current?.replace({ pathname: history.current.location.pathname, search: addressOf(next) });
    },
    [projectId],
  );
  return { question, ask, retroSprint };
}

async function openAddress(): Promise<History | null> {
  try {
    return await view.createHistory();
  } catch {
    // Where Jira gives the page no address of its own it works the same, and a link to it shows the whole project.
    return null;
  }
}

function recall(projectId: string): string {
  try {
    return globalThis.localStorage.getItem(keptAt(projectId)) ?? '';
  } catch {
    // A browser may keep nothing for a frame: then everybody begins with the whole project.
    return '';
  }
}

function remember(projectId: string, address: string): void {
  try {
    globalThis.localStorage.setItem(keptAt(projectId), address);
  } catch {
    // As above: the question holds until the page is left.
  }
}
