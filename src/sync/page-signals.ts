/** The signals of a project: counted by the store, told by the domain. */
import type { SignalIssues, SignalsView } from '../contract/signals';
import { splitAdvice } from '../domain/signals/advisor';
import { type SettingsParts, withParts } from '../domain/settings';
import { isAsked } from '../domain/signals/report';
import { type SignalSettings, signalSettingsOf, thresholdsOf, windowsOf } from '../domain/signals/settings';
import { signalsOf } from '../domain/signals/signals';
import type { Signal, SignalId, SignalInput, Verdict } from '../domain/signals/types';
import { readProject, touchProjects } from '../store/facts-project';
import { type PartRow, readSignalRows, type SignalQuestion, type VerdictRow } from '../store/facts-signals';
import { readSignalSet } from '../store/facts-signal-sets';
import { type ReportSent, saveReport } from '../store/reports';
import { readSettings } from '../store/settings-store';

/** Issues a card opens at once: what one request of the browser may name. */
const PAGE = 50;

/** @throws AppFailure storeUnavailable */
export async function readSignals(
  projectId: string,
  settings: SignalSettings,
  beganMs: number | null,
  nowMs: number,
): Promise<SignalsView> {
  const rows = await readSignalRows(questionOf(projectId, settings, beganMs, nowMs));
  const input = inputOf(rows, settings, beganMs, nowMs);
  return {
    signals: signalsOf(input, settings),
    advice: splitAdvice(input, settings),
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
  const { settings, beganMs } = await readJudging(projectId);
  const question = questionOf(projectId, settings, beganMs, nowMs);
  if (signal === 'theatre') {
    const { verdicts } = await readSignalRows(question);
    return { ids: [...new Set(lastOf(verdicts, settings).map(({ issue }) => issue))].sort(), next: null };
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
  const { settings, beganMs } = await readJudging(sent.projectId);
  return readSignals(sent.projectId, settings, beganMs, nowMs);
}

/**
 * The signals as they are, and as they would be with these settings: what is looked at moves with the limits.
 * @throws AppFailure storeUnavailable
 */
export async function foretellSignals(
  projectId: string,
  parts: SettingsParts,
  nowMs: number,
): Promise<{ readonly now: readonly Signal[]; readonly then: readonly Signal[] }> {
  const { project, settings, beganMs } = await readJudging(projectId);
  const { signals: now } = await readSignals(projectId, settings, beganMs, nowMs);
  const draft = signalSettingsOf(withParts(project, parts));
  const { signals: then } = await readSignals(projectId, draft, beganMs, nowMs);
  return { now, then };
}

async function readJudging(projectId: string) {
  const [project, state] = await Promise.all([readSettings(projectId), readProject(projectId)]);
  return { project, settings: signalSettingsOf(project), beganMs: state?.first_premise_ms ?? null };
}

function questionOf(
  projectId: string,
  settings: SignalSettings,
  beganMs: number | null,
  nowMs: number,
): SignalQuestion {
  const windows = windowsOf(settings, beganMs, nowMs);
  const { bigBets, easyRisks } = thresholdsOf(settings);
  return { projectId, windows, bigPoints: bigBets.points, settledLast: easyRisks.last, nowMs };
}

const NOTHING: Readonly<Omit<PartRow, 'part'>> = { a: 0, b: 0, c: 0, d: 0, e: 0, f: 0, g: 0, h: 0, i: 0, j: 0 };

function inputOf(
  { parts, verdicts, report }: Awaited<ReturnType<typeof readSignalRows>>,
  settings: SignalSettings,
  beganMs: number | null,
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
    verdicts: lastOf(verdicts, settings),
    settled: { of: settled.a ?? 0, valueOrViability: settled.b },
    outcomesInProgress: of('outcomes').a ?? 0,
    report,
  };
}

/** The last assumptions with a verdict, each by its newest: rows come newest first. */
function lastOf(rows: readonly VerdictRow[], settings: SignalSettings): readonly (VerdictRow & Verdict)[] {
  const newest = new Map<string, VerdictRow>();
  for (const row of rows) if (!newest.has(row.assumption)) newest.set(row.assumption, row);
  return [...newest.values()].slice(0, thresholdsOf(settings).theatre.last);
}
