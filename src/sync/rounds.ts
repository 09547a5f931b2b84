/** What is done over and over so that nothing stays missed: comparing, meeting everybody, finishing, reporting. */
import { randomUUID } from 'node:crypto';
import { AppFailure, logFailure } from '../failures';
import { currentInstallation } from '../installation';
import type { FailedStep } from '../domain/health';
import { dropLease, takeLease } from '../store/facts-lease';
import { noteFailure } from '../store/health';
import { readWatched } from '../store/project-watch';
import { ensureSchema } from '../store/schema';
import { areDeletionsDue, finishDeletions } from './absence';
import { heed } from './cost';
import { lookAtProjects, wantsALook } from './in-sight';
import { areRemindersDue, remind } from './reminders';
import { isReportDue, reportPeople } from './personal-data';
import { isReconcileDue, reconcile } from './reconcile';
import { isSweepDue, sweep } from './sweep';

/** A consumer without its own `timeoutSeconds` has 55 s; a step takes a few, so none is begun after this. */
const BEGIN_UNTIL_MS = 30_000;
/** A run that was killed is followed by another after this. */
const LEASE_MS = 70_000;

interface Round {
  readonly what: FailedStep;
  /** One step; whether there is more to do now. */
  readonly step: (nowMs: number) => Promise<boolean>;
  /** Its 429 is Jira's word to the whole background. */
  readonly asksJira: boolean;
}

/** In this order: a hidden project is known as hidden before anything is asked about it. */
const ROUNDS: readonly Round[] = [
  { what: 'purge', step: finishDeletions, asksJira: false },
  { what: 'sweep', step: lookAtProjects, asksJira: true },
  { what: 'reconcile', step: reconcile, asksJira: true },
  { what: 'sweep', step: sweep, asksJira: true },
  { what: 'privacy', step: reportPeople, asksJira: false },
  { what: 'reminder', step: remind, asksJira: true },
];

/** Whether a run would find anything to do: asked by every tick, of the store alone. */
export async function areRoundsDue(nowMs: number): Promise<boolean> {
  const watched = await readWatched(nowMs);
  return (
    isReconcileDue(watched, nowMs) ||
    isSweepDue(watched, nowMs) ||
    watched.some((project) => wantsALook(project, nowMs)) ||
    (await areDeletionsDue(nowMs)) ||
    (await isReportDue(nowMs)) ||
    (await areRemindersDue(nowMs))
  );
}

/** Consumer of the queue `rounds`. Never throws for what a later run can mend; each round may fail alone. */
export async function onRounds(): Promise<void> {
  const startedMs = Date.now();
  await ensureSchema(currentInstallation());
  const owner = randomUUID();
  if (!(await takeLease('rounds', owner, startedMs, startedMs + LEASE_MS))) return;
  try {
    for (const round of ROUNDS) await go(round, startedMs + BEGIN_UNTIL_MS);
  } finally {
    await dropLease('rounds', owner);
  }
}

async function go({ what, step, asksJira }: Round, untilMs: number): Promise<void> {
  try {
    while (Date.now() < untilMs && (await step(Date.now())));
  } catch (error) {
    const nowMs = Date.now();
    logFailure(`round ${what}`, error);
    await noteFailure(what, error, nowMs);
    if (asksJira && error instanceof AppFailure && error.code === 'jiraBusy') await heed(error, nowMs);
  }
}
