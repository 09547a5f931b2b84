/** ORDER BY: what each field sorts by. Ties and queries without an order fall back to the newest issue first. */
import type { OrderByField } from '@atlaskit/jql-ast';
import { NotModelled, Refusal } from './http';
import { fieldName, jqlField, UNMODELLED_FIELDS } from './jql-fields';
import type { JqlContext } from './jql-kinds';
import { CATEGORY_KEYS } from './model';
import type { Issue } from './model';
import { keyNumber } from './store';
import type { Store } from './store';

/** Null sorts last ascending, first descending, as in Jira. */
export type SortValue = number | string | null;

export interface SortKey {
  readonly of: (issue: Issue) => SortValue;
  readonly descending: boolean;
}

/** Jira's bound. */
const MOST_FIELDS = 7;

const ORDERS: Readonly<Record<string, (store: Store) => (issue: Issue) => SortValue>> = {
  key: (store) => (issue) => `${(store.project(issue.projectId)?.key ?? '').padEnd(12)}${pad(keyNumber(issue.key))}`,
  project: (store) => (issue) => lower(store.project(issue.projectId)?.name),
  issuetype: (store) => (issue) => lower(store.types.get(issue.typeId)?.name),
  status: (store) => {
    const order = [...store.statuses.keys()];
    return (issue) => order.indexOf(issue.statusId);
  },
  statuscategory: (store) => (issue) => CATEGORY_KEYS.indexOf(store.statuses.get(issue.statusId)?.category ?? 'new'),
  resolution: (store) => (issue) => lower(store.resolutions.get(issue.resolutionId ?? '')?.name),
  priority: (store) => {
    const order = [...store.priorities.keys()];
    return (issue) => (issue.priorityId === null ? null : order.indexOf(issue.priorityId));
  },
  rank: () => (issue) => issue.rank,
  customfield_10019: () => (issue) => issue.rank,
  summary: () => (issue) => issue.summary.toLowerCase(),
  assignee: (store) => (issue) => lower(store.users.get(issue.assignee ?? '')?.displayName),
  reporter: (store) => (issue) => lower(store.users.get(issue.reporter ?? '')?.displayName),
};

export function compileOrder(fields: readonly OrderByField[], context: JqlContext): SortKey[] {
  if (fields.length > MOST_FIELDS)
    throw new Refusal(400, `The ORDER BY clause has ${fields.length} fields; at most ${MOST_FIELDS} are allowed.`);
  return fields.map(({ field, direction }) => {
    const name = fieldName(field.value);
    return { of: orderOf(name, field.value, context), descending: direction ? direction.value === 'DESC' : false };
  });
}

function orderOf(name: string, said: string, context: JqlContext): (issue: Issue) => SortValue {
  const known = ORDERS[name];
  if (known) return known(context.store);
  const field = jqlField(name, context);
  if (field?.kind === 'ordered') return field.of;
  if (field?.kind === 'set' && context.aliases.some((alias) => alias.alias.toLowerCase() === name))
    return (issue) => field.of(issue)[0]?.toLowerCase() ?? null;
  if (field !== null) throw new Refusal(400, `Not able to sort using field '${said}'.`);
  if (UNMODELLED_FIELDS.has(said.toLowerCase()))
    throw new NotModelled(`ORDER BY '${said}'`, 'test/host/jira/jql-order.ts');
  throw new Refusal(400, `Field '${said}' does not exist or you do not have permission to view it.`);
}

/** Compares by the keys, then newest (highest id) first, so that every order is total and pages never overlap. */
export function compareBy(order: readonly SortKey[]): (a: SortRow, b: SortRow) => number {
  return (a, b) => {
    for (const [index, key] of order.entries()) {
      const compared = compareValues(a.values[index] ?? null, b.values[index] ?? null);
      if (compared !== 0) return key.descending ? -compared : compared;
    }
    return b.id - a.id;
  };
}

export interface SortRow {
  readonly id: number;
  readonly values: readonly SortValue[];
}

function compareValues(a: SortValue, b: SortValue): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}

function pad(number: number): string {
  return String(number).padStart(9, '0');
}

function lower(text: string | undefined): string | null {
  return text === undefined ? null : text.toLowerCase();
}
