/** The document's schemas as validators, each compiled when it is first needed and kept as long as the process. */
import Ajv from 'ajv';
import type { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { parseJiraDate } from '../jira/dates';
import type { ContractDocument } from './document';
import type { Schema } from './operations';
import { corrected } from './overlay';
import type { Mistake } from './overlay';

export interface Schemas {
  /** What is wrong with the value, each with where; empty = nothing. */
  problems(schema: Schema, value: unknown): readonly string[];
}

/** @param mistakes what to correct in the document first */
export function schemasOf(document: ContractDocument, mistakes: readonly Mistake[]): Schemas {
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    logger: false,
    validateSchema: false,
    inlineRefs: false,
    code: { optimize: false },
  });
  addFormats(ajv);
  // Jira writes offsets without a colon, which RFC 3339 does not have.
  ajv.addFormat('date-time', (text: string) => parseJiraDate(text) !== null);
  const compiled = new Map<Schema, ValidateFunction>();

  const add = (name: string): void => {
    const schema = document.schemas[name];
    if (schema === undefined || ajv.schemas[name] !== undefined) return;
    const right = corrected(name, schema, mistakes);
    ajv.addSchema(right, name);
    for (const next of references(right)) add(next);
  };
  const validatorOf = (schema: Schema): ValidateFunction => {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    for (const name of references(schema)) add(name);
    const validate = ajv.compile(schema);
    compiled.set(schema, validate);
    return validate;
  };
  return {
    problems(schema, value) {
      const validate = validatorOf(schema);
      if (validate(value)) return [];
      return (validate.errors ?? []).map(({ instancePath, message = 'is wrong', params }) => {
        const details = Object.values(params).map((detail) => JSON.stringify(detail));
        return `${instancePath === '' ? 'the whole' : instancePath} ${message} (${details.join(', ')})`;
      });
    },
  };
}

/** Names of the schemas a schema refers to. */
function references(schema: unknown): string[] {
  return [...JSON.stringify(schema).matchAll(/"\$ref":"([^"]+)"/g)].map(([, name]) => name ?? '');
}
