/** A team and a sprint in Jira's own words. Pure. */
import type { PageQuestion, Team } from '../../src/domain/page-question';

export type Part = Pick<PageQuestion, 'team' | 'sprint'>;

const FIELDS = { component: 'component', label: 'labels' } as const;

/** Words within quotes: JQL knows two signs it would end at. */
export const quoted = (text: string) => `"${text.replace(/["\\]/g, (sign) => `\\${sign}`)}"`;

const teamClause = ({ kind, value }: Team) =>
  kind === 'epic' ? `parent = ${value}` : `${FIELDS[kind]} = ${quoted(value)}`;

/** Clauses that narrow a search to a part; none for the whole project. Ids are digits, whatever an address said. */
export function partClauses({ team, sprint }: Part): readonly string[] {
  return [...(team === null ? [] : [teamClause(team)]), ...(sprint === null ? [] : [`sprint = ${sprint}`])];
}
