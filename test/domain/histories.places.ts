/** Where an event says something. Later words in a place replace earlier ones, so nobody may write there unseen. */
import type { Assumption, AssumptionEvent, Finding, Premise, PremiseEvent } from '../../src/domain/premise';
import { OUTCOME_PARTS } from '../../src/domain/premise-log';

type Event = PremiseEvent | AssumptionEvent;
interface Sum {
  readonly premise: Premise;
  readonly assumptions: ReadonlyMap<string, Assumption>;
}

/** Each place an event writes in, with what it says there. `chosen` is the assumption somebody had chosen before it. */
export function placesOf(event: Event, chosen: unknown = null): readonly (readonly [place: string, said: unknown])[] {
  switch (event.kind) {
    case 'outcome.stated':
      return OUTCOME_PARTS.filter((part) => event.parts[part] !== undefined).map((part) => [part, event.parts[part]]);
    case 'assumption.linked':
      return [[`link ${event.assumptionId}`, event.kind]];
    case 'assumption.unlinked':
      // Whoever takes away what was chosen takes the choice back with it.
      return [
        [`link ${event.assumptionId}`, event.kind],
        ...(chosen === event.assumptionId ? [['riskiest', null] as const] : []),
      ];
    case 'riskiest.chosen':
      return [['riskiest', event.assumptionId]];
    case 'assumption.stated':
      return [['wording', [event.statement, event.risk]]];
    case 'finding.added':
    case 'finding.edited':
      return [[event.finding.id, essence(event.finding)]];
    case 'finding.withdrawn':
      return [[event.findingId, null]];
    case 'problem.stated':
      return [['problem', event.problem]];
    case 'size.guessed':
      return [['size', event.size]];
    case 'decision.made':
      return [['decision', event.decision]];
    case 'outcome.checked':
      return [['check', event.check]];
    case 'threshold.set':
      return [['threshold', event.threshold]];
    case 'outcome.rested':
      return [['rests on', event.outcomeId]];
    case 'hint.dismissed':
    case 'draft.dismissed':
    case 'test.taken':
    case 'test.planned':
    case 'assumption.shared':
    case 'outcome.owned':
      return [];
  }
}

/** Events of one group have to stay in order among themselves. */
export function groupOf(event: Event): string {
  if (/^(assumption\.(un)?linked|riskiest)/.test(event.kind)) return 'links';
  if (event.kind === 'outcome.stated') return 'outcome';
  return placesOf(event)[0]?.[0] ?? event.kind;
}

/** What the sum says in a place of a stream. */
export function sumIn(key: string, { premise, assumptions }: Sum): unknown {
  const [stream = '', ...rest] = key.split(' ');
  const place = rest.join(' ');
  if (stream !== 'premise') return sumInAssumption(assumptions.get(stream), place);
  if (place.startsWith('link ')) {
    return premise.assumptionIds.includes(place.slice('link '.length)) ? 'assumption.linked' : 'assumption.unlinked';
  }
  switch (place) {
    case 'riskiest':
      return premise.riskiestRev === 0 ? null : premise.riskiestId;
    case 'problem':
      return premise.problem;
    case 'size':
      return premise.sizeGuess;
    case 'decision':
      return premise.decision;
    case 'check':
      return premise.check;
    case 'rests on':
      return premise.restsOn;
    default:
      return OUTCOME_PARTS.map((part) => [part, premise.outcome[part]] as const).find(([part]) => part === place)?.[1];
  }
}

function sumInAssumption(assumption: Assumption | undefined, place: string): unknown {
  if (assumption === undefined) return 'gone';
  if (place === 'wording') return [assumption.statement, assumption.risk];
  if (place === 'threshold') return assumption.threshold;
  const kept = assumption.findings.find(({ id }) => id === place);
  if (kept !== undefined) return essence(kept);
  return assumption.withdrawn.some(({ id }) => id === place) ? null : 'gone';
}

/** What a person says in a finding, without what the store adds. */
function essence({ method, verdict, found, sample, disciplines, note, link }: Finding): readonly unknown[] {
  return [method, verdict, found, sample, disciplines, note, link];
}

/** What a premise and its assumptions say, without when and in which revision it was said. */
export function wordsOf({ premise, assumptions }: Sum): unknown {
  const { problem, sizeGuess, outcome, assumptionIds, riskiestId, decision, check } = premise;
  const said = [...assumptions].map(([id, { statement, risk, threshold, findings, withdrawn }]) => {
    const words = (list: readonly Finding[]) => list.map((one) => [one.id, essence(one)].join()).sort();
    return [id, statement, risk, threshold, words(findings), words(withdrawn)];
  });
  const byId = said.map((each) => JSON.stringify(each)).sort();
  return [problem, sizeGuess, outcome, assumptionIds, riskiestId, decision, check, byId];
}
