/** What a place in the address says beyond itself. */
import type { Route } from '../route';

/** The project a place belongs to; null outside any. */
export function projectKeyOf(route: Route): string | null {
  switch (route.at) {
    case 'issues':
    case 'page':
    case 'settings':
      return route.projectKey;
    case 'issue':
      return route.issueKey.replace(/-\d+$/, '');
    default:
      return null;
  }
}
