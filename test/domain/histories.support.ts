/**
 * Two or three editors on one story, each looking at it as it was when they last looked: what the store does with their
 * commands, without the store. A history is a list of small numbers, so that a failing one shrinks to a few steps.
 */
import { fc } from '@fast-check/vitest';
import type { Command } from '../../src/domain/command';
import { eventsFor, type Append, type CommandOutcome } from '../../src/domain/decide-command';
import { dayOf } from '../../src/domain/day';
import { CHECK_RESULTS, DISCIPLINES, METHODS, RISKS, SIZE_GUESSES, VERDICTS } from '../../src/domain/premise';
import type {
  Assumption,
  AssumptionEvent,
  Dated,
  Decision,
  Finding,
  Premise,
  PremiseEvent,
} from '../../src/domain/premise';
import { applyAssumption, applyPremise, OUTCOME_PARTS } from '../../src/domain/premise-log';
import { EMPTY_PREMISE } from '../../src/domain/premise';
import { at, DAY_MS, STATED } from '../support/builders';

const HOUR_MS = 3_600_000;
const ISSUE = '10001';
const KNOWN_IDS = ['admins', 'owners', 'buyers'] as const;

/** One step: who, whether they look again first, what they do, with which of the things they see, and saying what. */
interface Step {
  readonly editor: number;
  readonly looksFirst: boolean;
  readonly does: number;
  readonly which: number;
  readonly says: number;
  /** The process dies after the first of two appends, and the person hears nothing. */
  readonly isCut: boolean;
}

const EDITORS = 3;
const DEEDS = 14;
const THINGS = 6;
const WORDS = 10;
/** The smaller the number, the plainer the step: a failing history shrinks towards the first editor looking first. */
const STEPS = EDITORS * 2 * DEEDS * THINGS * WORDS * 10;

/** Each step as one number: ten thousand histories are drawn in seconds. */
export const histories: fc.Arbitrary<readonly number[]> = fc.array(fc.nat(STEPS - 1), { minLength: 4, maxLength: 14 });

function stepOf(number: number): Step {
  let left = number;
  const next = (of: number): number => {
    const digit = left % of;
    left = Math.floor(left / of);
    return digit;
  };
  return {
    ...{ does: next(DEEDS), which: next(THINGS), says: next(WORDS), editor: next(EDITORS) },
    ...{ looksFirst: next(2) === 0, isCut: next(10) === 9 },
  };
}

export interface Entry {
  readonly stream: string;
  readonly command: Command;
  readonly event: Dated<PremiseEvent> | Dated<AssumptionEvent>;
}

interface Seen {
  readonly premise: Premise;
  readonly assumptions: ReadonlyMap<string, Assumption>;
}

/** What came of one command the first time it was sent. */
export interface Sent {
  readonly command: Command;
  readonly outcome: CommandOutcome;
  /** The stream its `seenRev` is of. */
  readonly stream: string;
  readonly atMs: number;
  /** How much had been written when it arrived. */
  readonly logLength: number;
}

export class Editing {
  readonly log: Entry[] = [];
  readonly sent: Sent[] = [];
  seen: Seen = { premise: EMPTY_PREMISE, assumptions: new Map() };
  nowMs = at(STATED);
  private readonly screens: Seen[] = [this.seen, this.seen, this.seen];

  constructor(steps: readonly number[]) {
    steps.forEach((number, place) => this.step(stepOf(number), place));
    this.nowMs += HOUR_MS;
    // Whoever heard no answer sends the same again.
    for (const { command } of [...this.sent]) this.send(command);
  }

  private step({ editor, looksFirst, isCut, ...what }: Step, place: number): void {
    this.nowMs += HOUR_MS * (1 + what.says);
    if (looksFirst) this.screens[editor] = this.seen;
    const command = commandOf(what, this.screens[editor] ?? this.seen, `command-${place}`, place, this.nowMs);
    if (command === null) return;
    const logLength = this.log.length;
    const outcome = this.send(command, isCut);
    this.sent.push({ command, outcome, stream: streamOf(command), atMs: this.nowMs, logLength });
    // Saving answers with how it stands now; so does being told of a conflict.
    if (!isCut) this.screens[editor] = this.seen;
  }

  /** As `saveCommand`: nothing when an earlier try did all of it, else what the domain decides. */
  readonly send = (command: Command, isCut = false): CommandOutcome => {
    if (this.isComplete(command)) return { kind: 'unchanged' };
    const outcome = eventsFor(command, this.seen.premise, this.seen.assumptions, ISSUE);
    if (outcome.kind === 'append')
      for (const one of isCut ? outcome.appends.slice(0, 1) : outcome.appends) this.append(one, command);
    return outcome;
  };

  private isComplete(command: Command): boolean {
    const streams = this.log.filter((entry) => entry.command.id === command.id).map(({ stream }) => stream);
    if (streams.includes('premise')) return true;
    const makesNew = command.kind === 'stateAssumption' || command.kind === 'addDoubt';
    return streams.length > 0 && (!makesNew || this.seen.premise.assumptionIds.includes(command.assumptionId));
  }

  private append(one: Append, command: Command): void {
    const { premise, assumptions } = this.seen;
    if (one.stream === 'premise') {
      const event = { ...one.event, rev: premise.rev + 1, atMs: this.nowMs };
      this.log.push({ stream: 'premise', command, event });
      this.seen = { premise: applyPremise(premise, event), assumptions };
      return;
    }
    const was = assumptions.get(one.assumptionId) ?? null;
    // The command that has written here already does not write again.
    if (this.log.some((entry) => entry.stream === one.assumptionId && entry.command.id === command.id)) return;
    const event = { ...one.event, rev: (was?.rev ?? 0) + 1, atMs: this.nowMs };
    this.log.push({ stream: one.assumptionId, command, event });
    const is = applyAssumption(was, one.assumptionId, event);
    if (is !== null) this.seen = { premise, assumptions: new Map(assumptions).set(one.assumptionId, is) };
  }
}

export function isOnAssumption(event: Entry['event']): event is Dated<AssumptionEvent> {
  return /^(assumption\.stated|threshold|finding|test\.planned)/.test(event.kind);
}

export function isOnPremise(event: Entry['event']): event is Dated<PremiseEvent> {
  return !isOnAssumption(event);
}

function streamOf(command: Command): string {
  const isOfPremise = command.kind === 'chooseRiskiest' || command.kind === 'unlinkAssumption';
  return 'assumptionId' in command && !isOfPremise ? command.assumptionId : 'premise';
}

type What = Pick<Step, 'does' | 'which' | 'says'>;

/** What an editor does to what is on their screen; null = there is nothing there to do it to. */
function commandOf({ does, which, says }: What, seen: Seen, id: string, place: number, nowMs: number): Command | null {
  // Now and then two say the very same, which is no conflict.
  const words = says === 0 ? 'the same words' : `words of step ${place}`;
  const onPremise = { id, seenRev: seen.premise.rev };
  const linked = seen.premise.assumptionIds.flatMap((one) => seen.assumptions.get(one) ?? []);
  const assumption = linked[which % Math.max(1, linked.length)];
  const day = dayOf(nowMs - says * DAY_MS);
  switch (does) {
    case 0:
      return { ...onPremise, kind: 'stateProblem', problem: words };
    case 1:
      return { ...onPremise, kind: 'stateOutcome', parts: { does: words, ...(which > 2 && { who: words }) } };
    case 2:
      return { ...onPremise, kind: 'stateOutcome', parts: { [pick(OUTCOME_PARTS.slice(0, 5), which)]: words } };
    case 3:
      return { ...onPremise, kind: 'guessSize', size: pick(SIZE_GUESSES, which) };
    case 4:
    case 5: {
      const assumptionId = pick(KNOWN_IDS, which);
      const known = seen.assumptions.get(assumptionId);
      return {
        id,
        seenRev: known?.rev ?? 0,
        kind: 'stateAssumption',
        assumptionId,
        statement: words,
        risk: pick(RISKS, says),
      };
    }
    case 13: {
      const result = pick(CHECK_RESULTS, which);
      return { ...onPremise, kind: 'checkOutcome', check: { result, observed: words, on: day } };
    }
    case 6:
      return { ...onPremise, kind: 'decide', decision: decisionOf(which, words, day) };
    default:
      return assumption === undefined ? null : onAssumption({ does, which, says }, assumption, onPremise, words, day);
  }
}

function onAssumption(
  { does, which, says }: What,
  assumption: Assumption,
  onPremise: Pick<Command, 'id' | 'seenRev'>,
  words: string,
  day: string,
): Command | null {
  const { id: assumptionId } = assumption;
  const on = { id: onPremise.id, seenRev: assumption.rev, assumptionId };
  const known = assumption.findings[which % Math.max(1, assumption.findings.length)];
  switch (does) {
    case 7:
      return { ...onPremise, kind: which > 3 ? 'unlinkAssumption' : 'chooseRiskiest', assumptionId };
    case 8:
      return { ...on, kind: 'setThreshold', threshold: says === 9 ? null : { text: words, atLeast: null } };
    case 9:
    case 10:
      return { ...on, kind: 'addFinding', finding: findingOf(`finding-${on.id}`, which, says, words, day) };
    case 11:
      return known === undefined
        ? null
        : { ...on, kind: 'editFinding', finding: findingOf(known.id, which, says, words, day) };
    default:
      return known === undefined ? null : { ...on, kind: 'withdrawFinding', findingId: known.id };
  }
}

/** A finding made of two small numbers. */
export function findingOf(id: string, which: number, says: number, note: string, found: string): Finding {
  return {
    ...{ id, note, found, method: pick(METHODS, which * 10 + says), verdict: pick(VERDICTS, which) },
    ...{ sample: pick([null, 1, 4, 30, 120], says), disciplines: DISCIPLINES.slice(0, which % 4) },
    link: says > 4 ? 'https://example.test/notes' : null,
  };
}

function decisionOf(which: number, words: string, day: string): Decision | null {
  const together = DISCIPLINES.slice(0, which % 3);
  switch (which) {
    case 0:
      return null;
    case 1:
      return { kind: 'build', together };
    case 2:
      return { kind: 'buildToLearn', stopRule: words, checkOn: day, together };
    case 3:
      return { kind: 'waive', reason: words, until: day, together };
    default:
      return { kind: 'no', category: 'notNow', because: words, revisitWhen: '', together };
  }
}

function pick<T>(from: readonly T[], n: number): T {
  const one = from[n % from.length];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}
