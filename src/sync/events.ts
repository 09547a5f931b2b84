/** Issue events: mark what they may have made old, and leave the work to the drain. */
import { InvocationError, InvocationErrorCode } from '@forge/events';
import * as v from '../valibot';
import { titleRulesOf } from '../domain/title-rules';
import { AppFailure, logFailure } from '../failures';
import { currentInstallation } from '../installation';
import { markDirty } from '../store/facts-dirty';
import { beat, noteFailure } from '../store/health';
import { isConcerned } from '../store/project-watch';
import { ensureSchema } from '../store/schema';
import { readSettings } from '../store/settings-store';
import { noteDeleted } from './absence';
import { pushDrain } from './queues';
import { readStoryFields } from './site';

/**
 * The parts of an issue event used here. `fieldId` is missing on some changes (parent, links), `field` then names it.
 * The project is missing on some deletes.
 */
const IssueEvent = v.object({
  eventType: v.string(),
  issue: v.object({
    id: v.string(),
    fields: v.optional(v.object({ project: v.optional(v.object({ id: v.string() })) })),
  }),
  changelog: v.optional(
    v.object({
      items: v.optional(
        v.array(v.object({ field: v.optional(v.string(), ''), fieldId: v.optional(v.string(), '') })),
        [],
      ),
    }),
  ),
});

/** Changes of these touch a fact. Moving to another project tells of `project` and `Key`. */
const TOUCHING: ReadonlySet<string> = new Set(
  [
    ...['status', 'issuetype', 'resolution', 'labels', 'components', 'component', 'project', 'key', 'parent'],
    ...['issueparentassociation', 'epic link', 'story points', 'story point estimate', 'sprint', 'duedate'],
  ].map((name) => name.toLowerCase()),
);

/** Forge offers a failed event again only when asked, at most four times. */
const AGAIN_AFTER_SECONDS = 60;

/**
 * Trigger for created, updated and deleted issues. Events may be late, doubled and shuffled: a mark says only "look".
 * @returns nothing, or a request to be told again
 */
export async function onIssueEvent(event: unknown): Promise<InvocationError | undefined> {
  const parsed = v.safeParse(IssueEvent, event);
  if (!parsed.success) {
    // Nothing that being told again would mend.
    const where = parsed.issues.map((issue) => v.getDotPath(issue) ?? 'event').slice(0, 3);
    logFailure('issue event', new AppFailure('internal', `unexpected event at ${where.join(', ')}`));
    return undefined;
  }
  try {
    await note(parsed.output);
    return undefined;
  } catch (error) {
    const { issue } = parsed.output;
    logFailure(`event of issue ${issue.id}`, error);
    await noteFailure('event', error, Date.now(), { issueId: issue.id, projectId: issue.fields?.project?.id ?? null });
    return new InvocationError({
      retryAfter: AGAIN_AFTER_SECONDS,
      retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
    });
  }
}

async function note({ eventType, issue, changelog }: v.InferOutput<typeof IssueEvent>): Promise<void> {
  await ensureSchema(currentInstallation());
  await beat('event', Date.now());
  const projectId = issue.fields?.project?.id ?? null;
  if (eventType === 'avi:jira:deleted:issue') {
    if (await isConcerned(projectId, issue.id)) await noteDeleted(issue.id, Date.now());
    return;
  }
  const nowMs = Date.now();
  if (eventType === 'avi:jira:updated:issue' && !(await touchesFacts(changelog?.items ?? [], projectId, nowMs))) return;
  await markDirty([{ issueId: issue.id, projectId }], nowMs);
  await pushDrain(nowMs);
}

async function touchesFacts(
  items: readonly { readonly field: string; readonly fieldId: string }[],
  projectId: string | null,
  nowMs: number,
): Promise<boolean> {
  const names = items.flatMap(({ field, fieldId }) => [field.toLowerCase(), fieldId.toLowerCase()]);
  if (names.some((name) => TOUCHING.has(name))) return true;
  // A title touches a fact where a rule looks at titles.
  if (names.includes('summary') && (await hasTitleRules(projectId))) return true;
  // Only a custom field can still be the site's estimate or sprint, and only then is it worth knowing which that is.
  if (!names.some((name) => name.startsWith('customfield_'))) return false;
  const { points, sprints } = await readStoryFields(nowMs);
  return names.some((name) => points.includes(name) || sprints.includes(name));
}

/** An event that does not say of which project counts as one that has. */
async function hasTitleRules(projectId: string | null): Promise<boolean> {
  return projectId === null || titleRulesOf(await readSettings(projectId)).length > 0;
}
