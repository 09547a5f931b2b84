/** Instants, numbers, and values inside issue properties. */
import { jqlDate, jqlDateFunction } from './jql-dates';
import type { Alias, JqlContext, JqlField, OrderedField } from './jql-kinds';
import type { Issue } from './model';

/** A value inside an issue property, by its declared type; a value of another type is as good as none, as in Jira's index. */
export function propertyField(alias: Alias, context: JqlContext): JqlField {
  const read = (issue: Issue) => valueAt(issue.properties[alias.propertyKey], alias.path);
  switch (alias.type) {
    case 'number':
      return {
        kind: 'ordered',
        of: (issue) => {
          const value = read(issue);
          return typeof value === 'number' ? value : null;
        },
        value: numberOf,
      };
    case 'date':
      return instant(context, (issue) => {
        const value = read(issue);
        const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
        return Number.isFinite(ms) ? ms : null;
      });
    case 'text':
      return {
        kind: 'text',
        of: (issue) => {
          const value = read(issue);
          return typeof value === 'string' ? value : '';
        },
      };
    case 'string':
    case 'user':
      return {
        kind: 'set',
        of: (issue) => {
          const value = read(issue);
          const values: unknown[] = Array.isArray(value) ? value : [value];
          return values.filter((one): one is string => typeof one === 'string');
        },
        value: (text) => [text],
      };
  }
}

export function instant({ nowMs }: JqlContext, of: (issue: Issue) => number | null): OrderedField {
  return {
    kind: 'ordered',
    of,
    value: (text) => jqlDate(text, nowMs),
    call: (name, args) => jqlDateFunction(name, args, nowMs),
  };
}

function valueAt(value: unknown, path: string): unknown {
  let at = value;
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Object.entries(at).find(([name]) => name === key)?.[1];
  }
  return at;
}

export function numberOf(text: string): number | null {
  const value = Number(text);
  return text.trim() !== '' && Number.isFinite(value) ? value : null;
}
