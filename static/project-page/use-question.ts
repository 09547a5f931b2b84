import { view } from '@forge/bridge';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PageQuestion } from '../../src/domain/page-question';
import { retroSprintOf } from '../shared/retro-address';
import { addressOf, byOf, questionOf, type By } from './question-address';

/** Where the reader's own browser keeps what they asked of a project last: nobody else has to know it. */
const keptAt = (projectId: string) => `premise.question.${projectId}`;

type History = Awaited<ReturnType<typeof view.createHistory>>;

/**
 * What the reader asks of this project: as the address says, else as they asked last in this browser. Null until the
 * address is known. `ask` changes both, as `showBy` does what the balance is shown by.
 *
 * Not a property of the user in Jira, which takes a third scope to read, and not our store, which would have to know
 * who asks.
 */
export function useQuestion(projectId: string): {
  readonly question: PageQuestion | null;
  readonly ask: (question: PageQuestion) => void;
  readonly by: By;
  readonly showBy: (by: By) => void;
  /** The sprint whose menu led here: its retrospective is wanted. */
  readonly retroSprint: string | null;
} {
  const [retroSprint, setRetroSprint] = useState<string | null>(null);
  const [question, setQuestion] = useState<PageQuestion | null>(null);
  const [by, setBy] = useState<By>('weeks');
  const history = useRef<History | null>(null);
  useEffect(() => {
    const opening = { isOver: false };
    void openAddress().then((address) => {
      if (opening.isOver) return;
      history.current = address;
      const said = address?.location.search ?? '';
      setRetroSprint(retroSprintOf(said));
      const asked = said === '' ? recall(projectId) : said;
      setBy(byOf(asked));
      setQuestion(questionOf(asked));
    });
    return () => {
      opening.isOver = true;
    };
  }, [projectId]);
  const keep = useCallback(
    (address: string) => {
      remember(projectId, address);
      history.current?.replace({ pathname: history.current.location.pathname, search: address });
    },
    [projectId],
  );
  const ask = useCallback(
    (next: PageQuestion) => {
      setQuestion(next);
      keep(addressOf(next, by));
    },
    [keep, by],
  );
  const showBy = useCallback(
    (next: By) => {
      setBy(next);
      if (question !== null) keep(addressOf(question, next));
    },
    [keep, question],
  );
  return { question, ask, by, showBy, retroSprint };
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
