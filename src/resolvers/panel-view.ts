/** What the panel shows, from what the domain says. */
import type { AssumptionView, PanelView } from '../contract';
import { appraise, type Appraisal, type AppraiseInput } from '../domain/appraise';
import { dayOf } from '../domain/day';
import type { Assumption } from '../domain/premise';
import { foldPremise } from '../domain/premise-log';
import type { IssueSeen } from '../jira/issue';
import { discoveryView } from './discovery-view';
import type { Call } from './guarded';

/**
 * The view for one person. A parent's premise is shown only to who may see the parent: the others get the story as if
 * it had none.
 * @throws AppFailure as `Jira.request`
 */
export async function panelView(
  call: Call,
  seen: IssueSeen,
  input: AppraiseInput,
  published: boolean,
): Promise<PanelView> {
  const whole = appraise(input);
  const { parent } = seen;
  const isHidden = whole.inherited && (parent === null || !(await call.mayOn('issue', parent.id, 'BROWSE_PROJECTS')));
  const appraisal = isHidden ? appraise({ ...input, parentEvents: null }) : whole;
  return {
    issue: {
      id: seen.body.issueId,
      key: seen.key,
      track: appraisal.track.track,
      trackRule: appraisal.track.rule,
      size: seen.body.size,
      category: seen.category,
      start: appraisal.start,
      exempt: appraisal.exempt,
    },
    canEdit: call.may('EDIT_ISSUES'),
    premise: appraisal.own,
    inheritedFrom:
      appraisal.inherited && parent !== null
        ? { issueId: parent.id, key: parent.key, premise: foldPremise(input.parentEvents ?? []) }
        : null,
    assumptions: appraisal.assumptions.map(assumptionView),
    assessment: appraisal.assessment,
    atStart: atStartOf(appraisal),
    discovery: await discoveryView(call, seen, appraisal, assumptionView),
    published,
    today: dayOf(input.nowMs),
  };
}

function assumptionView({ wordings, ...assumption }: Assumption): AssumptionView {
  const found = [...assumption.findings, ...assumption.withdrawn];
  const reworded = wordings.slice(1).some(({ atMs }) => found.some(({ recordedMs }) => recordedMs <= atMs));
  return { ...assumption, reworded };
}

function atStartOf({ stood, validated }: Appraisal): PanelView['atStart'] {
  if (stood === null) return null;
  const { score, startedMs, asked, standing, premise, riskiest, size } = stood;
  return {
    ...{ startedMs, validated, size, asked },
    score: score.kind === 'scored' ? score.points : null,
    state: score.kind === 'unscored' ? score.state : null,
    support: standing?.support ?? null,
    standing: standing?.standing ?? null,
    outcome: premise.outcome,
    riskiest: riskiest?.statement ?? null,
  };
}
