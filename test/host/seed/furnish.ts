/** Puts the demo's people, kinds of work, projects and sprints on an empty site. */
import { emptyCatalog } from '../jira/catalog';
import type { Site } from '../jira/site';
import { dayMs } from './script';
import { ADDED_TYPES, CUSTOMERS, PEOPLE, PROJECTS, SPRINTS } from './team';

/** The Jira account of a person of the demo. */
export function accountOf(person: string): string {
  return `demo-${person}`;
}

/** @returns sprint ids by their number in the script */
export function furnish(site: Site, nowMs: number): ReadonlyMap<number, number> {
  for (const { id, name, siteAdmin, onImports } of PEOPLE) {
    const email = `${id}@harbour.example`;
    site.addUser({ accountId: accountOf(id), displayName: name, email, siteAdmin, importRole: onImports });
  }
  for (const { id, name } of CUSTOMERS) {
    site.addUser({ accountId: accountOf(id), displayName: name, importRole: null, isCustomer: true });
  }
  for (const type of ADDED_TYPES) site.addIssueType(type, 0);
  const shared = emptyCatalog()
    .types.map(({ name }) => name)
    .concat(ADDED_TYPES);
  for (const { type, lead, roles, ownTypes = [], ...project } of PROJECTS) {
    for (const own of ownTypes) site.addIssueType(own, 0);
    site.addProject({
      ...project,
      projectTypeKey: type,
      types: [...shared, ...ownTypes],
      lead: accountOf(lead),
      roles: {
        administer: roles.administer.map(accountOf),
        edit: roles.edit.map(accountOf),
        comment: roles.comment.map(accountOf),
        browse: roles.browse.map(accountOf),
      },
    });
  }
  return new Map(
    SPRINTS.map(({ number, goal, from, to, state }) => {
      const [startMs, endMs] = [dayMs(from, nowMs), dayMs(to, nowMs)];
      const closed = state === 'closed' ? { completeMs: endMs } : {};
      const made = site.addSprint({ name: `Sprint ${String(number)}`, goal, state, startMs, endMs, ...closed });
      return [number, made.id];
    }),
  );
}
