/**
 * The premise score as a table of checks: id, group, weight, whether it applies, credit, and what would earn the rest.
 * Deterministic, of this story alone: nothing is relative to other issues.
 */
import type { Asked, Check, CheckId, Rung, Score, StandingOf, Unscored } from './assessment';
import { isDismissed, OUTPUT_HINT } from './dismissed';
import { compareRungs, RUNG_VALUE, settles, weakerOf } from './ladder';
import type { Assumption, Outcome, Premise } from './premise';
import type { FixId } from './fixes';
import { readsAsOutput } from './reads-as-output';
import type { Settings } from './settings';
import { saysSomething } from './words';

export interface ScoreInput {
  readonly premise: Premise;
  /** The riskiest assumption, or null. */
  readonly riskiest: Assumption | null;
  /** Every linked assumption, the riskiest included. */
  readonly assumptions: readonly Assumption[];
  readonly standing: StandingOf | null;
  /** Of every one of them, by id: each is weighed once, as weighing is most of the work. */
  readonly standings: Standings;
  /** As `isValueExamined` says of them. */
  readonly valueExamined: boolean;
  readonly asked: Asked;
  readonly settings: Pick<Settings, 'disciplines'>;
}

export type Standings = ReadonlyMap<string, StandingOf>;

type Group = Check['group'];
/** Words (outcome and assumption) are half, evidence is half: words alone reach 50. */
const GROUP_POINTS: Readonly<Record<Group, number>> = { outcome: 30, assumption: 20, evidence: 50 };

/** What a check found: credit 0–1 and the fix for the rest; null = it does not apply. */
type Finding = { readonly credit: number; readonly fix: FixId | null } | null;

interface Row {
  readonly id: CheckId;
  readonly group: Group;
  readonly weight: number;
  readonly look: (input: ScoreInput) => Finding;
}

const FULL: Finding = { credit: 1, fix: null };
const missing = (fix: FixId, credit = 0): Finding => ({ credit, fix });

const TABLE: readonly Row[] = [
  { id: 'who', group: 'outcome', weight: 5, look: ({ premise }) => said(premise.outcome.who, 'sayWho') },
  { id: 'does', group: 'outcome', weight: 10, look: ({ premise }) => whatTheyDo(premise) },
  { id: 'metric', group: 'outcome', weight: 5, look: ({ premise }) => said(premise.outcome.metric, 'sayMetric') },
  { id: 'fromTo', group: 'outcome', weight: 5, look: ({ premise }) => fromTo(premise.outcome) },
  {
    id: 'byWhen',
    group: 'outcome',
    weight: 5,
    look: ({ premise }) => (premise.outcome.by === null ? missing('sayByWhen') : FULL),
  },
  { id: 'riskiest', group: 'assumption', weight: 6, look: ({ riskiest }) => said(riskiest?.statement, 'nameRiskiest') },
  { id: 'testable', group: 'assumption', weight: 4, look: ({ riskiest }) => testable(riskiest?.statement ?? '') },
  { id: 'threshold', group: 'assumption', weight: 10, look: thresholdFirst },
  { id: 'evidence', group: 'evidence', weight: 35, look: evidence },
  { id: 'valueExamined', group: 'evidence', weight: 10, look: valueExamined },
  { id: 'disciplines', group: 'evidence', weight: 5, look: disciplines },
];

/**
 * Every check with the points it can give. A weight that does not apply leaves its group, whose other weights grow to
 * fill it: with 5 of 50 gone, 35 becomes 38.9, and words alone still reach 50 and no more.
 */
export function checksOf(input: ScoreInput): readonly Check[] {
  const looked = TABLE.map((row) => ({ row, found: row.look(input) }));
  const applying = { outcome: 0, assumption: 0, evidence: 0 };
  for (const { row, found } of looked) if (found !== null) applying[row.group] += row.weight;
  return looked.map(({ row: { id, group, weight }, found }) => {
    if (found === null) return { id, group, weight: 0, applies: false, credit: 0, fix: null };
    const { credit, fix } = found;
    return { id, group, weight: GROUP_POINTS[group] * (weight / applying[group]), applies: true, credit, fix };
  });
}

/** The score: a whole number 0–100 of checks, or the named state that has no number. */
export function scoreOf(checks: readonly Check[], state: Unscored | null): Score {
  if (state !== null) return { kind: 'unscored', state, checks };
  const points = checks.reduce((sum, { weight, credit }) => sum + weight * credit, 0);
  // Weights may be thirds and ninths: without the small grain 61.5 could come out as 61.
  return { kind: 'scored', points: Math.round(points + 1e-9), checks };
}

/** Whether any linked value or viability assumption has a finding of at least anecdote, for or against, background included. */
export function isValueExamined(assumptions: readonly Assumption[], standings: Standings): boolean {
  return assumptions
    .filter(({ risk }) => risk === 'value' || risk === 'viability')
    .some((assumption) => {
      const decided = new Set(assumption.findings.filter((f) => f.verdict !== 'inconclusive').map((f) => f.id));
      return (standings.get(assumption.id)?.findings ?? []).some(
        ({ findingId, rung }) => decided.has(findingId) && settles(rung),
      );
    });
}

function said(text: string | undefined, fix: FixId): Finding {
  return text !== undefined && saysSomething(text) ? FULL : missing(fix);
}

/** "This is what users do" earns the credit: the rules can be wrong, and the writer knows. */
function whatTheyDo(premise: Premise): Finding {
  const { does } = premise.outcome;
  if (!saysSomething(does)) return missing('sayWhatTheyDo');
  return readsAsOutput(does) && !isDismissed(premise, OUTPUT_HINT, 'does')
    ? missing('sayWhatTheyDoNotWhatWeShip')
    : FULL;
}

function fromTo({ from, to }: Outcome): Finding {
  if (!saysSomething(from)) return saysSomething(to) ? missing('sayFrom', 0.5) : missing('sayFromAndTo');
  if (!saysSomething(to)) return missing('sayTo', 0.5);
  return from.trim() === to.trim() ? missing('sayAChange', 0.5) : FULL;
}

/** A fact could prove it wrong: a sentence of at least three words (or eight letters without spaces), not a question. */
function testable(statement: string): Finding {
  if (!saysSomething(statement)) return missing('nameRiskiest');
  if (/[?？؟]\s*$/u.test(statement)) return missing('askNoQuestion');
  const words = statement.split(/\s+/).filter(saysSomething);
  const long =
    words.length >= 3 || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{8}/u.test(statement);
  return long ? FULL : missing('makeTestable');
}

/** From here up a finding settles an assumption for good, even where more is asked. */
const SETTLED: Rung = 'market';

/**
 * The threshold came before the finding that settles it, or before any. What settles it is support of the rung asked,
 * or of market where more is asked; one such finding that is not late is enough. Below that nothing is settled yet, so
 * that writing down a late but weak finding never costs more than it gives.
 */
function thresholdFirst({ riskiest, standing, asked }: ScoreInput): Finding {
  const threshold = riskiest?.threshold ?? null;
  if (riskiest === null || threshold === null) return missing('sayThreshold');
  if (!saysSomething(threshold.text) && threshold.atLeast === null) return missing('sayThreshold');
  const supporting = new Set(riskiest.findings.filter((f) => f.verdict === 'supports').map((f) => f.id));
  const settling = (standing?.findings ?? []).filter(
    ({ findingId, rung }) => supporting.has(findingId) && compareRungs(rung, weakerOf(asked.rung, SETTLED)) >= 0,
  );
  return settling.length === 0 || settling.some(({ late }) => !late) ? FULL : missing('testAgainAfterThreshold');
}

/** The strongest supporting rung ÷ the rung asked. */
function evidence({ standing, asked }: ScoreInput): Finding {
  const support = standing?.support ?? null;
  if (support === null) return missing('testIt');
  const credit = Math.min(1, RUNG_VALUE[support] / RUNG_VALUE[asked.rung]);
  return credit === 1 ? FULL : missing('findStrongerEvidence', credit);
}

function valueExamined(input: ScoreInput): Finding {
  return input.valueExamined ? FULL : missing('testValueOrViability');
}

/** Two disciplines took part in testing, in one finding or in several; only asked where a project works with two. */
function disciplines({ assumptions, settings, standings }: ScoreInput): Finding {
  if (settings.disciplines.length < 2) return null;
  const present = assumptions.flatMap((assumption) => {
    const weighed = standings.get(assumption.id)?.findings ?? [];
    const tests = new Set(weighed.filter((f) => settles(f.rung)).map((f) => f.findingId));
    return tests.size === 0 ? [] : assumption.findings.filter((f) => tests.has(f.id)).flatMap((f) => f.disciplines);
  });
  const took = settings.disciplines.filter((discipline) => present.includes(discipline));
  return took.length >= 2 ? FULL : missing('bringTwoDisciplines');
}
