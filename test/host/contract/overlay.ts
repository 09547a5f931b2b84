/**
 * Where the document is known to be wrong, and why we believe so. Each entry must still be needed: a test shows the
 * document refusing its example, or not listing its status, and fails when a newer document no longer does.
 */
import type { Operation, Schema } from './operations';

/** A schema that refuses what Jira answers. */
export interface Mistake {
  /** The schema's name in the document. */
  readonly schema: string;
  /** What it says, made to say what it should. */
  readonly correct: (schema: Schema) => Schema;
  /** A value Jira gives and the document as it stands refuses. */
  readonly example: unknown;
  readonly reason: string;
}

/** A status Jira answers with, which the operation does not list. */
export interface Unlisted {
  /** As in the document, or `every` operation. */
  readonly operation: string;
  readonly status: number;
  /** A call the small site answers so, of an operation that does not list it: who, method, path, body. */
  readonly asked: readonly [as: string, method: string, path: string, body?: unknown];
  readonly reason: string;
}

const TEXT_OR_NULL = { type: ['string', 'null'] };

export const MISTAKES: readonly Mistake[] = [
  {
    schema: 'ChangeDetails',
    correct: (schema) =>
      withProperties(schema, {
        from: TEXT_OR_NULL,
        fromString: TEXT_OR_NULL,
        to: TEXT_OR_NULL,
        toString: TEXT_OR_NULL,
      }),
    example: { field: 'resolution', fieldtype: 'jira', from: null, fromString: null, to: '10000', toString: 'Done' },
    reason: 'A field that was empty, or becomes so, has null on that side; the example of issue/{}/changelog shows it.',
  },
  {
    schema: 'Changelog',
    correct: (schema) =>
      withProperties(schema, { created: { anyOf: [{ type: 'string', format: 'date-time' }, { type: 'integer' }] } }),
    example: { id: '10001', created: 1_492_070_429, items: [] },
    reason: 'The example of changelog/bulkfetch has a number. Which of both Jira sends only a real site can say.',
  },
  {
    schema: 'BulkIssueResults',
    correct: (schema) => withProperties(schema, { expand: { type: 'string' } }),
    example: { expand: 'names,schema', issues: [] },
    reason: 'The example of issue/bulkfetch has `expand` beside the issues, as every other list of issues.',
  },
  {
    schema: 'JsonNode',
    correct: () => ({}),
    example: { owner: 'admin', weight: 100 },
    reason:
      'It describes the class of a parser instead of what was parsed; the example of issue/properties/multi has any JSON.',
  },
  {
    schema: 'IssueLink',
    correct: (schema) => ({ ...schema, required: ['type'] }),
    example: { id: '10001', type: { id: '10000', name: 'Blocks' }, outwardIssue: { id: '10002', key: 'SHOP-2' } },
    reason:
      'The schema is that of making a link, which names both ends; read on an issue, it names the other end alone.',
  },
  {
    schema: 'FieldCreateMetadata',
    correct: (schema) => ({ ...schema, required: ['fieldId', 'key', 'name', 'operations', 'required'] }),
    example: { fieldId: 'assignee', key: 'assignee', name: 'Assignee', operations: ['set'], required: true },
    reason:
      'It asks for `schema` of every field of a create screen, and the example of createmeta/{}/issuetypes/{} has none.',
  },
];

export const UNLISTED: readonly Unlisted[] = [
  {
    operation: 'every',
    status: 401,
    asked: ['nobody', 'POST', '/permissions/check', { globalPermissions: ['ADMINISTER'] }],
    reason: 'Whoever is not known gets no further than this on any operation; most list it, some forget.',
  },
  {
    operation: 'DELETE /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}',
    status: 403,
    asked: ['bo', 'DELETE', '/issue/SHOP-2/properties/premise'],
    reason: 'It asks for the same permission as PUT of the same property, which lists this status for lacking it.',
  },
  {
    operation: 'GET /rest/api/3/issue/{issueIdOrKey}/changelog',
    status: 400,
    asked: ['lea', 'GET', '/issue/SHOP-2/changelog?startAt=two'],
    reason: 'No status is listed for a page that is no number; 400 is what the other paged operations list.',
  },
];

/** The schema as it should read. */
export function corrected(name: string, schema: Schema, mistakes: readonly Mistake[]): Schema {
  return mistakes.filter((mistake) => mistake.schema === name).reduce((read, { correct }) => correct(read), schema);
}

/** Whether the overlay adds this status to the operation's own. */
export function isAdded(operation: Operation, status: number): boolean {
  return UNLISTED.some((entry) => [operation.name, 'every'].includes(entry.operation) && entry.status === status);
}

function withProperties(schema: Schema, properties: Readonly<Record<string, Schema>>): Schema {
  const { properties: own } = schema;
  return { ...schema, properties: { ...(typeof own === 'object' ? own : {}), ...properties } };
}
