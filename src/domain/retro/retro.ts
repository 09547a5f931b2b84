/**
 * A retrospective: a stream of dated events. What it looks at is added up from facts until somebody finishes it, and
 * stands in the stream from then on. Who opened, guessed or noted something stands with the entries alone.
 */
import type { Team } from '../page-question';
import type { Dated, Day } from '../premise';
import type { Came, Pack } from './pack';

/** What a retrospective is about. */
export interface RetroAbout {
  /** Jira's id; null = a stretch of time. */
  readonly sprintId: string | null;
  /** Null = everybody. */
  readonly team: Team | null;
  readonly fromMs: number;
  /** The first moment after it; null = it goes on until the retrospective is finished. */
  readonly toMs: number | null;
}

/** Something the team means to do about what it learned. Who does it stands in the Jira issue made of it. */
export interface RetroAction {
  /** Made by the caller: planned twice it counts once. */
  readonly id: string;
  readonly text: string;
  readonly dueOn: Day | null;
  /** What it is about: a result or a part, and the issue that is about; null = the whole. */
  readonly about: { readonly item: string; readonly issueId: string | null } | null;
}

/** A result that was shown, with what the team had guessed: how many, never who. */
export interface Revealed {
  readonly key: string;
  readonly came: Came;
  readonly supported: number;
  readonly refuted: number;
}

/** What a retrospective's stream records. `kind` is the column, the rest is the body. */
export type RetroEvent =
  | ({ readonly kind: 'retro.opened'; readonly projectId: string } & RetroAbout)
  /** An empty text takes the note back. */
  | {
      readonly kind: 'note.written';
      readonly noteId: string;
      readonly item: string;
      readonly issueId: string | null;
      readonly text: string;
    }
  /** Of one person the last guess on an item counts. */
  | { readonly kind: 'guess.made'; readonly item: string; readonly guess: Came }
  | { readonly kind: 'items.revealed'; readonly items: readonly Revealed[] }
  | { readonly kind: 'action.planned'; readonly action: RetroAction }
  | { readonly kind: 'action.dropped'; readonly actionId: string }
  /** The Jira issue that was made of it. */
  | { readonly kind: 'action.made'; readonly actionId: string; readonly issueId: string }
  /** Whether it happened; null = nobody can say yet. */
  | { readonly kind: 'action.done'; readonly actionId: string; readonly happened: boolean | null }
  | { readonly kind: 'retro.finished'; readonly pack: Pack; readonly previous: readonly PreviousAction[] };

export interface RetroNote {
  readonly id: string;
  readonly item: string;
  readonly issueId: string | null;
  readonly text: string;
  /** The revision that last changed it: what a conflict is judged by. */
  readonly rev: number;
}

/** An action as its events leave it. */
export interface TakenAction extends RetroAction {
  readonly issueId: string | null;
  readonly happened: boolean | null;
  readonly rev: number;
}

/** An action of an earlier retrospective, and whether it had happened when a later one looked. */
export interface PreviousAction {
  readonly retroId: string;
  readonly actionId: string;
  readonly issueId: string | null;
  readonly happened: boolean | null;
}

/** A retrospective as its events leave it. */
export interface Retro {
  readonly rev: number;
  readonly projectId: string;
  readonly about: RetroAbout;
  readonly openedMs: number;
  readonly notes: readonly RetroNote[];
  readonly revealed: readonly Revealed[];
  readonly actions: readonly TakenAction[];
  /** Ids taken back: planned again under the same id they stay away. */
  readonly dropped: readonly string[];
  /** Null = it is still going on. */
  readonly finished: {
    readonly atMs: number;
    readonly pack: Pack;
    readonly previous: readonly PreviousAction[];
  } | null;
}

/** A retrospective after one more event of its stream; it exists once it is opened. */
export function applyRetro(current: Retro | null, event: Dated<RetroEvent>): Retro | null {
  if (event.kind === 'retro.opened') return current === null ? open(event) : { ...current, rev: event.rev };
  if (current === null) return null;
  const next: Retro = { ...current, rev: event.rev };
  switch (event.kind) {
    case 'note.written':
      return { ...next, notes: withNote(current.notes, event) };
    case 'guess.made':
      return next;
    case 'items.revealed': {
      const known = new Set(current.revealed.map(({ key }) => key));
      return { ...next, revealed: [...current.revealed, ...event.items.filter(({ key }) => !known.has(key))] };
    }
    case 'action.planned': {
      const { action } = event;
      if (current.dropped.includes(action.id) || current.actions.some(({ id }) => id === action.id)) return next;
      return {
        ...next,
        actions: [...current.actions, { ...action, issueId: null, happened: null, rev: event.rev }],
      };
    }
    case 'action.dropped':
      return {
        ...next,
        actions: current.actions.filter(({ id }) => id !== event.actionId),
        dropped: [...current.dropped, event.actionId],
      };
    case 'action.made':
      return withAction(next, event.actionId, { issueId: event.issueId });
    case 'action.done':
      return withAction(next, event.actionId, { happened: event.happened });
    case 'retro.finished':
      if (current.finished !== null) return next;
      return { ...next, finished: { atMs: event.atMs, pack: event.pack, previous: event.previous } };
  }
}

/** The retrospective these events leave, or null if it was never opened. */
export function foldRetro(events: readonly Dated<RetroEvent>[]): Retro | null {
  return events.reduce<Retro | null>(applyRetro, null);
}

/** The one of the same people that was finished last before another was opened: its actions come back there. */
export function previousOf<T extends Pick<Retro, 'about' | 'finished' | 'openedMs'>>(
  all: readonly T[],
  of: Pick<Retro, 'about' | 'openedMs'>,
): T | null {
  const team = JSON.stringify(of.about.team);
  const before = all.filter(
    ({ about, finished, openedMs }) =>
      finished !== null && openedMs < of.openedMs && JSON.stringify(about.team) === team,
  );
  return before.reduce<T | null>(
    (last, one) => (last === null || (one.finished?.atMs ?? 0) > (last.finished?.atMs ?? 0) ? one : last),
    null,
  );
}

/** One guess of one person, `actor` null = nobody is known to have made it. */
export interface Guess {
  readonly item: string;
  readonly guess: Came;
  readonly actor: string | null;
}

/** How many guessed what on an item: each person once, by what they said last. */
export function guessesOn(guesses: readonly Guess[], item: string): { supported: number; refuted: number } {
  const last = new Map<string, Came>();
  for (const { item: on, guess, actor } of guesses) if (on === item && actor !== null) last.set(actor, guess);
  const all = [...last.values()];
  return {
    supported: all.filter((guess) => guess === 'supported').length,
    refuted: all.filter((guess) => guess === 'refuted').length,
  };
}

function open(event: Dated<Extract<RetroEvent, { kind: 'retro.opened' }>>): Retro {
  const { rev, projectId, sprintId, team, fromMs, toMs, atMs } = event;
  return {
    ...{ rev, projectId, about: { sprintId, team, fromMs, toMs }, openedMs: atMs },
    ...{ notes: [], revealed: [], actions: [], dropped: [], finished: null },
  };
}

function withNote(
  notes: readonly RetroNote[],
  { noteId, item, issueId, text, rev }: Dated<Extract<RetroEvent, { kind: 'note.written' }>>,
): readonly RetroNote[] {
  const known = notes.some(({ id }) => id === noteId);
  if (text === '') return notes.filter(({ id }) => id !== noteId);
  if (!known) return [...notes, { id: noteId, item, issueId, text, rev }];
  // What it is about stays: who may read it was decided when it was first written.
  return notes.map((note) => (note.id === noteId ? { ...note, text, rev } : note));
}

function withAction(retro: Retro, actionId: string, part: Partial<TakenAction>): Retro {
  return {
    ...retro,
    actions: retro.actions.map((one) => (one.id === actionId ? { ...one, ...part, rev: retro.rev } : one)),
  };
}
