/** Where the reader is, in the part of the address after `#`, so that the loopback server serves one page only. */
export type Route =
  | { readonly at: 'home' }
  | { readonly at: 'issues'; readonly projectKey: string | null; readonly jql: string | null }
  | {
      readonly at: 'page';
      readonly projectKey: string;
      readonly moduleKey: string | null;
      readonly path: string;
      /** What the app put behind `?`, with it. */
      readonly search?: string;
    }
  | { readonly at: 'settings'; readonly projectKey: string; readonly moduleKey: string }
  | { readonly at: 'issue'; readonly issueKey: string }
  | { readonly at: 'admin'; readonly moduleKey: string }
  | { readonly at: 'unknown'; readonly hash: string };

/** Reads the address after `#`; anything unforeseen is `unknown`, never a guess. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?');
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .map((part) => decodeURIComponent(part));
  const [area, key, view, ...rest] = parts;
  if (area === undefined) {
    return { at: 'home' };
  }
  if (area === 'issues' && view === undefined) {
    return key === undefined
      ? { at: 'issues', projectKey: null, jql: new URLSearchParams(query).get('jql') }
      : { at: 'issue', issueKey: key };
  }
  if (area === 'admin' && key !== undefined && view === undefined) {
    return { at: 'admin', moduleKey: key };
  }
  if (area === 'projects' && key !== undefined) {
    if (view === undefined || view === 'issues') {
      return { at: 'issues', projectKey: key, jql: new URLSearchParams(query).get('jql') };
    }
    const [settingsOf, ...beyond] = rest;
    if (view === 'settings' && settingsOf !== undefined && beyond.length === 0) {
      return { at: 'settings', projectKey: key, moduleKey: settingsOf };
    }
    if (view === 'page') {
      const [moduleKey = null, ...inner] = rest;
      const place = { at: 'page', projectKey: key, moduleKey, path: `/${inner.join('/')}` } as const;
      return query === '' ? place : { ...place, search: `?${query}` };
    }
  }
  return { at: 'unknown', hash };
}

/** The address of a place; the inverse of `parseRoute`. */
export function routeHash(route: Route): string {
  switch (route.at) {
    case 'home':
      return '#/';
    case 'issue':
      return `#/issues/${encodeURIComponent(route.issueKey)}`;
    case 'admin':
      return `#/admin/${encodeURIComponent(route.moduleKey)}`;
    case 'settings':
      return `#/projects/${encodeURIComponent(route.projectKey)}/settings/${encodeURIComponent(route.moduleKey)}`;
    case 'issues': {
      const query = route.jql === null ? '' : `?${new URLSearchParams({ jql: route.jql }).toString()}`;
      return route.projectKey === null
        ? `#/issues${query}`
        : `#/projects/${encodeURIComponent(route.projectKey)}/issues${query}`;
    }
    case 'page': {
      const base = `#/projects/${encodeURIComponent(route.projectKey)}/page`;
      if (route.moduleKey === null) {
        return base;
      }
      const inner = route.path === '/' ? '' : route.path.split('/').map(encodeURIComponent).join('/');
      return `${base}/${encodeURIComponent(route.moduleKey)}${inner}${route.search ?? ''}`;
    }
    case 'unknown':
      return route.hash;
  }
}

/** A Jira address (`/browse/KEY`, `/issues/?jql=…`, `/projects/KEY`) as a place in the shell; null for one outside it. */
export function routeOfJiraPath(path: string): Route | null {
  const url = new URL(path, 'http://jira.invalid');
  const browse = /^\/browse\/([A-Z][A-Z0-9_]+)(-\d+)?$/.exec(url.pathname);
  if (browse?.[1] !== undefined) {
    return browse[2] === undefined
      ? { at: 'issues', projectKey: browse[1], jql: null }
      : { at: 'issue', issueKey: browse[1] + browse[2] };
  }
  const jql = url.searchParams.get('jql');
  if (/^\/issues\/?$/.test(url.pathname) && jql !== null) {
    return { at: 'issues', projectKey: null, jql };
  }
  const software = /^\/(?:jira\/software\/(?:c\/)?)?projects\/([A-Z][A-Z0-9_]+)(?:\/|$)/.exec(url.pathname);
  return software?.[1] === undefined ? null : { at: 'issues', projectKey: software[1], jql: null };
}
