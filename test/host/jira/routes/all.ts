/** Every route the stand-in answers, one file per resource. `coverage.ts` says how far each goes. */
import { GRANULAR_SCOPES } from '../granular-scopes';
import type { Route } from '../http';
import { bulkRoutes } from './bulk';
import { catalogRoutes } from './catalogs';
import { changelogRoutes } from './changelog';
import { commentRoutes } from './comments';
import { createMetaRoutes } from './create-meta';
import { issueRoutes } from './issues';
import { linkRoutes } from './links';
import { permissionRoutes } from './permissions';
import { projectRoutes } from './projects';
import { propertyRoutes } from './properties';
import { searchRoutes } from './search';
import { taskRoutes } from './tasks';
import { transitionRoutes } from './transitions';

export const ROUTES: readonly Route[] = [
  ...searchRoutes,
  // Before the issue routes: `issue/bulkfetch` is no issue named "bulkfetch".
  ...bulkRoutes,
  ...taskRoutes,
  ...createMetaRoutes,
  ...issueRoutes,
  ...transitionRoutes,
  ...changelogRoutes,
  ...propertyRoutes,
  ...commentRoutes,
  ...linkRoutes,
  ...permissionRoutes,
  ...catalogRoutes,
  ...projectRoutes,
];

export interface Matched {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

const PATTERNS = ROUTES.map((route) => {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  return { route, names, pattern: new RegExp(`^${route.path.replace(/\{\w+\}/g, '([^/]+)')}$`) };
});

/** The route of a call, null when none is registered; `path` without its query string. */
export function matchRoute(method: string, path: string): Matched | null {
  for (const { route, names, pattern } of PATTERNS) {
    const match = route.method === method ? pattern.exec(path) : null;
    if (match === null) continue;
    return {
      route,
      params: Object.fromEntries(names.map((name, i) => [name, decodeURIComponent(match[i + 1] ?? '')])),
    };
  }
  return null;
}

/**
 * The sets of OAuth scopes that allow a call, the classic one first, for whoever enforces the app's manifest; null = not
 * a route of the stand-in.
 */
export function scopesFor(method: string, path: string): readonly (readonly string[])[] | null {
  const route = matchRoute(method, path.split('?', 1)[0] ?? '')?.route;
  if (route === undefined) return null;
  const granular = GRANULAR_SCOPES[`${route.method} ${route.path}`];
  return [route.scopes, ...(granular === undefined ? [] : [granular])];
}
