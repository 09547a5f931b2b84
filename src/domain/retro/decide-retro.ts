/** What a person can do in a retrospective, and what that adds to its stream. */
import { isDay } from '../day';
import { saysSomething } from '../words';
import { type Came, isItemKey, isResultKey, type Pack } from './pack';
import {
  type Guess,
  guessesOn,
  type PreviousAction,
  type Retro,
  type RetroAbout,
  type RetroAction,
  type RetroEvent,
} from './retro';
import type { RetroAsked } from './subject';

interface Sent {
  /** Made by the caller, once per intention. */
  readonly id: string;
  /** The revision the person was looking at. */
  readonly seenRev: number;
}

/** Joins the one of the same that is under way, or makes a new one: what it is about says which it is. */
export type OpenRetro = Sent & { readonly kind: 'open'; readonly about: RetroAsked };

/** What is said in one that is open. */
export type CommandIn = Sent & { readonly retroId: string } &
  /** `noteId` is made by the caller, once per note; an empty text takes it back. */
  (
    | {
        readonly kind: 'note';
        readonly noteId: string;
        readonly item: string;
        readonly issueId: string | null;
        readonly text: string;
      }
    | { readonly kind: 'guess'; readonly item: string; readonly guess: Came }
    | { readonly kind: 'reveal'; readonly items: readonly string[] }
    | { readonly kind: 'planAction'; readonly action: RetroAction }
    | { readonly kind: 'dropAction'; readonly actionId: string }
    | { readonly kind: 'actionMade'; readonly actionId: string; readonly issueId: string }
    | { readonly kind: 'actionDone'; readonly actionId: string; readonly happened: boolean | null }
    | { readonly kind: 'finish' }
  );

export type RetroCommand = OpenRetro | CommandIn;

export type RetroDecided =
  | { readonly kind: 'append'; readonly event: RetroEvent }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'conflict' | 'invalid'; readonly field: string }
  /** There is no such retrospective. */
  | { readonly kind: 'unknown' };

/** What the store knows that a command does not say. */
export interface RetroKnown {
  readonly projectId: string;
  /** For `open`: where the sprint or the days begin and end; null = there is no such sprint, or it never began. */
  readonly about: RetroAbout | null;
  /** For `reveal` and `finish`: what there is to look at now. */
  readonly pack: Pack | null;
  /** For `finish`: what became of the actions before. */
  readonly previous: readonly PreviousAction[];
  /** For `reveal`: in the order they were made. */
  readonly guesses: readonly Guess[];
}

const UNCHANGED: Readonly<RetroDecided> = { kind: 'unchanged' };

/** What the command adds; saying what is so already adds nothing. */
export function decideRetro(command: RetroCommand, current: Retro | null, known: RetroKnown): RetroDecided {
  if (command.kind === 'open') return open(current, known);
  if (current === null) return { kind: 'unknown' };
  switch (command.kind) {
    // What becomes of an action is known only afterwards.
    case 'actionMade':
      return made(command, current);
    case 'actionDone':
      return done(command, current);
    case 'finish':
      if (current.finished !== null) return UNCHANGED;
      if (known.pack === null) return { kind: 'invalid', field: 'kind' };
      return add({ kind: 'retro.finished', pack: known.pack, previous: known.previous });
    case 'note':
    case 'guess':
    case 'reveal':
    case 'planAction':
    case 'dropAction':
      // Somebody finished it meanwhile.
      if (current.finished !== null) return { kind: 'conflict', field: 'retroId' };
      return during(command, current, known);
  }
}

function add(event: RetroEvent): RetroDecided {
  return { kind: 'append', event };
}

function open(current: Retro | null, { projectId, about }: RetroKnown): RetroDecided {
  if (current !== null) return UNCHANGED;
  if (about === null) return { kind: 'invalid', field: 'about.sprintId' };
  if (about.toMs !== null && about.toMs <= about.fromMs) return { kind: 'invalid', field: 'about.to' };
  return add({ kind: 'retro.opened', projectId, ...about });
}

function during(
  command: Extract<RetroCommand, { kind: 'note' | 'guess' | 'reveal' | 'planAction' | 'dropAction' }>,
  current: Retro,
  known: RetroKnown,
): RetroDecided {
  switch (command.kind) {
    case 'note':
      return note(command, current);
    case 'guess':
      if (!isResultKey(command.item)) return { kind: 'invalid', field: 'item' };
      // Nobody guesses what everybody has seen.
      if (current.revealed.some(({ key }) => key === command.item)) return { kind: 'conflict', field: 'item' };
      return add({ kind: 'guess.made', item: command.item, guess: command.guess });
    case 'reveal':
      return reveal(command.items, current, known);
    case 'planAction':
      return plan(command.action, current);
    case 'dropAction': {
      const action = current.actions.find(({ id }) => id === command.actionId);
      if (action === undefined)
        return current.dropped.includes(command.actionId) ? UNCHANGED : { kind: 'invalid', field: 'actionId' };
      // There is an issue of it in Jira by now.
      if (action.issueId !== null) return { kind: 'conflict', field: 'actionId' };
      return add({ kind: 'action.dropped', actionId: command.actionId });
    }
  }
}

function note(
  { noteId, item, issueId, text, seenRev }: Extract<RetroCommand, { kind: 'note' }>,
  current: Retro,
): RetroDecided {
  if (!isItemKey(item)) return { kind: 'invalid', field: 'item' };
  const known = current.notes.find(({ id }) => id === noteId);
  if (known === undefined && text === '') return UNCHANGED;
  if (known !== undefined && known.text === text) return UNCHANGED;
  if (known !== undefined && known.rev > seenRev) return { kind: 'conflict', field: 'text' };
  return add({ kind: 'note.written', noteId, item, issueId, text });
}

function reveal(items: readonly string[], current: Retro, { pack, guesses }: RetroKnown): RetroDecided {
  const shown = new Set(current.revealed.map(({ key }) => key));
  const open = [...new Set(items)].filter((key) => !shown.has(key));
  if (open.length === 0) return UNCHANGED;
  const revealed = open.flatMap((key) => {
    const result = pack?.results.items.find((one) => one.key === key);
    return result === undefined ? [] : [{ key, came: result.came, ...guessesOn(guesses, key) }];
  });
  // Taken back meanwhile, or never there.
  if (revealed.length < open.length) return { kind: 'conflict', field: 'items' };
  return add({ kind: 'items.revealed', items: revealed });
}

function plan(action: RetroAction, current: Retro): RetroDecided {
  if (!saysSomething(action.text)) return { kind: 'invalid', field: 'action.text' };
  if (action.dueOn !== null && !isDay(action.dueOn)) return { kind: 'invalid', field: 'action.dueOn' };
  if (action.about !== null && !isItemKey(action.about.item)) return { kind: 'invalid', field: 'action.about.item' };
  const isKnown = current.dropped.includes(action.id) || current.actions.some(({ id }) => id === action.id);
  return isKnown ? UNCHANGED : add({ kind: 'action.planned', action });
}

function made({ actionId, issueId }: Extract<RetroCommand, { kind: 'actionMade' }>, current: Retro): RetroDecided {
  const action = current.actions.find(({ id }) => id === actionId);
  if (action === undefined) return { kind: 'invalid', field: 'actionId' };
  if (action.issueId === issueId) return UNCHANGED;
  // One action is one issue.
  if (action.issueId !== null) return { kind: 'conflict', field: 'issueId' };
  return add({ kind: 'action.made', actionId, issueId });
}

function done(
  { actionId, happened, seenRev }: Extract<RetroCommand, { kind: 'actionDone' }>,
  current: Retro,
): RetroDecided {
  const action = current.actions.find(({ id }) => id === actionId);
  if (action === undefined) return { kind: 'invalid', field: 'actionId' };
  if (action.happened === happened) return UNCHANGED;
  if (action.rev > seenRev) return { kind: 'conflict', field: 'happened' };
  return add({ kind: 'action.done', actionId, happened });
}
