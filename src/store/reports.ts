/** What a team says of itself once a quarter: a stream of answers, of which the last one counts. */
import * as v from '../valibot';
import type { Report, ReportAnswers, ReportEvent } from '../domain/signals/report';
import { AppFailure } from '../failures';
import { appendTo, MAX_TRIES } from './save-command';
import { Int } from './sql';
import { readRecords, type StreamOf } from './streams';

const answers = {
  squads: v.nullable(v.number()),
  storyShare: v.nullable(v.number()),
  customerHours: v.nullable(v.number()),
  markets: v.nullable(v.number()),
} as const;

/** The stream of a project's reports; null until the first. */
export const reportStream = (projectId: string): StreamOf<Report | null, ReportEvent> => ({
  stream: `report:${projectId}`,
  kind: {
    event: v.object({ kind: v.literal('report.given'), ...answers }),
    sum: v.nullable(v.object({ rev: v.number(), atMs: v.number(), ...answers })),
    start: null,
    apply: (_, { rev, atMs, squads, storyShare, customerHours, markets }) => ({
      ...{ rev, atMs },
      ...{ squads, storyShare, customerHours, markets },
    }),
  },
});

/** What was last said, as an arm of the union that counts the signals: each answer says all, so the last entry is enough. */
export const REPORT_ARM = `SELECT 'report' AS part, at_ms AS a, rev AS b, 0 AS c, 0 AS d, 0 AS e, 0 AS f, 0 AS g, 0 AS h,
    0 AS i, 0 AS j, body AS assumption, '' AS issue, '' AS rung
  FROM (SELECT rev, at_ms, body FROM entry WHERE stream = ? ORDER BY rev DESC LIMIT 1) said`;

export const reportParams = (projectId: string): readonly [string] => [reportStream(projectId).stream];

export const ReportRow = v.pipe(
  v.object({
    ...{ part: v.literal('report'), a: Int, b: Int },
    assumption: v.pipe(v.string(), v.parseJson(), v.object(answers)),
  }),
  v.transform(({ part, a, b, assumption }): { readonly part: 'report'; readonly report: Report } => ({
    part,
    report: { rev: b, atMs: a, ...assumption },
  })),
);

export interface ReportSent {
  readonly projectId: string;
  /** Made by the caller, once per intention: sent twice it counts once. */
  readonly id: string;
  /** Kept with the entry and nowhere else. */
  readonly actor: string;
  readonly answers: ReportAnswers;
}

/**
 * Adds an answer to what was said before. Two at the same moment are both kept, and the later one counts.
 * @throws AppFailure storeUnavailable
 */
export async function saveReport({ projectId, id, actor, answers: said }: ReportSent): Promise<void> {
  const stream = reportStream(projectId);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const stored = (await readRecords([projectId], reportStream, id)).get(projectId);
    if (stored === undefined) throw new AppFailure('internal', 'the report was not loaded');
    const event: ReportEvent = { kind: 'report.given', ...said };
    if (await appendTo(stream, stored, [event], { id }, { actor, issue: { projectId } })) return;
  }
  throw new AppFailure('storeUnavailable', `lost the race for a revision ${String(MAX_TRIES)} times`);
}
