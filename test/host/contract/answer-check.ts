/** One answer against its operation: the status, whether there is a body, and what is in it. */
import * as v from 'valibot';
import type { JiraResponse } from '../types';
import { fieldProblems, issuesIn } from './issue-fields';
import type { Operation } from './operations';
import { isAdded } from './overlay';
import type { Schemas } from './schemas';

/** What every refusal without a described body looks like. */
const REFUSAL = { $ref: 'ErrorCollection' };
const NAMES_ISSUES = ['IssueBean', 'SearchAndReconcileResults', 'BulkIssueResults'];

/** What the document does not allow in this answer, each with where; empty = nothing. */
export function answerProblems(schemas: Schemas, operation: Operation, answer: JiraResponse): readonly string[] {
  const { status, body } = answer;
  const described = operation.answers.get(status);
  if (described === undefined && !isAdded(operation, status)) {
    return [`answers ${status}, which is none of ${[...operation.answers.keys()].join(', ')}`];
  }
  if (body === null) {
    return isEmpty(described) || status >= 400 ? [] : [`answers ${status} without the body the document has`];
  }
  if (status === 204) return ['answers 204 with a body'];
  if (!isJson(answer)) return [`answers ${status} with a body that is not called JSON`];
  const schema = isEmpty(described) && status >= 400 ? REFUSAL : described;
  if (schema === null || schema === undefined) return [`answers ${status} with a body the document does not have`];
  const inside = NAMES_ISSUES.includes(String(schema['$ref'])) ? issuesIn(body) : [];
  const problems = [...schemas.problems(schema, body), ...inside.flatMap((issue) => fieldProblems(schemas, issue))];
  return problems.map((problem) => `answer ${status}: ${problem}`);
}

/** No body described, or one the document says nothing about. */
function isEmpty(schema: Readonly<Record<string, unknown>> | null | undefined): boolean {
  return schema === null || schema === undefined || Object.keys(schema).length === 0;
}

function isJson({ headers }: JiraResponse): boolean {
  const found = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type');
  return v.is(v.pipe(v.string(), v.regex(/^application\/json\b/i)), found?.[1]);
}
