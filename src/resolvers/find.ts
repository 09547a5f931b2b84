/** Assumptions a premise could rest on, found by their words. */
import type { FoundAssumption, FoundAssumptions } from '../contract/assumptions';
import type { Assumption } from '../domain/premise';
import { standingOf } from '../domain/standing';
import { folded } from '../domain/words';
import { LISTED_AS, readProjectsWithPremises, searchAssumptions, type ListedAs } from '../store/assumption-list';
import { countResting } from '../store/facts-groups';
import { readAssumptions } from '../store/premises';
import { readSight } from '../store/sight';
import type { Call } from './guarded';
import { readableBy } from './readable';
import { seeIssue } from './story';

/** In one answer: more is no list anybody reads. */
const SHOWN = 20;
/** Looked at before Jira is asked who may read them: of a project's newest this many can be hidden before one is missed. */
const LOOKED_AT = 200;
const MOST_WORDS = 6;
const MOST_PROJECTS = 500;

/**
 * The story's own project first, then all others somebody wrote a premise in. What is not shared is shown to whoever may
 * see the issue it was stated on, and to nobody else.
 * @throws AppFailure as `seeIssue`, storeUnavailable
 */
export async function findAssumptions(
  call: Call,
  { issueId, text }: { readonly issueId: string; readonly text: string },
): Promise<FoundAssumptions> {
  const { body } = await seeIssue(call.jira, issueId);
  const others = (await readProjectsWithPremises(MOST_PROJECTS)).filter((id) => id !== body.projectId);
  const near = await search([body.projectId], LISTED_AS, text);
  const far = await search(others, LISTED_AS, text);
  return answer(call, [...near, ...far], { issueId, projectId: body.projectId });
}

/** What is shared in a project, for who may see the project. @throws AppFailure storeUnavailable */
export async function findShared(
  call: Call,
  { projectId, text }: { readonly projectId: string; readonly text: string },
): Promise<FoundAssumptions> {
  return answer(call, await search([projectId], ['assumption'], text), { issueId: null, projectId });
}

function search(projectIds: readonly string[], kinds: readonly ListedAs[], text: string): Promise<readonly string[]> {
  const words = folded(text)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
  return searchAssumptions({ projectIds, kinds, words, limit: LOOKED_AT });
}

async function answer(
  call: Call,
  ids: readonly string[],
  here: { readonly issueId: string | null; readonly projectId: string },
): Promise<FoundAssumptions> {
  const nowMs = Date.now();
  const stored = await readAssumptions(ids, 'none');
  const records = ids.flatMap((id) => stored.get(id)?.record ?? []);
  const [readable, homes] = [
    await readableBy(call, records, here),
    await readSight([...new Set(records.map(({ homeIssueId }) => homeIssueId))]),
  ];
  // Nobody can record anything on what is at home on an issue that was deleted.
  const open = records.filter((record) => readable.has(record) && homes.has(record.homeIssueId));
  const shown = open.slice(0, SHOWN);
  const counts = await countResting(
    shown.map(({ id }) => id),
    here.issueId ?? '',
  );
  return {
    found: shown.map((record) => foundOf(record, counts.get(record.id) ?? 0, nowMs)),
    isMore: open.length > SHOWN,
  };
}

function foundOf(record: Assumption, restedOn: number, nowMs: number): FoundAssumption {
  const { id, statement, risk, homeIssueId, sharedIn } = record;
  const { standing, opinionOnly } = standingOf(record, nowMs);
  return {
    ...{ assumptionId: id, statement, risk, standing, opinionOnly, restedOn, homeIssueId },
    isShared: sharedIn !== null,
  };
}
