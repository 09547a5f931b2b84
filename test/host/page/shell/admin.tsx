/** The app's pages for administrators of the site: their links beside the projects, and the view they lead to. */
import Heading from '@atlaskit/heading';
import type { ReactNode } from 'react';
import { routeHash, type Route } from '../route';
import { ModuleFrame } from './module-frame';
import { Refusal } from './refusal';
import { useLoad, useShell } from './services';

/** Asked only where the app has such a page; a refusal is a no, as in Jira. */
function useAdminPages() {
  const { services, jira } = useShell();
  const pages = services.info.modules.filter((module) => module.type === 'jira:adminPage');
  const asked = useLoad(async () => pages.length > 0 && (await jira.administersSite()), [jira]);
  return { pages, administers: asked.state === 'ready' ? asked.value : null };
}

export function AdminLinks({ route, onPick }: { route: Route; onPick: () => void }): ReactNode {
  const { pages, administers } = useAdminPages();
  if (administers !== true) {
    return null;
  }
  return (
    <>
      <h2 className="host-side-head host-side-next">Jira administration</h2>
      <ul>
        {pages.map((page) => (
          <li key={page.key}>
            <a
              href={routeHash({ at: 'admin', moduleKey: page.key })}
              aria-current={route.at === 'admin' && route.moduleKey === page.key ? 'page' : undefined}
              onClick={onPick}
            >
              <span className="host-side-name">{page.title}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

export function AdminView({ moduleKey }: { moduleKey: string }): ReactNode {
  const { pages, administers } = useAdminPages();
  const page = pages.find((module) => module.key === moduleKey);
  if (page === undefined) {
    return <Refusal sentence="The app has no such page for administrators." />;
  }
  if (administers === null) {
    return null;
  }
  if (!administers) {
    return <Refusal sentence="Only people who administer Jira may open this page." />;
  }
  return (
    <div className="host-page host-admin">
      <Heading size="medium" as="h1">
        {page.title}
      </Heading>
      <ModuleFrame key={page.key} module={page} extension={{ type: page.type }} />
    </div>
  );
}
