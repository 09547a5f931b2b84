/** The id behind a key somebody typed, asked of Jira as this person. */
import { requestJira } from '@forge/bridge';
import * as v from 'valibot';

const Fetched = v.object({ issues: v.array(v.object({ id: v.string() })) });

/** '' is no issue, null; undefined = there is none this person may see, or Jira did not answer. */
export async function findIssue(key: string): Promise<string | null | undefined> {
  if (key === '') return null;
  try {
    const response = await requestJira('/rest/api/3/issue/bulkfetch', {
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
      body: JSON.stringify({ issueIdsOrKeys: [key.toUpperCase()], fields: ['summary'] }),
    });
    const parsed = response.ok ? v.safeParse(Fetched, await response.json()) : null;
    return (parsed?.success === true ? parsed.output.issues[0]?.id : undefined) ?? undefined;
  } catch {
    // The form says that it could not be found, and the rest of it is still there.
    return undefined;
  }
}
