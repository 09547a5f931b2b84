/** A page of a list of noes: ids and numbers from the app, and what the reader may see of each from Jira as them. */
import type { NoCandidate, NoesCursor, NoRow, NoRows } from '../../../src/contract/noes';
import { failure, type Result } from '../../../src/domain/failure';
import { staleBeforeMs, type NoesQuestion } from '../../../src/domain/noes';
import type { PageQuestion } from '../../../src/domain/page-question';
import { call } from '../../shared/call';
import { readIssues, type IssueSeen } from '../../shared/issues-seen';
import { hasWords, wordsOfNo, type NoWords } from './words-of-no';

export interface SeenNo {
  readonly row: NoRow;
  readonly issue: IssueSeen;
  readonly words: NoWords | null;
}

interface Page<R> {
  readonly rows: readonly R[];
  readonly next: NoesCursor | null;
  /** Of issues this reader may not see. */
  readonly hidden: number;
}

export interface NoPage extends Page<SeenNo> {
  /** A search ended before the end, having looked through so many; null = it did not. */
  readonly looked: number | null;
}

export interface SeenCandidate {
  readonly row: NoCandidate;
  readonly issue: IssueSeen;
}

export interface CandidatePage extends Page<SeenCandidate> {
  /** Stale as far as Premise knew, and Jira says otherwise. */
  readonly touched: number;
}

const PAGE = 20;
/** Rows asked for at once by a search, and after how many it asks before it goes on. */
const LOOKED_AT_ONCE = 100;
const LOOKED_AT_MOST = 500;

export interface NoesAsked {
  readonly projectId: string;
  readonly question: NoesQuestion;
  /** Words of the story, the reason or what would make us look again; '' = all. */
  readonly text: string;
  readonly after: NoesCursor | null;
}

/**
 * The words are in Jira alone, so a search reads page after page as this person until one is full: what they may not see
 * is neither found nor counted.
 */
export async function readNoPage({ projectId, question, text, after }: NoesAsked): Promise<Result<NoPage>> {
  const isSearch = text !== '';
  const rows: SeenNo[] = [];
  let hidden = 0;
  let looked = 0;
  let from = after;
  do {
    const limit = isSearch ? LOOKED_AT_ONCE : PAGE;
    const answer: Result<NoRows> = await call('listNoes', { projectId, question, after: from, limit });
    if (!answer.ok) return answer;
    const seen = await readIssues(idsOf(answer.value.rows), { premise: true });
    if (seen === 'unread') return { ok: false, error: failure('jiraUnavailable') };
    for (const row of answer.value.rows) {
      looked += 1;
      const issue = seen.get(row.issueId);
      if (issue === undefined) {
        if (!isSearch) hidden += 1;
        continue;
      }
      const words = wordsOfNo(issue.premise, row.issueId, row.category);
      const said = [issue.key, issue.summary, words?.because ?? '', words?.revisitWhen ?? ''].join(' ');
      if (isSearch && !hasWords(said, text)) continue;
      rows.push({ row, issue, words });
      const isLast = row === answer.value.rows.at(-1) && answer.value.next === null;
      if (isSearch && rows.length === PAGE && !isLast) {
        const next = { atMs: row.saidMs, issueId: row.issueId };
        return { ok: true, value: { rows, next, hidden, looked: null } };
      }
    }
    from = answer.value.next;
  } while (isSearch && from !== null && looked < LOOKED_AT_MOST);
  return { ok: true, value: { rows, next: from, hidden, looked: isSearch && from !== null ? looked : null } };
}

export interface CandidatesAsked {
  readonly projectId: string;
  readonly question: PageQuestion;
  readonly after: NoesCursor | null;
}

/** Closed by a decision without a reason. */
export async function readUnexplained(asked: CandidatesAsked): Promise<Result<CandidatePage>> {
  return candidatesOf(await call('listUnexplained', asked), () => true);
}

/** What nobody came back to; Jira itself has the last word, because Premise may hear of an update later. */
export async function readStale(asked: CandidatesAsked): Promise<Result<CandidatePage>> {
  const beforeMs = staleBeforeMs(Date.now());
  const isStale = ({ updatedMs, isDone }: IssueSeen) => !isDone && (updatedMs === undefined || updatedMs < beforeMs);
  return candidatesOf(await call('listStale', asked), isStale);
}

async function candidatesOf(
  answer: Result<{ readonly rows: readonly NoCandidate[]; readonly next: NoesCursor | null }>,
  isWanted: (issue: IssueSeen) => boolean,
): Promise<Result<CandidatePage>> {
  if (!answer.ok) return answer;
  const { rows, next } = answer.value;
  const seen = await readIssues(idsOf(rows), { updated: true });
  // Nobody explains what they cannot read the title of.
  if (seen === 'unread') return { ok: false, error: failure('jiraUnavailable') };
  const known = rows.flatMap((row) => {
    const issue = seen.get(row.issueId);
    return issue === undefined ? [] : [{ row, issue }];
  });
  const wanted = known.filter(({ issue }) => isWanted(issue));
  return {
    ok: true,
    value: { rows: wanted, next, hidden: rows.length - known.length, touched: known.length - wanted.length },
  };
}

function idsOf(rows: readonly { readonly issueId: string }[]): readonly string[] {
  return rows.map(({ issueId }) => issueId);
}
