/** The words of a retrospective's results, told to whoever may read the issue or assumption they stand on. */
import type { Expected, Happened } from '../contract/retro';
import { lentAt, outcomesOf, type OutcomeStreams } from '../domain/outcomes/project-outcome';
import { inEffect } from '../domain/inherit';
import type { AssumptionEvent, Dated, PremiseEvent } from '../domain/premise';
import { saidMs } from '../domain/premise';
import { foldAssumption, foldPremise, upTo } from '../domain/premise-log';
import type { PackResult } from '../domain/retro/pack';
import { everRested } from '../domain/appraise';
import { readEvents } from '../store/log';
import { assumptionStream, premiseStream } from '../store/premises';
import { eventsOf } from '../store/streams';
import { readOutcomeEvents } from '../store/outcomes';
import type { Call } from './guarded';

export interface ResultWords {
  /** Null = it stands on a parent this person may not see. */
  readonly expected: Expected | null;
  readonly happened: Happened;
}

/** Which issues this person sees, of those a retrospective names, and the words of its results they may read. */
export interface Sight {
  readonly issues: ReadonlySet<string>;
  /** By the key of the result; what is not there this person may not read, or nobody can any more. */
  readonly words: ReadonlyMap<string, ResultWords>;
}

/**
 * Up to the revision each result names: what was said later is not in it. Jira is asked once for all issues.
 * @param alsoIds issues of notes and actions
 * @throws AppFailure as `Jira.request`, storeUnavailable
 */
export async function sightOf(
  call: Call,
  projectId: string,
  results: readonly PackResult[],
  alsoIds: readonly string[],
): Promise<Sight> {
  const parentIds = results.flatMap((one) => (one.kind === 'check' ? (one.parentId ?? []) : []));
  const issueIds = new Set([...results.map(({ issueId }) => issueId), ...parentIds, ...alsoIds]);
  if (issueIds.size === 0) return { issues: new Set(), words: new Map() };
  const checks = results.flatMap((one) => (one.kind === 'check' ? [premiseStream(one.issueId).stream] : []));
  const found = results.flatMap((one) => (one.kind === 'finding' ? [assumptionStream(one.assumptionId).stream] : []));
  const entries = await readEvents([...checks, ...parentIds.map((id) => premiseStream(id).stream), ...found]);
  const premises = new Map<string, readonly Dated<PremiseEvent>[]>();
  for (const id of parentIds) premises.set(id, eventsOf(entries, premiseStream(id)));
  const assumptions = new Map<string, readonly Dated<AssumptionEvent>[]>();
  for (const one of results) {
    if (one.kind === 'check') premises.set(one.issueId, eventsOf(entries, premiseStream(one.issueId)));
    else assumptions.set(one.assumptionId, eventsOf(entries, assumptionStream(one.assumptionId)));
  }
  const { issue: issues, project } = await call.whereMay('BROWSE_PROJECTS', {
    issue: issueIds,
    project: new Set([...assumptions].flatMap(([id, events]) => foldAssumption(id, events)?.sharedIn ?? [])),
  });
  const rested = [...new Set([...premises.values()].flatMap(everRested))];
  const outcomes = outcomesOf(await readOutcomeEvents(rested), projectId);
  const words = new Map<string, ResultWords>();
  for (const one of results) {
    if (one.kind === 'check') {
      if (!issues.has(one.issueId)) continue;
      const isSeen = one.parentId !== null && issues.has(one.parentId);
      const parent = one.parentId === null ? null : { isSeen, events: premises.get(one.parentId) ?? [] };
      const said = checkWords(one.rev, premises.get(one.issueId) ?? [], parent, outcomes);
      if (said !== null) words.set(one.key, said);
      continue;
    }
    const events = assumptions.get(one.assumptionId) ?? [];
    // Shared today: what is no longer shared is for who sees its home again.
    const sharedIn = foldAssumption(one.assumptionId, events)?.sharedIn ?? null;
    if (!issues.has(one.issueId) && (sharedIn === null || !project.has(sharedIn))) continue;
    const said = findingWords(one, events);
    if (said !== null) words.set(one.key, said);
  }
  return { issues, words };
}

type Said = readonly Dated<PremiseEvent>[];

/** The outcome as it stood when it was checked: the issue's own, or its parent's. */
function checkWords(
  rev: number,
  events: Said,
  parent: { readonly isSeen: boolean; readonly events: Said } | null,
  outcomes: OutcomeStreams,
): ResultWords | null {
  const then = events.filter((event) => event.rev <= rev);
  const checked = then.findLast((event) => event.kind === 'outcome.checked');
  if (checked === undefined) return null;
  const { observed, next } = checked.check;
  const happened = { kind: 'check', observed, next: next ?? null } as const;
  const before = then.filter((event) => event.rev < checked.rev);
  const above = parent === null ? [] : upTo(parent.events, checked.atMs);
  const { premise, inherited } = inEffect(
    foldPremise(before),
    parent === null ? null : foldPremise(above),
    lentAt(outcomes, checked.atMs),
  );
  if (inherited && parent?.isSeen !== true) return { expected: null, happened };
  const written = (inherited ? above : before).findLast(
    (event) => event.kind === 'outcome.stated' || event.kind === 'outcome.rested',
  );
  const writtenMs = written === undefined ? null : saidMs(written);
  return { expected: { kind: 'outcome', outcome: premise.outcome, writtenMs }, happened };
}

/** The assumption and its threshold as they stood before the finding was recorded. */
function findingWords(
  { rev, assumptionId, findingId }: Extract<PackResult, { kind: 'finding' }>,
  events: readonly Dated<AssumptionEvent>[],
): ResultWords | null {
  const then = events.filter((event) => event.rev <= rev);
  const record = foldAssumption(assumptionId, then);
  const finding = record?.findings.find(({ id }) => id === findingId);
  const added = then.find((event) => event.kind === 'finding.added' && event.finding.id === findingId);
  if (finding === undefined || added === undefined) return null;
  const before = foldAssumption(
    assumptionId,
    then.filter((event) => event.rev < added.rev),
  );
  if (before === null) return null;
  const set = then.findLast((event) => event.kind === 'threshold.set' && event.rev < added.rev);
  return {
    expected: {
      kind: 'assumption',
      statement: before.statement,
      threshold: before.threshold?.text ?? null,
      writtenMs: set === undefined ? before.statedMs : saidMs(set),
    },
    happened: {
      kind: 'finding',
      method: finding.method,
      sample: finding.sample,
      observed: finding.observed ?? null,
      note: finding.note,
    },
  };
}
