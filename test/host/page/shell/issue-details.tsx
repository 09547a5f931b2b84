/** The facts of an issue, as Jira lists them in the right column. */
import Tag from '@atlaskit/tag';
import TagGroup from '@atlaskit/tag-group';
import type { ReactNode } from 'react';
import { pointsOf, sprintsOf, type Issue } from '../jira-client';
import { routeHash } from '../route';
import { formatMoment } from './format';
import { useShell } from './services';

export function IssueDetails({ issue }: { issue: Issue }): ReactNode {
  const { fields, services } = useShell();
  const { parent, labels, resolution, issuetype, assignee, reporter, created } = issue.fields;
  const sprints = sprintsOf(issue, fields);
  const none = <span className="host-quiet">None</span>;
  const rows: readonly (readonly [string, ReactNode])[] = [
    ['Type', issuetype.name],
    ['Assignee', assignee?.displayName ?? none],
    ['Reporter', reporter?.displayName ?? none],
    [
      'Parent',
      parent === null || parent === undefined ? (
        none
      ) : (
        <a href={routeHash({ at: 'issue', issueKey: parent.key })}>
          {parent.key} {parent.fields?.summary ?? ''}
        </a>
      ),
    ],
    ['Story points', pointsOf(issue, fields) ?? none],
    ['Sprint', sprints.length === 0 ? none : sprints.join(', ')],
    [
      'Labels',
      labels.length === 0 ? (
        none
      ) : (
        <TagGroup>
          {labels.map((label) => (
            <Tag key={label} text={label} isRemovable={false} />
          ))}
        </TagGroup>
      ),
    ],
    ['Resolution', resolution?.name ?? 'Unresolved'],
    ['Created', created === null || created === undefined ? none : formatMoment(created, services.person)],
  ];
  return (
    <section className="host-card" aria-label="Details">
      <h2 className="host-card-head">
        <span>Details</span>
      </h2>
      <dl className="host-details">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
