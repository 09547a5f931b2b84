/** The shell's own reads and writes of the Jira stand-in, over the same REST paths a customer's browser would use. */
import * as v from 'valibot';
import type { Person } from './host-info';

const Status = v.object({
  id: v.string(),
  name: v.string(),
  statusCategory: v.object({ key: v.string(), name: v.optional(v.string()) }),
});
export type Status = v.InferOutput<typeof Status>;
const Named = v.object({ name: v.string() });
const IssueType = v.object({ id: v.string(), name: v.string(), subtask: v.optional(v.boolean()) });
const Project = v.object({
  id: v.string(),
  key: v.string(),
  name: v.string(),
  projectTypeKey: v.optional(v.string(), 'software'),
});
export type Project = v.InferOutput<typeof Project>;

const Fields = v.looseObject({
  summary: v.nullish(v.string(), ''),
  status: Status,
  issuetype: IssueType,
  project: v.optional(Project),
  labels: v.optional(v.array(v.string()), []),
  resolution: v.nullish(Named),
  parent: v.nullish(v.object({ key: v.string(), fields: v.optional(v.object({ summary: v.optional(v.string()) })) })),
  assignee: v.nullish(v.object({ displayName: v.string() })),
  reporter: v.nullish(v.object({ displayName: v.string() })),
  created: v.nullish(v.string()),
  updated: v.nullish(v.string()),
  description: v.optional(v.unknown()),
});
const Issue = v.object({ id: v.string(), key: v.string(), fields: Fields });
export type Issue = v.InferOutput<typeof Issue>;

const ProjectPage = v.object({ values: v.array(Project), isLast: v.optional(v.boolean(), true) });
const SearchPage = v.object({ issues: v.array(Issue), nextPageToken: v.nullish(v.string()) });
export type SearchPage = v.InferOutput<typeof SearchPage>;
const Count = v.object({ count: v.number() });
const FieldList = v.array(
  v.object({ id: v.string(), name: v.string(), schema: v.optional(v.object({ custom: v.optional(v.string()) })) }),
);
const Transitions = v.object({ transitions: v.array(v.object({ id: v.string(), name: v.string(), to: Status })) });
export type Transition = v.InferOutput<typeof Transitions>['transitions'][number];
const Changelog = v.object({
  values: v.array(
    v.object({
      id: v.string(),
      created: v.string(),
      author: v.nullish(v.object({ displayName: v.string() })),
      items: v.array(
        v.object({
          field: v.string(),
          fromString: v.nullish(v.string()),
          toString: v.pipe(
            v.unknown(),
            v.transform((text) => (typeof text === 'string' ? text : null)),
          ),
        }),
      ),
    }),
  ),
  total: v.optional(v.number(), 0),
  isLast: v.optional(v.boolean(), true),
});
export type History = v.InferOutput<typeof Changelog>['values'][number];
const MyPermissions = v.object({
  permissions: v.object({ ADMINISTER: v.object({ havePermission: v.boolean() }) }),
});
const MyProjectPermissions = v.object({
  permissions: v.object({ ADMINISTER_PROJECTS: v.object({ havePermission: v.boolean() }) }),
});
const Refusal = v.object({
  errorMessages: v.optional(v.array(v.string()), []),
  errors: v.optional(v.record(v.string(), v.string()), {}),
});

/** Jira's answer when it says no, in its own words. */
export class JiraRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'JiraRefusal';
  }
}

/** Ids of the fields whose id differs from site to site; null where the site has none. */
export interface SiteFields {
  readonly points: string | null;
  readonly sprint: string | null;
}

export interface JiraClient {
  /** Whether this person administers Jira. */
  administersSite(): Promise<boolean>;
  /** Whether this person administers the project. */
  administersProject(projectKey: string): Promise<boolean>;
  projects(): Promise<readonly Project[]>;
  search(jql: string, page: { token: string | null; fields: SiteFields }): Promise<SearchPage>;
  count(jql: string): Promise<number>;
  fields(): Promise<SiteFields>;
  issue(key: string): Promise<Issue>;
  transitions(key: string): Promise<readonly Transition[]>;
  move(key: string, transitionId: string): Promise<void>;
  /** Newest first. */
  history(key: string): Promise<readonly History[]>;
}

/** Basic auth value of a person, in UTF-8 as the header asks. */
export function basicAuth(person: Person): string {
  const text = `${person.emailAddress ?? person.accountId}:${person.apiToken ?? person.accountId}`;
  return `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(text)))}`;
}

async function refusalOf(response: Response): Promise<JiraRefusal> {
  const text = await response.text();
  let said = '';
  try {
    const body = v.parse(Refusal, JSON.parse(text));
    said = [...body.errorMessages, ...Object.values(body.errors)].join(' ');
  } catch {
    // Not Jira's error shape: the raw words are better than none.
    said = text.slice(0, 300);
  }
  return new JiraRefusal(response.status, said === '' ? `Jira answered ${String(response.status)}.` : said);
}

/** A client that asks as one person. */
export function createJira(person: Person): JiraClient {
  const ask = async <S extends v.GenericSchema>(
    schema: S,
    path: string,
    body?: Readonly<Record<string, unknown>>,
  ): Promise<v.InferOutput<S>> => {
    const response = await fetch(`/rest/api/3${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'application/json',
        authorization: basicAuth(person),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) {
      throw await refusalOf(response);
    }
    const text = await response.text();
    return v.parse(schema, text === '' ? null : JSON.parse(text));
  };
  const at = (key: string): string => `/issue/${encodeURIComponent(key)}`;

  return {
    administersSite: async () =>
      (await ask(MyPermissions, '/mypermissions?permissions=ADMINISTER')).permissions.ADMINISTER.havePermission,
    administersProject: async (projectKey) => {
      const query = new URLSearchParams({ projectKey, permissions: 'ADMINISTER_PROJECTS' });
      const { permissions } = await ask(MyProjectPermissions, `/mypermissions?${query.toString()}`);
      return permissions.ADMINISTER_PROJECTS.havePermission;
    },
    projects: async () => {
      const all: Project[] = [];
      for (;;) {
        const page = await ask(ProjectPage, `/project/search?startAt=${String(all.length)}&maxResults=50`);
        all.push(...page.values);
        if (page.isLast || page.values.length === 0) {
          return all;
        }
      }
    },
    search: (jql, { token, fields }) => {
      const site = [fields.points, fields.sprint].filter((id) => id !== null);
      return ask(SearchPage, '/search/jql', {
        jql,
        fields: ['summary', 'status', 'issuetype', 'project', ...site],
        maxResults: 50,
        ...(token === null ? {} : { nextPageToken: token }),
      });
    },
    count: async (jql) => (await ask(Count, '/search/approximate-count', { jql })).count,
    fields: async () => {
      const all = await ask(FieldList, '/field');
      const points =
        all.find((field) => field.schema?.custom?.endsWith(':jsw-story-points') === true) ??
        all.find((field) => /^story points?( estimate)?$/i.test(field.name));
      const sprint = all.find((field) => field.schema?.custom?.endsWith(':gh-sprint') === true);
      return { points: points?.id ?? null, sprint: sprint?.id ?? null };
    },
    issue: (key) => ask(Issue, at(key)),
    transitions: async (key) => (await ask(Transitions, `${at(key)}/transitions`)).transitions,
    move: async (key, transitionId) => {
      await ask(v.null(), `${at(key)}/transitions`, { transition: { id: transitionId } });
    },
    history: async (key) => {
      const all: History[] = [];
      for (;;) {
        const page = await ask(Changelog, `${at(key)}/changelog?startAt=${String(all.length)}&maxResults=100`);
        all.push(...page.values);
        if (page.isLast || page.values.length === 0) {
          return all.sort((a, b) => Date.parse(b.created) - Date.parse(a.created));
        }
      }
    },
  };
}

const Sprint = v.array(v.object({ name: v.string(), state: v.optional(v.string()) }));
const Planned = v.array(
  v.object({
    id: v.number(),
    name: v.string(),
    state: v.picklist(['active', 'future', 'closed']),
    boardId: v.optional(v.number()),
  }),
);
export type PlannedSprint = v.InferOutput<typeof Planned>[number];

/** Story points of an issue; null when unsized or the site has no such field. */
export function pointsOf(issue: Issue, fields: SiteFields): number | null {
  const value = fields.points === null ? null : issue.fields[fields.points];
  return typeof value === 'number' ? value : null;
}

/** Names of the sprints an issue is or was in, oldest first. */
export function sprintsOf(issue: Issue, fields: SiteFields): readonly string[] {
  const value = fields.sprint === null ? null : issue.fields[fields.sprint];
  const sprints = v.safeParse(Sprint, value);
  return sprints.success ? sprints.output.map((sprint) => sprint.name) : [];
}

/** Sprints of these issues, each once, by id; those of a field in another form are left out. */
export function plannedSprints(issues: readonly Issue[], fields: SiteFields): readonly PlannedSprint[] {
  const all = issues.flatMap((issue) => {
    const sprints = v.safeParse(Planned, fields.sprint === null ? null : issue.fields[fields.sprint]);
    return sprints.success ? sprints.output : [];
  });
  return [...new Map(all.map((sprint) => [sprint.id, sprint])).values()].sort((a, b) => a.id - b.id);
}
