/** The site's data in memory, indexed for the questions REST asks, and a note of what changed since it was last written. */
import { emptyCatalog } from './catalog';
import type { Issue, IssueType, Link, Named, Project, Sprint, Status, StoredCatalog, User } from './model';

/** Issues are written in files of this many keys, so that one change rewrites a small file. */
const BUCKET_KEYS = 500;

export interface Store {
  readonly users: Map<string, User>;
  readonly projects: Map<string, Project>;
  readonly statuses: Map<string, Status>;
  readonly types: Map<string, IssueType>;
  readonly priorities: Map<string, Named>;
  readonly resolutions: Map<string, Named>;
  readonly sprints: Map<number, Sprint>;
  readonly links: Map<string, Link>;
  readonly issues: Map<string, Issue>;
  /** Counts changes; a search answer made at one revision holds until the next. */
  revision(): number;
  /** An id the site has not given before, unique over all kinds. */
  freshId(): string;
  /** Makes sure `freshId` never gives this id or a lower one. */
  reserveId(id: number): void;
  project(idOrKey: string): Project | null;
  issue(idOrKey: string): Issue | null;
  issuesOf(projectId: string): ReadonlyMap<string, Issue>;
  childrenOf(issueId: string): readonly Issue[];
  linksOf(issueId: string): readonly Link[];
  putIssue(issue: Issue): void;
  /** Moves the issue under another parent, or none; the caller then touches it. */
  setParent(issue: Issue, parentId: string | null): void;
  /** An issue's own data changed. */
  touch(issue: Issue): void;
  /** Anything but an issue changed. */
  touchCatalog(): void;
  removeIssue(issue: Issue): void;
  clear(): void;
  readonly catalog: () => StoredCatalog;
  readonly loadCatalog: (catalog: StoredCatalog) => void;
  /** Buckets changed since the last call. */
  takeDirty(): readonly string[];
  markDirty(buckets: readonly string[]): void;
  issuesIn(bucket: string): readonly Issue[];
  onTouch: (() => void) | null;
}

/** The number behind `KEY-123`. */
export function keyNumber(key: string): number {
  return Number(key.slice(key.lastIndexOf('-') + 1));
}

/** Which file an issue is written to. */
export function bucketOf(issue: Issue): string {
  return `${issue.projectId}-${String(Math.floor(keyNumber(issue.key) / BUCKET_KEYS))}`;
}

export function createStore(): Store {
  const idByKey = new Map<string, string>();
  const byProject = new Map<string, Map<string, Issue>>();
  const children = new Map<string, Set<string>>();
  const buckets = new Map<string, Map<string, Issue>>();
  let dirty = new Set<string>();
  let revision = 0;
  let nextId = 0;
  const none: ReadonlyMap<string, Issue> = new Map();

  const changed = (bucket: string | null) => {
    revision += 1;
    if (bucket !== null) dirty.add(bucket);
    store.onTouch?.();
  };
  const within = <K, T>(maps: Map<string, Map<K, T>>, key: string): Map<K, T> => {
    const found = maps.get(key) ?? new Map<K, T>();
    maps.set(key, found);
    return found;
  };
  const addChild = (parentId: string | null, id: string) => {
    if (parentId === null) return;
    const ids = children.get(parentId) ?? new Set();
    ids.add(id);
    children.set(parentId, ids);
  };

  const store: Store = {
    users: new Map(),
    projects: new Map(),
    statuses: new Map(),
    types: new Map(),
    priorities: new Map(),
    resolutions: new Map(),
    sprints: new Map(),
    links: new Map(),
    issues: new Map(),
    onTouch: null,
    revision: () => revision,
    freshId() {
      const id = String(nextId);
      nextId += 1;
      return id;
    },
    reserveId(id) {
      nextId = Math.max(nextId, id + 1);
    },
    project(idOrKey) {
      const byId = store.projects.get(idOrKey);
      if (byId) return byId;
      const key = idOrKey.toUpperCase();
      for (const project of store.projects.values()) if (project.key === key) return project;
      return null;
    },
    issue(idOrKey) {
      return store.issues.get(idOrKey) ?? store.issues.get(idByKey.get(idOrKey.toUpperCase()) ?? '') ?? null;
    },
    issuesOf: (projectId) => byProject.get(projectId) ?? none,
    childrenOf(issueId) {
      const ids = [...(children.get(issueId) ?? [])];
      return ids.flatMap((id) => store.issues.get(id) ?? []).sort((a, b) => Number(a.id) - Number(b.id));
    },
    linksOf: (issueId) => [...store.links.values()].filter((link) => link.from === issueId || link.to === issueId),
    putIssue(issue) {
      store.issues.set(issue.id, issue);
      idByKey.set(issue.key, issue.id);
      within(byProject, issue.projectId).set(issue.id, issue);
      within(buckets, bucketOf(issue)).set(issue.id, issue);
      addChild(issue.parentId, issue.id);
      changed(bucketOf(issue));
    },
    setParent(issue, parentId) {
      if (issue.parentId !== null) children.get(issue.parentId)?.delete(issue.id);
      issue.parentId = parentId;
      addChild(parentId, issue.id);
    },
    touch: (issue) => changed(bucketOf(issue)),
    touchCatalog: () => changed(null),
    removeIssue(issue) {
      store.setParent(issue, null);
      store.issues.delete(issue.id);
      idByKey.delete(issue.key);
      byProject.get(issue.projectId)?.delete(issue.id);
      buckets.get(bucketOf(issue))?.delete(issue.id);
      for (const link of store.linksOf(issue.id)) store.links.delete(link.id);
      changed(bucketOf(issue));
    },
    clear() {
      for (const bucket of buckets.keys()) dirty.add(bucket);
      store.issues.clear();
      for (const map of [idByKey, byProject, children, buckets]) map.clear();
      store.loadCatalog(emptyCatalog());
      changed(null);
    },
    catalog: () => ({
      users: [...store.users.values()],
      projects: [...store.projects.values()],
      statuses: [...store.statuses.values()],
      types: [...store.types.values()],
      priorities: [...store.priorities.values()],
      resolutions: [...store.resolutions.values()],
      sprints: [...store.sprints.values()],
      links: [...store.links.values()],
      nextId,
    }),
    loadCatalog(catalog) {
      refill(store.users, catalog.users, (user) => user.accountId);
      refill(store.projects, catalog.projects, (project) => project.id);
      refill(store.statuses, catalog.statuses, (status) => status.id);
      refill(store.types, catalog.types, (type) => type.id);
      refill(store.priorities, catalog.priorities, (priority) => priority.id);
      refill(store.resolutions, catalog.resolutions, (resolution) => resolution.id);
      refill(store.sprints, catalog.sprints, (sprint) => sprint.id);
      refill(store.links, catalog.links, (link) => link.id);
      nextId = Math.max(nextId, catalog.nextId);
    },
    takeDirty() {
      const taken = [...dirty];
      dirty = new Set();
      return taken;
    },
    markDirty(names) {
      for (const name of names) dirty.add(name);
    },
    issuesIn: (bucket) => [...(buckets.get(bucket)?.values() ?? [])],
  };
  store.loadCatalog(emptyCatalog());
  return store;
}

function refill<K, T>(map: Map<K, T>, values: readonly T[], keyOf: (value: T) => K): void {
  map.clear();
  for (const value of values) map.set(keyOf(value), value);
}
