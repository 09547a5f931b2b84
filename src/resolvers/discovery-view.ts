/** What a discovery issue's panel shows: which assumption it tests, or could. */
import type { Candidate, DiscoveryView } from '../contract/test-plan';
import type { Appraisal } from '../domain/appraise';
import { storyFieldIds } from '../jira/fields';
import type { IssueSeen } from '../jira/issue';
import { readSurroundings } from '../jira/links';
import { fetchIssues } from '../jira/search';
import { premiseStream, readAssumptions } from '../store/premises';
import { readRecords } from '../store/streams';
import { readStoryFields } from '../sync/site';
import { viewAssumptions } from './assumption-view';
import type { Call } from './guarded';
import { readableBy } from './readable';

/** Linked issues looked at: more than anybody links to one test. */
const MOST_LINKED = 20;

/**
 * Null for an issue that is no discovery. Words of an assumption are for who may see the issue it was first stated on.
 * @throws AppFailure as `Jira.request`, storeUnavailable
 */
export async function discoveryView(
  call: Call,
  seen: IssueSeen,
  { own, track }: Pick<Appraisal, 'own' | 'track'>,
): Promise<DiscoveryView | null> {
  if (track.track !== 'discovery' && own.testing === null) return null;
  const { issueId } = seen.body;
  if (own.testing === null) return { tests: null, isHidden: false, candidates: await candidatesOf(call, seen) };
  const tested = (await readAssumptions([own.testing], 'none')).get(own.testing)?.record ?? null;
  const view = tested === null ? null : ((await viewAssumptions(call, seen.body, [tested])).get(tested.id) ?? null);
  if (tested === null || view === null || view.isHidden) return { tests: null, isHidden: true, candidates: [] };
  const isFiled = tested.findings.some(({ fromIssue }) => fromIssue === issueId);
  return {
    tests: { assumption: view, canFile: view.canEdit },
    isHidden: false,
    // Once something was found, what it tests is a matter of record.
    candidates: isFiled || !call.may('EDIT_ISSUES') ? [] : await candidatesOf(call, seen),
  };
}

/**
 * Assumptions of the issues around it that this person may see: linked ones, its parent, and the epics of either.
 * @throws AppFailure as `Jira.request`, storeUnavailable
 */
export async function candidatesOf(call: Call, { body, parent }: IssueSeen): Promise<readonly Candidate[]> {
  const { linkedIds } = await readSurroundings(call.jira, body.issueId);
  const near = [...new Set([...linkedIds.slice(0, MOST_LINKED), ...(parent === null ? [] : [parent.id])])];
  if (near.length === 0) return [];
  const fields = storyFieldIds(await readStoryFields(Date.now()));
  const seen = await fetchIssues(call.jira, near, fields);
  const ids = seen.map(({ id }) => id);
  const epics: string[] = [];
  for (const id of new Set(seen.flatMap((issue) => issue.fields.parent?.id ?? []))) {
    if (!ids.includes(id) && (await call.mayOn('issue', id, 'BROWSE_PROJECTS'))) epics.push(id);
  }
  const around = [...ids, ...epics];
  const premises = await readRecords(around, premiseStream, null);
  const at = new Map<string, string>();
  for (const issueId of around) {
    for (const id of premises.get(issueId)?.record.assumptionIds ?? []) if (!at.has(id)) at.set(id, issueId);
  }
  if (at.size === 0) return [];
  const assumptions = await readAssumptions([...at.keys()], 'none');
  const records = [...assumptions.values()].flatMap(({ record }) => record ?? []);
  const isAround = (homeIssueId: string) => around.includes(homeIssueId);
  const far = records.filter(({ homeIssueId }) => !isAround(homeIssueId));
  const readable = await readableBy(call, far, body);
  return records
    .filter((record) => isAround(record.homeIssueId) || readable.has(record))
    .map(({ id, statement, risk }) => ({ assumptionId: id, issueId: at.get(id) ?? '', statement, risk }));
}
