/** What every route shares: its description, the caller, refusals in Jira's form, and reading queries and bodies. */
import * as v from 'valibot';
import type { JiraResponse } from '../types';
import type { Changes } from './changes';
import type { Alias } from './jql-kinds';
import type { Issue, Project, User } from './model';
import { may, sees } from './permissions';
import type { ProjectPermission } from './permissions';
import type { Searches } from './searches';
import type { Store } from './store';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One request, matched to its route, from a known person or app. */
export interface Call {
  readonly store: Store;
  readonly changes: Changes;
  readonly searches: Searches;
  readonly aliases: readonly Alias[];
  readonly nowMs: number;
  readonly user: User;
  /** The path's parameters by name. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The raw body. */
  readonly body: string | null;
}

export interface Route {
  readonly method: Method;
  /** The path as the OpenAPI document writes it, e.g. `/rest/api/3/issue/{issueIdOrKey}`. */
  readonly path: string;
  /** OAuth scopes, classic names; any call needs all of them. Empty = none needed. */
  readonly scopes: readonly string[];
  readonly handle: (call: Call) => JiraResponse;
}

/** A refusal as Jira words it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string | readonly string[],
    readonly errors: Readonly<Record<string, string>> = {},
  ) {
    super(typeof message === 'string' ? message : message.join(' '));
    this.errorMessages = typeof message === 'string' ? [message] : message;
  }
  readonly errorMessages: readonly string[];
}

/** Something Jira can and this stand-in cannot: answered 501, naming the file where it would be added. */
export class NotModelled extends Error {
  constructor(
    what: string,
    readonly file: string,
  ) {
    super(`The Jira stand-in does not model ${what}. Add it in ${file}.`);
  }
}

export function answer(body: unknown, status = 200): JiraResponse {
  return { status, headers: { 'content-type': 'application/json;charset=UTF-8' }, body };
}

export const NO_CONTENT: JiraResponse = { status: 204, headers: {}, body: null };

export function answerError(
  status: number,
  messages: readonly string[],
  errors: Readonly<Record<string, string>> = {},
) {
  return answer({ errorMessages: messages, errors }, status);
}

/** The body as JSON; 400 when it is not. */
export function readJson(call: Call): unknown {
  try {
    const body: unknown = JSON.parse(call.body ?? '');
    return body;
  } catch {
    throw new Refusal(400, 'There was an error parsing JSON. Check that your request body is valid.');
  }
}

/** The body as the schema has it; 400 naming the first thing wrong, as for an unknown request field. */
export function readBody<T>(call: Call, schema: v.GenericSchema<unknown, T>): T {
  const parsed = v.safeParse(schema, readJson(call));
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const where = v.getDotPath(issue) ?? 'body';
  throw new Refusal(400, `Invalid request payload at "${where}": ${issue.message}`);
}

/** A query parameter that may come repeated or as one comma-separated text. */
export function listParam(query: URLSearchParams, name: string): string[] {
  return query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

/** A whole number ≥ `least`; 400 when the text is anything else. */
export function numberParam(query: URLSearchParams, name: string, fallback: number, least = 0): number {
  const text = query.get(name);
  if (text === null) return fallback;
  if (!/^\d+$/.test(text) || Number(text) < least)
    throw new Refusal(400, `The value '${text}' of '${name}' is not valid.`);
  return Number(text);
}

const NO_ISSUE = 'Issue does not exist or you do not have permission to see it.';

/** An issue the caller may see; what they may not see does not exist for them. */
export function visibleIssue(call: Call, idOrKey: string): Issue | null {
  const issue = call.store.issue(idOrKey);
  return issue !== null && sees(call.store, call.user, issue) ? issue : null;
}

export function theIssue(call: Call, parameter = 'issueIdOrKey'): { issue: Issue; project: Project } {
  const issue = visibleIssue(call, call.params[parameter] ?? '');
  const project = issue && call.store.project(issue.projectId);
  if (issue === null || project === null) throw new Refusal(404, NO_ISSUE);
  return { issue, project };
}

export function mustBeAllowed(call: Call, permission: ProjectPermission, project: Project, sentence: string): void {
  if (!may(call.user, permission, project)) throw new Refusal(403, sentence);
}

export const NO_ISSUE_MESSAGE = NO_ISSUE;
