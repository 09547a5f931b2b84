/** What the project page can be narrowed to: teams by what stands for them in Jira, and sprints. */
import * as v from '../valibot';
import { TEAM_KINDS, type Choices } from '../domain/page-question';
import { Int, query } from './sql';

/** More would be a list nobody reads through. */
const TAGS = 50;
const EPICS = 25;
const SPRINTS = 25;

const Row = v.object({
  arm: v.picklist([...TEAM_KINDS, 'sprint']),
  id: v.string(),
  name: v.nullable(v.string()),
  state: v.nullable(v.string()),
  n: v.nullable(Int),
});

/**
 * The components, labels and epics most issues of the project belong to, and its sprints, the running one first: one
 * statement. A name of a component, of a label or of a sprint is the project's, or the site's, and no issue's words; an
 * epic is told by its id, and its title is the browser's to ask for.
 * @throws AppFailure storeUnavailable
 */
export async function readChoices(projectId: string): Promise<Choices> {
  const rows = await query(
    Row,
    `SELECT kind AS arm, value AS id, NULL AS name, NULL AS state, n FROM (
       SELECT kind, value, COUNT(*) AS n FROM tag WHERE project_id = ? GROUP BY kind, value
       ORDER BY n DESC, kind, value LIMIT ${String(TAGS)}) tags
     UNION ALL
     SELECT 'epic' AS arm, parent_id AS id, NULL AS name, NULL AS state, n FROM (
       SELECT parent_id, COUNT(*) AS n FROM fact WHERE project_id = ? AND level = 'story' AND parent_id IS NOT NULL
       GROUP BY parent_id ORDER BY n DESC, parent_id LIMIT ${String(EPICS)}) epics
     UNION ALL
     SELECT 'sprint' AS arm, sprint_id AS id, name, state, start_ms AS n FROM (
       SELECT sprint_id, name, state, start_ms FROM sprint WHERE project_id = ?
       ORDER BY CASE WHEN state = 'active' THEN 0 ELSE 1 END, start_ms DESC, sprint_id DESC
       LIMIT ${String(SPRINTS)}) sprints`,
    [projectId, projectId, projectId],
  );
  // A union promises no order, whatever its parts were in.
  const inOrder = rows.toSorted((a, b) => rankOf(a) - rankOf(b) || (b.n ?? 0) - (a.n ?? 0) || (a.id < b.id ? -1 : 1));
  return {
    teams: TEAM_KINDS.flatMap((kind) =>
      inOrder.flatMap(({ arm, id, n }) => (arm === kind ? [{ kind, value: id, issues: n ?? 0 }] : [])),
    ),
    sprints: inOrder.flatMap(({ arm, id, name, state }) =>
      arm === 'sprint' ? [{ id, name: name ?? id, isActive: state === 'active' }] : [],
    ),
  };
}

function rankOf({ state }: v.InferOutput<typeof Row>): number {
  return state === 'active' ? 0 : 1;
}
