/** What a file may hold: an issue as Jira's REST API answers it, as far as an import reads it. */
import * as v from 'valibot';
import { parseJiraDate } from '../jira/dates';
import { Adf, CATEGORY_KEYS } from '../jira/model';

const text = () => v.string('must be text');
const Name = v.pipe(text(), v.nonEmpty('must not be empty'));
const Named = v.object({ name: Name }, 'must be an object with a name');
const Time = v.pipe(
  text(),
  v.transform((value) => parseJiraDate(value) ?? Number.NaN),
  v.check((ms) => Number.isFinite(ms), 'must be a date such as 2020-01-31T10:00:00.000+0000'),
);
const absent = <T>(schema: v.GenericSchema<unknown, T>) => v.optional(v.nullable(schema), null);
const IdText = v.pipe(text(), v.regex(/^\d+$/, 'must be digits'));

const Sprint = v.object(
  {
    id: v.number('must be a number'),
    name: text(),
    state: v.picklist(['future', 'active', 'closed'], 'must be future, active or closed'),
    startDate: absent(text()),
    endDate: absent(text()),
    completeDate: absent(text()),
  },
  'must be an object with id, name and state',
);
export const Sprints = absent(v.array(Sprint, 'must be a list of sprints'));
export const Points = absent(v.number('must be a number'));

const Side = absent(text());
/** An item's `toString` is read as an own entry: every object inherits a function of that name. */
const Item = v.pipe(
  v.record(v.string(), v.unknown(), 'must be an object'),
  v.transform((item): unknown => ({ ...item, toText: ownToString(item) })),
  v.object({
    field: text(),
    fieldtype: v.optional(text(), 'jira'),
    fieldId: v.optional(text()),
    from: Side,
    fromString: Side,
    to: Side,
    toText: Side,
  }),
  v.transform(({ toText, fieldId, ...item }) => ({
    ...item,
    ...(fieldId === undefined ? {} : { fieldId }),
    toString: toText,
  })),
);
const History = v.object({ id: text(), created: Time, items: v.array(Item, 'must be a list') }, 'must be an object');

function ownToString(item: Record<string, unknown>): unknown {
  return Object.entries(item).find(([name]) => name === 'toString')?.[1] ?? null;
}

export const ImportFields = v.looseObject(
  {
    summary: text(),
    description: v.optional(v.nullable(v.union([Adf, text()], 'must be text or an Atlassian document')), null),
    issuetype: v.object(
      {
        name: Name,
        subtask: v.optional(v.boolean('must be true or false'), false),
        hierarchyLevel: v.optional(v.number()),
      },
      'must be an object with a name',
    ),
    status: v.object(
      {
        id: absent(text()),
        name: Name,
        statusCategory: v.object(
          { key: v.picklist(CATEGORY_KEYS, 'must be new, indeterminate or done') },
          'must be an object with a key',
        ),
      },
      'must be an object with a name and a statusCategory',
    ),
    project: v.object({ id: absent(IdText), key: Name, name: absent(Name) }, 'must be an object with a key'),
    resolution: absent(Named),
    priority: absent(Named),
    created: Time,
    updated: Time,
    resolutiondate: absent(Time),
    duedate: absent(v.pipe(text(), v.isoDate('must be a date such as 2020-01-31'))),
    labels: v.optional(v.nullable(v.array(text(), 'must be a list of texts')), null),
    components: v.optional(v.nullable(v.array(Named, 'must be a list of components')), null),
    parent: absent(
      v.object({ id: v.optional(text()), key: v.optional(text()) }, 'must be an object with an id or key'),
    ),
  },
  'must be an object',
);

export const ImportIssue = v.object(
  {
    id: IdText,
    key: v.pipe(text(), v.regex(/^[A-Z][A-Z0-9_]*-[1-9]\d*$/, 'must be an issue key such as ABC-12')),
    fields: ImportFields,
    changelog: absent(
      v.object(
        { total: v.optional(v.number('must be a number')), histories: v.array(History, 'must be a list') },
        'must be an object with histories',
      ),
    ),
  },
  'must be an issue object',
);
export type ImportIssue = v.InferOutput<typeof ImportIssue>;

/** A search answer: `expand=names` tells the custom fields; a file of our own data set names them in `fields`. */
export const ImportPage = v.looseObject({
  issues: v.array(v.unknown()),
  fields: v.optional(v.object({ storyPoints: v.optional(v.string()), sprint: v.optional(v.string()) })),
  names: v.optional(v.record(v.string(), v.string())),
});
export type ImportPage = v.InferOutput<typeof ImportPage>;
