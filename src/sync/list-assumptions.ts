/** Keeps what can be found by its words in step with what was said: made again with the facts of the issue it was said on. */
import { everLinked } from '../domain/appraise';
import type { AssumptionEvent, Dated, PremiseEvent } from '../domain/premise';
import { foldAssumption, foldPremise } from '../domain/premise-log';
import type { Story } from '../domain/story';
import { folded } from '../domain/words';
import { writeListed, type ListedAssumption } from '../store/assumption-list';
import type { Fact } from '../store/facts';

interface Said {
  readonly before: ReadonlyMap<string, Pick<Fact, 'project_id'>>;
  readonly premiseEvents: ReadonlyMap<string, readonly Dated<PremiseEvent>[]>;
  readonly assumptionEvents: ReadonlyMap<string, readonly Dated<AssumptionEvent>[]>;
}

/**
 * Lists the assumptions first stated on these issues: shared ones in the project they are shared in, others where the
 * issue is, as long as it rests on them. One statement more for a batch with any, and two where something has changed.
 * @throws AppFailure storeUnavailable
 */
export async function listAssumptions(stories: readonly Story[], said: Said): Promise<void> {
  const rows: ListedAssumption[] = [];
  const ids: string[] = [];
  const projectIds = new Set<string>();
  for (const story of stories) {
    const premiseEvents = said.premiseEvents.get(story.issueId) ?? [];
    const linked = new Set(foldPremise(premiseEvents).assumptionIds);
    for (const id of everLinked(premiseEvents)) {
      const events = said.assumptionEvents.get(id) ?? [];
      const assumption = foldAssumption(id, events);
      if (assumption?.homeIssueId !== story.issueId) continue;
      ids.push(id);
      for (const projectId of [story.projectId, said.before.get(story.issueId)?.project_id, ...everSharedIn(events)])
        if (projectId !== undefined) projectIds.add(projectId);
      const { sharedIn } = assumption;
      if (sharedIn === null && !linked.has(id)) continue;
      rows.push({
        ...{ projectId: sharedIn ?? story.projectId, kind: sharedIn === null ? 'unshared' : 'assumption', id },
        ...{ folded: folded(assumption.statement), atMs: assumption.wordings.at(-1)?.atMs ?? assumption.statedMs },
      });
    }
  }
  if (ids.length > 0) await writeListed(rows, { ids, projectIds: [...projectIds] });
}

function everSharedIn(events: readonly Dated<AssumptionEvent>[]): readonly string[] {
  return events.flatMap((event) => (event.kind === 'assumption.shared' ? (event.inProject ?? []) : []));
}
