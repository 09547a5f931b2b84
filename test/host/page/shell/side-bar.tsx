/** The projects this person may browse, and the administration for those who have it. */
import Spinner from '@atlaskit/spinner';
import type { ReactNode } from 'react';
import type { Project } from '../jira-client';
import { routeHash, type Route } from '../route';
import { AdminLinks } from './admin';
import type { Loaded } from './services';
import { projectKeyOf } from './place';

const TILES = ['blue', 'green', 'purple', 'teal', 'orange', 'magenta'] as const;

/** A square with the project's initials, always the same colour for the same key. */
export function ProjectTile({ project }: { project: Pick<Project, 'key'> }): ReactNode {
  const sum = Array.from(project.key).reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return (
    <span className="host-project-tile" data-color={TILES[sum % TILES.length]} aria-hidden="true">
      {project.key.slice(0, 2)}
    </span>
  );
}

export function SideBar({
  projects,
  route,
  onPick,
}: {
  projects: Loaded<readonly Project[]>;
  route: Route;
  onPick: () => void;
}): ReactNode {
  const currentKey = projectKeyOf(route);
  return (
    <nav className="host-side" aria-label="Projects">
      <h2 className="host-side-head">Projects</h2>
      {projects.state === 'loading' ? <Spinner size="small" label="Loading projects" /> : null}
      {projects.state === 'failed' ? <p className="host-quiet">{projects.sentence}</p> : null}
      {projects.state === 'ready' && projects.value.length === 0 ? (
        <p className="host-quiet">No project you may see.</p>
      ) : null}
      <ul>
        {(projects.state === 'ready' ? projects.value : []).map((project) => (
          <li key={project.id}>
            <a
              href={routeHash({ at: 'issues', projectKey: project.key, jql: null })}
              aria-current={project.key === currentKey ? 'page' : undefined}
              onClick={onPick}
            >
              <ProjectTile project={project} />
              <span className="host-side-name">{project.name}</span>
            </a>
          </li>
        ))}
      </ul>
      <AdminLinks route={route} onPick={onPick} />
    </nav>
  );
}
