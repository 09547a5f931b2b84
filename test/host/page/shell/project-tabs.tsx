/** A project's head: its name and the ways into it, the app's project page among them, and its settings for who may. */
import Heading from '@atlaskit/heading';
import type { ReactNode } from 'react';
import type { Project } from '../jira-client';
import { routeHash } from '../route';
import { useSettingsPages } from './project-settings';
import { useShell } from './services';
import { ProjectTile } from './side-bar';

export function ProjectHead({ project, current }: { project: Project; current: string }): ReactNode {
  const { services } = useShell();
  const pages = services.info.modules.filter((module) => module.type === 'jira:projectPage');
  const settings = useSettingsPages(project.key);
  const tabs = [
    { id: 'issues', title: 'Issues', href: routeHash({ at: 'issues', projectKey: project.key, jql: null }) },
    ...pages.map((page) => ({
      id: page.key,
      title: page.title,
      href: routeHash({ at: 'page', projectKey: project.key, moduleKey: page.key, path: '/' }),
    })),
    ...(settings.administers === true ? settings.pages : []).map((page) => ({
      id: page.key,
      title: `${page.title} settings`,
      href: routeHash({ at: 'settings', projectKey: project.key, moduleKey: page.key }),
    })),
  ];
  return (
    <div className="host-project-head">
      <div className="host-project-title">
        <ProjectTile project={project} />
        <Heading size="medium" as="h1">
          {project.name}
        </Heading>
      </div>
      <nav aria-label={project.name}>
        <ul className="host-tabs">
          {tabs.map((tab) => (
            <li key={tab.id}>
              <a href={tab.href} aria-current={tab.id === current ? 'page' : undefined}>
                {tab.title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
