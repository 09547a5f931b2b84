/** Issues and histories in a few words, for tests about timing. */
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { createCategoryLookup } from '../../src/domain/status-category';
import type { Move, StatusRef, Story } from '../../src/domain/story';
import { startOf, type Stretch } from '../../src/domain/timing';
import { DAY_MS } from '../../src/domain/week';

/** Jira's own ids of three statuses, and two nobody has a category for. */
export const CATALOGUE = [
  { id: '1', name: 'To Do', category: 'todo' },
  { id: '2', name: 'Ready', category: 'todo' },
  { id: '3', name: 'In Progress', category: 'inProgress' },
  { id: '4', name: 'In Review', category: 'inProgress' },
  { id: '5', name: 'Done', category: 'done' },
  { id: '6', name: 'Cancelled', category: 'done' },
] as const;

export const lookup = createCategoryLookup({ catalogue: CATALOGUE, onIssues: [] });

export const CREATED_MS = Date.UTC(2024, 0, 1);

/** Midnight UTC of a day in January 2024; the 1st is a Monday and the day the issue is created. */
export function jan(day: number, hour = 0): number {
  return Date.UTC(2024, 0, day, hour);
}

export function status(name: string): StatusRef {
  return { id: CATALOGUE.find((known) => known.name === name)?.id ?? null, name };
}

export function move(day: number, from: string, to: string): Move {
  return { atMs: jan(day), from: status(from), to: status(to) };
}

/** A story in the status its last move left it in. */
export function storyWith(moves: readonly Move[], parts: Partial<Story> = {}): Story {
  return {
    issueId: '10001',
    projectId: '10000',
    issueType: 'Story',
    level: 'story',
    labels: [],
    components: [],
    parentId: null,
    size: null,
    createdMs: CREATED_MS,
    updatedMs: CREATED_MS,
    status: moves.at(-1)?.to ?? status('To Do'),
    resolution: null,
    resolvedMs: null,
    moves,
    typeChanges: [],
    resolutionChanges: [],
    ...parts,
  };
}

export function start(story: Story): ReturnType<typeof startOf> {
  return startOf(story, lookup, DEFAULT_SETTINGS);
}

/** Days by the week they fall into. */
export function daysPerWeek(stretches: readonly Stretch[]): ReadonlyMap<string, number> {
  const days = new Map<string, number>();
  for (const { week, fromMs, untilMs } of stretches)
    days.set(week, (days.get(week) ?? 0) + (untilMs - fromMs) / DAY_MS);
  return days;
}
