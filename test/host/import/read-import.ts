/** Reading a file of issues: one Jira search answer as JSON, or one issue a line (NDJSON), either gzipped or not. */
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import * as v from 'valibot';
import { POINTS_FIELD, SPRINT_FIELD } from '../jira/catalog';
import type { ImportedIssue } from '../jira/replace';
import { ImportIssue, ImportPage, Points, Sprints } from './import-schema';
import { createSplitter, FrameTooLarge } from './split-issues';
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

/** Read twice: what names the custom fields may stand behind the issues. */
async function* readPage(path: string, file: string): AsyncGenerator<ReadIssue> {
  const fields = customFields(await readFrame(path, file));
  const splitter = createSplitter();
  let index = 0;
  for await (const piece of pieces(path, file))
    for (const { text, line } of splitter.push(piece)) {
      index += 1;
      yield readIssue(parseJson(text, file, line), `${file}, issue ${index}`, fields);
    }
}

/** Everything of a search answer but its issues. */
async function readFrame(path: string, file: string): Promise<ImportPage> {
  const splitter = createSplitter();
  try {
    for await (const piece of pieces(path, file)) splitter.push(piece);
  } catch (cause) {
    if (cause instanceof FrameTooLarge) throw noPage(file);
    throw cause;
  }
  const { text, cutAt, cutLines } = splitter.frame();
  const page = v.safeParse(ImportPage, parseJson(text, file, 1, { at: cutAt, lines: cutLines }));
  if (!page.success) throw noPage(file);
  return page.output;
}

function noPage(file: string): ImportRefused {
  return new ImportRefused(`${file} is not a Jira search answer: it has no list "issues".`);
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
  let rest = '';
  for await (const piece of pieces(path, file)) {
    const parts = (rest + piece).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  yield rest;
}

/** The text of a file, gzipped or not, as it comes. @throws ImportRefused when it cannot be read to its end */
async function* pieces(path: string, file: string): AsyncGenerator<string> {
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
  try {
    for await (const piece of last.setEncoding('utf8')) yield String(piece);
    const error = await failed;
    if (error !== null) throw unreadable(file, error);
  } catch (cause) {
    if (cause instanceof ImportRefused || cause instanceof FrameTooLarge) throw cause;
    throw unreadable(file, cause);
  }
}

function unreadable(file: string, cause: unknown): ImportRefused {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const why =
    code === 'ENOENT' ? 'there is no such file' : code.startsWith('Z_') ? 'it is not a whole gzip file' : code;
  return new ImportRefused(`${file} cannot be read: ${why}.`, { cause });
}

/**
 * @param firstLine where the text begins in its file
 * @param cut where lines were left out of it, and how many
 */
function parseJson(text: string, where: string, firstLine = 1, cut = { at: text.length, lines: 0 }): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return json;
  } catch (cause) {
    const at = /position (\d+)/.exec(cause instanceof Error ? cause.message : '')?.[1];
    const before = at === undefined ? null : text.slice(0, Number(at)).split('\n').length - 1;
    const line = before === null ? null : firstLine + before + (Number(at) > cut.at ? cut.lines : 0);
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
