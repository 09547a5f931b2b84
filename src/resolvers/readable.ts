/** Whose words a person may read: of an assumption at home on an issue they see, or shared in a project they see. */
import type { Assumption } from '../domain/premise';
import { MAX_CHECKED } from '../jira/permissions';
import type { Call } from './guarded';

/** Where an assumption is at home and shared. */
export type Placed = Pick<Assumption, 'homeIssueId' | 'sharedIn'>;

/** Where somebody looks from: an issue they see, null = the project as a whole; and the project, which they see. */
interface Here {
  readonly issueId: string | null;
  readonly projectId: string;
}

/**
 * Those this person may read. What is at home on `here`, which they see, or shared in its project is told without
 * asking; for all others together Jira is asked once. Of more than 1,000 far ones the last are left out.
 * @throws AppFailure as `Jira.request`
 */
export async function readableBy<A extends Placed>(
  call: Call,
  assumptions: readonly A[],
  here: Here,
): Promise<ReadonlySet<A>> {
  const isNear = ({ homeIssueId, sharedIn }: Placed) => homeIssueId === here.issueId || sharedIn === here.projectId;
  const far = assumptions.filter((one) => !isNear(one)).slice(0, MAX_CHECKED);
  const seen = await call.whereMay('BROWSE_PROJECTS', {
    issue: new Set(far.map(({ homeIssueId }) => homeIssueId)),
    project: new Set(far.flatMap(({ sharedIn }) => sharedIn ?? [])),
  });
  const isSeen = ({ homeIssueId, sharedIn }: Placed) =>
    seen.issue.has(homeIssueId) || (sharedIn !== null && seen.project.has(sharedIn));
  return new Set([...assumptions.filter(isNear), ...far.filter(isSeen)]);
}

/** As `readableBy`, of one. */
export async function mayRead(call: Call, assumption: Placed, here: Here): Promise<boolean> {
  return (await readableBy(call, [assumption], here)).size > 0;
}
