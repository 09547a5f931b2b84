/** A retrospective as one person may see it: numbers for everybody, words for whom they are. */
import type { PreviousView, ResultView, RetroView } from '../contract/retro';
import { dayOf } from '../domain/day';
import { expectedByMost } from '../domain/retro/calibration';
import type { Pack, PackResult } from '../domain/retro/pack';
import { type Guess, guessesOn, type PreviousAction, type Retro, type RetroAction } from '../domain/retro/retro';
import type { RetroSprint } from '../store/retro-sprints';
import type { Call } from './guarded';
import { type Sight, sightOf } from './retro-words';

export interface RetroRead {
  readonly projectId: string;
  readonly retroId: string;
  /** All that were read with it, itself among them. */
  readonly retros: ReadonlyMap<string, Retro>;
  readonly retro: Retro;
  readonly pack: Pack;
  readonly previous: readonly PreviousAction[];
  readonly guesses: readonly Guess[];
  readonly sprint: RetroSprint | null;
  readonly toMs: number;
  readonly nowMs: number;
}

/** @throws AppFailure as `Jira.request`, storeUnavailable */
export async function retroViewOf(call: Call, read: RetroRead): Promise<RetroView> {
  const { projectId, retroId, retros, retro, pack, guesses, nowMs } = read;
  const before = read.previous.flatMap((one) => {
    const action = retros.get(one.retroId)?.actions.find(({ id }) => id === one.actionId);
    return action === undefined ? [] : [{ ...one, action, retroRev: retros.get(one.retroId)?.rev ?? 0 }];
  });
  const sight = await sightOf(call, projectId, pack.results.items, [
    ...retro.notes.flatMap(({ issueId }) => issueId ?? []),
    ...[...retro.actions, ...before.map(({ action }) => action)].flatMap(({ about }) => about?.issueId ?? []),
  ]);
  const shown = shownIn(retros);
  const results = pack.results.items.map((one) => resultViewOf(one, { call, retro, guesses, sight, shown }));
  const isHeld = results.some(({ isHidden }) => isHidden);
  const mayRead = ({ about }: Pick<RetroAction, 'about'>) =>
    about === null || about.issueId === null || sight.issues.has(about.issueId);
  const { noes, late, began, history, next } = pack;
  return {
    ...{ retroId, rev: retro.rev, about: retro.about, sprintName: read.sprint?.name ?? null, toMs: read.toMs },
    ...{ openedMs: retro.openedMs, finishedMs: retro.finished?.atMs ?? null, hasBegun: pack.hasBegun },
    results: { items: results, more: pack.results.more },
    glad: isHeld ? null : pack.glad,
    ...{ hope: pack.hope, due: pack.due },
    previous: before.map(({ action, ...one }): PreviousView => ({
      ...{ retroId: one.retroId, actionId: one.actionId, retroRev: one.retroRev, dueOn: action.dueOn },
      ...{ issueId: one.issueId, happened: one.happened, text: mayRead(action) ? action.text : null },
    })),
    actions: retro.actions.map((action) => ({ ...action, text: mayRead(action) ? action.text : null })),
    notes: retro.notes.filter(({ issueId }) => issueId === null || sight.issues.has(issueId)),
    more: { noes, late, began, history, next, checks: isHeld ? null : pack.checks },
    canEdit: call.may('EDIT_ISSUES'),
    today: dayOf(nowMs),
  };
}

/** Results the team has seen: shown or finished with, here or in any other retrospective. */
function shownIn(retros: ReadonlyMap<string, Retro>): ReadonlySet<string> {
  return new Set(
    [...retros.values()].flatMap(({ revealed, finished }) =>
      [...revealed, ...(finished?.pack.results.items ?? [])].map(({ key }) => key),
    ),
  );
}

interface Around {
  readonly call: Call;
  readonly retro: Retro;
  readonly guesses: readonly Guess[];
  readonly sight: Sight;
  readonly shown: ReadonlySet<string>;
}

function resultViewOf(one: PackResult, { call, retro, guesses, sight, shown }: Around): ResultView {
  const words = sight.words.get(one.key) ?? null;
  const isHidden = !shown.has(one.key);
  const { supported, refuted } = guessesOn(guesses, one.key);
  const mine = guesses.findLast(({ item, actor }) => item === one.key && actor === call.accountId);
  const revealed = retro.revealed.find(({ key }) => key === one.key) ?? null;
  return {
    ...{ key: one.key, kind: one.kind, issueId: one.issueId, atMs: one.atMs, isHidden },
    risk: one.kind === 'finding' ? one.risk : null,
    isLate: one.kind === 'finding' && one.isLate,
    came: isHidden ? null : one.came,
    expected: words?.expected ?? null,
    happened: isHidden ? null : (words?.happened ?? null),
    guesses: { people: supported + refuted, yours: mine?.guess ?? null },
    revealed:
      revealed === null || revealed.supported + revealed.refuted === 0
        ? null
        : { people: revealed.supported + revealed.refuted, most: expectedByMost(revealed) },
  };
}
