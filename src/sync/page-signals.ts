/** The signals of a project: counted by the store, told by the domain. */
import type { SignalIssues, SignalsView } from '../contract/signals';
import { splitAdvice } from '../domain/signals/advisor';
import { isAsked, type Report } from '../domain/signals/report';
import { DEFAULT_SIGNAL_SETTINGS, thresholdsOf, windowsOf } from '../domain/signals/settings';
import { signalsOf } from '../domain/signals/signals';
import type { SignalId, SignalInput, Verdict } from '../domain/signals/types';
import { readProject, touchProjects } from '../store/facts-project';
import { type PartRow, readSignalRows, type SignalQuestion, type VerdictRow } from '../store/facts-signals';
import { readSignalSet } from '../store/facts-signal-sets';
import { type ReportSent, saveReport } from '../store/reports';

/** Issues a card opens at once: what one request of the browser may name. */
const PAGE = 50;

/** @throws AppFailure storeUnavailable */
export async function readSignals(projectId: string, beganMs: number | null, nowMs: number): Promise<SignalsView> {
  const rows = await readSignalRows(questionOf(projectId, beganMs, nowMs));
  const input = inputOf(rows.parts, rows.verdicts, beganMs, rows.report, nowMs);
  return {
    signals: signalsOf(input),
    advice: splitAdvice(input),
    report: input.report,
    isAsked: isAsked(input.report, nowMs),
  };
}

/** A page of the issues behind a signal. @throws AppFailure storeUnavailable */
export async function readSignalIssues(
  projectId: string,
  signal: SignalId,
  after: string | null,
  nowMs: number,
): Promise<SignalIssues> {
  const beganMs = (await readProject(projectId))?.first_premise_ms ?? null;
  const question = questionOf(projectId, beganMs, nowMs);
  if (signal === 'theatre') {
    const { verdicts } = await readSignalRows(question);
    return { ids: [...new Set(lastOf(verdicts).map(({ issue }) => issue))].sort(), next: null };
  }
  const ids = await readSignalSet(signal, question, after, PAGE + 1);
  return { ids: ids.slice(0, PAGE), next: ids.length > PAGE ? (ids[PAGE - 1] ?? null) : null };
}

/**
 * Keeps what a team says of itself and tells the signals anew. Cut off between the two, pages kept from before are
 * added up again within the hour.
 * @throws AppFailure storeUnavailable
 */
export async function giveReport(sent: ReportSent, nowMs: number): Promise<SignalsView> {
  await saveReport(sent);
  await touchProjects([sent.projectId]);
  return readSignals(sent.projectId, (await readProject(sent.projectId))?.first_premise_ms ?? null, nowMs);
}

function questionOf(projectId: string, beganMs: number | null, nowMs: number): SignalQuestion {
  const settings = DEFAULT_SIGNAL_SETTINGS;
  const windows = windowsOf(settings, beganMs, nowMs);
  const { bigBets, easyRisks } = thresholdsOf(settings);
  return { projectId, windows, bigPoints: bigBets.points, settledLast: easyRisks.last, nowMs };
}

const NOTHING: Readonly<Omit<PartRow, 'part'>> = { a: 0, b: 0, c: 0, d: 0, e: 0, f: 0, g: 0, h: 0, i: 0, j: 0 };

function inputOf(
  parts: readonly PartRow[],
  verdicts: readonly VerdictRow[],
  beganMs: number | null,
  report: Report | null,
  nowMs: number,
): SignalInput {
  const of = (part: PartRow['part']) => parts.find((row) => row.part === part) ?? NOTHING;
  const [started, finished, found] = [of('started'), of('finished'), of('found')];
  const [settled, said, due] = [of('settled'), of('said'), of('due')];
  return {
    nowMs,
    beganMs,
    started: {
      of: started.a ?? 0,
      before: started.b,
      handedDown: started.d,
    },
    longer: { validated: started.j, after: started.c, sized: started.e, big: started.f, bigThin: started.g },
    startedSince: { contact: started.h, outcomes: started.i },
    created: of('created').a ?? 0,
    finished: finished.a ?? 0,
    findings: found.b,
    contacts: found.c,
    lastContactMs: found.a,
    lastOutcomeMs: said.a,
    // A closure that was explained is a no said already.
    noes: said.b + finished.c,
    closures: { of: finished.b, unexplained: finished.c },
    checks: { due: said.c + (due.a ?? 0), overdue: due.b },
    verdicts: lastOf(verdicts),
    settled: { of: settled.a ?? 0, valueOrViability: settled.b },
    outcomesInProgress: of('outcomes').a ?? 0,
    report,
  };
}

/** The last assumptions with a verdict, each by its newest: rows come newest first. */
function lastOf(rows: readonly VerdictRow[]): readonly (VerdictRow & Verdict)[] {
  const newest = new Map<string, VerdictRow>();
  for (const row of rows) if (!newest.has(row.assumption)) newest.set(row.assumption, row);
  return [...newest.values()].slice(0, thresholdsOf(DEFAULT_SIGNAL_SETTINGS).theatre.last);
}
