/** The tabs Stories and Plan: ids and numbers of one project, a page at a time. Titles are the browser's to ask for. */
import type {
  GladCursor,
  GladView,
  NextUpView,
  StoriesQuestion,
  StoriesView,
  StoryCursor,
  StoryRow,
} from '../contract/stories';
import { readByDoubt, readGlad as readGladFacts, readKnown, type Part, type StoryFacts } from '../store/facts-stories';
import type { Call } from './guarded';

/** Rows of a page: as many as are looked through in one go, and their titles in one request. */
const PAGE = 20;

/** @throws AppFailure storeUnavailable */
export async function readStories(
  _call: Call,
  asked: { readonly projectId: string; readonly question: StoriesQuestion; readonly after: StoryCursor | null },
): Promise<StoriesView> {
  // One more than is shown tells whether there is another page.
  const found = await readByDoubt(asked.projectId, asked.question, asked.after, PAGE + 1);
  const rows = found.slice(0, PAGE).map(storyRow);
  const last = rows.at(-1);
  return {
    rows,
    next: found.length > PAGE && last !== undefined ? { doubt: last.doubt, issueId: last.issueId } : null,
  };
}

/** @throws AppFailure storeUnavailable */
export async function readGlad(
  _call: Call,
  asked: { readonly projectId: string; readonly part: Part; readonly after: GladCursor | null },
): Promise<GladView> {
  const found = await readGladFacts(asked.projectId, asked.part, asked.after, PAGE + 1);
  const rows = found.slice(0, PAGE).map((row) => ({
    ...{ issueId: row.issue_id, risk: row.risk },
    ...{ atMs: row.glad_ms, size: row.glad_size },
  }));
  const last = rows.at(-1);
  return { rows, next: found.length > PAGE && last !== undefined ? { atMs: last.atMs, issueId: last.issueId } : null };
}

/**
 * What is known of issues the browser found next in line. Whose they are is not asked again: only rows of this project
 * are told, and nothing of them but numbers.
 * @throws AppFailure storeUnavailable
 */
export async function readNextUp(
  _call: Call,
  asked: { readonly projectId: string; readonly issueIds: readonly string[] },
): Promise<NextUpView> {
  const { stories, others } = await readKnown(asked.projectId, asked.issueIds);
  return { rows: stories.map(storyRow), others };
}

export function storyRow(facts: StoryFacts): StoryRow {
  return {
    issueId: facts.issue_id,
    doubt: facts.doubt,
    step: facts.next_step,
    standing: facts.standing,
    risk: facts.risk,
    score: facts.score,
    state: facts.unscored,
    size: facts.size,
    framed: facts.framed,
    named: facts.named,
    rev: facts.premise_rev,
  };
}
