import { expect, test } from 'vitest';
import { NOON, smallSite } from './small-site';

// SHOP-1 Epic · SHOP-2 Story, In Progress, 5 points, label, component, sprints 1 and 2 · SHOP-3 Bug, Done · SHOP-4 Story,
// 2 points. Made on 2 to 5 November 2026, noon; SHOP-3 resolved on 17 November.
const finds: readonly (readonly [jql: string, keys: string])[] = [
  ['project = SHOP ORDER BY key', 'SHOP-1 SHOP-2 SHOP-3 SHOP-4'],
  ['project = "Web shop" ORDER BY key DESC', 'SHOP-4 SHOP-3 SHOP-2 SHOP-1'],
  ['project in (SHOP, HR) AND issuetype in (Task, Epic) ORDER BY project', 'HR-1 SHOP-1'],
  ['project = SHOP AND type != Story ORDER BY key', 'SHOP-1 SHOP-3'],
  ['status = "In Progress"', 'SHOP-2'],
  ['project = SHOP AND statusCategory = "To Do" ORDER BY key', 'SHOP-1 SHOP-4'],
  ['project = SHOP AND statusCategory not in (new, done)', 'SHOP-2'],
  ['resolution = "Won\'t Do"', 'SHOP-3'],
  ['project = SHOP AND resolution = Unresolved ORDER BY key', 'SHOP-1 SHOP-2 SHOP-4'],
  ['project = SHOP AND resolution is EMPTY ORDER BY key', 'SHOP-1 SHOP-2 SHOP-4'],
  ['project = SHOP AND resolution != Done', 'SHOP-3'],
  ['key = SHOP-2', 'SHOP-2'],
  ['key in (SHOP-2, shop-3) ORDER BY key', 'SHOP-2 SHOP-3'],
  ['key > SHOP-3', 'SHOP-4'],
  ['parent = SHOP-1', 'SHOP-2'],
  ['project = SHOP AND parent is EMPTY ORDER BY key', 'SHOP-1 SHOP-3 SHOP-4'],
  ['labels = checkout', 'SHOP-2'],
  ['component = Checkout', 'SHOP-2'],
  ['sprint in openSprints()', 'SHOP-2'],
  ['sprint in closedSprints()', 'SHOP-2'],
  ['sprint in (futureSprints(), "Sprint 1")', 'SHOP-2'],
  ['project = SHOP AND sprint is EMPTY ORDER BY key', 'SHOP-1 SHOP-3 SHOP-4'],
  ['assignee = "Eve Editor"', 'SHOP-3'],
  ['project = SHOP AND assignee is EMPTY ORDER BY key', 'SHOP-1 SHOP-2 SHOP-4'],
  ['project = SHOP AND reporter = currentUser() ORDER BY key', 'SHOP-1 SHOP-4'],
  ['summary ~ "basket"', 'SHOP-4 SHOP-3'],
  ['text ~ "bask*" AND type = Bug', 'SHOP-3'],
  ['summary ~ bask', ''],
  ['project = SHOP AND summary !~ basket ORDER BY key', 'SHOP-1 SHOP-2'],
  ['"Story Points" >= 3', 'SHOP-2'],
  ['cf[10016] < 3', 'SHOP-4'],
  ['"Story Points[Number]" is not EMPTY ORDER BY "Story Points"', 'SHOP-4 SHOP-2'],
  ['project = SHOP AND created >= "2026-11-04" ORDER BY created', 'SHOP-3 SHOP-4'],
  ['project = SHOP AND created > "2026/11/04 12:00"', 'SHOP-4'],
  ['project = SHOP AND created >= "2026-11-04 12:00" AND created < 2026-11-05', 'SHOP-3'],
  ['project = SHOP AND updated >= -1w ORDER BY updated', 'SHOP-2 SHOP-3'],
  ['project = SHOP AND resolved >= startOfWeek(-1)', 'SHOP-3'],
  ['created >= startOfMonth() AND created <= endOfDay("-19d") ORDER BY key', 'SHOP-1 SHOP-2'],
  ['type = Bug OR type = Story AND "Story Points" = 2 ORDER BY key', 'SHOP-3 SHOP-4'],
  ['(type = Bug OR type = Story) AND status = Done', 'SHOP-3'],
  ['project = SHOP AND NOT (type = Story OR type = Bug)', 'SHOP-1'],
];

test.each(finds)('%s finds %s', async (jql, keys) => {
  const { find } = await smallSite();
  expect(await find(jql)).toEqual(keys === '' ? [] : keys.split(' '));
});

test('an issue without labels is in neither "labels = x", "labels != x" nor "NOT labels = x"', async () => {
  const { find } = await smallSite();
  expect(await find('labels != other')).toEqual(['SHOP-2']);
  expect(await find('NOT labels = other')).toEqual(['SHOP-2']);
  expect(await find('labels = other')).toEqual([]);
});

const refuses: readonly (readonly [jql: string, because: string])[] = [
  ['', 'Unbounded JQL'],
  ['ORDER BY created', 'Unbounded JQL'],
  ['project = ', 'Error in the JQL Query'],
  ['project == SHOP', 'Error in the JQL Query'],
  ['project = NOPE', "The value 'NOPE' does not exist for the field 'project'."],
  ['nonsense = 1', "Field 'nonsense' does not exist"],
  ['status = Approved', "The value 'Approved' does not exist for the field 'status'."],
  ['sprint in nextSprints()', "Unable to find JQL function 'nextSprints()'."],
  ['key = SHOP-99', "An issue with key 'SHOP-99' does not exist"],
  ['created >= yesterday', "The value 'yesterday' is not valid for the field 'created'."],
  ['created >= "2026-02-30"', "The value '2026-02-30' is not valid"],
  ['"Story Points" > many', "The value 'many' is not valid"],
  ['summary = basket', "The operator '=' is not supported by the 'summary' field."],
  ['status > Done', "The operator '>' is not supported by the 'status' field."],
  ['status is Done', 'EMPTY'],
  ['project in SHOP', 'Error in the JQL Query'],
  ['project = (SHOP, HR)', 'Error in the JQL Query'],
  ['project = SHOP ORDER BY labels', "Not able to sort using field 'labels'."],
  ['project = SHOP ORDER BY nonsense', "Field 'nonsense' does not exist"],
  ['project = SHOP ORDER BY key, created, updated, status, rank, summary, type, due', 'at most 7'],
];

test.each(refuses)('"%s" is refused: %s', async (jql, because) => {
  const { refusal } = await smallSite();
  expect(await refusal(jql)).toContain(because);
});

test('a project one may not see is as unknown as one that is not there', async () => {
  const { refusal } = await smallSite();
  expect(await refusal('project = HR', 'eve')).toContain("The value 'HR' does not exist for the field 'project'.");
});

test('what Jira can search and the stand-in cannot is said to be missing here, not refused as wrong', async () => {
  const { ask } = await smallSite();
  for (const jql of ['status was Done', 'fixVersion = 1', 'status changed AFTER -1w']) {
    const { status, body } = await ask('lea', 'POST', '/search/jql', { jql });
    expect([status, JSON.stringify(body)]).toEqual([501, expect.stringContaining('test/host/jira/jql-')]);
  }
});

const ALIASES = [
  { alias: 'premiseScore', propertyKey: 'premise', path: 'score', type: 'number' },
  { alias: 'premiseStanding', propertyKey: 'premise', path: 'standing.now', type: 'string' },
  { alias: 'premiseOutcome', propertyKey: 'premise', path: 'outcome', type: 'text' },
  { alias: 'premiseCheckDue', propertyKey: 'premise', path: 'checkDue', type: 'date' },
] as const;

test('declared values of issue properties are searched by alias and by path, and sorted by', async () => {
  const { site, find } = await smallSite({ aliases: ALIASES });
  const outcome = 'New teams invite a colleague';
  site.setProperty('SHOP-2', 'premise', { score: 62, standing: { now: 'supported' }, outcome, checkDue: '2026-12-01' });
  site.setProperty('SHOP-4', 'premise', { score: 30, standing: { now: 'untested' }, outcome: '', checkDue: null });
  expect(await find('premiseScore >= 62')).toEqual(['SHOP-2']);
  expect(await find('premiseScore < 62')).toEqual(['SHOP-4']);
  expect(await find('issue.property[premise].score > 0 ORDER BY premiseScore')).toEqual(['SHOP-4', 'SHOP-2']);
  expect(await find('issue.property[premise].standing.now = supported')).toEqual(['SHOP-2']);
  expect(await find('premiseStanding in (untested, refuted)')).toEqual(['SHOP-4']);
  expect(await find('premiseOutcome ~ colleague')).toEqual(['SHOP-2']);
  expect(await find('premiseCheckDue <= "2026-12-01"')).toEqual(['SHOP-2']);
  expect(await find('project = SHOP AND premiseScore is EMPTY ORDER BY key')).toEqual(['SHOP-1', 'SHOP-3']);
});

test('a path no installed app has declared cannot be searched', async () => {
  const { refusal } = await smallSite({ aliases: ALIASES });
  expect(await refusal('issue.property[premise].secret = 1')).toContain('does not exist');
  expect(await refusal('premiseNothing = 1')).toContain("Field 'premiseNothing' does not exist");
});

test('a property value of another type than declared is as good as none', async () => {
  const { site, find } = await smallSite({ aliases: ALIASES });
  site.setProperty('SHOP-2', 'premise', { score: 'high' });
  expect(await find('premiseScore is not EMPTY')).toEqual([]);
});

test('relative dates move with the clock', async () => {
  const { find, at } = await smallSite();
  const jql = 'project = SHOP AND created >= -18d ORDER BY key';
  expect(await find(jql)).toEqual(['SHOP-3', 'SHOP-4']);
  at(NOON + 86_400_000);
  expect(await find(jql)).toEqual(['SHOP-4']);
});
