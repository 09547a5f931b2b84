/** One issue: its words and the app's panel on the left, its details and the app's context on the right. */
import Breadcrumbs, { BreadcrumbsItem } from '@atlaskit/breadcrumbs';
import Heading from '@atlaskit/heading';
import SectionMessage from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import { useState, type ReactNode } from 'react';
import type { Issue } from '../jira-client';
import { routeHash } from '../route';
import { Description } from './adf';
import { HistoryList } from './history-list';
import { IssueDetails } from './issue-details';
import { TypeIcon } from './marks';
import { ModuleFrame } from './module-frame';
import { ModuleFold, ModulePanel } from './module-panel';
import { useLoad, useShell } from './services';
import { StatusMenu } from './status-menu';

/** What a module on an issue is told about where it is (`context.extension`). */
function extensionOf(type: string, issue: Issue): Readonly<Record<string, unknown>> {
  const project = issue.fields.project;
  return {
    type,
    issue: {
      id: issue.id,
      key: issue.key,
      type: issue.fields.issuetype.name,
      typeId: issue.fields.issuetype.id,
    },
    project: { id: project?.id ?? '', key: project?.key ?? '', type: project?.projectTypeKey ?? 'software' },
  };
}

export function IssueView({ issueKey }: { issueKey: string }): ReactNode {
  const { jira, revision } = useShell();
  const [own, setOwn] = useState(0);
  const loaded = useLoad(async () => {
    const [issue, history] = await Promise.all([jira.issue(issueKey), jira.history(issueKey)]);
    return { issue, history };
  }, [jira, issueKey, revision, own]);
  if (loaded.state === 'failed') {
    return (
      <div className="host-page">
        <SectionMessage appearance="error" title={`${issueKey} cannot be shown`}>
          <p>{loaded.sentence}</p>
        </SectionMessage>
      </div>
    );
  }
  const view = loaded.state === 'ready' ? loaded.value : loaded.stale;
  if (view === null || view.issue.key !== issueKey) {
    return (
      <div className="host-module-wait">
        <Spinner size="large" label={`Loading ${issueKey}`} />
      </div>
    );
  }
  return (
    <Issue
      key={view.issue.id}
      {...view}
      onMoved={() => {
        setOwn(own + 1);
      }}
    />
  );
}

type View = {
  readonly issue: Issue;
  readonly history: Parameters<typeof HistoryList>[0]['history'];
  readonly onMoved: () => void;
};

function Issue({ issue, history, onMoved }: View): ReactNode {
  const { services } = useShell();
  const { project, issuetype, summary, status } = issue.fields;
  const modules = (type: string) => services.info.modules.filter((module) => module.type === type);
  const frame = (module: ReturnType<typeof modules>[number]): ReactNode => (
    <ModuleFrame
      key={`${module.key} ${issue.id} ${services.person.accountId}`}
      module={module}
      extension={extensionOf(module.type, issue)}
    />
  );
  return (
    <article className="host-issue" aria-label={issue.key}>
      <div className="host-issue-crumbs">
        <Breadcrumbs label="Where this issue is">
          <BreadcrumbsItem href="#/" text="Projects" />
          {project === undefined ? null : (
            <BreadcrumbsItem
              href={routeHash({ at: 'issues', projectKey: project.key, jql: null })}
              text={project.name}
            />
          )}
          <BreadcrumbsItem
            href={routeHash({ at: 'issue', issueKey: issue.key })}
            text={issue.key}
            elemBefore={<TypeIcon name={issuetype.name} named />}
          />
        </Breadcrumbs>
      </div>
      <div className="host-issue-main">
        <Heading size="large" as="h1">
          {summary}
        </Heading>
        <section aria-labelledby="issue-description">
          <Heading size="small" as="h2" id="issue-description">
            Description
          </Heading>
          <div className="host-description">
            <Description value={issue.fields.description} />
          </div>
        </section>
        {modules('jira:issuePanel').map((module) => (
          <ModulePanel key={module.key} module={module}>
            {frame(module)}
          </ModulePanel>
        ))}
        <HistoryList history={history} />
      </div>
      <div className="host-issue-side">
        <StatusMenu issueKey={issue.key} status={status} onMoved={onMoved} />
        <IssueDetails issue={issue} />
        {modules('jira:issueContext').map((module) => (
          <ModuleFold key={module.key} module={module}>
            {frame(module)}
          </ModuleFold>
        ))}
      </div>
    </article>
  );
}
