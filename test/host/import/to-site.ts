/** An issue of a file in the site's own words. */
import { adfOf } from '../jira/adf';
import { POINTS_FIELD, SPRINT_FIELD } from '../jira/catalog';
import type { HistoryItem } from '../jira/model';
import type { ImportedIssue, ImportedSprint } from '../jira/replace';
import type { ImportIssue } from './import-schema';

/** Ids of the custom fields in the file. */
export interface CustomFields {
  readonly points: string;
  readonly sprint: string;
}

export function importedIssue(
  raw: ImportIssue,
  points: number | null,
  sprints: readonly ImportedSprint[],
  custom: CustomFields,
): ImportedIssue {
  const { fields, changelog } = raw;
  const histories = (changelog?.histories ?? []).map((history) => ({
    ...history,
    items: history.items.map((item) => renamed(item, custom)),
  }));
  return {
    id: raw.id,
    key: raw.key,
    summary: fields.summary,
    description: typeof fields.description === 'string' ? adfOf(fields.description) : fields.description,
    type: { name: fields.issuetype.name, level: levelOf(fields.issuetype) },
    status: { id: fields.status.id, name: fields.status.name, category: fields.status.statusCategory.key },
    resolution: fields.resolution?.name ?? null,
    priority: fields.priority?.name ?? null,
    created: fields.created,
    updated: fields.updated,
    resolved: fields.resolutiondate,
    due: fields.duedate,
    labels: fields.labels ?? [],
    components: (fields.components ?? []).map((component) => component.name),
    parent: fields.parent?.id ?? fields.parent?.key ?? null,
    points,
    sprints,
    histories: histories.toSorted((a, b) => a.created - b.created || Number(a.id) - Number(b.id)),
    // A search with expand=changelog brings the newest entries only, and says so by its total.
    historyKnown: changelog !== null && (changelog.total ?? 0) <= histories.length,
  };
}

function levelOf(type: ImportIssue['fields']['issuetype']): number {
  if (type.hierarchyLevel !== undefined) return type.hierarchyLevel;
  if (type.subtask) return -1;
  return type.name.toLowerCase() === 'epic' ? 1 : 0;
}

/** The file's custom fields have this site's ids here. */
function renamed(item: HistoryItem, custom: CustomFields): HistoryItem {
  if (item.fieldId === custom.points) return { ...item, fieldId: POINTS_FIELD };
  if (item.fieldId === custom.sprint) return { ...item, fieldId: SPRINT_FIELD };
  return item;
}
