/** Whether Jira shows the projects Premise knows: hidden ones are kept as they are, and nothing is spent on them. */
import * as v from '../valibot';
import { logFailure, AppFailure } from '../failures';
import { currentInstallation } from '../installation';
import { MAX_PROJECTS, readProjectSights } from '../jira/projects-seen';
import { HOUR_MS } from '../store/facts-lease';
import { noteFailure } from '../store/health';
import { askToLook, noteSight, readWatched, type WatchedProject } from '../store/project-watch';
import { ensureSchema } from '../store/schema';
import { mayAskFrom } from './cost';
import { paidFrom } from './paid';

/** A hidden project is asked for again this often, should Jira's word that it is back have been lost: 2 points. */
const LOOK_AGAIN_MS = HOUR_MS;

/** `project` of a project event; the payload's other parts are not used, and not believed. */
const ProjectEvent = v.object({
  project: v.object({
    id: v.pipe(
      v.union([v.string(), v.number()]),
      v.transform((id) => String(id)),
    ),
  }),
});

/**
 * Trigger for projects archived, put into the bin, deleted, and brought back. Events may be late, doubled and shuffled,
 * so one says only "look"; the next tick looks. One that is lost costs nothing but time: a refused search looks too.
 */
export async function onProjectEvent(event: unknown): Promise<void> {
  const parsed = v.safeParse(ProjectEvent, event);
  if (!parsed.success) {
    logFailure('project event', new AppFailure('internal', 'unexpected event'));
    return;
  }
  const { id } = parsed.output.project;
  try {
    await ensureSchema(currentInstallation());
    await askToLook([id], Date.now());
  } catch (error) {
    logFailure(`event of project ${id}`, error);
    await noteFailure('event', error, Date.now(), { projectId: id });
  }
}

/** Those that Jira shows, as far as is known. */
export function shown(watched: readonly WatchedProject[]): readonly WatchedProject[] {
  return watched.filter((project) => project.hiddenSinceMs === null);
}

export function wantsALook({ lookMs, hiddenSinceMs, lookedMs }: WatchedProject, nowMs: number): boolean {
  return lookMs !== null || (hiddenSinceMs !== null && lookedMs <= nowMs - LOOK_AGAIN_MS);
}

/**
 * One step: looks at up to 50 projects somebody asked to look at, and at hidden ones from time to time.
 * @returns whether there are more
 * @throws AppFailure as `Jira.request`, storeUnavailable
 */
export async function lookAtProjects(nowMs: number): Promise<boolean> {
  const wanted = (await readWatched(nowMs)).filter((project) => wantsALook(project, nowMs));
  const some = wanted.slice(0, MAX_PROJECTS);
  if (some.length === 0 || (await mayAskFrom('background', nowMs)) !== null) return false;
  await lookAt(some, nowMs);
  return wanted.length > some.length;
}

/** Looks now. @returns those Jira shows. @throws AppFailure as `lookAtProjects` */
export async function lookAt(projects: readonly WatchedProject[], nowMs: number): Promise<readonly WatchedProject[]> {
  const ids = projects.map((project) => project.projectId);
  const sights = await paidFrom('background', (jira) => readProjectSights(jira, ids));
  for (const project of projects) {
    const sight = sights.get(project.projectId) ?? 'unseen';
    await noteSight(project, sight === 'live' ? null : sight, nowMs);
  }
  return projects.filter((project) => sights.get(project.projectId) === 'live');
}
