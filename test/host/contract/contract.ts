/** Requests to Jira and its answers, held to Atlassian's own document. */
import type { JiraRequest, JiraResponse } from '../types';
import { answerProblems } from './answer-check';
import { readDocument } from './document';
import { operationsOf } from './operations';
import type { Operations } from './operations';
import { MISTAKES } from './overlay';
import { requestProblems } from './request-check';
import { schemasOf } from './schemas';

export interface Contract {
  readonly operations: Operations;
  /** What is wrong with a request, each beginning with the operation; empty = nothing. */
  inRequest(request: JiraRequest): readonly string[];
  /** What is wrong with an answer to a request. */
  inAnswer(request: JiraRequest, answer: JiraResponse): readonly string[];
}

let opened: Contract | undefined;

/** Null where the document is not. Opened once a process; what it compiles is kept. */
export function openContract(): Contract | null {
  if (opened !== undefined) return opened;
  const document = readDocument();
  if (document === null) return null;
  const operations = operationsOf(document);
  const schemas = schemasOf(document, MISTAKES);
  const matched = ({ method, path }: JiraRequest) => {
    const url = new URL(path, 'http://site');
    return { url, found: operations.match(method.toUpperCase(), url.pathname) };
  };
  opened = {
    operations,
    inRequest(request) {
      const { url, found } = matched(request);
      if (found === null) return [`${request.method} ${url.pathname} is no operation of Jira's document`];
      const { operation, params } = found;
      const asked = { params, query: url.searchParams, headers: request.headers, body: request.body };
      return requestProblems(schemas, operation, asked).map((problem) => `${operation.name}: ${problem}`);
    },
    inAnswer(request, answer) {
      const { found } = matched(request);
      if (found === null) return [];
      return answerProblems(schemas, found.operation, answer).map((problem) => `${found.operation.name}: ${problem}`);
    },
  };
  return opened;
}

/** A site's `request` with every exchange held to the document; as it was where the document is not. */
export function watched(
  request: (asked: JiraRequest) => Promise<JiraResponse>,
  report: (problem: string) => void,
): (asked: JiraRequest) => Promise<JiraResponse> {
  return async (asked) => {
    const answer = await request(asked);
    // Looked for here, not before: most tests never ask Jira, and reading the document takes a moment.
    const contract = openContract();
    for (const problem of contract?.inRequest(asked) ?? []) report(`request ${problem}`);
    for (const problem of contract?.inAnswer(asked, answer) ?? []) report(problem);
    return answer;
  };
}
