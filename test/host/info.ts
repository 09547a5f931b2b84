/** What the server tells its pages: who there is, and what the app brings. */
import type { Host } from './host';

export interface PagesOptions {
  /** 0 = any free one. */
  readonly port: number;
  readonly seed: string;
  /** The account the pages begin with, null = the first. */
  readonly actingAs: string | null;
  /** Where Atlassian's bundler has left the UI resources; null = they are built here. */
  readonly uiDir: string | null;
}

/** The answer to `GET /host/info`. */
export function hostInfo(host: Host, { seed, actingAs }: PagesOptions): unknown {
  return {
    site: { name: 'Local Jira', cloudId: host.cloudId, url: host.siteUrl },
    app: { name: 'Premise', environmentId: host.environmentId, scopes: host.manifest.scopes },
    seed,
    users: host.site
      .users()
      .filter((user) => user.accountType === 'atlassian')
      .sort((a, b) => Number(b.accountId === actingAs) - Number(a.accountId === actingAs))
      .map(({ accountId, displayName, email, siteAdmin }) => ({
        accountId,
        displayName,
        ...(email === null ? {} : { emailAddress: email }),
        note: siteAdmin ? 'administers Jira' : rolesOf(host, accountId),
      })),
    modules: host.manifest.uiModules.map(({ type, key, title, resource, icon, label, viewportSize }) => ({
      type,
      key,
      title,
      resource,
      ...(label === undefined ? {} : { label }),
      ...(viewportSize === undefined ? {} : { viewportSize }),
      ...(icon === undefined ? {} : { icon: icon.replace(/^resource:([\w-]+);/, '/app/$1/') }),
    })),
  };
}

/** What a person may do, in a few words, e.g. `HARB: edit`. */
function rolesOf(host: Host, accountId: string): string {
  const roles = ['administer', 'edit', 'comment', 'browse'] as const;
  const said = host.site.projects().flatMap((project) => {
    const role = roles.find((name) => project.roles[name].includes(accountId));
    return role === undefined ? [] : [`${project.key}: ${role}`];
  });
  return said.length === 0 ? 'no project' : said.join(', ');
}
