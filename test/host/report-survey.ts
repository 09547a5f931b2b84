/**
 * The first reading of a report: every issue is checked and none is kept, but the few that teach the site its statuses.
 * Only when all of them are right does the second reading begin, so a bad file costs one sentence.
 */
import { NumberSet } from './import/number-set';
import { ImportRefused, readImport } from './import/read-import';
import type { ReadIssue } from './import/read-import';
import type { ImportedIssue } from './jira/replace';
import { keyNumber } from './jira/store';

export interface Surveyed {
  readonly key: string;
  /** Id and name in the files, where they have them. */
  readonly id: string | null;
  readonly name: string;
  readonly issues: number;
  /** Issues that together show every status the project has or had, with its id, and the highest issue id. */
  readonly first: readonly ImportedIssue[];
}

/** Beyond this a project's histories name more statuses than any workflow has, and an id no longer fits a number. */
const MAX_ID = Number.MAX_SAFE_INTEGER;

/**
 * @param onIssue after each issue, with the count so far
 * @throws ImportRefused at the first thing that is not right
 */
export async function survey(files: readonly string[], onIssue: (count: number) => void): Promise<readonly Surveyed[]> {
  const projects = new Map<string, Survey>();
  let count = 0;
  for (const file of files)
    for await (const read of readImport(file)) {
      const project = projects.get(read.project.key) ?? new Survey(read.project.key);
      projects.set(read.project.key, project);
      const twice = project.take(read);
      if (twice !== null)
        throw new ImportRefused(`${read.where}: ${twice} is the same as in ${await before(files, read, twice)}.`);
      onIssue((count += 1));
    }
  if (count === 0) throw new ImportRefused('There are no issues to import.');
  return [...projects.values()].map((project) => project.result());
}

/** Where a key or an id was first: read again, because places of a million issues are not kept for this. */
async function before(files: readonly string[], { issue, project }: ReadIssue, twice: 'key' | 'id'): Promise<string> {
  for (const file of files)
    for await (const read of readImport(file))
      if (read.project.key === project.key && read.issue[twice] === issue[twice]) return read.where;
  throw new Error('a file changed while it was read');
}

class Survey {
  private id: string | null = null;
  private name: string | null = null;
  private issues = 0;
  private readonly keys = new NumberSet();
  private readonly ids = new NumberSet();
  private readonly statuses = new Set<string>();
  private readonly first: ImportedIssue[] = [];
  private highest: ImportedIssue | null = null;

  constructor(private readonly key: string) {}

  /** @returns what it has in common with an issue before, null = nothing */
  take({ project, issue, where }: ReadIssue): 'key' | 'id' | null {
    if (Number(issue.id) > MAX_ID) throw new ImportRefused(`${where}: id is larger than any Jira gives.`);
    if (!this.keys.add(keyNumber(issue.key))) return 'key';
    if (!this.ids.add(Number(issue.id))) return 'id';
    this.id ??= project.id;
    this.name ??= project.name;
    this.issues += 1;
    if (this.highest === null || Number(issue.id) > Number(this.highest.id)) this.highest = issue;
    if (this.isNews(issue)) this.first.push(issue);
    return null;
  }

  result(): Surveyed {
    const { id, key, name, issues, first, highest } = this;
    const more = highest === null || first.includes(highest) ? [] : [highest];
    return { id, key, name: name ?? key, issues, first: [...first, ...more] };
  }

  /** Whether it has, or once had, a status no issue before it showed. */
  private isNews({ status, histories }: ImportedIssue): boolean {
    const known = this.statuses.size;
    this.statuses.add(`now ${status.category} ${status.name.toLowerCase()} ${status.id ?? ''}`);
    for (const { items } of histories)
      for (const item of items) {
        if (item.field !== 'status') continue;
        this.statuses.add(`then ${item.fromString?.toLowerCase() ?? ''} ${item.from ?? ''}`);
        this.statuses.add(`then ${item.toString?.toLowerCase() ?? ''} ${item.to ?? ''}`);
      }
    return this.statuses.size > known;
  }
}
