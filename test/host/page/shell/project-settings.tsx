/**
 * The app's page among a project's settings. Jira has it under Project settings, Apps; here it is one more tab. Both are
 * for whoever administers the project.
 */
import type { ReactNode } from 'react';
import type { Project } from '../jira-client';
import { ModuleFrame } from './module-frame';
import { ProjectHead } from './project-tabs';
import { Refusal } from './refusal';
import { useLoad, useShell } from './services';

/** Asked only where the app has such a page; a refusal is a no, as in Jira. Null = not answered yet. */
export function useSettingsPages(projectKey: string) {
  const { services, jira } = useShell();
  const pages = services.info.modules.filter((module) => module.type === 'jira:projectSettingsPage');
  const asked = useLoad(
    async () => pages.length > 0 && (await jira.administersProject(projectKey)),
    [jira, projectKey],
  );
  return { pages, administers: asked.state === 'ready' ? asked.value : asked.state === 'failed' ? false : null };
}

export function SettingsView({ project, moduleKey }: { project: Project; moduleKey: string }): ReactNode {
  const { pages, administers } = useSettingsPages(project.key);
  const page = pages.find((module) => module.key === moduleKey);
  if (page === undefined) {
    return <Refusal sentence="The app has no such page among the project’s settings." />;
  }
  if (administers === null) {
    return null;
  }
  if (!administers) {
    return <Refusal sentence="Only people who administer the project may open its settings." />;
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
