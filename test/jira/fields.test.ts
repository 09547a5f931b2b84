/** An issue as Jira answers it, in the domain's words. */
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { JiraIssue, presentCategory, storyBodyOf, storyFieldIds, storyFields } from '../../src/jira/fields';
import type { Jira } from '../../src/jira/request';

const FIELDS = { points: ['customfield_1', 'customfield_2'], sprints: [] };

function anIssue(over: Readonly<Record<string, unknown>> = {}): JiraIssue {
  return v.parse(JiraIssue, {
    id: '10001',
    key: 'SHOP-1',
    fields: {
      project: { id: '10000', key: 'SHOP' },
      issuetype: { name: 'Story', subtask: false, hierarchyLevel: 0 },
      status: { id: '3', name: 'Doing', statusCategory: { key: 'indeterminate' } },
      created: '2024-05-13T11:00:00.000+0200',
      updated: '2024-05-13T09:30:00.000+0000',
      ...over,
    },
  });
}

test('times are read with their offset', () => {
  expect(storyBodyOf(anIssue(), FIELDS)).toMatchObject({
    createdMs: Date.UTC(2024, 4, 13, 9),
    updatedMs: Date.UTC(2024, 4, 13, 9, 30),
  });
});

test('what Jira leaves out, or answers null, is empty', () => {
  const empty = { labels: [], components: [], parentId: null, size: null, resolution: null, resolvedMs: null };
  expect(storyBodyOf(anIssue(), FIELDS)).toMatchObject(empty);
  const nulls = { labels: null, components: null, parent: null, resolution: null, resolutiondate: null };
  expect(storyBodyOf(anIssue(nulls), FIELDS)).toMatchObject(empty);
});

describe('size', () => {
  test.each([
    ['the first field that holds a number', { customfield_1: 3, customfield_2: 8 }, 3],
    ['the second where the first is empty', { customfield_1: null, customfield_2: 8 }, 8],
    ['zero is a size', { customfield_1: 0 }, 0],
    ['a text is not', { customfield_1: '5' }, null],
    ['nor is a negative number', { customfield_1: -1 }, null],
  ])('%s', (_what, over, size) => {
    expect(storyBodyOf(anIssue(over), FIELDS).size).toBe(size);
  });
});

describe('level', () => {
  test.each([
    ['above stories', { name: 'Initiative', hierarchyLevel: 2 }, 'epic'],
    ['a story', { name: 'Story', hierarchyLevel: 0 }, 'story'],
    ['a sub-task by its level', { name: 'Step', hierarchyLevel: -1 }, 'subtask'],
    ['a sub-task by its flag', { name: 'Step', subtask: true }, 'subtask'],
    ['an epic by its name, where Jira tells no level', { name: 'Epic' }, 'epic'],
    ['a story named epic where Jira tells its level', { name: 'Epic', hierarchyLevel: 0 }, 'story'],
  ])('%s', (_what, issuetype, level) => {
    expect(storyBodyOf(anIssue({ issuetype }), FIELDS).level).toBe(level);
  });
});

test.each([
  ['new', 'todo'],
  ['indeterminate', 'inProgress'],
  ['done', 'done'],
  ['undefined', 'unknown'],
])('the category %s is %s', (key, category) => {
  expect(presentCategory(anIssue({ status: { name: 'x', statusCategory: { key } } }))).toBe(category);
});

test('the estimate is found by its type or its name, never by its id', async () => {
  const float = 'com.atlassian.jira.plugin.system.customfieldtypes:float';
  const answer = [
    { id: 'summary', name: 'Summary', schema: {} },
    {
      id: 'customfield_7',
      name: 'Story point estimate',
      schema: { custom: 'com.pyxis.greenhopper.jira:jsw-story-points' },
    },
    { id: 'customfield_8', name: 'Story Points', schema: { custom: float } },
    { id: 'customfield_9', name: 'Budget', schema: { custom: float } },
    { id: 'customfield_10', name: 'Sprint', schema: { custom: 'com.pyxis.greenhopper.jira:gh-sprint' } },
  ];
  const jira: Jira = { as: 'app', request: (_method, _path, schema) => Promise.resolve(v.parse(schema, answer)) };
  expect(await storyFields(jira)).toEqual({
    fields: { points: ['customfield_8', 'customfield_7'], sprints: ['customfield_10'] },
    asked: 5,
  });
});

test('the title is never asked for', () => {
  expect(storyFieldIds(FIELDS)).not.toContain('summary');
});
