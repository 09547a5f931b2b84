/** What an issue is linked to, and linking it. */
import { route } from '@forge/api';
import * as v from '../valibot';
import { type Jira, NoBody } from './request';

const Linked = v.optional(v.object({ id: v.string() }));

const Beside = v.object({
  fields: v.object({
    project: v.object({ id: v.string() }),
    security: v.optional(v.nullable(v.object({ id: v.string() })), null),
    issuelinks: v.optional(v.array(v.object({ inwardIssue: Linked, outwardIssue: Linked })), []),
  }),
});

/** What is around an issue, as one person sees it. */
export interface Surroundings {
  readonly projectId: string;
  /** Only members of a security level see it. */
  readonly isSecured: boolean;
  /** Issues linked either way, as far as this person may see them; each once. */
  readonly linkedIds: readonly string[];
}

/** `GET /rest/api/3/issue/{id}`, only what is around it: 2 points. @throws AppFailure as `Jira.request` */
export async function readSurroundings(jira: Jira, issueId: string): Promise<Surroundings> {
  const path = route`/rest/api/3/issue/${issueId}?fields=project,security,issuelinks`;
  const { fields } = await jira.request('GET', path, Beside);
  const linked = fields.issuelinks.flatMap(({ inwardIssue, outwardIssue }) =>
    [inwardIssue, outwardIssue].flatMap((end) => (end === undefined ? [] : [end.id])),
  );
  return { projectId: fields.project.id, isSecured: fields.security !== null, linkedIds: [...new Set(linked)] };
}

const LinkTypes = v.object({
  issueLinkTypes: v.optional(
    v.array(v.object({ id: v.string(), name: v.string(), inward: v.string(), outward: v.string() })),
    [],
  ),
});
type LinkType = v.InferOutput<typeof LinkTypes>['issueLinkTypes'][number];

/**
 * Links a test to what it tests: in the site's words for testing where it has some, else as related. Said twice, Jira
 * keeps one link. Nothing is linked where the site has neither kind.
 * @throws AppFailure notFound where links are switched off or this person may not link, else as `Jira.request`
 */
export async function linkTest(jira: Jira, testIssueId: string, testedIssueId: string): Promise<void> {
  const chosen = linkTypeOf(await readLinkTypes(jira));
  if (chosen === null) return;
  const [from, to] = chosen.isReversed ? [testedIssueId, testIssueId] : [testIssueId, testedIssueId];
  await link(jira, chosen.type, from, to);
}

/** Links two issues as related, once; not at all where the site has no such words. @throws AppFailure as `linkTest` */
export async function linkRelated(jira: Jira, issueId: string, otherId: string): Promise<void> {
  const type = relatedOf(await readLinkTypes(jira));
  if (type !== undefined) await link(jira, type, issueId, otherId);
}

async function readLinkTypes(jira: Jira): Promise<readonly LinkType[]> {
  return (await jira.request('GET', route`/rest/api/3/issueLinkType`, LinkTypes)).issueLinkTypes;
}

async function link(jira: Jira, type: LinkType, from: string, to: string): Promise<void> {
  // The inward issue is where a link comes from: "A tests B" has A as its inward issue.
  await jira.request('POST', route`/rest/api/3/issueLink`, NoBody, {
    body: { type: { id: type.id }, inwardIssue: { id: from }, outwardIssue: { id: to } },
  });
}

/** `isReversed`: its words go from what is tested to the test. */
export function linkTypeOf(
  types: readonly LinkType[],
): { readonly type: LinkType; readonly isReversed: boolean } | null {
  const passive = /\btested\b/i;
  const active = /\btests?\b/i;
  for (const type of types) {
    if (active.test(type.outward) && passive.test(type.inward)) return { type, isReversed: false };
    if (passive.test(type.outward) && active.test(type.inward)) return { type, isReversed: true };
  }
  const related = relatedOf(types);
  return related === undefined ? null : { type: related, isReversed: false };
}

function relatedOf(types: readonly LinkType[]): LinkType | undefined {
  return types.find(({ name }) => name === 'Relates') ?? types.find((type) => type.inward === type.outward);
}
