/** History items in the forms Jira writes them: which of id and text a field records differs from field to field. */
import type { HistoryItem } from './model';

interface Reference {
  readonly id: string;
  readonly name: string;
}

/** A change of a field whose values have ids: status, resolution, issue type, priority, assignee, component, version. */
export function changeItem(field: string, from: Reference | null, to: Reference | null, fieldId = field): HistoryItem {
  return {
    field,
    fieldtype: 'jira',
    fieldId,
    from: from?.id ?? null,
    fromString: from?.name ?? null,
    to: to?.id ?? null,
    toString: to?.name ?? null,
  };
}

/** A change of a field that is only text: summary, description, labels, numbers. */
export function textItem(
  field: string,
  from: string | null,
  to: string | null,
  custom: string | null = null,
): HistoryItem {
  return {
    field,
    fieldtype: custom === null ? 'jira' : 'custom',
    fieldId: custom ?? field,
    from: null,
    fromString: from,
    to: null,
    toString: to,
  };
}
