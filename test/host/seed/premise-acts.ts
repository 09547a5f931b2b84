/** What people of the demo do in Premise: the commands their clicks send. */
import { randomUUID } from 'node:crypto';
import type { Command } from '../../../src/domain/command';
import type { JiraAct } from './jira-acts';
import { known } from './names';
import type { Names } from './names';
import type { Act, When } from './script';

type Without<C> = C extends unknown ? Omit<C, 'id' | 'seenRev'> : never;
/** A command before it is sent. */
export type Wish = Without<Command>;

export interface Intention {
  /** The script's name of the issue whose panel it is done in. */
  readonly issue: string;
  readonly wish: Wish;
  /** The assumption it changes, whose revision was seen; null = it changes the premise. */
  readonly about: string | null;
}

/** The command an act means. Names what the act states anew. */
export function intentionOf(
  names: Names,
  act: Exclude<Act, JiraAct | { readonly act: 'backfill' }>,
  day: (when: When) => string,
): Intention {
  switch (act.act) {
    case 'outcome': {
      const { by, ...said } = act.parts;
      const parts = { ...said, ...(by === undefined ? {} : { by: day(by) }) };
      return { issue: act.issue, about: null, wish: { kind: 'stateOutcome', parts } };
    }
    case 'assume': {
      const { issue, assumption, statement, risk } = act;
      const assumptionId = randomUUID();
      names.assumptions.set(assumption, { id: assumptionId, issue, statement, risk });
      return { issue, about: assumptionId, wish: { kind: 'stateAssumption', assumptionId, statement, risk } };
    }
    case 'rightIf': {
      const { id: assumptionId, issue } = known(names.assumptions, 'assumption', act.assumption);
      const { threshold } = act;
      return { issue, about: assumptionId, wish: { kind: 'setThreshold', assumptionId, threshold } };
    }
    case 'find': {
      const { id: assumptionId, issue: statedOn } = known(names.assumptions, 'assumption', act.assumption);
      const issue = act.filedFrom ?? statedOn;
      const finding = { ...act.finding, id: randomUUID(), found: day(act.finding.found) };
      return { issue, about: assumptionId, wish: { kind: 'addFinding', assumptionId, finding } };
    }
    case 'test': {
      const { id: assumptionId } = known(names.assumptions, 'assumption', act.assumption);
      return { issue: act.issue, about: null, wish: { kind: 'takeTest', assumptionId } };
    }
    case 'decide': {
      const { decision: said } = act;
      const decision =
        said.kind === 'buildToLearn'
          ? { ...said, checkOn: day(said.checkOn) }
          : said.kind === 'waive'
            ? { ...said, until: day(said.until) }
            : said;
      return { issue: act.issue, about: null, wish: { kind: 'decide', decision } };
    }
    case 'check': {
      const check = { ...act.check, on: day(act.check.on) };
      return { issue: act.issue, about: null, wish: { kind: 'checkOutcome', check } };
    }
  }
}
