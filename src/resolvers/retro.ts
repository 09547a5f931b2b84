/** The tab Retro: what the team expected, what happened, and what it means to do about it. */
import type { CalibrationView, RetroListed, RetrosView, RetroView } from '../contract/retro';
import { dayOf } from '../domain/day';
import { calibrationOf, LEAST_RESULTS } from '../domain/retro/calibration';
import type { RetroCommand, RetroKnown } from '../domain/retro/decide-retro';
import { type PreviousAction, previousOf, type Retro, type RetroAbout, type Revealed } from '../domain/retro/retro';
import { aboutDays, type RetroAsked } from '../domain/retro/subject';
import { AppFailure } from '../failures';
import { readDone, readSprint, readSprints, type RetroSprint } from '../store/retro-sprints';
import { readGuesses, readRetros, saveRetro } from '../store/retros';
import type { Call } from './guarded';
import { endOf, readPack } from './retro-pack';
import type { RetroSent } from './retro-payloads';
import { retroViewOf } from './retro-view';

/** Sprints offered: more is no list anybody looks through. */
const SPRINTS = 26;

/** @throws AppFailure storeUnavailable */
export async function readRetrosTab(
  call: Call,
  { projectId, sprintId }: { readonly projectId: string; readonly sprintId: string | null },
): Promise<RetrosView> {
  const retros = await readRetros(projectId);
  const sprints = await readSprints(projectId, SPRINTS);
  const listed = sprints.find((one) => one.sprintId === sprintId);
  return {
    retros: [...retros].map(([retroId, retro]) => listedOf(retroId, retro, sprints)),
    sprints,
    wanted: listed ?? (sprintId === null ? null : await readSprint(projectId, sprintId)),
    calibration: calibrationViewOf(retros),
    canEdit: call.may('EDIT_ISSUES'),
    today: dayOf(Date.now()),
  };
}

/** Put together of what was shown, in the order the retrospectives were opened: who guessed what is in none of it. */
function calibrationViewOf(retros: ReadonlyMap<string, Retro>): CalibrationView {
  const oldest = [...retros].sort(([, a], [, b]) => a.openedMs - b.openedMs);
  const guessed: Revealed[] = [];
  const overTime: CalibrationView['overTime'][number][] = [];
  for (const [retroId, { revealed, openedMs }] of oldest) {
    guessed.push(...revealed);
    const { results, brier } = calibrationOf(guessed);
    const isNews = revealed.some(({ supported, refuted }) => supported + refuted > 0);
    if (isNews && brier !== null && results >= LEAST_RESULTS)
      overTime.push({ retroId, atMs: openedMs, results, brier });
  }
  return { all: calibrationOf(guessed), overTime: overTime.reverse() };
}

function listedOf(retroId: string, retro: Retro, sprints: readonly RetroSprint[]): RetroListed {
  const { about, openedMs, finished, actions } = retro;
  return {
    ...{ retroId, about, openedMs, finishedMs: finished?.atMs ?? null, actions: actions.length },
    sprintName: sprints.find(({ sprintId }) => sprintId === about.sprintId)?.name ?? null,
  };
}

interface Asked {
  readonly projectId: string;
  readonly retroId: string;
}

/**
 * What a finished one looked at is as it was; its words are read for this person each time.
 * @throws AppFailure notFound, storeUnavailable, as `Jira.request`
 */
export async function readRetro(call: Call, { projectId, retroId }: Asked): Promise<RetroView> {
  const nowMs = Date.now();
  const retros = await readRetros(projectId, retroId);
  const retro = retros.get(retroId);
  if (retro === undefined) throw new AppFailure('notFound', 'no retrospective of this project', { field: 'retroId' });
  const pack = retro.finished?.pack ?? (await readPack(projectId, retro.about, nowMs));
  const previous = retro.finished?.previous ?? (await previousActions(retros, retro));
  const guesses = retro.finished === null ? await readGuesses(retroId) : [];
  const sprint = retro.about.sprintId === null ? null : await readSprint(projectId, retro.about.sprintId);
  const toMs = endOf(retro.about, retro.finished?.atMs ?? nowMs);
  return retroViewOf(call, { projectId, retroId, retros, retro, pack, previous, guesses, sprint, toMs, nowMs });
}

/** What became of the actions of the one before: as somebody said, else as the Jira issue of each stands. */
async function previousActions(retros: ReadonlyMap<string, Retro>, retro: Retro): Promise<readonly PreviousAction[]> {
  const last = previousOf([...retros.values()], retro);
  const lastId = [...retros].find(([, one]) => one === last)?.[0];
  if (last === null || lastId === undefined) return [];
  const done = await readDone(last.actions.flatMap(({ issueId }) => issueId ?? []));
  return last.actions.map(({ id, issueId, happened }) => ({
    ...{ retroId: lastId, actionId: id, issueId },
    happened: happened ?? (issueId === null ? null : (done.get(issueId) ?? null)),
  }));
}

/**
 * Saves what somebody did in a retrospective, and answers with it as it is now. Whoever may edit the project's issues
 * may: a team looks back together, few of it are administrators, and what they write here could be said on each story.
 * @throws AppFailure as `saveRetro`; notFound for an issue this person may not see
 */
export async function changeRetro(
  call: Call,
  { projectId, command }: { readonly projectId: string; readonly command: RetroSent },
): Promise<RetroView> {
  const issueId = command.kind === 'note' ? command.issueId : actionIssue(command);
  if (issueId !== null && !(await call.mayOn('issue', issueId, 'BROWSE_PROJECTS')))
    throw new AppFailure('notFound', 'no such issue', { field: 'command.issueId' });
  const retroId = await saveRetro(command, {
    projectId,
    actor: call.accountId,
    known: (current) => knownFor(projectId, command, current),
  });
  return readRetro(call, { projectId, retroId });
}

function actionIssue(command: RetroSent): string | null {
  return command.kind === 'planAction' ? (command.action.about?.issueId ?? null) : null;
}

async function knownFor(projectId: string, command: RetroCommand, current: Retro | null): Promise<RetroKnown> {
  const known: RetroKnown = { projectId, about: null, pack: null, previous: [], guesses: [] };
  const nowMs = Date.now();
  switch (command.kind) {
    case 'open':
      return current === null ? { ...known, about: await aboutOf(projectId, command.about) } : known;
    case 'reveal': {
      if (current === null || current.finished !== null) return known;
      // In this order: a guess made after the results were read is still counted.
      const pack = await readPack(projectId, current.about, nowMs);
      return { ...known, pack, guesses: await readGuesses(command.retroId) };
    }
    case 'finish': {
      if (current === null || current.finished !== null) return known;
      const pack = await readPack(projectId, current.about, nowMs);
      const retros = await readRetros(projectId, command.retroId);
      return { ...known, pack, previous: await previousActions(retros, current) };
    }
    default:
      return known;
  }
}

/** Where a sprint or days begin and end; null for a sprint that never began. */
async function aboutOf(projectId: string, asked: RetroAsked): Promise<RetroAbout | null> {
  if (asked.sprintId === null) return aboutDays(asked);
  const sprint = await readSprint(projectId, asked.sprintId);
  if (sprint === null || !sprint.hasBegun || sprint.startMs === null) return null;
  // A running sprint is looked at as far as it has come when the retrospective is finished.
  return { sprintId: sprint.sprintId, team: asked.team, fromMs: sprint.startMs, toMs: sprint.completeMs };
}
