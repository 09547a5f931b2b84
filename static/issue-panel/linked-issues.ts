/** What an issue is linked to, read by the browser as the person looking, once the panel stands. */
import { requestJira, view } from '@forge/bridge';
import { useEffect, useState } from 'react';
import * as v from 'valibot';
import type { LinkedIssue } from '../../src/domain/drafts';

/** Jira fetches this many issues at once; of more links the newest are read. */
const MAX_LINKED = 100;

const End = v.optional(v.object({ id: v.string() }));

/** GET /rest/api/3/issue/{id}?fields=issuelinks */
const Links = v.object({
  fields: v.object({
    issuelinks: v.optional(
      v.array(
        v.object({
          type: v.object({ inward: v.string(), outward: v.string() }),
          inwardIssue: End,
          outwardIssue: End,
        }),
      ),
      [],
    ),
  }),
});

const Named = v.nullish(v.object({ name: v.string() }), null);
const Moment = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text)),
  v.number(),
);

/** POST /rest/api/3/issue/bulkfetch */
const FIELDS = ['project', 'issuetype', 'labels', 'status', 'resolution', 'resolutiondate', 'created', 'reporter'];
const Fetched = v.object({
  issues: v.array(
    v.object({
      id: v.string(),
      key: v.string(),
      fields: v.object({
        project: v.object({ projectTypeKey: v.optional(v.nullable(v.string()), null) }),
        issuetype: v.object({ name: v.string(), subtask: v.optional(v.boolean(), false) }),
        labels: v.optional(v.array(v.string()), []),
        status: v.object({ statusCategory: v.optional(v.object({ key: v.string() })) }),
        resolution: Named,
        resolutiondate: v.nullish(Moment, null),
        created: Moment,
        reporter: v.nullish(v.object({ accountId: v.string() }), null),
      }),
    }),
  ),
});

const Site = v.object({ siteUrl: v.optional(v.string(), '') });

/** The issues, and the address of the site they are on ('' = not told). */
export interface Linked {
  readonly siteUrl: string;
  readonly issues: readonly LinkedIssue[];
}

/** The issues linked to this one, read once; null until then, and where there are none. */
export function useLinkedIssues(issueId: string): Linked | null {
  const [linked, setLinked] = useState<Linked | null>(null);
  useEffect(() => {
    let isGone = false;
    void readLinked(issueId).then((read) => {
      if (!isGone) setLinked(read);
    });
    return () => {
      isGone = true;
    };
  }, [issueId]);
  return linked;
}

/** Null where Jira does not answer with it: nobody asked for a draft, so nobody is told that there is none. */
async function readLinked(issueId: string): Promise<Linked | null> {
  try {
    const asked = `/rest/api/3/issue/${encodeURIComponent(issueId)}?fields=issuelinks`;
    const response = await requestJira(asked, { headers: { Accept: 'application/json' } });
    const answer = v.safeParse(Links, response.ok ? await response.json() : null);
    const links = answer.success ? linksById(answer.output) : new Map<string, string[]>();
    if (links.size === 0) return null;
    return { issues: await readIssues(links), siteUrl: v.parse(Site, await view.getContext()).siteUrl };
  } catch {
    return null;
  }
}

function linksById({ fields }: v.InferOutput<typeof Links>): Map<string, string[]> {
  const links = new Map<string, string[]>();
  for (const { type, inwardIssue, outwardIssue } of fields.issuelinks) {
    const ends = [[outwardIssue, type.outward] as const, [inwardIssue, type.inward] as const];
    for (const [end, words] of ends) {
      if (end !== undefined) links.set(end.id, [...(links.get(end.id) ?? []), words]);
    }
  }
  return links;
}

async function readIssues(links: ReadonlyMap<string, readonly string[]>): Promise<LinkedIssue[]> {
  const ids = [...links.keys()].sort((a, b) => Number(b) - Number(a)).slice(0, MAX_LINKED);
  const response = await requestJira('/rest/api/3/issue/bulkfetch', {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify({ issueIdsOrKeys: ids, fields: FIELDS }),
  });
  const answer = v.parse(Fetched, response.ok ? await response.json() : { issues: [] });
  return answer.issues.map(({ id, key, fields }) => ({
    ...{ id, key, links: links.get(id) ?? [], labels: fields.labels },
    issueType: fields.issuetype.name,
    isSubtask: fields.issuetype.subtask,
    projectType: fields.project.projectTypeKey,
    isDone: fields.status.statusCategory?.key === 'done',
    resolution: fields.resolution?.name ?? null,
    createdMs: fields.created,
    resolvedMs: fields.resolutiondate,
    reporter: fields.reporter?.accountId ?? null,
  }));
}
