/**
 * Atlassian's own description of Jira's REST API: an OpenAPI document of 2.5 MB that lies beside the repository and is
 * not part of it. Only what an operation in use needs is ever looked at.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as v from 'valibot';

export const DOCUMENT_PATH = resolve(import.meta.dirname, '../../../../shared/data/jira-openapi.json');

const Json = v.record(v.string(), v.unknown());
const Document = v.object({
  paths: v.record(v.string(), Json),
  components: v.object({ schemas: v.record(v.string(), Json) }),
});

export interface ContractDocument {
  /** Operations by path, then by method in lower case. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Schemas by name; a reference among them is a bare name. */
  readonly schemas: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

let loaded: ContractDocument | undefined;

/** Null where the document is not; read once a process. */
export function readDocument(): ContractDocument | null {
  if (loaded !== undefined) return loaded;
  if (!existsSync(DOCUMENT_PATH)) return null;
  // Bare names, so that each schema is a schema of its own and none is compiled before it is needed.
  const text = readFileSync(DOCUMENT_PATH, 'utf8').replaceAll('"#/components/schemas/', '"');
  const { paths, components } = v.parse(Document, JSON.parse(text));
  loaded = { paths, schemas: components.schemas };
  return loaded;
}
