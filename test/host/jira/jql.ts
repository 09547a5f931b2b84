/** JQL: parsed by Atlassian's own parser, compiled to a test over issues. What Jira would refuse is refused here. */
import { createRequire } from 'node:module';
import type { Clause, Field, JastBuilder, TerminalClause } from '@atlaskit/jql-ast';
import * as v from 'valibot';
import { NotModelled, Refusal } from './http';
import { compileClause } from './jql-clauses';
import { fieldName, jqlField, UNMODELLED_FIELDS } from './jql-fields';
import type { JqlContext, JqlField } from './jql-kinds';
import { compileOrder } from './jql-order';
import type { SortKey } from './jql-order';
import { propertyField } from './jql-values';
import type { Issue } from './model';

export interface CompiledJql {
  readonly matches: (issue: Issue) => boolean;
  readonly order: readonly SortKey[];
  /** Only issues of these projects can match; null = any. Saves reading the others. */
  readonly projectIds: ReadonlySet<string> | null;
  /** Only these issues can match; null = any. */
  readonly issueIds: ReadonlySet<string> | null;
}

export const UNBOUNDED = 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.';

const Package = v.object({ JastBuilder: v.custom<typeof JastBuilder>((value) => typeof value === 'function') });
let Parser: typeof JastBuilder | undefined;

/** Loaded with the first query: it takes a quarter of a second, and most test files never ask one. */
function parser(): typeof JastBuilder {
  return (Parser ??= v.parse(Package, createRequire(import.meta.url)('@atlaskit/jql-ast')).JastBuilder);
}

type Parsed = ReturnType<JastBuilder['build']>;

/** How many queries are remembered: the app asks the same ones again and again, and reading one takes longest. */
const REMEMBERED = 1_000;
const parsed = new Map<string, Parsed>();

/** A query read, which is the same whoever asks. */
function parse(text: string): Parsed {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  if (parsed.size >= REMEMBERED) parsed.clear();
  const jast = new (parser())().build(text);
  parsed.set(text, jast);
  return jast;
}

/**
 * Compiles a query for one person at one instant.
 * @throws Refusal 400 for what Jira refuses: a syntax error, an unknown field, function, operator or value, no restriction
 * @throws NotModelled for what Jira can and the stand-in cannot
 */
export function compileJql(text: string, context: JqlContext): CompiledJql {
  const jast = parse(text);
  const [error] = jast.errors;
  if (error !== undefined) throw new Refusal(400, `Error in the JQL Query: ${error.message}`);
  const where = jast.query?.where;
  if (!where) throw new Refusal(400, UNBOUNDED);
  const order = compileOrder(jast.query?.orderBy?.fields ?? [], context);
  return {
    matches: compile(where, context, false),
    order,
    projectIds: restriction(where, 'project', context),
    issueIds: restriction(where, 'key', context),
  };
}

type Test = (issue: Issue) => boolean;

/** NOT is pushed down to the operators, as Jira does, so that `NOT labels = x` too leaves out issues without labels. */
function compile(clause: Clause, context: JqlContext, negated: boolean): Test {
  switch (clause.clauseType) {
    case 'not':
      return compile(clause.clause, context, !negated);
    case 'compound': {
      const tests = clause.clauses.map((inner) => compile(inner, context, negated));
      const every = (clause.operator.value === 'and') !== negated;
      return every ? (issue) => tests.every((test) => test(issue)) : (issue) => tests.some((test) => test(issue));
    }
    case 'terminal':
      return compileClause(clause, theField(clause.field, context), context, negated);
  }
}

/** The field a clause is about. */
function theField(field: Field, context: JqlContext): JqlField {
  const found = field.properties?.length ? indexedProperty(field, context) : jqlField(fieldName(field.value), context);
  if (found) return found;
  if (UNMODELLED_FIELDS.has(field.value.toLowerCase()))
    throw new NotModelled(`the JQL field '${field.value}'`, 'test/host/jira/jql-fields.ts');
  throw new Refusal(400, `Field '${field.value}' does not exist or you do not have permission to view it.`);
}

/** `issue.property[premise].score`: Jira searches only the paths an installed app has declared. */
function indexedProperty(field: Field, context: JqlContext): JqlField | null {
  const [property] = field.properties ?? [];
  if (fieldName(field.value) !== 'issue.property' || !property?.key) return null;
  const path = (property.path ?? []).map((part) => part.value.replace(/^\./, '')).join('.');
  const key = property.key.value;
  const declared = context.aliases.find((alias) => alias.propertyKey === key && alias.path === path);
  return declared ? propertyField(declared, context) : null;
}

/** The values every match must have in `name`, where the query says so at its top: `project = X AND …`. */
function restriction(where: Clause, name: 'project' | 'key', context: JqlContext): ReadonlySet<string> | null {
  if (where.clauseType === 'compound' && where.operator.value === 'and') {
    for (const clause of where.clauses) {
      const found = restriction(clause, name, context);
      if (found !== null) return found;
    }
    return null;
  }
  if (where.clauseType !== 'terminal' || !isOneOf(where) || fieldName(where.field.value) !== name) return null;
  const values = plainValues(where.operand);
  if (values === null) return null;
  const { store } = context;
  const ids = values.flatMap((value) =>
    name === 'key'
      ? (store.issue(value)?.id ?? [])
      : [...store.projects.values()].filter((one) => isNamed(one, value)).map((one) => one.id),
  );
  return new Set(ids);
}

function isNamed(project: { id: string; key: string; name: string }, value: string): boolean {
  const wanted = value.toLowerCase();
  return project.id === value || project.key.toLowerCase() === wanted || project.name.toLowerCase() === wanted;
}

function isOneOf(clause: TerminalClause): boolean {
  return clause.operator ? clause.operator.value === '=' || clause.operator.value === 'in' : false;
}

function plainValues(operand: TerminalClause['operand']): string[] | null {
  if (!operand) return null;
  if (operand.operandType === 'value') return [operand.value];
  if (operand.operandType !== 'list') return null;
  const values = operand.values.map((value) => (value.operandType === 'value' ? value.value : null));
  return values.every((value) => value !== null) ? values : null;
}
