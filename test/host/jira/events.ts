/**
 * Product events as Forge delivers them to a trigger: thin, without custom fields or properties.
 *
 * Writing or deleting an issue property sends nothing here. Jira does not count it as an update of the issue (`updated`
 * stands still, no history entry), and its own event, `avi:jira:set:issue-property`, has no documented payload to copy.
 */
import type { ProductEvent } from '../types';
import { jiraDate } from './dates';
import type { Comment, History, Issue, Project, User } from './model';
import { projectRef, statusBean, typeBean, userOrNull } from './present';
import type { Store } from './store';

export type IssueEventType =
  | 'avi:jira:created:issue'
  | 'avi:jira:updated:issue'
  | 'avi:jira:deleted:issue'
  | 'avi:jira:assigned:issue'
  | 'avi:jira:commented:issue';

export interface IssueChange {
  readonly type: IssueEventType;
  readonly issue: Issue;
  readonly by: User;
  readonly atMs: number;
  readonly history?: History;
  readonly comment?: Comment;
}

export function issueEvent(store: Store, change: IssueChange): ProductEvent {
  const { type, issue, by, atMs, history, comment } = change;
  const project = store.project(issue.projectId);
  const status = store.statuses.get(issue.statusId);
  const issueType = store.types.get(issue.typeId);
  const moved = history?.items.find((item) => item.fieldId === 'status');
  const people = [by.accountId, issue.reporter, issue.assignee].filter((id): id is string => id !== null);
  return {
    eventType: type,
    issue: {
      id: issue.id,
      key: issue.key,
      fields: {
        summary: issue.summary,
        issuetype: issueType && typeBean(issueType),
        project: project && projectRef(project),
        status: status && statusBean(status),
        creator: userOrNull(store, issue.creator),
        reporter: userOrNull(store, issue.reporter),
        assignee: userOrNull(store, issue.assignee),
        created: jiraDate(issue.created),
        updated: jiraDate(issue.updated),
      },
    },
    ...(history === undefined ? {} : { changelog: { id: history.id, items: history.items } }),
    ...(comment === undefined ? {} : { comment: { id: comment.id } }),
    atlassianId: by.accountId,
    selfGenerated: by.accountType === 'app',
    associatedUsers: [...new Set(people)].map((accountId) => ({ accountId })),
    ...(moved === undefined
      ? {}
      : {
          associatedStatuses: [
            { id: moved.from, name: moved.fromString },
            { id: moved.to, name: moved.toString },
          ],
        }),
    timestamp: String(atMs),
  };
}

/** A project event. Its payload is not written down where we could read it: only the id is sure. */
export function projectEvent(
  project: Project,
  what: 'archived' | 'unarchived' | 'softdeleted' | 'restored' | 'deleted',
): ProductEvent {
  return { eventType: `avi:jira:${what}:project`, project: { id: project.id, key: project.key } };
}
