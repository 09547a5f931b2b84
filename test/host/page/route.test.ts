import { describe, expect, it } from 'vitest';
import { parseRoute, routeHash, routeOfJiraPath, type Route } from './route';

const PLACES: readonly Route[] = [
  { at: 'home' },
  { at: 'issue', issueKey: 'KIT-2' },
  { at: 'issues', projectKey: 'KIT', jql: null },
  { at: 'issues', projectKey: 'KIT', jql: 'status = "To Do" AND labels = a&b ORDER BY key' },
  { at: 'issues', projectKey: null, jql: 'issue in (KIT-1, KIT-2)' },
  { at: 'admin', moduleKey: 'premise-health' },
  { at: 'settings', projectKey: 'KIT', moduleKey: 'premise-settings' },
  { at: 'page', projectKey: 'KIT', moduleKey: null, path: '/' },
  { at: 'page', projectKey: 'KIT', moduleKey: 'premise-page', path: '/retro/sprint 14' },
  { at: 'page', projectKey: 'KIT', moduleKey: 'premise-page', path: '/', search: '?retro=14' },
];

describe('an address in the shell', () => {
  it.each(PLACES)('leads back to the place it was made from: %o', (place) => {
    expect(parseRoute(routeHash(place))).toEqual(place);
  });

  it('that nobody made is unknown, not guessed', () => {
    expect(parseRoute('#/boards/7')).toEqual({ at: 'unknown', hash: '#/boards/7' });
  });
});

describe('a Jira address the app links to', () => {
  it.each([
    ['/browse/KIT-2', { at: 'issue', issueKey: 'KIT-2' }],
    ['/browse/KIT', { at: 'issues', projectKey: 'KIT', jql: null }],
    ['/issues/?jql=issue%20in%20(KIT-1)', { at: 'issues', projectKey: null, jql: 'issue in (KIT-1)' }],
    ['/jira/software/c/projects/KIT/boards/1', { at: 'issues', projectKey: 'KIT', jql: null }],
  ])('%s opens in the shell', (path, place) => {
    expect(routeOfJiraPath(path)).toEqual(place);
  });

  it('outside the shell stays outside', () => {
    expect(routeOfJiraPath('/wiki/spaces/A')).toBeNull();
  });
});
