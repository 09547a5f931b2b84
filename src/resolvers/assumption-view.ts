/** Assumptions as one person sees them on one issue: their words or none, and what they may do. */
import type { AssumptionView } from '../contract/assumptions';
import { saysNumber } from '../domain/parse-threshold';
import type { Assumption } from '../domain/premise';
import { heardMs } from '../domain/weigh';
import { countResting } from '../store/facts-groups';
import type { IssueRef } from '../store/premises';
import type { Call } from './guarded';
import { readableBy } from './readable';

/**
 * By id. Asks for nothing where all were stated here and none is shared: then the issue itself says who may what.
 * @throws AppFailure as `Jira.request`, storeUnavailable
 */
export async function viewAssumptions(
  call: Call,
  here: Pick<IssueRef, 'issueId' | 'projectId'>,
  assumptions: readonly Assumption[],
): Promise<ReadonlyMap<string, AssumptionView>> {
  const isFar = ({ homeIssueId }: Assumption) => homeIssueId !== here.issueId;
  const rested = assumptions.filter((one) => isFar(one) || one.sharedIn !== null).map(({ id }) => id);
  const [readable, counts, canEdit] = await Promise.all([
    readableBy(call, assumptions, here),
    countResting(rested, here.issueId),
    editable(
      call,
      assumptions.filter(isFar).map(({ homeIssueId }) => homeIssueId),
    ),
  ]);
  const mayEdit = call.may('EDIT_ISSUES');
  return new Map(
    assumptions.map((one) => [
      one.id,
      {
        ...(readable.has(one) ? worded(one) : wordless(one)),
        canEdit: mayEdit && readable.has(one) && (!isFar(one) || canEdit.has(one.homeIssueId)),
        restedOn: rested.includes(one.id) ? (counts.get(one.id) ?? 0) : null,
      },
    ]),
  );
}

/** Homes this person may edit; nobody is asked about where the issue in hand may not be edited itself. */
async function editable(call: Call, homeIssueIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (!call.may('EDIT_ISSUES')) return new Set();
  return (await call.whereMay('EDIT_ISSUES', { issue: new Set(homeIssueIds), project: new Set() })).issue;
}

type Worded = Omit<AssumptionView, 'canEdit' | 'restedOn'>;

function worded({ wordings, ...assumption }: Assumption): Worded {
  const found = [...assumption.findings, ...assumption.withdrawn];
  const reworded = wordings.slice(1).some(({ atMs }) => found.some((finding) => heardMs(finding) <= atMs));
  const { threshold } = assumption;
  const isSaid = threshold === null || saysNumber(threshold);
  return { ...assumption, reworded, saysNumber: isSaid, isHidden: false };
}

/** Nothing anybody said: its risk and how it stands are in the assessment, and where it is at home is a number. */
function wordless({ id, rev, risk, homeIssueId, statedMs, thresholdRev }: Assumption): Worded {
  return {
    ...{ id, rev, risk, homeIssueId, statedMs, thresholdRev, statement: '', threshold: null, thresholdChangesMs: [] },
    ...{ findings: [], withdrawn: [], tests: [], sharedIn: null, reworded: false, saysNumber: true, isHidden: true },
  };
}
