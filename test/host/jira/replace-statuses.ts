/**
 * Statuses of an import. Its current ones enter the site's catalogue; those only its histories know do not, as a deleted
 * status is gone from Jira's, so that whoever reads them has to tell their category some other way.
 */
import type { HistoryItem, Status } from './model';
import { CATEGORY_KEYS } from './model';
import type { ImportedIssue, ProjectData } from './replace';
import type { Store } from './store';

export interface StatusMap {
  /** The project's workflow: to do first, done last. */
  readonly workflow: readonly string[];
  /** The site's id of an issue's current status. */
  readonly current: (status: ImportedIssue['status']) => string;
  /** A history item with the file's status ids turned into the site's. */
  readonly inHistory: (item: HistoryItem) => HistoryItem;
}

export function mapStatuses(store: Store, data: ProjectData): StatusMap {
  const inHistories = historyStatuses(data.issues);
  const foreign = new Set([...store.statuses.keys(), ...otherHistoryIds(store)]);
  const bySite = new Map<string, string>();
  const byFile = new Map<string, string>();

  for (const { status } of data.issues) {
    const fileId = status.id ?? inHistories.get(status.name.toLowerCase())?.at(-1) ?? null;
    const site = bySite.get(nameOf(status)) ?? siteStatus(store, status, fileId, foreign).id;
    bySite.set(nameOf(status), site);
    // A status renamed in its time is in histories under older ids of the same name too.
    for (const id of [fileId, ...(inHistories.get(status.name.toLowerCase()) ?? [])])
      if (id !== null && !byFile.has(id)) byFile.set(id, site);
  }
  for (const [name, ids] of inHistories)
    for (const id of ids) {
      if (byFile.has(id)) continue;
      const there = store.statuses.get(id);
      // The id of another status of this site: left as it is, a deleted status would pass for that one.
      byFile.set(id, there !== undefined && there.name.toLowerCase() !== name ? store.freshId() : id);
    }

  const used = new Set(bySite.values());
  const workflow = CATEGORY_KEYS.flatMap((category) =>
    [...store.statuses.values()].filter((status) => used.has(status.id) && status.category === category),
  );
  const moved = (id: string | null) => (id === null ? null : (byFile.get(id) ?? id));
  return {
    workflow: workflow.map((status) => status.id),
    current: (status) => bySite.get(nameOf(status)) ?? '',
    inHistory: (item) => (item.field === 'status' ? { ...item, from: moved(item.from), to: moved(item.to) } : item),
  };
}

function nameOf({ name, category }: ImportedIssue['status']): string {
  return `${category} ${name.toLowerCase()}`;
}

/** The site's status of that name and category, or a new one: under the file's id where that is free. */
function siteStatus(
  store: Store,
  { name, category }: ImportedIssue['status'],
  fileId: string | null,
  foreign: ReadonlySet<string>,
): Status {
  for (const status of store.statuses.values())
    if (status.category === category && status.name.toLowerCase() === name.toLowerCase()) return status;
  const isFree = fileId !== null && !foreign.has(fileId) && !store.statuses.has(fileId);
  const made = { id: isFree ? fileId : store.freshId(), name, category };
  store.statuses.set(made.id, made);
  return made;
}

/** Status ids in the file's histories by lower-case name, in order of appearance. */
function historyStatuses(issues: readonly ImportedIssue[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const item of statusItems(issues.flatMap((issue) => issue.histories)))
    for (const [id, name] of [
      [item.from, item.fromString],
      [item.to, item.toString],
    ] as const) {
      if (id === null || name === null) continue;
      const known = ids.get(name.toLowerCase()) ?? [];
      if (!known.includes(id)) ids.set(name.toLowerCase(), [...known, id]);
    }
  return ids;
}

function otherHistoryIds(store: Store): string[] {
  const histories = [...store.issues.values()].flatMap((issue) => issue.histories);
  return statusItems(histories).flatMap((item) => [item.from, item.to].filter((id): id is string => id !== null));
}

function statusItems(histories: readonly { readonly items: readonly HistoryItem[] }[]): HistoryItem[] {
  return histories.flatMap(({ items }) => items.filter((item) => item.field === 'status'));
}
