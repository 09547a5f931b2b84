import { useRef, useState } from 'react';
import type { BulkResult, IssueChosen, StoryRow } from '../../../src/contract/stories';
import type { BulkCommand } from '../../../src/domain/command';
import { call } from '../../shared/call';
import { newId } from '../../shared/ids';

/** Issues in one call: some four seconds of a resolver's twenty-five, and progress that is seen to move. */
const AT_ONCE = 5;

/** One thing to do with many, and how far it is. */
export interface Bulk {
  /** Made once for the intention: whatever is sent again with it is done once. */
  readonly id: string;
  readonly commands: readonly BulkCommand[];
  readonly issues: readonly IssueChosen[];
  /** Of those that were tried. */
  readonly results: readonly BulkResult[];
  readonly isRunning: boolean;
}

export interface BulkSaver {
  /** Null = nothing was begun since. */
  readonly bulk: Bulk | null;
  readonly begin: (issues: readonly IssueChosen[], commands: readonly BulkCommand[]) => void;
  /** Sends what is left as the same commands: what had arrived after all is not said twice. */
  readonly again: () => void;
  readonly forget: () => void;
}

/** Saves on many issues, a few at a time, and keeps what became of each. */
export function useBulk(projectId: string, onRows: (rows: readonly StoryRow[]) => void): BulkSaver {
  const [bulk, setBulk] = useState<Bulk | null>(null);
  const isRunning = useRef(false);

  const run = async (start: Bulk, issues: readonly IssueChosen[]) => {
    if (isRunning.current) return;
    isRunning.current = true;
    let now: Bulk = { ...start, isRunning: true };
    setBulk(now);
    for (let at = 0; at < issues.length; at += AT_ONCE) {
      const some = issues.slice(at, at + AT_ONCE);
      const answer = await call('saveMany', { projectId, id: now.id, issues: some, commands: now.commands });
      const results: readonly BulkResult[] = answer.ok
        ? answer.value.results
        : some.map(({ issueId }) => ({ issueId, saved: 0, failure: answer.error, row: null, noRev: null }));
      now = { ...now, results: [...now.results, ...results] };
      setBulk(now);
      onRows(results.flatMap(({ row }) => row ?? []));
      // Refused as a whole, whoever asks is refused with the next five too.
      if (!answer.ok) break;
    }
    isRunning.current = false;
    setBulk({ ...now, isRunning: false });
  };

  return {
    bulk,
    begin: (issues, commands) => void run({ id: newId(), commands, issues, results: [], isRunning: true }, issues),
    again: () => {
      if (bulk !== null) void run({ ...bulk, results: bulk.results.filter(isFinal) }, leftOf(bulk));
    },
    forget: () => setBulk(null),
  };
}

/** Done, or refused for a reason that another try does not change. */
function isFinal({ failure }: BulkResult): boolean {
  return failure === null || !failure.retryable;
}

/** What may still work: not tried yet, or worth another try. */
export function leftOf({ issues, results }: Pick<Bulk, 'issues' | 'results'>): readonly IssueChosen[] {
  const final = new Set(results.filter(isFinal).map(({ issueId }) => issueId));
  return issues.filter(({ issueId }) => !final.has(issueId));
}
