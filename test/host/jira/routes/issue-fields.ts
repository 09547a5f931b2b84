/** `fields` and `update` of a create, an edit or a transition, checked against the site and turned into one edit. */
import * as v from 'valibot';
import { POINTS_FIELD, SPRINT_FIELD } from '../catalog';
import type { NewIssueFields } from '../changes';
import type { IssueEdit } from '../edits';
import type { Call } from '../http';
import { readBody, Refusal, visibleIssue } from '../http';
import type { Issue, Project } from '../model';
import { Adf } from '../model';

const Ref = v.union([v.looseObject({ id: v.string() }), v.looseObject({ name: v.string() })]);
const Verb = v.strictObject({
  add: v.optional(v.unknown()),
  remove: v.optional(v.unknown()),
  set: v.optional(v.unknown()),
});
const Update = v.looseObject({
  fields: v.optional(v.record(v.string(), v.unknown()), {}),
  update: v.optional(v.record(v.string(), v.array(Verb)), {}),
  properties: v.optional(v.array(v.strictObject({ key: v.string(), value: v.unknown() })), []),
  transition: v.optional(v.nullable(v.looseObject({ id: v.string() })), null),
});
export type Update = v.InferOutput<typeof Update>;

export function readUpdate(call: Call): Update {
  return readBody(call, Update);
}

const ProjectRef = v.union([v.looseObject({ id: v.string() }), v.looseObject({ key: v.string() })]);

/** The project a new issue goes to; one the caller cannot see does not exist. */
export function createTarget(fields: Update['fields'], visible: readonly Project[]): Project {
  const ref = v.safeParse(ProjectRef, fields['project']);
  const wanted = ref.success ? ref.output : null;
  const project = visible.find(
    (one) => wanted !== null && ('id' in wanted ? one.id === wanted.id : one.key === wanted.key),
  );
  if (project === undefined) throw new Refusal(400, [], { project: 'valid project is required' });
  return project;
}

type Reader = (value: unknown, context: { call: Call; project: Project }) => IssueEdit;

const wrong = (field: string, message: string) => new Refusal(400, [], { [field]: message });

function parse<T>(field: string, schema: v.GenericSchema<unknown, T>, value: unknown, message: string): T {
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) throw wrong(field, message);
  return parsed.output;
}

/** Finds what an `{id}` or `{name}` points to. */
function refer<T extends { id: string; name: string }>(field: string, among: Iterable<T>, value: unknown): T {
  const ref = parse(field, Ref, value, `Specify a valid '${field}' with 'id' or 'name'.`);
  for (const one of among) if ('id' in ref ? one.id === ref.id : one.name === ref.name) return one;
  throw wrong(field, `Specify a valid '${field}'.`);
}

const Summary = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(255), v.regex(/^[^\r\n]*$/));
const Label = v.pipe(v.string(), v.minLength(1), v.maxLength(255), v.regex(/^\S+$/));

const READERS: Readonly<Record<string, Reader>> = {
  summary: (value) => ({
    summary: parse('summary', Summary, value, 'You must specify a summary of one line, at most 255 characters.'),
  }),
  description: (value) => ({
    description: parse(
      'description',
      v.nullable(Adf),
      value,
      'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
    ),
  }),
  issuetype: (value, { call, project }) => ({
    typeId: refer(
      'issuetype',
      project.typeIds.flatMap((id) => call.store.types.get(id) ?? []),
      value,
    ).id,
  }),
  priority: (value, { call }) => ({
    priorityId: value === null ? null : refer('priority', call.store.priorities.values(), value).id,
  }),
  assignee(value, { call }) {
    const ref = parse(
      'assignee',
      v.nullable(v.looseObject({ accountId: v.nullable(v.string()) })),
      value,
      'data was not an object',
    );
    const accountId = ref?.accountId ?? null;
    if (accountId !== null && !call.store.users.has(accountId))
      throw wrong('assignee', `Specify a valid value for assignee`);
    return { assignee: accountId };
  },
  duedate: (value) => ({
    due: parse(
      'duedate',
      v.nullable(v.pipe(v.string(), v.isoDate())),
      value,
      "Error parsing date string: use 'yyyy-MM-dd'.",
    ),
  }),
  labels: (value) => ({
    labels: [
      ...new Set(parse('labels', v.array(Label), value, 'Labels are texts without spaces, at most 255 characters.')),
    ],
  }),
  components(value, { project }) {
    const refs = parse('components', v.array(v.unknown()), value, 'data was not an array');
    return { componentIds: refs.map((ref) => refer('components', project.components, ref).id) };
  },
  parent(value, { call }) {
    const Parent = v.nullable(v.object({ id: v.optional(v.string()), key: v.optional(v.string()) }));
    const ref = parse('parent', Parent, value, 'data was not an object');
    if (ref === null) return { parentId: null };
    const parent = visibleIssue(call, ref.id ?? ref.key ?? '');
    if (parent === null) throw wrong('parent', 'Could not find issue by id or key.');
    return { parentId: parent.id };
  },
  [POINTS_FIELD]: (value) => ({
    points: parse(POINTS_FIELD, v.nullable(v.number()), value, 'Operation value must be a number'),
  }),
  [SPRINT_FIELD](value, { call }) {
    const id = parse(SPRINT_FIELD, v.nullable(v.number()), value, 'Number value expected as the Sprint id.');
    if (id !== null && !call.store.sprints.has(id))
      throw wrong(SPRINT_FIELD, `Sprint with id: ${String(id)} does not exist.`);
    return { sprintId: id };
  },
};

const FIXED = new Set(['project']);

function read(call: Call, project: Project, fields: Update['fields'], skip: ReadonlySet<string>): IssueEdit {
  let edit: IssueEdit = {};
  for (const [name, value] of Object.entries(fields)) {
    if (skip.has(name)) continue;
    const reader = READERS[name];
    if (!reader) throw wrong(name, `Field '${name}' cannot be set. It is not on the appropriate screen, or unknown.`);
    edit = { ...edit, ...reader(value, { call, project }) };
  }
  return edit;
}

export function createFields(call: Call, project: Project, update: Update): NewIssueFields {
  const reporter = v.safeParse(v.looseObject({ accountId: v.string() }), update.fields['reporter']);
  const skip = new Set([...FIXED, ...(reporter.success ? ['reporter'] : [])]);
  const edit = read(call, project, update.fields, skip);
  const { summary, typeId } = edit;
  if (summary === undefined) throw wrong('summary', 'You must specify a summary of the issue.');
  if (typeId === undefined) throw wrong('issuetype', 'Specify an issue type');
  checkParent(call, typeId, edit.parentId ?? null);
  const fields = { ...edit, ...verbs(call, project, null, update), summary, typeId };
  return reporter.success ? { ...fields, reporter: reporter.output.accountId } : fields;
}

export function editFields(call: Call, project: Project, issue: Issue, update: Update): IssueEdit {
  const edit = { ...read(call, project, update.fields, FIXED), ...verbs(call, project, issue, update) };
  if (edit.typeId !== undefined || edit.parentId !== undefined)
    checkParent(call, edit.typeId ?? issue.typeId, edit.parentId === undefined ? issue.parentId : edit.parentId);
  return edit;
}

/** A parent is one level or more above; a sub-task needs one. */
function checkParent(call: Call, typeId: string, parentId: string | null): void {
  const level = call.store.types.get(typeId)?.hierarchyLevel ?? 0;
  const parent = parentId === null ? null : call.store.issue(parentId);
  if (parent === null) {
    if (level < 0) throw wrong('parent', 'Issue type is a sub-task but parent issue key or id not specified.');
    return;
  }
  if ((call.store.types.get(parent.typeId)?.hierarchyLevel ?? 0) <= level)
    throw wrong('parent', 'Given parent issue does not belong to an appropriate hierarchy.');
}

/** `update`: labels take add, remove and set; every other field takes set. */
function verbs(call: Call, project: Project, issue: Issue | null, update: Update): IssueEdit {
  let edit: IssueEdit = {};
  for (const [name, operations] of Object.entries(update.update)) {
    if (name in update.fields) throw wrong(name, `Field '${name}' cannot be set and updated in one request.`);
    for (const operation of operations) {
      const labels: unknown[] = [...(edit.labels ?? issue?.labels ?? [])];
      if ('set' in operation) edit = { ...edit, ...read(call, project, { [name]: operation.set }, FIXED) };
      else if (name !== 'labels') throw wrong(name, `Field '${name}' can only be set.`);
      else if ('add' in operation)
        edit = { ...edit, ...read(call, project, { labels: [...labels, operation.add] }, FIXED) };
      else
        edit = {
          ...edit,
          ...read(call, project, { labels: labels.filter((label) => label !== operation.remove) }, FIXED),
        };
    }
  }
  return edit;
}
