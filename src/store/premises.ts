/** Premises and assumptions as they stand, and the events behind them: the log, in the domain's words. */
import * as v from '../valibot';
import { EMPTY_PREMISE } from '../domain/premise';
import type { Assumption, AssumptionEvent, Dated, Premise, PremiseEvent } from '../domain/premise';
import { applyAssumption, applyPremise } from '../domain/premise-log';
import type { Settings } from '../domain/settings';
import { AssumptionEventSchema, AssumptionSchema, PremiseEventSchema, PremiseSchema } from './event-schemas';
import { loadStreams, readEvents } from './log';
import { settingsStream } from './settings-store';
import { type Stored, type StreamOf, eventsOf, readRecords, readTyped, restore } from './streams';

/** The stream of an issue's premise. */
export const premiseStream = (issueId: string): StreamOf<Premise, PremiseEvent> => ({
  stream: `premise:${issueId}`,
  kind: { event: PremiseEventSchema, sum: PremiseSchema, start: EMPTY_PREMISE, apply: applyPremise },
});

/** The stream of an assumption; its record is null until it is stated. */
export const assumptionStream = (id: string): StreamOf<Assumption | null, AssumptionEvent> => ({
  stream: `assumption:${id}`,
  kind: {
    event: AssumptionEventSchema,
    sum: v.nullable(AssumptionSchema),
    start: null,
    apply: (record, event) => applyAssumption(record, id, event),
  },
});

/** Where an issue stands, by Jira's ids. */
export interface IssueRef {
  readonly issueId: string;
  readonly parentId: string | null;
  readonly projectId: string;
}

/** What one issue rests on, before its assumptions are known. */
export interface Frame {
  readonly premise: Stored<Premise>;
  /** The parent's premise, null when the issue has no parent. */
  readonly parent: Stored<Premise> | null;
}

/**
 * An issue's premise and its parent's, in one statement. `command` asks whether that command is in it already.
 * @throws AppFailure storeUnavailable
 */
export async function readFrame(issue: Omit<IssueRef, 'projectId'>, command: string): Promise<Frame> {
  const own = premiseStream(issue.issueId);
  const parent = issue.parentId === null ? null : premiseStream(issue.parentId);
  const loaded = await loadStreams(parent === null ? [own.stream] : [own.stream, parent.stream], command);
  return {
    premise: await restore(loaded, own),
    parent: parent === null ? null : await restore(loaded, parent),
  };
}

/**
 * These assumptions, in one statement; `record` is null for one that was never stated. `command` asks as in `readFrame`.
 * @throws AppFailure storeUnavailable
 */
export async function readAssumptions(
  ids: readonly string[],
  command: string,
): Promise<ReadonlyMap<string, Stored<Assumption | null>>> {
  return readRecords(ids, assumptionStream, command);
}

/** Everything ever said about one story, before its assumptions are known. */
export interface Told {
  readonly premiseEvents: readonly Dated<PremiseEvent>[];
  /** Null when the issue has no parent. */
  readonly parentEvents: readonly Dated<PremiseEvent>[] | null;
  readonly settings: Settings;
}

/**
 * An issue's events, its parent's and the project's settings, in one statement.
 * @throws AppFailure storeUnavailable
 */
export async function readTold(issue: IssueRef): Promise<Told> {
  const own = premiseStream(issue.issueId);
  const parent = issue.parentId === null ? null : premiseStream(issue.parentId);
  const settings = settingsStream(issue.projectId);
  const entries = await readEvents([own.stream, settings.stream, ...(parent === null ? [] : [parent.stream])]);
  return {
    premiseEvents: eventsOf(entries, own),
    parentEvents: parent === null ? null : eventsOf(entries, parent),
    settings: eventsOf(entries, settings).reduce((all, event) => settings.kind.apply(all, event), settings.kind.start),
  };
}

/**
 * Everything ever said in these issues' premises, oldest first, for judging what stood at an earlier moment.
 * @throws AppFailure storeUnavailable
 */
export async function readPremiseEvents(
  issueIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Dated<PremiseEvent>[]>> {
  return readTyped(issueIds, premiseStream);
}

/** As `readPremiseEvents`, for assumptions. */
export async function readAssumptionEvents(
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Dated<AssumptionEvent>[]>> {
  return readTyped(ids, assumptionStream);
}
