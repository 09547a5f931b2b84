/** Which view belongs to the place in the address. */
import type { ReactNode } from 'react';
import type { Project } from '../jira-client';
import type { Route } from '../route';
import { AdminView } from './admin';
import { IssueList, defaultJql } from './issue-list';
import { IssueView } from './issue-view';
import { ModuleFrame } from './module-frame';
import { ProjectHead } from './project-tabs';
import { SettingsView } from './project-settings';
import { Refusal } from './refusal';
import { SprintActions } from './sprint-actions';
import { useShell, type Loaded } from './services';

export function View({ route, projects }: { route: Route; projects: Loaded<readonly Project[]> }): ReactNode {
  const { services } = useShell();
  if (route.at === 'issue') {
    return <IssueView issueKey={route.issueKey} />;
  }
  if (route.at === 'admin') {
    return <AdminView key={route.moduleKey} moduleKey={route.moduleKey} />;
  }
  if (projects.state !== 'ready') {
    return projects.state === 'failed' ? <Refusal sentence={projects.sentence} /> : null;
  }
  if (route.at === 'home') {
    const [first] = projects.value;
    return first === undefined ? (
      <Refusal sentence="You may not browse any project on this site." />
    ) : (
      <ProjectView project={first} route={{ at: 'issues', projectKey: first.key, jql: null }} />
    );
  }
  if (route.at === 'unknown') {
    return <Refusal sentence={`There is no page ${services.info.site.name} knows as ${route.hash}.`} />;
  }
  if (route.at === 'issues' && route.projectKey === null) {
    return (
      <div className="host-page">
        <IssueList projectKey={null} jql={route.jql ?? ''} />
      </div>
    );
  }
  const project = projects.value.find((each) => each.key === route.projectKey);
  return project === undefined ? (
    <Refusal sentence={`You may not see a project ${route.projectKey ?? ''}, or there is none.`} />
  ) : (
    <ProjectView project={project} route={route} />
  );
}

function ProjectView({
  project,
  route,
}: {
  project: Project;
  route: Extract<Route, { at: 'issues' | 'page' | 'settings' }>;
}): ReactNode {
  const { services } = useShell();
  if (route.at === 'settings') {
    return <SettingsView project={project} moduleKey={route.moduleKey} />;
  }
  if (route.at === 'issues') {
    return (
      <div className="host-page">
        <ProjectHead project={project} current="issues" />
        <SprintActions project={project} />
        <IssueList projectKey={project.key} jql={route.jql ?? defaultJql(project.key)} />
      </div>
    );
  }
  const pages = services.info.modules.filter((module) => module.type === 'jira:projectPage');
  const page = route.moduleKey === null ? pages[0] : pages.find((module) => module.key === route.moduleKey);
  if (page === undefined) {
    return <Refusal sentence="The app has no such project page." />;
  }
  return (
    <div className="host-page">
      <ProjectHead project={project} current={page.key} />
      <ModuleFrame
        key={`${page.key} ${project.id}`}
        module={page}
        extension={{
          type: page.type,
          project: { id: project.id, key: project.key, type: project.projectTypeKey },
        }}
      />
    </div>
  );
}
