/** Reading a file of issues: one Jira search answer as JSON, or one issue a line (NDJSON), either gzipped or not. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGunzip, gunzip } from 'node:zlib';
import * as v from 'valibot';
import { POINTS_FIELD, SPRINT_FIELD } from '../jira/catalog';
import type { ImportedIssue } from '../jira/replace';
import { ImportIssue, ImportPage, Points, Sprints } from './import-schema';
import type { CustomFields } from './to-site';
import { importedIssue } from './to-site';

/** Why a file cannot be imported: one sentence naming file, line or issue, and field. */
export class ImportRefused extends Error {}

export interface ReadIssue {
  readonly project: { readonly id: string | null; readonly key: string; readonly name: string | null };
  readonly issue: ImportedIssue;
  /** Where it was read, for messages: `compass.json, issue 12`. */
  readonly where: string;
}

const DEFAULT_FIELDS: CustomFields = { points: POINTS_FIELD, sprint: SPRINT_FIELD };

/**
 * The issues of a file, one after the other.
 * @throws ImportRefused at the first thing that is not right
 */
export async function* readImport(path: string): AsyncGenerator<ReadIssue> {
  const file = basename(path);
  if (/\.(ndjson|jsonl)(\.gz)?$/i.test(path)) yield* readLines(path, file);
  else yield* readPage(path, file);
}

async function* readPage(path: string, file: string): AsyncGenerator<ReadIssue> {
  const text = await wholeText(path, file);
  const page = v.safeParse(ImportPage, parseJson(text, file));
  if (!page.success) throw new ImportRefused(`${file} is not a Jira search answer: it has no list "issues".`);
  const fields = customFields(page.output);
  for (const [index, issue] of page.output.issues.entries())
    yield readIssue(issue, `${file}, issue ${index + 1}`, fields);
}

async function wholeText(path: string, file: string): Promise<string> {
  try {
    const bytes = await readFile(path);
    return (path.endsWith('.gz') ? await promisify(gunzip)(bytes) : bytes).toString('utf8');
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

async function* readLines(path: string, file: string): AsyncGenerator<ReadIssue> {
  let number = 0;
  for await (const line of lines(path, file)) {
    number += 1;
    if (line.trim() === '') continue;
    const where = `${file}, line ${number}`;
    yield readIssue(parseJson(line, where), where, DEFAULT_FIELDS);
  }
}

async function* lines(path: string, file: string): AsyncGenerator<string> {
  const source = createReadStream(path);
  const stages = path.endsWith('.gz') ? [source, createGunzip()] : [source];
  const last = stages.at(-1) ?? source;
  // An error of any stage ends the last one, so the loop below meets it; here it only must not go unheard.
  const failed =
    stages.length > 1
      ? pipeline(stages).then(
          () => null,
          (error: unknown) => error,
        )
      : Promise.resolve(null);
  let rest = '';
  try {
    for await (const chunk of last.setEncoding('utf8')) {
      const parts = (rest + String(chunk)).split('\n');
      rest = parts.pop() ?? '';
      yield* parts;
    }
    const error = await failed;
    if (error !== null) throw unreadable(file, error);
  } catch (cause) {
    if (cause instanceof ImportRefused) throw cause;
    throw unreadable(file, cause);
  }
  yield rest;
}

function unreadable(file: string, cause: unknown): ImportRefused {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const why =
    code === 'ENOENT' ? 'there is no such file' : code.startsWith('Z_') ? 'it is not a whole gzip file' : code;
  return new ImportRefused(`${file} cannot be read: ${why}.`, { cause });
}

function parseJson(text: string, where: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return json;
  } catch (cause) {
    const at = /position (\d+)/.exec(cause instanceof Error ? cause.message : '');
    const line = at === null ? null : text.slice(0, Number(at[1])).split('\n').length;
    const more = line === null || line === 1 ? '' : ` (line ${line})`;
    throw new ImportRefused(`${where}${more} is not JSON.`, { cause });
  }
}

/** Which custom fields hold points and sprints, as the file says, else those of a fresh Jira site. */
function customFields(page: ImportPage): CustomFields {
  const named = (...wanted: string[]) =>
    Object.entries(page.names ?? {}).find(([, name]) => wanted.includes(name.toLowerCase()))?.[0];
  return {
    points: page.fields?.storyPoints ?? named('story points', 'story point estimate') ?? DEFAULT_FIELDS.points,
    sprint: page.fields?.sprint ?? named('sprint') ?? DEFAULT_FIELDS.sprint,
  };
}

function readIssue(raw: unknown, where: string, fields: CustomFields): ReadIssue {
  const key = v.safeParse(v.object({ key: v.string() }), raw);
  const place = key.success ? `${where} (${key.output.key})` : where;
  const issue = check(ImportIssue, raw, place, '');
  const points = check(Points, issue.fields[fields.points], place, `fields.${fields.points}`);
  const sprints = check(Sprints, issue.fields[fields.sprint], place, `fields.${fields.sprint}`);
  const { project } = issue.fields;
  if (!issue.key.startsWith(`${project.key}-`))
    throw new ImportRefused(`${place}: fields.project.key is ${project.key}, which is not the project of this key.`);
  return { project, where: place, issue: importedIssue(issue, points, sprints ?? [], fields) };
}

function check<T>(schema: v.GenericSchema<unknown, T>, value: unknown, place: string, at: string): T {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const [problem] = parsed.issues;
  const path = [at, v.getDotPath(problem) ?? ''].filter((part) => part !== '').join('.') || 'it';
  throw new ImportRefused(`${place}: ${path} ${problem.input === undefined ? 'is missing' : problem.message}.`);
}
