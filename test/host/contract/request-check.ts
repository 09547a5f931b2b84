/** One request against its operation: path, query and body. */
import type { Operation, Parameter, Schema } from './operations';
import type { Schemas } from './schemas';

export interface AskedRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** What the document does not allow in this request, each with where; empty = nothing. */
export function requestProblems(schemas: Schemas, operation: Operation, request: AskedRequest): readonly string[] {
  const named = (place: Parameter['in']) => operation.parameters.filter((parameter) => parameter.in === place);
  const query = named('query');
  const unknown = [...new Set(request.query.keys())].filter((key) => !query.some(({ name }) => name === key));
  return [
    ...(operation.isDeprecated ? ['is on its way out of Jira'] : []),
    ...unknown.map((name) => `there is no query parameter ${name}`),
    ...query.flatMap((parameter) => queryProblems(schemas, parameter, request.query)),
    ...named('path').flatMap(({ name, schema }) =>
      at(`path parameter ${name}`, schemas.problems(schema, typed(schema, request.params[name] ?? ''))),
    ),
    ...bodyProblems(schemas, operation, request),
  ];
}

function queryProblems(schemas: Schemas, parameter: Parameter, query: URLSearchParams): readonly string[] {
  const { name, required, schema } = parameter;
  const values = query.getAll(name);
  const where = `query parameter ${name}`;
  if (values.length === 0) return required ? [`${where} is required`] : [];
  if (schema['type'] !== 'array') {
    return values.length > 1 ? [`${where} comes twice`] : at(where, schemas.problems(schema, typed(schema, values[0])));
  }
  const { items = {} } = schema;
  // Jira takes lists repeated, with commas, or both.
  const list = values
    .flatMap((value) => value.split(','))
    .map((value) => (isSchema(items) ? typed(items, value) : value));
  return at(where, schemas.problems(schema, list));
}

function bodyProblems(schemas: Schemas, { body: expected }: Operation, { body, headers }: AskedRequest) {
  if (expected === null) return body === null ? [] : ['takes no body'];
  if (body === null) return expected.required ? ['needs a body'] : [];
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const wrongType = /^application\/json\b/i.test(type) ? [] : [`the body is sent as "${type}" and not as JSON`];
  try {
    return [...wrongType, ...at('body', schemas.problems(expected.schema, JSON.parse(body)))];
  } catch {
    return [...wrongType, 'the body is not JSON'];
  }
}

/** A parameter's text as the type its schema asks for; the text itself where it is no such thing. */
function typed(schema: Schema, text = ''): unknown {
  const { type } = schema;
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null;
}

const at = (where: string, problems: readonly string[]) => problems.map((problem) => `${where}: ${problem}`);
