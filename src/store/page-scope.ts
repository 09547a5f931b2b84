/** Which issues a question of the page is about, as a condition of a statement. */
import type { PageQuestion } from '../domain/page-question';
import type { SqlValue } from './sql';

export interface Clause {
  /** Begins with a condition, ends without a space. */
  readonly where: string;
  readonly params: readonly SqlValue[];
}

export type Scope = Pick<PageQuestion, 'team' | 'sprint'> & { readonly projectId: string };

/** On `project_id` and `issue_id` of the one table of the statement; a team or a sprint is found by its own key. */
export function scopeOf({ projectId, team, sprint }: Scope): Clause {
  const parts: Clause[] = [{ where: 'project_id = ?', params: [projectId] }];
  if (team?.kind === 'epic') {
    parts.push({ where: 'issue_id IN (SELECT issue_id FROM fact WHERE parent_id = ?)', params: [team.value] });
  } else if (team !== null) {
    parts.push({
      where: 'issue_id IN (SELECT issue_id FROM tag WHERE project_id = ? AND kind = ? AND value = ?)',
      params: [projectId, team.kind, team.value],
    });
  }
  if (sprint !== null) {
    parts.push({
      where: 'issue_id IN (SELECT issue_id FROM issue_sprint WHERE project_id = ? AND sprint_id = ?)',
      params: [projectId, sprint],
    });
  }
  return {
    where: parts.map(({ where }) => where).join(' AND '),
    params: parts.flatMap(({ params }) => params),
  };
}
