import { expect, test } from 'vitest';
import { createFaults } from './faults';
import { isJiraFault, JIRA_FAULTS, jiraFault } from './jira-faults';

/** Half past an hour. */
const NOW = Date.UTC(2026, 0, 1, 9, 30);

test.for([
  ['429 quota of the app', 'jira-quota-global-based', '1800', '2026-01-01T10:00:00.000Z'],
  ['429 quota of the site', 'jira-quota-tenant-based', '1800', '2026-01-01T10:00:00.000Z'],
  ['429 burst', 'jira-burst-based', '1', '2026-01-01T09:30:01.000Z'],
  ['429 writes to one issue', 'jira-per-issue-on-write', '2', '2026-01-01T09:30:02.000Z'],
] as const)('%s says why and until when', ([fault, reason, retryAfter, reset]) => {
  expect(jiraFault(fault, NOW)).toMatchObject({
    status: 429,
    headers: {
      'RateLimit-Reason': reason,
      'Retry-After': retryAfter,
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': reset,
    },
  });
});

test('a quota met on the very hour lasts until the next', () => {
  expect(jiraFault('429 quota of the app', Date.UTC(2026, 0, 1, 9)).headers).toMatchObject({ 'Retry-After': '3600' });
});

test('every other bad day is its status, without a word of how long it lasts', () => {
  const others = JIRA_FAULTS.filter((fault) => !fault.startsWith('429'));
  expect(others.map((fault) => jiraFault(fault, NOW).status)).toEqual(others.map(Number));
  expect(others.flatMap((fault) => Object.keys(jiraFault(fault, NOW).headers ?? {}))).toEqual([]);
});

test('only these names are known', () => {
  expect(JIRA_FAULTS.every(isJiraFault)).toBe(true);
  expect(isJiraFault('418')).toBe(false);
});

test('what is planned for the browser does not hit the functions, and the other way round', async () => {
  const faults = createFaults(() => NOW);
  faults.add({ service: 'browser', on: 'GET /rest', with: '503' });
  faults.add({ service: 'jira', on: 'PUT /rest', with: '404' });
  expect(await faults.forBrowser('PUT /rest/api/3/issue/1')).toBeNull();
  expect(await faults.forBrowser('GET /rest/api/3/issue/1')).toMatchObject({ status: 503 });
  expect(await faults.forBrowser('GET /rest/api/3/issue/1')).toBeNull();
  expect(faults.unused()).toMatchObject([{ service: 'jira' }]);
  faults.clear();
  expect(faults.unused()).toEqual([]);
});

test('a broken connection reaches the browser as one', async () => {
  const faults = createFaults(() => NOW);
  faults.add({ service: 'browser', on: 'GET', with: 'lose answer', times: 2 });
  await expect(faults.forBrowser('GET /x')).rejects.toThrow('Failed to fetch');
  await expect(faults.forBrowser('GET /x')).rejects.toThrow('Failed to fetch');
  expect(await faults.forBrowser('GET /x')).toBeNull();
});
