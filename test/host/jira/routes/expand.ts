/** What every issue read shares: the bound on properties, and which expansions exist. */
import { NotModelled, Refusal } from '../http';

/** Jira's bound. */
const MOST_PROPERTIES = 5;

export function mostProperties(properties: readonly string[]): void {
  if (properties.length > MOST_PROPERTIES)
    throw new Refusal(400, `At most ${MOST_PROPERTIES} properties can be asked for; ${properties.length} were.`);
}

/** Expansions Jira has for issues; those not in `modelled` are answered 501, unknown ones are ignored as Jira does. */
const EXPANSIONS = new Set([
  'renderedFields',
  'names',
  'schema',
  'transitions',
  'operations',
  'editmeta',
  'changelog',
  'versionedRepresentations',
]);

export function expansions(asked: readonly string[], modelled: readonly string[]): ReadonlySet<string> {
  const names = asked.map((name) => name.trim()).filter((name) => EXPANSIONS.has(name));
  const missing = names.find((name) => !modelled.includes(name));
  if (missing !== undefined) throw new NotModelled(`expand=${missing} here`, 'test/host/jira/routes/expand.ts');
  return new Set(names);
}
