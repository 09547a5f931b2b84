/** The projects a person may see. */
import type { Call, Route } from '../http';
import { answer, listParam, numberParam, Refusal } from '../http';
import { jiraDate } from '../dates';
import { PROJECT_STATES, type Project } from '../model';
import { may, mayOnceLive } from '../permissions';
import type { ProjectPermission } from '../permissions';
import { projectRef, self, typeBean, userOrNull } from '../present';

const ACTIONS: Readonly<Record<string, ProjectPermission>> = {
  view: 'BROWSE_PROJECTS',
  browse: 'BROWSE_PROJECTS',
  edit: 'ADMINISTER_PROJECTS',
  create: 'CREATE_ISSUES',
};

function projectBean(call: Call, project: Project, expand: ReadonlySet<string>) {
  const lead = userOrNull(call.store, project.lead);
  return {
    expand: 'description,lead,issueTypes,insight',
    ...projectRef(project),
    isPrivate: false,
    ...(project.state === 'archived' ? { archived: true } : {}),
    ...(project.state === 'deleted' ? { deleted: true } : {}),
    style: project.simplified ? 'next-gen' : 'classic',
    ...(expand.has('description') ? { description: project.description } : {}),
    ...(expand.has('lead') && lead !== null ? { lead } : {}),
    ...(expand.has('issueTypes') ? { issueTypes: issueTypes(call, project) } : {}),
    ...(expand.has('insight') ? { insight: insight(call, project) } : {}),
  };
}

function issueTypes(call: Call, project: Project) {
  return project.typeIds.flatMap((id) => call.store.types.get(id) ?? []).map(typeBean);
}

function insight(call: Call, project: Project) {
  const issues = call.store.issuesOf(project.id);
  let last = 0;
  for (const issue of issues.values()) last = Math.max(last, issue.updated);
  return { totalIssueCount: issues.size, ...(issues.size === 0 ? {} : { lastIssueUpdateTime: jiraDate(last) }) };
}

export const projectRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/project/search',
    scopes: ['read:jira-work'],
    handle(call) {
      const { query, store, user } = call;
      const startAt = numberParam(query, 'startAt', 0);
      const maxResults = Math.min(numberParam(query, 'maxResults', 50, 1), 100);
      const action = query.get('action') ?? 'view';
      const permission = ACTIONS[action];
      if (permission === undefined) throw new Refusal(400, `'${action}' is not a project action.`);
      const ids = listParam(query, 'id');
      const keys = listParam(query, 'keys');
      const text = (query.get('query') ?? '').toLowerCase();
      const states = listParam(query, 'status');
      for (const state of states)
        if (!PROJECT_STATES.some((known) => known === state))
          throw new Refusal(400, `'${state}' is not a project status.`);
      const found = [...store.projects.values()]
        .filter((project) => (states.length === 0 ? ['live'] : states).includes(project.state))
        .filter((project) => mayOnceLive(user, permission, project) && mayOnceLive(user, 'BROWSE_PROJECTS', project))
        .filter((project) => ids.length === 0 || ids.includes(project.id))
        .filter((project) => keys.length === 0 || keys.includes(project.key))
        .filter((project) => [project.key, project.name].some((name) => name.toLowerCase().includes(text)))
        .sort((a, b) => a.key.localeCompare(b.key));
      const values = found.slice(startAt, startAt + maxResults);
      const expand = new Set(listParam(query, 'expand'));
      return answer({
        self: self('project/search'),
        startAt,
        maxResults,
        total: found.length,
        isLast: startAt + values.length >= found.length,
        values: values.map((project) => projectBean(call, project, expand)),
      });
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/project/{projectIdOrKey}',
    scopes: ['read:jira-work'],
    handle(call) {
      const wanted = call.params['projectIdOrKey'] ?? '';
      const project = call.store.project(wanted);
      if (project === null || !may(call.user, 'BROWSE_PROJECTS', project))
        throw new Refusal(404, `No project could be found with key '${wanted}'.`);
      const expand = new Set([...listParam(call.query, 'expand'), 'description', 'lead', 'issueTypes']);
      return answer({
        ...projectBean(call, project, expand),
        components: project.components.map(({ id, name }) => ({ self: self(`component/${id}`), id, name })),
        assigneeType: 'UNASSIGNED',
        roles: {},
        versions: [],
      });
    },
  },
];
