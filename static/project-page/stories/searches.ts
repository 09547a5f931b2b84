/** Jira's own search, by what Premise publishes on each issue. Pure. */
import { partClauses, quoted, type Part } from '../jql-part';

export const SEARCHES = ['testFirst', 'rethink', 'weak', 'refuted', 'waived', 'checkDue'] as const;
export type Search = (typeof SEARCHES)[number];

/** Only stories somebody has said something about have values to search by. */
const CLAUSES: Readonly<Record<Search, string>> = {
  testFirst: 'premiseNextStep = testFirst',
  rethink: 'premiseNextStep in (rethink, settle)',
  weak: 'premiseScore < 50 AND statusCategory != Done',
  refuted: 'premiseStanding = refuted AND statusCategory = "To Do"',
  waived: 'premiseDecision = waive',
  checkDue: 'premiseCheckDue <= now()',
};

/** Of the part of the project the page looks at. */
export function jqlOf(search: Search, projectKey: string, part: Part): string {
  return [`project = ${quoted(projectKey)}`, ...partClauses(part), CLAUSES[search]].join(' AND ');
}

/** Where Jira shows a search. */
export function addressOfSearch(search: Search, projectKey: string, part: Part): string {
  return `/issues/?${new URLSearchParams({ jql: jqlOf(search, projectKey, part) }).toString()}`;
}
