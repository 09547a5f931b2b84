/** The real project of the audit, read from where it lies beside the checkout; not part of the repository. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { createCategoryLookup } from '../../../src/domain/status-category';
import type { CategoryLookup } from '../../../src/domain/status-category';
import type { Story } from '../../../src/domain/story';

const FILE = join(import.meta.dirname, '../../../../shared/data/compass-jira.json');
export const isCompassHere = existsSync(FILE);

const Time = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text)),
  v.number(),
);
const Named = v.object({ name: v.string() });
const Text = v.nullable(v.string());
const Item = v.object({ field: v.string(), from: Text, fromString: Text, to: Text, toString: Text });
const Status = v.object({
  name: v.string(),
  statusCategory: v.object({ key: v.picklist(['new', 'indeterminate', 'done']) }),
});
const Fields = v.object({
  issuetype: Named,
  status: Status,
  resolution: v.nullable(Named),
  created: Time,
  updated: Time,
  resolutiondate: v.nullable(Time),
  labels: v.array(v.string()),
  customfield_10016: v.nullable(v.number()),
});
const Histories = v.object({ histories: v.array(v.object({ created: Time, items: v.array(Item) })) });
const File = v.object({
  issues: v.array(v.object({ id: v.string(), key: v.string(), fields: Fields, changelog: Histories })),
});
type Issue = v.InferOutput<typeof File>['issues'][number];

const CATEGORIES = { new: 'todo', indeterminate: 'inProgress', done: 'done' } as const;

export interface Compass {
  /** By key. */
  readonly stories: ReadonlyMap<string, Story>;
  readonly lookup: CategoryLookup;
  /** @throws Error when the file has no such issue */
  readonly story: (key: string) => Story;
}

/** @throws ValiError when the file is not what its README says */
export function readCompass(): Compass {
  const { issues } = v.parse(File, JSON.parse(readFileSync(FILE, 'utf8')));
  const stories = new Map(issues.map((issue) => [issue.key, storyOf(issue)]));
  const onIssues = issues.map(({ fields: { status } }) => ({
    name: status.name,
    category: CATEGORIES[status.statusCategory.key],
  }));
  return {
    stories,
    lookup: createCategoryLookup({ catalogue: [], onIssues }),
    story(key) {
      const found = stories.get(key);
      if (found === undefined) throw new Error(`no ${key} in the file`);
      return found;
    },
  };
}

function storyOf({ id, fields, changelog }: Issue): Story {
  const items = changelog.histories.flatMap(({ created, items }) => items.map((item) => ({ ...item, atMs: created })));
  const of = (field: string): typeof items => items.filter((item) => item.field === field);
  const points = (text: string | null): number | null => (text === null ? null : Number(text));
  return {
    issueId: id,
    projectId: '10000',
    issueType: fields.issuetype.name,
    level: fields.issuetype.name === 'Epic' ? 'epic' : 'story',
    labels: fields.labels,
    components: [],
    parentId: null,
    size: fields.customfield_10016,
    createdMs: fields.created,
    updatedMs: fields.updated,
    status: { id: null, name: fields.status.name },
    resolution: fields.resolution?.name ?? null,
    resolvedMs: fields.resolutiondate,
    moves: of('status').map(({ atMs, from, fromString, to, ...rest }) => ({
      ...{ atMs, from: { id: from, name: fromString ?? '' } },
      to: { id: to, name: rest.toString ?? '' },
    })),
    typeChanges: of('issuetype').map(({ atMs, fromString, ...rest }) => ({
      ...{ atMs, from: fromString ?? '', to: rest.toString ?? '' },
    })),
    resolutionChanges: of('resolution').map(({ atMs, ...rest }) => ({ atMs, to: rest.toString })),
    sizeChanges: of('Story Points').map(({ atMs, fromString, ...rest }) => ({
      ...{ atMs, from: points(fromString), to: points(rest.toString) },
    })),
  };
}
