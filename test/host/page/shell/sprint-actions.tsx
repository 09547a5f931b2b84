/** The sprints under way and to come, as the heads of a backlog name them, each with what apps add to its menu. */
import Button from '@atlaskit/button/new';
import type { ReactNode } from 'react';
import type { ModuleInfo } from '../host-info';
import { plannedSprints, type PlannedSprint, type Project } from '../jira-client';
import { useLoad, useShell } from './services';

/** Where no app adds anything, nothing is shown and nothing is asked. */
export function SprintActions({ project }: { project: Project }): ReactNode {
  const { services } = useShell();
  const actions = services.info.modules.filter((module) => module.type === 'jira:sprintAction');
  return actions.length === 0 ? null : <Sprints project={project} actions={actions} />;
}

function Sprints({ project, actions }: { project: Project; actions: readonly ModuleInfo[] }): ReactNode {
  const { jira, fields } = useShell();
  const sprints = useLoad(async () => {
    if (fields.sprint === null) return [];
    const jql = `project = ${project.key} AND (sprint in openSprints() OR sprint in futureSprints()) ORDER BY key`;
    const { issues } = await jira.search(jql, { token: null, fields });
    // An issue of an open sprint may have been in others before, which have no menu any more.
    return plannedSprints(issues, fields).filter(({ state }) => state !== 'closed');
  }, [jira, project.key, fields]);
  if (sprints.state !== 'ready') return null;
  return (
    <ul className="host-sprints" aria-label="Sprints">
      {sprints.value.map((sprint) => (
        <li key={sprint.id}>
          <span>{sprint.name}</span>
          <span className="host-quiet">{sprint.state}</span>
          {actions.map((action) => (
            <Action key={action.key} action={action} sprint={sprint} project={project} />
          ))}
        </li>
      ))}
    </ul>
  );
}

function Action(props: { action: ModuleInfo; sprint: PlannedSprint; project: Project }): ReactNode {
  const { services } = useShell();
  const { action, sprint, project } = props;
  const open = (): void => {
    services.openModal({
      module: action,
      extension: {
        type: action.type,
        project: { id: project.id, key: project.key, type: project.projectTypeKey },
        board: { id: String(sprint.boardId ?? 1), type: 'scrum' },
        sprint: { id: String(sprint.id), state: sprint.state },
        location: window.location.href,
      },
      ...{
        width: action.viewportSize ?? 'medium',
        title: action.title,
        closeOnEscape: true,
        closeOnOverlayClick: true,
      },
      onClose: () => undefined,
    });
  };
  return (
    <Button spacing="compact" appearance="subtle" onClick={open}>
      {action.title}
    </Button>
  );
}
