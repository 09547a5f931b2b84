import { useRef, useState } from 'react';
import type { BulkResult, IssueChosen } from '../../../src/contract/stories';
import { failure, type Failure } from '../../../src/domain/failure';
import type { Decision } from '../../../src/domain/premise';
import { call } from '../../shared/call';
import { newId } from '../../shared/ids';

/** Issues in one call, as in the plan: progress is seen to move, and a closed browser leaves few comments to be offered later. */
const AT_ONCE = 5;

export type No = Extract<Decision, { kind: 'no' }>;

export interface NoChosen extends IssueChosen {
  /** For the report, when the list has moved on. */
  readonly key: string;
}

/** What became of one issue. */
export interface SaidOn {
  readonly issueId: string;
  /** The no is on record. */
  readonly isKept: boolean;
  /** Null = all of it is done. */
  readonly failure: Failure | null;
}

/** One no for several, and how far it is. */
export interface Said {
  /** Made once for the intention: whatever is sent again with it is done once. */
  readonly id: string;
  readonly no: No;
  /** What is posted on each; null = nothing is. */
  readonly comment: readonly string[] | null;
  readonly issues: readonly NoChosen[];
  /** Of those that were tried. */
  readonly results: readonly SaidOn[];
  readonly isRunning: boolean;
}

export interface NoSayer {
  /** Null = nothing was begun since. */
  readonly said: Said | null;
  readonly begin: (what: Pick<Said, 'no' | 'comment' | 'issues'>) => void;
  /** Sends what is left as the same no: what had arrived after all is neither said nor posted twice. */
  readonly again: () => void;
  readonly forget: () => void;
}

/** Says a no on several issues, a few at a time, and tells each in a comment where one is to be posted. */
export function useSaid(projectId: string, onDone: () => void): NoSayer {
  const [said, setSaid] = useState<Said | null>(null);
  const isRunning = useRef(false);

  const run = async (start: Said, issues: readonly NoChosen[]) => {
    if (isRunning.current) return;
    isRunning.current = true;
    let now: Said = { ...start, isRunning: true };
    const note = (result: SaidOn) => {
      now = { ...now, results: [...now.results, result] };
      setSaid(now);
    };
    setSaid(now);
    for (let at = 0, goesOn = true; goesOn && at < issues.length; at += AT_ONCE) {
      goesOn = await sayOnSome(projectId, now, issues.slice(at, at + AT_ONCE), note);
    }
    isRunning.current = false;
    setSaid({ ...now, isRunning: false });
    onDone();
  };

  return {
    said,
    begin: (what) => void run({ ...what, id: newId(), results: [], isRunning: true }, what.issues),
    again: () => {
      if (said !== null) void run({ ...said, results: said.results.filter(isFinal) }, leftOf(said));
    },
    forget: () => setSaid(null),
  };
}

/** @returns whether to go on with others: refused as a whole, whoever asks is refused with the next five too */
async function sayOnSome(
  projectId: string,
  { id, no, comment }: Said,
  some: readonly NoChosen[],
  note: (result: SaidOn) => void,
): Promise<boolean> {
  const issues = some.map(({ issueId, seenRev }) => ({ issueId, seenRev }));
  const commands = [{ kind: 'decide', decision: no }] as const;
  const answer = await call('saveMany', { projectId, id, issues, commands, isToTell: comment !== null });
  if (!answer.ok) {
    for (const { issueId } of some) note({ issueId, isKept: false, failure: answer.error });
    return false;
  }
  for (const result of answer.value.results) {
    const told = comment === null || result.failure !== null ? result.failure : await tell(result, comment);
    note({ issueId: result.issueId, isKept: result.failure === null && told?.code !== 'conflict', failure: told });
    if (told?.code === 'jiraBusy') return false;
  }
  return true;
}

/** @returns why the comment is not there; null = it is */
async function tell({ issueId, row, noRev }: BulkResult, paragraphs: readonly string[]): Promise<Failure | null> {
  // Not known is not the same as another: asked again, it is known.
  if (noRev === null) return failure(row === null ? 'storeUnavailable' : 'conflict');
  const answer = await call('commentNo', { issueId, decisionRev: noRev, paragraphs });
  return answer.ok ? null : answer.error;
}

/** Done, or refused for a reason that another try does not change. */
function isFinal({ failure: why }: SaidOn): boolean {
  return why === null || !why.retryable;
}

/** What may still work: not tried yet, or worth another try. */
export function leftOf({ issues, results }: Pick<Said, 'issues' | 'results'>): readonly NoChosen[] {
  const final = new Set(results.filter(isFinal).map(({ issueId }) => issueId));
  return issues.filter(({ issueId }) => !final.has(issueId));
}
