/** The tab Noes: counts, and ids with numbers a page at a time. Words are the browser's to ask Jira for. */
import type { NoCandidates, NoesCursor, NoesView, NoRows } from '../contract/noes';
import { dayOf } from '../domain/day';
import { staleBeforeMs, type NoesQuestion } from '../domain/noes';
import type { PageQuestion } from '../domain/page-question';
import { windowOf } from '../domain/window';
import {
  countNoes,
  readNoes as readNoFacts,
  readStale as readStaleFacts,
  readUnexplained as readUnexplainedFacts,
  type CandidateFacts,
  type NoesCount,
  type NoFacts,
} from '../store/facts-noes';
import type { Call } from './guarded';

/** Rows of a page, as in the other lists. */
const PAGE = 20;

/** @throws AppFailure storeUnavailable */
export async function readNoes(
  call: Call,
  { projectId, question }: { readonly projectId: string; readonly question: PageQuestion },
): Promise<NoesView> {
  const nowMs = Date.now();
  const { sinceMs } = windowOf(question, nowMs);
  const counts = await countNoes({
    ...{ scope: { ...question, projectId }, sinceMs, nowMs },
    staleBeforeMs: staleBeforeMs(nowMs),
  });
  const said = counts.filter(({ list }) => list === 'said');
  const sum = (column: keyof Pick<NoesCount, 'lately' | 'some' | 'ever'>) =>
    said.reduce((total, row) => total + row[column], 0);
  const of = (list: NoesCount['list']) => counts.find((row) => row.list === list);
  return {
    sinceMs,
    ...{ said: sum('lately'), explained: sum('some'), ever: sum('ever'), due: of('due')?.lately ?? 0 },
    byCategory: said
      .flatMap(({ category, lately }) => (category === null || lately === 0 ? [] : [{ category, noes: lately }]))
      .sort((a, b) => b.noes - a.noes || (a.category < b.category ? -1 : 1)),
    ...{ unexplained: of('decided')?.some ?? 0, decided: of('decided')?.lately ?? 0 },
    ...{ stale: of('stale')?.lately ?? 0, untold: of('untold')?.lately ?? 0 },
    canEdit: call.may('EDIT_ISSUES'),
  };
}

/** @param asked.limit more than a page, for a search through their words @throws AppFailure storeUnavailable */
export async function listNoes(
  _call: Call,
  asked: {
    readonly projectId: string;
    readonly question: NoesQuestion;
    readonly after: NoesCursor | null;
    readonly limit: number;
  },
): Promise<NoRows> {
  const { projectId, question, after, limit } = asked;
  const nowMs = Date.now();
  const { sinceMs } = windowOf(question, nowMs);
  // One more than is shown tells whether there is another page.
  const found = await readNoFacts({ ...question, projectId }, { sinceMs, nowMs }, after, limit + 1);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => noRow(row, nowMs)),
    next: found.length > limit && last !== undefined ? { atMs: last.said_no_ms, issueId: last.issue_id } : null,
  };
}

function noRow(row: NoFacts, nowMs: number): NoRows['rows'][number] {
  return {
    ...{ issueId: row.issue_id, category: row.no_category, isExplained: row.no_explained, saidMs: row.said_no_ms },
    ...{ together: row.no_together, standing: row.standing, risk: row.risk, findings: row.findings, size: row.size },
    revisitOn: row.revisit_ms === null ? null : dayOf(row.revisit_ms),
    isDue: row.revisit_ms !== null && row.revisit_ms <= nowMs,
  };
}

interface CandidatesAsked {
  readonly projectId: string;
  readonly question: PageQuestion;
  readonly after: NoesCursor | null;
}

/** @throws AppFailure storeUnavailable */
export async function listUnexplained(
  _call: Call,
  { projectId, question, after }: CandidatesAsked,
): Promise<NoCandidates> {
  const { sinceMs } = windowOf(question, Date.now());
  return pageOf(await readUnexplainedFacts({ ...question, projectId }, sinceMs, after, PAGE + 1));
}

/** @throws AppFailure storeUnavailable */
export async function listStale(_call: Call, { projectId, question, after }: CandidatesAsked): Promise<NoCandidates> {
  return pageOf(await readStaleFacts({ ...question, projectId }, staleBeforeMs(Date.now()), after, PAGE + 1));
}

function pageOf(found: readonly CandidateFacts[]): NoCandidates {
  const rows = found.slice(0, PAGE).map((row) => ({
    ...{ issueId: row.issue_id, atMs: row.at_ms, size: row.size, rev: row.premise_rev },
  }));
  const last = rows.at(-1);
  return { rows, next: found.length > PAGE && last !== undefined ? { atMs: last.atMs, issueId: last.issueId } : null };
}
