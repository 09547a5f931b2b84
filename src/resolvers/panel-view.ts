/** What the panel shows, from what the domain says. */
import type { PanelView } from '../contract/panel';
import { appraise, type Appraisal, type AppraiseInput } from '../domain/appraise';
import { dayOf } from '../domain/day';
import { statesAnOutcome } from '../domain/inherit';
import { outcomeOwner, saysOfOutcome } from '../domain/owner';
import { foldOutcome } from '../domain/outcomes/project-outcome';
import { foldPremise } from '../domain/premise-log';
import type { IssueSeen } from '../jira/issue';
import { readOutcomeOwners } from '../store/outcomes';
import { readOwnerWords } from '../store/owners';
import { viewAssumptions } from './assumption-view';
import { discoveryView } from './discovery-view';
import type { Call } from './guarded';

/**
 * The view for one person. A parent's premise is shown only to who may see the parent: the others get the story as if
 * it had none. Of an assumption from elsewhere they may not read, how it stands is shown and no word.
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
  const riskiestThen = appraisal.stood?.riskiest ?? null;
  // As it was at the start only where it is no longer rested on: of the same one, what is there now is shown.
  const isGone = riskiestThen !== null && appraisal.assumptions.every(({ id }) => id !== riskiestThen.id);
  const views = await viewAssumptions(call, seen.body, [...appraisal.assumptions, ...(isGone ? [riskiestThen] : [])]);
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
      projectId: seen.body.projectId,
    },
    isShownAnywhere: input.settings.shown === 'always',
    canEdit: call.may('EDIT_ISSUES'),
    premise: appraisal.own,
    inheritedFrom:
      appraisal.inherited && parent !== null
        ? { issueId: parent.id, key: parent.key, premise: foldPremise(input.parentEvents ?? []) }
        : null,
    assumptions: appraisal.assumptions.flatMap(({ id }) => views.get(id) ?? []),
    assessment: appraisal.assessment,
    atStart: atStartOf(appraisal, riskiestThen !== null && views.get(riskiestThen.id)?.isHidden === true),
    owner: await ownerOf(call, appraisal, seen),
    restsOn: restsOnOf(appraisal, input),
    checkAfterDays: input.settings.checkAfterDays,
    discovery: await discoveryView(call, seen, appraisal),
    published,
    today: dayOf(input.nowMs),
  };
}

async function ownerOf(
  { accountId }: Call,
  { premise, inherited }: Appraisal,
  { body, parent }: IssueSeen,
): Promise<PanelView['owner']> {
  if (!statesAnOutcome(premise)) return null;
  const issueId = inherited && parent !== null ? parent.id : body.issueId;
  const said = (await readOwnerWords([issueId])).get(issueId) ?? [];
  // Nobody took it on here: it is whoever's who owns what it rests on.
  const lent = premise.restsOn !== null && !saysOfOutcome(said) ? premise.restsOn : null;
  const owner = lent === null ? outcomeOwner(said) : ((await readOutcomeOwners([lent])).get(lent) ?? null);
  return { accountId: owner, isYou: owner === accountId };
}

function restsOnOf({ premise: { restsOn } }: Appraisal, { outcomeEvents }: AppraiseInput): PanelView['restsOn'] {
  if (restsOn === null) return null;
  return { outcomeId: restsOn, words: foldOutcome(outcomeEvents?.get(restsOn) ?? [])?.words ?? null };
}

function atStartOf({ stood, validated }: Appraisal, isHidden: boolean): PanelView['atStart'] {
  if (stood === null) return null;
  const { score, startedMs, asked, standing, premise, riskiest, size } = stood;
  return {
    ...{ startedMs, validated, size, asked },
    score: score.kind === 'scored' ? score.points : null,
    state: score.kind === 'unscored' ? score.state : null,
    support: standing?.support ?? null,
    standing: standing?.standing ?? null,
    outcome: premise.outcome,
    riskiest: isHidden ? null : (riskiest?.statement ?? null),
    threshold: isHidden ? null : (riskiest?.threshold ?? null),
  };
}
