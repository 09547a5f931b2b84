/** The numbers of a report: asked of the app's own resolver, as a person who opens the project page asks them. */
import * as v from 'valibot';
import { WHOLE_PROJECT, type PageQuestion } from '../../src/domain/page-question';
import { READER } from './report-reading';
import type { ReadProject } from './report-reading';
import type { ProjectReport } from './report-table';

const Tracks = v.object({ discovery: v.number(), delivery: v.number(), upkeep: v.number() });
const answerOf = <T>(value: v.GenericSchema<unknown, T>) =>
  v.variant('ok', [
    v.object({ ok: v.literal(false), error: v.object({ code: v.string() }) }),
    v.object({ ok: v.literal(true), value }),
  ]);
/** The parts of `PageView` that are reported. */
const Page = v.object({
  weeks: v.array(v.object({ week: v.string(), started: Tracks })),
  counts: v.object({
    issues: v.number(),
    notStarted: v.number(),
    started: v.number(),
    closedUnstarted: v.number(),
    startUnknown: v.number(),
    done: v.number(),
    byTrack: Tracks,
    validated: v.object({
      before: v.number(),
      after: v.number(),
      never: v.number(),
      against: v.number(),
      startUnknown: v.number(),
    }),
    statusesGuessed: v.number(),
  }),
});

/** A file ends when it was made: the last weeks before today would be nothing of it. */
const EVERYTHING: PageQuestion = { ...WHOLE_PROJECT, period: 'all' };

/** The page's numbers of a project that was read. @throws Error when the app refuses the page */
export async function reportOf(key: string, { host, projectId }: ReadProject): Promise<ProjectReport> {
  const answer = v.parse(answerOf(Page), await host.invoke(READER, 'readPage', { projectId, question: EVERYTHING }));
  if (!answer.ok) throw new Error(`the app refused the page: ${answer.error.code}`);
  const { counts, weeks } = answer.value;
  const { issues, notStarted, started, closedUnstarted, startUnknown, done, byTrack, validated, statusesGuessed } =
    counts;
  return {
    project: key,
    ...{ issues, notStarted, started, closedUnstarted, startUnknown, done, byTrack, validated },
    // The page's weeks also show days in progress; a week without a start before the first or after the last is theirs.
    weeks: startsOnly(weeks).map(({ week, started: starts }) => ({ week, ...starts })),
    statusesGuessed,
  };
}

type WeekOfStarts = v.InferOutput<typeof Page>['weeks'][number];

function startsOnly(weeks: readonly WeekOfStarts[]): readonly WeekOfStarts[] {
  const hasStart = ({ started }: WeekOfStarts) => started.discovery + started.delivery + started.upkeep > 0;
  return weeks.slice(weeks.findIndex(hasStart), weeks.findLastIndex(hasStart) + 1);
}
