/** Jira's own search, by what Premise publishes on each issue. Pure. */

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

export function jqlOf(search: Search, projectKey: string): string {
  return `project = "${projectKey}" AND ${CLAUSES[search]}`;
}

/** Where Jira shows a search. */
export function addressOfSearch(search: Search, projectKey: string): string {
  return `/issues/?${new URLSearchParams({ jql: jqlOf(search, projectKey) }).toString()}`;
}
