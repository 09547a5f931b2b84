/** What each command means: the events it appends, or why it appends none. Pure; the store dates and keeps them. */
import type { Command } from './command';
import { isOfCheck } from './after-release';
import { isDay } from './day';
import type {
  Assumption,
  AssumptionEvent,
  Decision,
  Finding,
  Outcome,
  OutcomeCheck,
  Premise,
  PremiseEvent,
  RecordedFinding,
  Risk,
} from './premise';
import { isDismissed } from './dismissed';
import { statesABet, statesAnOutcome } from './inherit';
import { needsReason } from './observed';
import { findingIn, OUTCOME_PARTS, sameThreshold } from './premise-log';
import { saysSomething } from './words';

export type Append =
  | { readonly stream: 'premise'; readonly event: PremiseEvent }
  | { readonly stream: 'assumption'; readonly assumptionId: string; readonly event: AssumptionEvent };

/**
 * - `append`: write these, in this order. An assumption comes before the link to it, so that a kill between the two
 *   leaves an assumption nobody links to yet, never a link to nothing; sending the command again completes it.
 * - `unchanged`: everything sent is already so.
 * - `conflict`: the part named was changed after `seenRev`, to something else than what is sent.
 * - `invalid`: the part named cannot be accepted. Fields are dotted paths within the command.
 */
export type CommandOutcome =
  | { readonly kind: 'append'; readonly appends: readonly Append[] }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'conflict'; readonly field: string }
  | { readonly kind: 'invalid'; readonly field: string };

/**
 * A doubt is one line and asks for no choice, and neither does what was assumed wrongly: most are whether anybody wants
 * it, and a writer may say otherwise.
 */
const DOUBT_RISK: Risk = 'value';

const UNCHANGED: CommandOutcome = { kind: 'unchanged' };
const conflict = (field: string): CommandOutcome => ({ kind: 'conflict', field });
const invalid = (field: string): CommandOutcome => ({ kind: 'invalid', field });
const onPremise = (...events: readonly PremiseEvent[]): CommandOutcome => ({
  kind: 'append',
  appends: events.map((event) => ({ stream: 'premise', event })),
});
const onAssumption = (assumptionId: string, event: AssumptionEvent): CommandOutcome => ({
  kind: 'append',
  appends: [{ stream: 'assumption', assumptionId, event }],
});

/**
 * The events a command appends. `premise` is the story's own; `assumptions` are all that the story's own and inherited
 * premise link, and the one the command names if it exists; `homeIssueId` is where a new assumption is first stated, and
 * `projectId` where that is: an assumption is shared in it.
 */
export function eventsFor(
  command: Command,
  premise: Premise,
  assumptions: ReadonlyMap<string, Assumption>,
  homeIssueId: string,
  projectId: string | null = null,
): CommandOutcome {
  switch (command.kind) {
    case 'stateProblem':
      if (command.problem === premise.problem) return UNCHANGED;
      if (premise.problemRev > command.seenRev) return conflict('problem');
      return onPremise({ kind: 'problem.stated', problem: command.problem });
    case 'stateOutcome':
      return stateOutcome(command, premise);
    case 'guessSize':
      if (command.size === premise.sizeGuess) return UNCHANGED;
      if (premise.sizeGuessRev > command.seenRev) return conflict('size');
      return onPremise({ kind: 'size.guessed', size: command.size });
    case 'dismissHint':
      return dismissHint(command, premise);
    case 'dismissDraft':
      return dismissDraft(command, premise);
    case 'addDoubt':
      return addDoubt(command, premise, assumptions.get(command.assumptionId), homeIssueId);
    case 'stateAssumption':
      return stateAssumption(command, premise, assumptions.get(command.assumptionId), homeIssueId);
    case 'chooseRiskiest':
      if (!premise.assumptionIds.includes(command.assumptionId)) return invalid('assumptionId');
      if (premise.riskiestId === command.assumptionId) return UNCHANGED;
      if (premise.riskiestRev > command.seenRev) return conflict('assumptionId');
      return onPremise({ kind: 'riskiest.chosen', assumptionId: command.assumptionId });
    case 'unlinkAssumption':
      if (!premise.assumptionIds.includes(command.assumptionId)) return UNCHANGED;
      // Somebody has just said that everything hangs on it.
      if (premise.riskiestId === command.assumptionId && premise.riskiestRev > command.seenRev)
        return conflict('assumptionId');
      return onPremise({ kind: 'assumption.unlinked', assumptionId: command.assumptionId });
    case 'linkAssumption':
      if (!assumptions.has(command.assumptionId)) return invalid('assumptionId');
      if (premise.assumptionIds.includes(command.assumptionId)) return UNCHANGED;
      return onPremise({ kind: 'assumption.linked', assumptionId: command.assumptionId });
    case 'shareAssumption':
      return share(command, assumptions.get(command.assumptionId), homeIssueId, projectId);
    case 'decide':
      return decide(command, premise);
    case 'takeTest':
      return takeTest(command, premise);
    case 'checkOutcome':
      return checkOutcome(command, premise, assumptions, homeIssueId);
    case 'ownOutcome':
      return ownOutcome(command, premise);
    case 'restOnOutcome':
      if (command.outcomeId === premise.restsOn) return UNCHANGED;
      if (premise.restsOnRev > command.seenRev) return conflict('outcomeId');
      return onPremise({ kind: 'outcome.rested', outcomeId: command.outcomeId });
    case 'setThreshold':
    case 'addFinding':
    case 'editFinding':
    case 'withdrawFinding': {
      const assumption = assumptions.get(command.assumptionId);
      if (assumption === undefined) return invalid('assumptionId');
      return examine(filedFrom(command, premise, homeIssueId), assumption);
    }
  }
}

type Of<K extends Command['kind']> = Extract<Command, { readonly kind: K }>;

function stateOutcome({ parts, seenRev }: Of<'stateOutcome'>, premise: Premise): CommandOutcome {
  if (parts.by !== undefined && parts.by !== null && !isDay(parts.by)) return invalid('parts.by');
  const changed = OUTCOME_PARTS.filter((part) => parts[part] !== undefined && parts[part] !== premise.outcome[part]);
  const taken = changed.find((part) => premise.outcomeRevs[part] > seenRev);
  if (taken !== undefined) return conflict(`parts.${taken}`);
  if (changed.length === 0) return UNCHANGED;
  return onPremise({ kind: 'outcome.stated', parts: pick(parts, changed) });
}

function pick(parts: Partial<Outcome>, keys: readonly (keyof Outcome)[]): Partial<Outcome> {
  return Object.fromEntries(keys.map((key) => [key, parts[key]]));
}

function stateAssumption(
  command: Of<'stateAssumption'>,
  premise: Premise,
  known: Assumption | undefined,
  homeIssueId: string,
): CommandOutcome {
  const { assumptionId, statement, risk, seenRev } = command;
  if (!saysSomething(statement)) return invalid('statement');
  const appends: Append[] = [];
  if (known?.statement !== statement || known.risk !== risk) {
    const wordedRev = known?.wordings.at(-1)?.rev ?? 0;
    if (known !== undefined && wordedRev > seenRev) {
      return conflict(known.statement === statement ? 'risk' : 'statement');
    }
    const event: AssumptionEvent = { kind: 'assumption.stated', statement, risk, homeIssueId };
    appends.push({ stream: 'assumption', assumptionId, event });
  }
  if (!premise.assumptionIds.includes(assumptionId)) {
    appends.push({ stream: 'premise', event: { kind: 'assumption.linked', assumptionId } });
  }
  return appends.length === 0 ? UNCHANGED : { kind: 'append', appends };
}

function dismissHint({ hint, part, seenRev }: Of<'dismissHint'>, premise: Premise): CommandOutcome {
  if ((premise.outcome[part] ?? '') === '') return invalid('part');
  if (isDismissed(premise, hint, part)) return UNCHANGED;
  // Said of words that are no longer there.
  if (premise.outcomeRevs[part] > seenRev) return conflict('part');
  return onPremise({ kind: 'hint.dismissed', hint, part });
}

/** Only ever adds: who dismissed some of them meanwhile meant the same. */
function dismissDraft({ source, issueIds }: Of<'dismissDraft'>, premise: Premise): CommandOutcome {
  const fresh = [...new Set(issueIds)].filter((id) => !premise.setAside.includes(id));
  return fresh.length === 0 ? UNCHANGED : onPremise({ kind: 'draft.dismissed', source, issueIds: fresh });
}

/** Only ever adds: a doubt never rewords what is there. */
function addDoubt(
  { assumptionId, statement }: Of<'addDoubt'>,
  premise: Premise,
  known: Assumption | undefined,
  homeIssueId: string,
): CommandOutcome {
  if (!saysSomething(statement)) return invalid('statement');
  if (known !== undefined && known.statement !== statement) return invalid('assumptionId');
  const isLinked = premise.assumptionIds.includes(assumptionId);
  if (known !== undefined && isLinked) return UNCHANGED;
  const said: Append[] =
    known === undefined
      ? [
          {
            stream: 'assumption',
            assumptionId,
            event: { kind: 'assumption.stated', statement, risk: DOUBT_RISK, homeIssueId },
          },
        ]
      : [];
  const linked: PremiseEvent = { kind: 'assumption.linked', assumptionId, asDoubt: true };
  return { kind: 'append', appends: isLinked ? said : [...said, { stream: 'premise', event: linked }] };
}

/** Whoever shares it answers for its words, so it is done where they were said. */
function share(
  { assumptionId, on }: Of<'shareAssumption'>,
  known: Assumption | undefined,
  issueId: string,
  projectId: string | null,
): CommandOutcome {
  if (known?.homeIssueId !== issueId) return invalid('assumptionId');
  const inProject = on ? projectId : null;
  if (on && inProject === null) return invalid('on');
  if (known.sharedIn === inProject) return UNCHANGED;
  return onAssumption(assumptionId, { kind: 'assumption.shared', inProject });
}

function decide({ decision, seenRev }: Of<'decide'>, premise: Premise): CommandOutcome {
  if (decision?.kind === 'buildToLearn' && !isDay(decision.checkOn)) return invalid('decision.checkOn');
  if (decision?.kind === 'waive' && !isDay(decision.until)) return invalid('decision.until');
  if (decision?.kind === 'no' && decision.revisitOn !== undefined && !isDay(decision.revisitOn))
    return invalid('decision.revisitOn');
  if (sameDecision(decision, premise.decision)) return UNCHANGED;
  if (premise.decisionRev > seenRev) return conflict('decision');
  return onPremise({ kind: 'decision.made', decision });
}

function takeTest({ assumptionId, seenRev }: Of<'takeTest'>, premise: Premise): CommandOutcome {
  if (premise.testing === assumptionId) return UNCHANGED;
  if (premise.testingRev > seenRev) return conflict('assumptionId');
  return onPremise({ kind: 'test.taken', assumptionId });
}

type OnAssumption = Of<'setThreshold' | 'addFinding' | 'editFinding' | 'withdrawFinding'>;

/** What is found in a discovery issue about the assumption it tests, or after release, says where it came from. */
function filedFrom(command: OnAssumption, premise: Premise, issueId: string): OnAssumption {
  if (command.kind !== 'addFinding') return command;
  if (premise.testing !== command.assumptionId && !isOfCheck(command.finding, premise, issueId)) return command;
  return { ...command, finding: { ...command.finding, fromIssue: issueId } };
}

function checkOutcome(
  { check, seenRev, assumptionId, statement = '' }: Of<'checkOutcome'>,
  premise: Premise,
  assumptions: ReadonlyMap<string, Assumption>,
  homeIssueId: string,
): CommandOutcome {
  if (!isDay(check.on)) return invalid('check.on');
  if (check.result === 'tooEarly' && check.next !== undefined) return invalid('check.next');
  const isSame = sameCheck(check, premise.check);
  if (!isSame && premise.checkRev > seenRev) return conflict('check');
  const checked: readonly Append[] = isSame ? [] : [{ stream: 'premise', event: { kind: 'outcome.checked', check } }];
  const learned =
    assumptionId === undefined ? [] : startNext(assumptionId, statement, premise, assumptions, homeIssueId);
  if (learned === null) return invalid('statement');
  const appends = [...learned, ...checked];
  return appends.length === 0 ? UNCHANGED : { kind: 'append', appends };
}

/** The next assumption, of what was assumed wrongly; null = it says nothing, or is another than was stated before. */
function startNext(
  assumptionId: string,
  statement: string,
  premise: Premise,
  assumptions: ReadonlyMap<string, Assumption>,
  homeIssueId: string,
): readonly Append[] | null {
  const known = assumptions.get(assumptionId);
  if (!saysSomething(statement) || (known !== undefined && known.statement !== statement)) return null;
  const event: AssumptionEvent = { kind: 'assumption.stated', statement, risk: DOUBT_RISK, homeIssueId };
  const said: readonly Append[] = known === undefined ? [{ stream: 'assumption', assumptionId, event }] : [];
  if (premise.assumptionIds.includes(assumptionId)) return said;
  // A story that rests on its epic goes on doing so: the lesson is no bet of its own.
  const asDoubt = statesABet(premise) ? {} : { asDoubt: true };
  return [...said, { stream: 'premise', event: { kind: 'assumption.linked', assumptionId, ...asDoubt } }];
}

function ownOutcome({ seenRev }: Of<'ownOutcome'>, premise: Premise): CommandOutcome {
  if (!statesAnOutcome(premise)) return invalid('outcome');
  // Somebody took it over meanwhile: whoever asks again knows from whom.
  if (premise.ownedRev > seenRev) return conflict('owner');
  return onPremise({ kind: 'outcome.owned' });
}

function examine(command: OnAssumption, assumption: Assumption): CommandOutcome {
  const { assumptionId, seenRev } = command;
  switch (command.kind) {
    case 'setThreshold': {
      const { threshold } = command;
      if (threshold !== null && !saysSomething(threshold.text) && threshold.atLeast === null)
        return invalid('threshold');
      if (sameThreshold(threshold, assumption.threshold)) return UNCHANGED;
      if (assumption.thresholdRev > seenRev) return conflict('threshold');
      return onAssumption(assumptionId, { kind: 'threshold.set', threshold });
    }
    case 'addFinding': {
      const { finding } = command;
      const wrong = wrongIn(finding);
      if (wrong !== null) return invalid(wrong);
      const known = findingIn(assumption, finding.id);
      if (known === null) {
        if (needsReason(finding, assumption.threshold)) return invalid('finding.because');
        return onAssumption(assumptionId, { kind: 'finding.added', finding });
      }
      return assumption.findings.includes(known) && sameFinding(finding, known) ? UNCHANGED : conflict('finding');
    }
    case 'editFinding': {
      const { finding } = command;
      const wrong = wrongIn(finding);
      if (wrong !== null) return invalid(wrong);
      const known = findingIn(assumption, finding.id);
      if (known === null) return invalid('finding.id');
      if (!assumption.findings.includes(known)) return conflict('finding');
      if (sameFinding(finding, known)) return UNCHANGED;
      if (known.rev > seenRev) return conflict('finding');
      // A threshold set since must not stand in the way of mending a note.
      const isJudgedAnew = finding.verdict !== known.verdict || finding.observed !== known.observed;
      if (isJudgedAnew && needsReason(finding, assumption.threshold)) return invalid('finding.because');
      return onAssumption(assumptionId, { kind: 'finding.edited', finding });
    }
    case 'withdrawFinding': {
      const { findingId } = command;
      const known = findingIn(assumption, findingId);
      if (known === null) return invalid('findingId');
      if (!assumption.findings.includes(known)) return UNCHANGED;
      if (known.rev > seenRev) return conflict('findingId');
      return onAssumption(assumptionId, { kind: 'finding.withdrawn', findingId });
    }
  }
}

/** What cannot be accepted in a finding, as a path, or null. */
function wrongIn({ found, sample, link, observed }: Finding): string | null {
  if (!isDay(found)) return 'finding.found';
  if (sample !== null && !(Number.isSafeInteger(sample) && sample >= 0)) return 'finding.sample';
  if (observed !== undefined && !(Number.isFinite(observed) && observed >= 0)) return 'finding.observed';
  if (link !== null && !/^https:\/\/[^\s/]+/i.test(link)) return 'finding.link';
  return null;
}

function sameFinding(sent: Finding, known: RecordedFinding): boolean {
  return (
    sent.method === known.method &&
    sent.verdict === known.verdict &&
    sent.found === known.found &&
    sent.sample === known.sample &&
    sent.note === known.note &&
    sent.link === known.link &&
    sent.observed === known.observed &&
    sent.because === known.because &&
    sameSet(sent.disciplines, known.disciplines)
  );
}

function sameCheck(a: OutcomeCheck, b: OutcomeCheck | null): boolean {
  return b !== null && a.result === b.result && a.observed === b.observed && a.on === b.on && a.next === b.next;
}

/** Whether the two say the same, whatever the order of who decided. */
export function sameDecision(a: Decision | null, b: Decision | null): boolean {
  if (a === null || b === null) return a === b;
  if (!sameSet(a.together, b.together)) return false;
  switch (a.kind) {
    case 'build':
      return b.kind === 'build';
    case 'buildToLearn':
      return b.kind === 'buildToLearn' && a.stopRule === b.stopRule && a.checkOn === b.checkOn;
    case 'no':
      return (
        b.kind === 'no' &&
        a.category === b.category &&
        a.because === b.because &&
        a.revisitWhen === b.revisitWhen &&
        a.revisitOn === b.revisitOn
      );
    case 'waive':
      return b.kind === 'waive' && a.reason === b.reason && a.until === b.until;
  }
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.every((item) => b.includes(item)) && b.every((item) => a.includes(item));
}
