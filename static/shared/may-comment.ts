/** Whether the person looking may comment, asked of Jira by their own browser: it costs the app nothing. */
import { requestJira } from '@forge/bridge';
import * as v from 'valibot';

/** GET /rest/api/3/mypermissions: what this person may do on one issue. */
const MayComment = v.object({
  permissions: v.object({ ADD_COMMENTS: v.object({ havePermission: v.boolean() }) }),
});

/**
 * Whether this person may comment on the issue, asked as them by their own browser. An answer that does not come is no:
 * the line is a convenience, and the panel says what is wrong with Jira.
 */
export async function mayComment(issueId: string): Promise<boolean> {
  try {
    const response = await requestJira(
      `/rest/api/3/mypermissions?issueId=${encodeURIComponent(issueId)}&permissions=ADD_COMMENTS`,
      { headers: { Accept: 'application/json' } },
    );
    const answer = v.safeParse(MayComment, response.ok ? await response.json() : null);
    return answer.success && answer.output.permissions.ADD_COMMENTS.havePermission;
  } catch {
    // Nobody is told: they did not ask for anything yet.
    return false;
  }
}
