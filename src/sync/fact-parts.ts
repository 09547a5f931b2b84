/** The parts of an issue's facts that are read out of its premise and its labels rather than assessed. */
import type { Appraisal, AppraiseInput } from '../domain/appraise';
import { closureOf } from '../domain/closure';
import { gladOf } from '../domain/glad';
import { statesAnOutcome } from '../domain/inherit';
import { settles } from '../domain/ladder';
import { DISCIPLINES, type Assumption, type PremiseEvent } from '../domain/premise';
import { standingOf } from '../domain/standing';
import type { Story } from '../domain/story';
import { isoWeek } from '../domain/week';
import { foundMs } from '../domain/weigh';
import { saysSomething } from '../domain/words';
import type { Fact, TagRow } from '../store/facts';
import type { FindingRow } from '../store/facts-findings';

type Said = Pick<
  Fact,
  | 'riskiest_id'
  | 'outcome_id'
  | 'framed'
  | 'named'
  | 'tested'
  | 'asked'
  | 'support'
  | 'asked_at_start'
  | 'support_at_start'
  | 'size_at_start'
  | 'handed_down'
  | 'outcome_ms'
  | 'closure'
  | 'said_no_ms'
  | 'no_category'
  | 'no_explained'
  | 'no_together'
  | 'check_result'
  | 'check_ms'
  | 'glad_ms'
  | 'glad_size'
  | 'has_due_date'
  | 'one_discipline'
>;

/** Pure, as `factOf`. */
export function saidOf(input: AppraiseInput, appraisal: Appraisal): Said {
  const { story, premiseEvents, lookup, settings } = input;
  const { premise, own, assessment, stood, start, track } = appraisal;
  const { standing } = assessment;
  const riskiest = appraisal.assumptions.find(({ id }) => id === premise.riskiestId) ?? null;
  const tested = standing !== null && standing.standing !== 'untested';
  const lastOf = (kind: PremiseEvent['kind']) => premiseEvents.findLast((event) => event.kind === kind)?.atMs ?? null;
  const glad = gladOf({ ...input, start });
  const no = own.decision?.kind === 'no' ? own.decision : null;
  return {
    riskiest_id: premise.riskiestId,
    outcome_id: premise.restsOn,
    framed: statesAnOutcome(premise),
    named: riskiest !== null && saysSomething(riskiest.statement),
    tested,
    asked: assessment.asked.rung,
    support: standing?.support ?? null,
    asked_at_start: stood?.asked.rung ?? null,
    support_at_start: stood?.standing?.support ?? null,
    size_at_start: stood?.size ?? null,
    handed_down: riskiest !== null && isHandedDown(riskiest),
    outcome_ms: lastOf('outcome.stated'),
    closure: closureOf(story, track.track, lookup, settings),
    said_no_ms: no === null ? null : lastOf('decision.made'),
    no_category: no?.category ?? null,
    no_explained: no !== null && saysSomething(no.because),
    no_together: no === null ? null : DISCIPLINES.filter((discipline) => no.together.includes(discipline)),
    check_result: premise.check?.result ?? null,
    check_ms: premise.check === null ? null : lastOf('outcome.checked'),
    glad_ms: glad?.atMs ?? null,
    glad_size: glad?.size ?? null,
    has_due_date: (story.dueDay ?? null) !== null,
    one_discipline: tested && riskiest !== null && disciplinesOf(riskiest, input.nowMs).size <= 1,
  };
}

/** Somebody above thinks so, and nothing else was found. */
function isHandedDown({ findings }: Assumption): boolean {
  return findings.length > 0 && findings.every(({ method }) => method === 'stakeholderOpinion');
}

/** Who took part in what settles it: an opinion brings nobody to a customer. */
function disciplinesOf(assumption: Assumption, nowMs: number): ReadonlySet<string> {
  const weighed = standingOf(assumption, nowMs).findings;
  const tests = new Set(weighed.filter(({ rung }) => settles(rung)).map(({ findingId }) => findingId));
  return new Set(assumption.findings.flatMap(({ id, disciplines }) => (tests.has(id) ? disciplines : [])));
}

/** Its labels and components; of two that differ in case alone, the first. */
export function tagsOf({ labels, components }: Pick<Story, 'labels' | 'components'>): readonly TagRow[] {
  const rows = [
    ...labels.map((value): TagRow => ({ kind: 'label', value })),
    ...components.map((value): TagRow => ({ kind: 'component', value })),
  ].map(({ kind, value }) => ({ kind, value: value.slice(0, 255) }));
  const first = new Map<string, TagRow>();
  for (const row of rows.sort((a, b) => (a.value < b.value ? -1 : 1))) {
    const key = `${row.kind} ${row.value.toLowerCase()}`;
    if (!first.has(key)) first.set(key, row);
  }
  return [...first.values()];
}

/** An assumption's findings, counted in the project its home issue is in. Those that were withdrawn are not there. */
export function findingRowsOf(assumption: Assumption, projectId: string, nowMs: number): readonly FindingRow[] {
  const weighed = new Map(standingOf(assumption, nowMs).findings.map((each) => [each.findingId, each]));
  return assumption.findings.flatMap((finding) => {
    const weight = weighed.get(finding.id);
    if (weight === undefined) return [];
    return {
      assumption_id: assumption.id,
      finding_id: finding.id,
      project_id: projectId,
      issue_id: assumption.homeIssueId,
      risk: assumption.risk,
      method: finding.method,
      verdict: finding.verdict,
      rung: weight.rung,
      is_late: weight.late,
      is_background: weight.background,
      is_settling: finding.verdict !== 'inconclusive' && settles(weight.rung),
      disciplines: new Set(finding.disciplines).size,
      from_issue: finding.fromIssue ?? null,
      found_ms: foundMs(finding),
      recorded_ms: finding.recordedMs,
      week: isoWeek(finding.recordedMs),
    };
  });
}
