/** What a person can do to a project outcome, and what that adds to its stream. */
import { isDay } from '../day';
import { statesAnyPart } from '../inherit';
import type { OutcomeEvent, OutcomeWords, Progress, ProjectOutcome } from './project-outcome';
import { WORD_PARTS } from './project-outcome';

/** `id` is made by the caller, once per intention; `seenRev` is the outcome's revision the person was looking at. */
export type OutcomeCommand = { readonly id: string; readonly seenRev: number; readonly outcomeId: string } &
  /** An id not yet known makes a new outcome. */
  (
    | { readonly kind: 'state'; readonly parts: Partial<OutcomeWords> }
    | { readonly kind: 'own' }
    | { readonly kind: 'archive'; readonly on: boolean }
    | { readonly kind: 'review' }
    | { readonly kind: 'noteProgress'; readonly progress: Progress }
    | { readonly kind: 'withdrawProgress'; readonly progressId: string }
  );

export type OutcomeDecided =
  | { readonly kind: 'append'; readonly event: OutcomeEvent }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'conflict' | 'invalid'; readonly field: string }
  /** There is no such outcome. */
  | { readonly kind: 'unknown' };

const UNCHANGED: Readonly<OutcomeDecided> = { kind: 'unchanged' };

/** What the command adds; saying what is so already adds nothing. */
export function decideOutcome(
  command: OutcomeCommand,
  current: ProjectOutcome | null,
  projectId: string,
): OutcomeDecided {
  if (command.kind === 'state') return state(command, current, projectId);
  if (current === null) return { kind: 'unknown' };
  switch (command.kind) {
    case 'own':
      // Somebody took it over meanwhile: whoever asks again knows from whom.
      if (current.ownedRev > command.seenRev) return { kind: 'conflict', field: 'owner' };
      return add({ kind: 'outcome.owned' });
    case 'archive':
      if (command.on === current.isArchived) return UNCHANGED;
      if (current.archivedRev > command.seenRev) return { kind: 'conflict', field: 'on' };
      return add({ kind: 'outcome.archived', on: command.on });
    case 'review':
      // Said of words that are no longer there.
      if (Object.values(current.revs).some((rev) => rev > command.seenRev)) return { kind: 'conflict', field: 'words' };
      return add({ kind: 'outcome.reviewed' });
    case 'noteProgress':
      return note(command.progress, current);
    case 'withdrawProgress':
      if (current.progress.some(({ id }) => id === command.progressId))
        return add({ kind: 'progress.withdrawn', progressId: command.progressId });
      return current.withdrawn.includes(command.progressId) ? UNCHANGED : { kind: 'invalid', field: 'progressId' };
  }
}

function add(event: OutcomeEvent): OutcomeDecided {
  return { kind: 'append', event };
}

function state(
  { parts, seenRev }: Extract<OutcomeCommand, { kind: 'state' }>,
  current: ProjectOutcome | null,
  projectId: string,
): OutcomeDecided {
  if (parts.by !== undefined && parts.by !== null && !isDay(parts.by)) return { kind: 'invalid', field: 'parts.by' };
  if (current === null) {
    // A list of outcomes that say nothing helps nobody.
    if (!statesAnyPart({ who: '', does: '', metric: '', from: '', to: '', by: null, ...parts }))
      return { kind: 'invalid', field: 'parts.does' };
    return add({ kind: 'outcome.stated', projectId, parts });
  }
  const changed = WORD_PARTS.filter((part) => parts[part] !== undefined && parts[part] !== current.words[part]);
  const taken = changed.find((part) => current.revs[part] > seenRev);
  if (taken !== undefined) return { kind: 'conflict', field: `parts.${taken}` };
  if (changed.length === 0) return UNCHANGED;
  return add({ kind: 'outcome.stated', projectId, parts: Object.fromEntries(changed.map((key) => [key, parts[key]])) });
}

function note(progress: Progress, current: ProjectOutcome): OutcomeDecided {
  if (!isDay(progress.on)) return { kind: 'invalid', field: 'progress.on' };
  if (!Number.isFinite(progress.value)) return { kind: 'invalid', field: 'progress.value' };
  const known = current.progress.find(({ id }) => id === progress.id);
  if (known !== undefined || current.withdrawn.includes(progress.id)) return UNCHANGED;
  return add({ kind: 'progress.noted', progress });
}
