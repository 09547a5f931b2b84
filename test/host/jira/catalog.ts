/** What a new Jira site has before anybody adds anything. Ids are those of a fresh Jira Cloud site where it has fixed ones. */
import type { CategoryKey, IssueType, Named, Status, StoredCatalog } from './model';

export const POINTS_FIELD = 'customfield_10016';
export const RANK_FIELD = 'customfield_10019';
export const SPRINT_FIELD = 'customfield_10020';

/** Jira's three status categories with the names people see. */
export const CATEGORIES: Readonly<Record<CategoryKey, { id: number; name: string; colorName: string }>> = {
  new: { id: 2, name: 'To Do', colorName: 'blue-gray' },
  indeterminate: { id: 4, name: 'In Progress', colorName: 'yellow' },
  done: { id: 3, name: 'Done', colorName: 'green' },
};

const STATUSES: readonly Status[] = [
  { id: '10000', name: 'To Do', category: 'new' },
  { id: '3', name: 'In Progress', category: 'indeterminate' },
  { id: '10001', name: 'In Review', category: 'indeterminate' },
  { id: '10002', name: 'Done', category: 'done' },
];

const TYPES: readonly IssueType[] = [
  { id: '10000', name: 'Epic', hierarchyLevel: 1 },
  { id: '10001', name: 'Story', hierarchyLevel: 0 },
  { id: '10002', name: 'Task', hierarchyLevel: 0 },
  { id: '10003', name: 'Bug', hierarchyLevel: 0 },
  { id: '10004', name: 'Sub-task', hierarchyLevel: -1 },
  { id: '10005', name: 'Spike', hierarchyLevel: 0 },
];

const PRIORITIES: readonly Named[] = [
  { id: '1', name: 'Highest' },
  { id: '2', name: 'High' },
  { id: '3', name: 'Medium' },
  { id: '4', name: 'Low' },
  { id: '5', name: 'Lowest' },
];
export const DEFAULT_PRIORITY = '3';

const RESOLUTIONS: readonly Named[] = [
  { id: '10000', name: 'Done' },
  { id: '10001', name: "Won't Do" },
  { id: '10002', name: 'Duplicate' },
  { id: '10003', name: 'Cannot Reproduce' },
  { id: '10004', name: 'Declined' },
];
export const DEFAULT_RESOLUTION = '10000';

export interface LinkType {
  readonly id: string;
  readonly name: string;
  readonly outward: string;
  readonly inward: string;
}
export const LINK_TYPES: readonly LinkType[] = [
  { id: '10000', name: 'Blocks', outward: 'blocks', inward: 'is blocked by' },
  { id: '10001', name: 'Cloners', outward: 'clones', inward: 'is cloned by' },
  { id: '10002', name: 'Duplicate', outward: 'duplicates', inward: 'is duplicated by' },
  { id: '10003', name: 'Relates', outward: 'relates to', inward: 'relates to' },
];

/** A site with nobody and nothing in it. */
export function emptyCatalog(): StoredCatalog {
  return {
    users: [],
    projects: [],
    statuses: STATUSES.map((status) => ({ ...status })),
    types: TYPES.map((type) => ({ ...type })),
    priorities: PRIORITIES.map((priority) => ({ ...priority })),
    resolutions: RESOLUTIONS.map((resolution) => ({ ...resolution })),
    sprints: [],
    links: [],
    nextId: 10_100,
  };
}
