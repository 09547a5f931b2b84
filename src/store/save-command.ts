/** A command, made true: decided on what stands, appended, and decided again if somebody else was faster. */
import type { Command } from '../domain/command';
import { type Append, type CommandOutcome, eventsFor } from '../domain/decide-command';
import type { Assumption, Dated } from '../domain/premise';
import { AppFailure } from '../failures';
import { countResting } from './facts-groups';
import { append, moveHead } from './log';
import { type Frame, type IssueRef, assumptionStream, premiseStream, readAssumptions, readFrame } from './premises';
import { type Stored, type StreamOf, headBody } from './streams';

/** Who saves, where, and what else they may change. */
export interface Saving {
  readonly issue: IssueRef;
  /** Kept with the entries and nowhere else. */
  readonly actor: string;
  /** Whether this person may edit the issue an assumption was first stated on. */
  mayEdit(issueId: string): Promise<boolean>;
  /** Where nothing was ever said: brings back what the issue kept from before a reinstall. Whether it did. */
  bringBack?(): Promise<boolean>;
  /** Of a discovery issue: whether this person may say that it tests this assumption. Absent = never. */
  mayTest?(assumptionId: string): Promise<boolean>;
  /** Whether this person may read an assumption stated elsewhere, and so rest a premise on it. Absent = never. */
  mayLink?(assumption: Assumption): Promise<boolean>;
  /** Whether a premise here may rest on this outcome of the project. Absent = never. */
  mayRest?(outcomeId: string): Promise<boolean>;
}

/** Losing more often than this in one call means something is wrong, not busy. */
export const MAX_TRIES = 5;

type NamedAssumption = { readonly id: string; readonly stored: Stored<Assumption | null> } | null;

/**
 * Appends what the command means. Sent again it appends nothing: its id is found in the streams.
 * @throws AppFailure invalid, conflict (with the field), notFound (an assumption this story has nothing to do with),
 * notAllowed (an assumption whose home this person may not edit), storeUnavailable
 */
export async function saveCommand(command: Command, saving: Saving): Promise<void> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const frame = await readFrame(saving.issue, command.id);
    if (frame.premise.rev === 0 && tries === 0 && (await saving.bringBack?.()) === true) continue;
    const named = await readNamed(command);
    if (isComplete(command, frame, named)) return;
    await refuseStranger(command, frame, named, saving);
    await refuseWithdrawal(command, saving);
    await refuseOutcome(command, saving);
    const outcome = decide(command, frame, named, saving);
    if (outcome.kind === 'unchanged') return;
    if (await appendAll(command, outcome.appends, frame, named, saving)) return;
  }
  throw new AppFailure('storeUnavailable', `lost the race for a revision ${String(MAX_TRIES)} times`);
}

async function readNamed(command: Command): Promise<NamedAssumption> {
  const id = 'assumptionId' in command ? command.assumptionId : undefined;
  if (id === undefined) return null;
  const stored = (await readAssumptions([id], command.id)).get(id);
  if (stored === undefined) throw new AppFailure('internal', 'the assumption was not loaded');
  return { id, stored };
}

/** Commands that may name an assumption nobody knows yet. */
function makesNew({ kind }: Command): boolean {
  return kind === 'stateAssumption' || kind === 'addDoubt' || kind === 'checkOutcome';
}

/** An earlier try of this very command did all of it. A new assumption is done only once it is linked. */
function isComplete(command: Command, { premise }: Frame, named: NamedAssumption): boolean {
  if (premise.hasCommand) return true;
  if (named?.stored.hasCommand !== true) return false;
  return !makesNew(command) || premise.record.assumptionIds.includes(named.id);
}

/**
 * An id from the browser proves nothing: only assumptions this story or its parent rests on can be named, or a new
 * one. What exists elsewhere is answered like what does not exist.
 */
async function refuseStranger(
  command: Command,
  { premise, parent }: Frame,
  named: NamedAssumption,
  saving: Saving,
): Promise<void> {
  if (named === null) return;
  const linked = [...premise.record.assumptionIds, ...(parent?.record.assumptionIds ?? [])];
  if (linked.includes(named.id)) return;
  const isNew = named.stored.record === null || named.stored.hasCommand;
  if (makesNew(command) && isNew) return;
  if (command.kind === 'addFinding' && premise.record.testing === named.id) return;
  if (command.kind === 'takeTest' && named.stored.record !== null && (await saving.mayTest?.(named.id)) === true)
    return;
  if (command.kind === 'linkAssumption' && named.stored.record !== null) {
    if ((await saving.mayLink?.(named.stored.record)) === true) return;
  }
  throw new AppFailure('notFound', 'an assumption this story does not rest on', { field: 'assumptionId' });
}

/** As an assumption: what is another project's is answered like what does not exist. */
async function refuseOutcome(command: Command, saving: Saving): Promise<void> {
  if (command.kind !== 'restOnOutcome' || command.outcomeId === null) return;
  if ((await saving.mayRest?.(command.outcomeId)) === true) return;
  throw new AppFailure('notFound', 'no outcome of this project', { field: 'command.outcomeId' });
}

/** What others rest on stays readable to them: nobody's words are taken from under them. */
async function refuseWithdrawal(command: Command, { issue }: Saving): Promise<void> {
  if (command.kind !== 'shareAssumption' || command.on) return;
  const resting = await countResting([command.assumptionId], issue.issueId);
  if (!resting.has(command.assumptionId)) return;
  throw new AppFailure('conflict', 'others rest on the assumption', { field: 'command.on' });
}

function decide(
  command: Command,
  { premise }: Frame,
  named: NamedAssumption,
  { issue }: Saving,
): Extract<CommandOutcome, { kind: 'append' | 'unchanged' }> {
  const known = new Map<string, Assumption>();
  if (named !== null && named.stored.record !== null) known.set(named.id, named.stored.record);
  const outcome = eventsFor(command, premise.record, known, issue.issueId, issue.projectId);
  switch (outcome.kind) {
    case 'append':
    case 'unchanged':
      return outcome;
    case 'conflict':
    case 'invalid':
      throw new AppFailure(outcome.kind, `${command.kind} refused`, { field: `command.${outcome.field}` });
  }
}

/** False when another command took a revision first. Assumptions go first: a link never points at nothing. */
async function appendAll(
  command: Command,
  appends: readonly Append[],
  { premise }: Frame,
  named: NamedAssumption,
  saving: Saving,
): Promise<boolean> {
  const onAssumption = appends.flatMap((one) => (one.stream === 'assumption' ? [one.event] : []));
  if (onAssumption.length > 0) {
    if (named === null) throw new AppFailure('internal', 'an event for an assumption nobody named');
    const home = named.stored.record?.homeIssueId ?? saving.issue.issueId;
    if (home !== saving.issue.issueId && !(await saving.mayEdit(home))) {
      throw new AppFailure('notAllowed', 'no leave to edit the home of the assumption');
    }
    if (!(await appendTo(assumptionStream(named.id), named.stored, onAssumption, command, saving))) return false;
  }
  const onPremise = appends.flatMap((one) => (one.stream === 'premise' ? [one.event] : []));
  return appendTo(premiseStream(saving.issue.issueId), premise, onPremise, command, saving);
}

/** Adds events to one stream as one command. @returns false when another command took the revision first */
export async function appendTo<T, E extends { readonly kind: string }>(
  { stream, kind }: StreamOf<T, E>,
  stored: Stored<T>,
  events: readonly E[],
  command: Pick<Command, 'id'>,
  saving: Pick<Saving, 'actor'> & { readonly issue: Pick<IssueRef, 'projectId'> },
): Promise<boolean> {
  const last = events.at(-1);
  if (last === undefined || stored.hasCommand) return true;
  // Clocks of two processes differ a little; within a stream time never runs backwards.
  const atMs = Math.max(Date.now(), stored.lastMs ?? 0);
  const result = await append({
    stream,
    afterRev: stored.rev,
    command: command.id,
    actor: saving.actor,
    atMs,
    events: events.map(({ kind: name, ...body }) => ({ kind: name, body })),
  });
  if (result === 'lost') return false;
  const dated = events.map((event, i): Dated<E> => ({ ...event, rev: stored.rev + 1 + i, atMs }));
  const sum = dated.reduce((record, event) => kind.apply(record, event), stored.record);
  await moveHead({
    stream,
    projectId: saving.issue.projectId,
    rev: stored.rev + events.length,
    body: headBody(sum, atMs),
    known: stored.hasHead,
  });
  return true;
}
