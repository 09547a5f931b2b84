/**
 * Inside an issue's `fields` the document says "anything". It does describe the beans found there, under the names
 * they have in other answers, so the stand-in is held to those.
 */
import * as v from 'valibot';
import type { Schema } from './operations';
import type { Schemas } from './schemas';

const one = (name: string): Schema => ({ anyOf: [{ type: 'null' }, { $ref: name }] });
const list = (name: string): Schema => ({ type: 'array', items: { $ref: name } });
const text = (format?: string): Schema => ({ type: ['string', 'null'], ...(format === undefined ? {} : { format }) });

/** By field id. An empty field is null, an empty list a list. */
const FIELD_SCHEMAS: Readonly<Record<string, Schema>> = {
  summary: { type: 'string' },
  issuetype: { $ref: 'IssueTypeDetails' },
  status: { $ref: 'StatusDetails' },
  statusCategory: { $ref: 'StatusCategory' },
  project: { $ref: 'ProjectDetails' },
  priority: one('Priority'),
  resolution: one('Resolution'),
  assignee: one('UserDetails'),
  reporter: one('UserDetails'),
  creator: one('UserDetails'),
  components: list('ProjectComponent'),
  labels: { type: 'array', items: { type: 'string' } },
  parent: { $ref: 'LinkedIssue' },
  subtasks: list('LinkedIssue'),
  issuelinks: list('IssueLink'),
  comment: { $ref: 'PageOfComments' },
  created: { type: 'string', format: 'date-time' },
  updated: { type: 'string', format: 'date-time' },
  statuscategorychangedate: text('date-time'),
  resolutiondate: text('date-time'),
  duedate: text('date'),
};

const IssueInAnswer = v.object({ key: v.optional(v.string(), '?'), fields: v.record(v.string(), v.unknown()) });
export type IssueInAnswer = v.InferOutput<typeof IssueInAnswer>;

/** The issues of an answer that is one issue or has `issues`; those with ids alone have nothing to look at. */
export function issuesIn(body: unknown): IssueInAnswer[] {
  const many = v.safeParse(v.object({ issues: v.array(v.unknown()) }), body);
  return (many.success ? many.output.issues : [body]).flatMap((issue) => {
    const parsed = v.safeParse(IssueInAnswer, issue);
    return parsed.success ? [parsed.output] : [];
  });
}

/** What the beans of an issue's fields have that the document does not allow, or lack. */
export function fieldProblems(schemas: Schemas, { key, fields }: IssueInAnswer): string[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const schema = FIELD_SCHEMAS[name];
    const problems = schema === undefined ? [] : schemas.problems(schema, value);
    return problems.map((problem) => `${name} of ${key}: ${problem}`);
  });
}
