/** The line as the plan shows it: what Jira tells of it, and what Premise knows. */
import type { NextUpView, StoryRow } from '../../../src/contract/stories';
import type { Result } from '../../../src/domain/failure';
import type { PageQuestion } from '../../../src/domain/page-question';
import { call } from '../../shared/call';
import { nextInLine, type InLine, type Line } from './next-in-line';

export const ORDERS = ['rank', 'doubt'] as const;
export type Order = (typeof ORDERS)[number];

/** A story in line: its place among the stories, from 1, its title and its facts. */
export interface UpNext {
  readonly place: number;
  readonly issue: InLine;
  readonly row: StoryRow;
}

export interface Plan {
  readonly stories: readonly UpNext[];
  readonly isRanked: boolean;
  /** Issues in line that Premise has not read yet. */
  readonly unread: number;
  /** Jira has more in line than was looked through. */
  readonly isMore: boolean;
}

export async function readPlan(projectId: string, part: Pick<PageQuestion, 'team' | 'sprint'>): Promise<Result<Plan>> {
  const line = await nextInLine(projectId, part);
  if (!line.ok) return line;
  const known = await call('readNextUp', { projectId, issueIds: line.value.issues.map(({ id }) => id) });
  return known.ok ? { ok: true, value: planOf(line.value, known.value) } : known;
}

/** What is not asked for a premise is left out of the line and takes no place in it. */
export function planOf(line: Line, known: NextUpView): Plan {
  const rows = new Map(known.rows.map((row) => [row.issueId, row]));
  const others = new Set(known.others);
  const stories = line.issues.flatMap((issue) => {
    const row = rows.get(issue.id);
    return row === undefined ? [] : [{ issue, row }];
  });
  return {
    stories: stories.map((story, at) => ({ ...story, place: at + 1 })),
    isRanked: line.isRanked,
    unread: line.issues.filter(({ id }) => !rows.has(id) && !others.has(id)).length,
    isMore: line.isMore,
  };
}

/** The first `count` in line, as asked; equal doubts stay as they stand in line. */
export function ordered(stories: readonly UpNext[], count: number, order: Order): readonly UpNext[] {
  const next = stories.slice(0, count);
  return order === 'rank' ? next : next.toSorted((a, b) => b.row.doubt - a.row.doubt || a.place - b.place);
}

/** With rows as a save has left them. */
export function withRows(plan: Plan, rows: readonly StoryRow[]): Plan {
  const newer = new Map(rows.map((row) => [row.issueId, row]));
  return {
    ...plan,
    stories: plan.stories.map((story) => ({ ...story, row: newer.get(story.row.issueId) ?? story.row })),
  };
}
