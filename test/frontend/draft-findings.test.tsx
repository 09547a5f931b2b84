/** Evidence Jira already has, offered in the panel: read late, recorded as a person says, dismissed for good. */
import { ON_ISSUE, openScreen } from './support/render-tree';
import type { Jira } from './support/render-tree';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { IssuePanel } from '../../static/issue-panel/panel';
import { anOutcome, assumptionLog, at, premiseLog, stated } from '../support/builders';
import { StoryBehind } from './support/story-behind';
import type { StoryOptions } from './support/story-behind';

const FRAMED: StoryOptions = {
  premise: premiseLog(
    ['2024-03-04', { kind: 'outcome.stated', parts: anOutcome() }],
    ['2024-03-04', { kind: 'assumption.linked', assumptionId: 'a1' }],
  ),
  assumptions: { a1: assumptionLog(['2024-03-04', stated()]) },
};
const SITE = { ...ON_ISSUE, siteUrl: 'https://example.atlassian.net' };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: at('2024-03-15 14:02') });
});
afterEach(() => {
  vi.useRealTimers();
});

const PROJECT = { projectTypeKey: 'service_desk' };
const issue = (number: number, over: Readonly<Record<string, unknown>> = {}) => ({
  id: String(20_000 + number),
  key: `DESK-${String(number)}`,
  fields: {
    ...{ project: PROJECT, issuetype: { name: 'Service request', subtask: false }, labels: [], resolution: null },
    ...{ status: { statusCategory: { key: 'new' } }, resolutiondate: null, created: '2024-03-10T09:00:00.000+0000' },
    reporter: { accountId: `customer-${String(number % 2)}` },
    ...over,
  },
});

/** Jira with these issues linked: every path it was asked for. */
function jiraWith(issues: readonly ReturnType<typeof issue>[]) {
  const asked: string[] = [];
  const type = { inward: 'relates to', outward: 'relates to' };
  const jira = (path: string, method: string): Jira => {
    asked.push(`${method} ${path}`);
    if (path.endsWith('bulkfetch')) return { status: 200, body: { issues } };
    return { status: 200, body: { fields: { issuelinks: issues.map(({ id }) => ({ type, inwardIssue: { id } })) } } };
  };
  return { asked, jira };
}

const THREE = [issue(1), issue(2), issue(3)];
const open = (story: StoryBehind, jira: (path: string, method: string) => Jira) =>
  openScreen(<IssuePanel />, { context: SITE, invoke: story.invoke, jira });

test('requests linked to the story are offered, opened as a filled form, and recorded only when somebody saves', async () => {
  const story = new StoryBehind(FRAMED);
  const { asked, jira } = jiraWith(THREE);
  const screen = await open(story, jira);
  expect(asked).toEqual(['GET /rest/api/3/issue/10001?fields=issuelinks', 'POST /rest/api/3/issue/bulkfetch']);
  expect(screen.text()).toContain('3 requests link here. Record them as support requests?');
  // Odd and even numbers: two customers.
  expect(screen.text()).toContain('from 2 people');
  expect(screen.all('Link').map(({ props }) => props['href'])).toContain(
    `/issues/?jql=${encodeURIComponent('key in (DESK-1,DESK-2,DESK-3)')}`,
  );
  await screen.click('Record');
  expect(story.commands).toEqual([]);
  await screen.type('What we saw', 'Three agencies asked for it by name.');
  await screen.click('Save');
  expect(story.commands).toMatchObject([
    {
      kind: 'addFinding',
      finding: {
        ...{ method: 'supportRequests', verdict: 'supports', sample: 2, found: '2024-03-10' },
        note: 'Three agencies asked for it by name.',
        link: `https://example.atlassian.net/issues/?jql=${encodeURIComponent('key in (DESK-1,DESK-2,DESK-3)')}`,
        drawnFrom: ['20001', '20002', '20003'],
      },
    },
  ]);
  expect(screen.text()).not.toContain('link here');
});

test('the note names the issues, and says where they could not be counted as people', async () => {
  const screen = await open(new StoryBehind(FRAMED), jiraWith([issue(1, { reporter: null }), issue(2)]).jira);
  expect(screen.text()).toContain('counted as issues: Jira does not say who asked');
  await screen.click('Record');
  expect(screen.field('What we saw').props['defaultValue'] ?? screen.field('What we saw').props['value']).toBe(
    'Linked to PREM-1: DESK-1 and DESK-2. Counted as issues, because Jira does not say who asked.',
  );
});

test('dismissed is dismissed: the story is told once, and later only of what was linked since', async () => {
  const story = new StoryBehind(FRAMED);
  const screen = await open(story, jiraWith(THREE).jira);
  await screen.click('No evidence here');
  expect(story.commands).toMatchObject([
    { kind: 'dismissDraft', source: 'requests', issueIds: ['20001', '20002', '20003'] },
  ]);
  expect(screen.text()).not.toContain('link here');
  const later = await open(story, jiraWith([...THREE, issue(4)]).jira);
  expect(later.text()).toContain('1 more request links here since. Record it as a support request?');
});

test('a closed spike asks to file what was found, and leaves method and verdict to who ran it', async () => {
  const spike = issue(7, {
    ...{ project: { projectTypeKey: 'software' }, issuetype: { name: 'Spike' } },
    ...{ status: { statusCategory: { key: 'done' } }, resolution: { name: 'Done' } },
    resolutiondate: '2024-03-12T16:00:00.000+0000',
  });
  const story = new StoryBehind(FRAMED);
  const screen = await open(story, jiraWith([spike]).jira);
  expect(screen.text()).toContain('DESK-7 is done. File what you found?');
  await screen.click('Record');
  await screen.click('Save');
  expect(screen.text()).toContain('Choose how you found out.');
  expect(story.commands).toEqual([]);
});

test('a save that fails says so beside the draft, and the draft stays', async () => {
  const story = new StoryBehind(FRAMED);
  const screen = await open(story, jiraWith(THREE).jira);
  story.failNext.push({ code: 'storeUnavailable', retryable: true, field: null });
  await screen.click('No evidence here');
  expect(screen.text()).toContain('3 requests link here');
  await screen.click('Try again');
  expect(screen.text()).not.toContain('link here');
});

test.each([
  ['Jira does not answer', { status: 503, body: {} }],
  ['Jira answers with something else', { status: 200, body: { fields: { issuelinks: 'none' } } }],
  ['there is no link', { status: 200, body: { fields: { issuelinks: [] } } }],
])('where %s the panel stands as it is, without a word', async (_, answer) => {
  const screen = await open(new StoryBehind(FRAMED), () => answer);
  expect(screen.text()).toContain('Findings');
  expect(screen.buttons()).not.toContain('Record');
});

test('who may not edit, and a story without an assumption, ask Jira for no links', async () => {
  const { asked, jira } = jiraWith(THREE);
  await open(new StoryBehind({ ...FRAMED, canEdit: false }), jira);
  await open(new StoryBehind(), jira);
  expect(asked.filter((each) => each.includes('issuelinks'))).toEqual([]);
});
