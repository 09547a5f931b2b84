/** The document's operations: which one a call is, and what it says of parameters, bodies, answers and scopes. */
import * as v from 'valibot';
import type { ContractDocument } from './document';

const Schema = v.record(v.string(), v.unknown());
export type Schema = v.InferOutput<typeof Schema>;

const Content = v.optional(v.record(v.string(), v.object({ schema: v.optional(Schema, {}) })), {});
const Parameter = v.object({
  name: v.string(),
  in: v.picklist(['path', 'query', 'header']),
  required: v.optional(v.boolean(), false),
  schema: v.optional(Schema, {}),
});
export type Parameter = v.InferOutput<typeof Parameter>;

const Described = v.object({
  deprecated: v.optional(v.boolean(), false),
  parameters: v.optional(v.array(Parameter), []),
  requestBody: v.optional(v.object({ required: v.optional(v.boolean(), false), content: Content })),
  responses: v.record(v.string(), v.object({ content: Content })),
  'x-atlassian-oauth2-scopes': v.optional(
    v.array(v.object({ state: v.picklist(['Current', 'Beta']), scopes: v.array(v.string()) })),
    [],
  ),
});

export interface Operation {
  /** As `GET /rest/api/3/issue/{issueIdOrKey}`. */
  readonly name: string;
  /** Atlassian has announced its end. */
  readonly isDeprecated: boolean;
  readonly parameters: readonly Parameter[];
  /** Schema of the JSON body; null = the operation takes none. */
  readonly body: { readonly schema: Schema; readonly required: boolean } | null;
  /** By status: the schema of the JSON answer, null where the document describes no body. */
  readonly answers: ReadonlyMap<number, Schema | null>;
  /** Sets of OAuth scopes; a call needs all of one set. Classic first. */
  readonly scopes: readonly (readonly string[])[];
}

export interface Operations {
  /** The operation of a call and its path parameters; null = the document has none such. `path` without its query. */
  match(method: string, path: string): { operation: Operation; params: Readonly<Record<string, string>> } | null;
  /** One by method and path as the document writes them. */
  get(method: string, template: string): Operation | null;
}

const JSON_TYPE = 'application/json';

export function operationsOf(document: ContractDocument): Operations {
  const known = new Map<string, Operation>();
  const get = (method: string, template: string): Operation | null => {
    const name = `${method} ${template}`;
    const described = document.paths[template]?.[method.toLowerCase()];
    if (described === undefined) return null;
    const operation = known.get(name) ?? describe(name, described);
    known.set(name, operation);
    return operation;
  };
  // A literal segment before a parameter: `issue/bulkfetch` is no issue named "bulkfetch".
  const templates = Object.keys(document.paths)
    .map((template) => ({
      template,
      names: [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''),
      pattern: new RegExp(`^${template.replace(/\{\w+\}/g, '([^/]+)')}$`),
    }))
    .sort((a, b) => a.names.length - b.names.length);
  return {
    get,
    match(method, path) {
      for (const { template, names, pattern } of templates) {
        const match = pattern.exec(path);
        const operation = match === null ? null : get(method, template);
        if (match === null || operation === null) continue;
        const values = names.map((name, i) => [name, decodeURIComponent(match[i + 1] ?? '')] as const);
        return { operation, params: Object.fromEntries(values) };
      }
      return null;
    },
  };
}

function describe(name: string, described: unknown): Operation {
  const { deprecated, parameters, requestBody, responses, ...rest } = v.parse(Described, described);
  const body = requestBody?.content[JSON_TYPE];
  return {
    name,
    isDeprecated: deprecated,
    parameters,
    body: requestBody === undefined ? null : { schema: body?.schema ?? {}, required: requestBody.required },
    answers: new Map(
      Object.entries(responses).map(([status, { content }]) => [Number(status), content[JSON_TYPE]?.schema ?? null]),
    ),
    scopes: rest['x-atlassian-oauth2-scopes']
      .toSorted((a, b) => b.state.localeCompare(a.state))
      .map(({ scopes }) => scopes),
  };
}
