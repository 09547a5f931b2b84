/** What people of the demo do in Jira itself. */
import type { Site } from '../jira/site';
import { accountOf } from './furnish';
import { known } from './names';
import type { Names } from './names';
import type { Act, When } from './script';
import { MAIN_PROJECT } from './team';

export type JiraAct = Extract<Act, { act: 'create' | 'plan' | 'move' | 'link' | 'comment' }>;
/** One of `JiraAct`'s kinds, as a guard. */
export function isJiraAct(act: Act): act is JiraAct {
  return ['create', 'plan', 'move', 'link', 'comment'].includes(act.act);
}

/** Does it as this account, at the site's time. */
export function inJira(site: Site, names: Names, account: string, act: JiraAct, day: (when: When) => string): void {
  const keyOf = (name: string): string => known(names.keys, 'issue', name);
  switch (act.act) {
    case 'create':
      create(site, names, account, act, day);
      break;
    case 'plan':
      site.editIssue(account, keyOf(act.issue), planning(names, act));
      break;
    case 'move':
      site.transition(account, keyOf(act.issue), act.to, act.resolution ?? null);
      break;
    case 'link':
      site.link(account, act.how, keyOf(act.from), keyOf(act.to));
      break;
    case 'comment':
      site.comment(account, keyOf(act.issue), act.text);
  }
}

function create(
  site: Site,
  names: Names,
  account: string,
  act: Extract<Act, { act: 'create' }>,
  day: (when: When) => string,
): void {
  const { issue, type, title, project = MAIN_PROJECT, parent, labels = [], about, from, component, due } = act;
  if (names.keys.has(issue)) throw new Error(`two issues are called ${issue}`);
  const made = site.createIssue(account, {
    project,
    type,
    summary: title,
    labels,
    ...(component === undefined ? {} : { components: [component] }),
    ...(due === undefined ? {} : { due: day(due) }),
    ...(parent === undefined ? {} : { parent: known(names.keys, 'issue', parent) }),
    ...(about === undefined ? {} : { description: about }),
    ...(from === undefined ? {} : { reporter: accountOf(from) }),
    ...planning(names, act),
  });
  names.keys.set(issue, made.key);
}

function planning(
  names: Names,
  { sprint, points }: { readonly sprint?: number; readonly points?: number },
): { sprint?: number; points?: number } {
  return {
    ...(sprint === undefined ? {} : { sprint: known(names.sprints, 'sprint', sprint) }),
    ...(points === undefined ? {} : { points }),
  };
}
