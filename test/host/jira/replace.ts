/**
 * Putting a whole project in place, as an import brings it. Ids of an import are kept where this site has not given them
 * to something else; an issue imported again keeps its id, its properties and its comments.
 */
import type { Adf, CategoryKey, HistoryItem, Issue, Project, Role, Sprint } from './model';
import { mapStatuses } from './replace-statuses';
import type { Store } from './store';
import { keyNumber } from './store';

export interface ImportedIssue {
  /** The id in the file: digits. */
  readonly id: string;
  readonly key: string;
  readonly summary: string;
  readonly description: Adf | null;
  readonly type: { readonly name: string; readonly level: number };
  readonly status: { readonly id: string | null; readonly name: string; readonly category: CategoryKey };
  readonly resolution: string | null;
  readonly priority: string | null;
  readonly created: number;
  readonly updated: number;
  readonly resolved: number | null;
  readonly due: string | null;
  readonly labels: readonly string[];
  readonly components: readonly string[];
  /** Id or key in the file; one that is not in it is dropped. */
  readonly parent: string | null;
  readonly points: number | null;
  readonly sprints: readonly ImportedSprint[];
  /** Oldest first. */
  readonly histories: readonly ImportedHistory[];
  /** False when the file brings no history for it, or says that it left some out. */
  readonly historyKnown: boolean;
}
export type ImportedSprint = Omit<Sprint, 'boardId' | 'goal'>;
export interface ImportedHistory {
  readonly id: string;
  readonly created: number;
  readonly items: readonly HistoryItem[];
}
export interface ProjectData {
  /** The id in the file, where it has one. */
  readonly id: string | null;
  readonly key: string;
  readonly name: string;
  readonly issues: readonly ImportedIssue[];
}

export function replaceProjects(store: Store, projects: readonly ProjectData[]): Project[] {
  // Fresh ids start above every id of the files, so that none made for one meets one kept from another.
  for (const { issues } of projects) for (const issue of issues) store.reserveId(Number(issue.id));
  return projects.map((data) => replaceProject(store, data));
}

function replaceProject(store: Store, data: ProjectData): Project {
  const before = store.project(data.key);
  const kept = new Map([...(before ? store.issuesOf(before.id).values() : [])].map((issue) => [issue.key, issue]));
  for (const issue of kept.values()) store.removeIssue(issue);

  const statuses = mapStatuses(store, data);
  const sprints = mapSprints(store, data);
  const project = putProject(store, data, before, statuses.workflow);
  const ids = issueIds(store, data, kept);
  const named = (catalog: Map<string, { id: string; name: string }>, name: string | null) =>
    name === null ? null : idOf(catalog, name, () => ({ id: store.freshId(), name }));

  for (const imported of data.issues) {
    const old = kept.get(imported.key);
    const moves = imported.histories.filter(({ items }) => items.some((item) => item.field === 'status'));
    const issue: Issue = {
      id: ids.get(imported.key) ?? store.freshId(),
      key: imported.key,
      projectId: project.id,
      typeId: typeId(store, imported.type),
      statusId: statuses.current(imported.status),
      summary: imported.summary,
      description: imported.description,
      resolutionId: named(store.resolutions, imported.resolution),
      priorityId: named(store.priorities, imported.priority),
      creator: null,
      reporter: null,
      assignee: null,
      created: imported.created,
      updated: imported.updated,
      resolved: imported.resolved,
      statusChanged: moves.at(-1)?.created ?? imported.created,
      due: imported.due,
      labels: [...imported.labels],
      componentIds: imported.components.map((name) => componentId(store, project, name)),
      parentId: imported.parent === null ? null : (ids.get(imported.parent) ?? null),
      points: imported.points,
      sprintIds: imported.sprints.map((sprint) => sprints.get(sprint.id) ?? sprint.id),
      rank: keyNumber(imported.key),
      securityId: old?.securityId ?? null,
      properties: old?.properties ?? {},
      comments: old?.comments ?? [],
      histories: imported.histories.map(({ id, created, items }) => ({
        id,
        author: null,
        created,
        items: items.map((item) => statuses.inHistory(sprintsInHistory(item, sprints))),
      })),
      historyKnown: imported.historyKnown,
    };
    project.nextNumber = Math.max(project.nextNumber, keyNumber(issue.key) + 1);
    if (!project.typeIds.includes(issue.typeId)) project.typeIds.push(issue.typeId);
    store.putIssue(issue);
  }
  store.touchCatalog();
  return project;
}

/** Everybody of the site gets what their `importRole` says; somebody always administers. */
function putProject(store: Store, data: ProjectData, before: Project | null, statusIds: readonly string[]): Project {
  const people = [...store.users.values()].filter((user) => user.accountType === 'atlassian');
  const holding = (role: Role) => people.filter((user) => user.importRole === role).map((user) => user.accountId);
  const leads = holding('administer');
  const [first] = people;
  const administer = leads.length > 0 || first === undefined ? leads : [first.accountId];
  const free = data.id !== null && !store.projects.has(data.id) ? data.id : store.freshId();
  const project: Project = {
    id: before?.id ?? free,
    key: data.key,
    name: data.name,
    lead: administer[0] ?? null,
    description: '',
    projectTypeKey: 'software',
    simplified: false,
    roles: { administer, edit: holding('edit'), comment: holding('comment'), browse: holding('browse') },
    appRole: 'edit',
    statusIds: [...statusIds],
    typeIds: [],
    components: before?.components ?? [],
    securityLevels: before?.securityLevels ?? [],
    state: before?.state ?? 'live',
    nextNumber: before?.nextNumber ?? 1,
  };
  store.projects.set(project.id, project);
  return project;
}

/** The site's id of each issue, by the file's key and by the file's id. */
function issueIds(store: Store, data: ProjectData, kept: ReadonlyMap<string, Issue>): Map<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set([...kept.values()].map((issue) => issue.id));
  for (const { id, key } of data.issues) {
    const isFree = store.issues.get(id) === undefined && !taken.has(id);
    const given = kept.get(key)?.id ?? (isFree ? id : store.freshId());
    taken.add(given);
    ids.set(key, given);
    ids.set(id, given);
  }
  return ids;
}

/** The site's id of each of the file's sprints: its own unless another sprint has it. */
function mapSprints(store: Store, data: ProjectData): Map<number, number> {
  const ids = new Map<number, number>();
  const latest = new Map(data.issues.flatMap(({ sprints }) => sprints.map((sprint) => [sprint.id, sprint] as const)));
  for (const sprint of latest.values()) {
    const there = store.sprints.get(sprint.id);
    const id = there === undefined || there.name === sprint.name ? sprint.id : Math.max(...store.sprints.keys()) + 1;
    ids.set(sprint.id, id);
    store.sprints.set(id, { ...sprint, id, boardId: 1, goal: '' });
  }
  return ids;
}

/** Sprints are in histories as `12, 13`. */
function sprintsInHistory(item: HistoryItem, sprints: ReadonlyMap<number, number>): HistoryItem {
  if (item.field !== 'Sprint') return item;
  const moved = (text: string | null) => text && text.replace(/\d+/g, (id) => String(sprints.get(Number(id)) ?? id));
  return { ...item, from: moved(item.from), to: moved(item.to) };
}

function typeId(store: Store, { name, level }: ImportedIssue['type']): string {
  for (const type of store.types.values())
    if (type.hierarchyLevel === level && type.name.toLowerCase() === name.toLowerCase()) return type.id;
  const id = store.freshId();
  store.types.set(id, { id, name, hierarchyLevel: level });
  return id;
}

function componentId(store: Store, project: Project, name: string): string {
  const there = project.components.find((component) => component.name === name);
  if (there) return there.id;
  const id = store.freshId();
  project.components.push({ id, name });
  return id;
}

function idOf<T extends { id: string; name: string }>(catalog: Map<string, T>, name: string, make: () => T): string {
  for (const one of catalog.values()) if (one.name.toLowerCase() === name.toLowerCase()) return one.id;
  const made = make();
  catalog.set(made.id, made);
  return made.id;
}
