/** A project's report as text: what a person reads in a terminal. */
import { sentencesOf } from './report-sentences';

interface Tracks {
  readonly discovery: number;
  readonly delivery: number;
  readonly upkeep: number;
}

export interface ProjectReport {
  readonly project: string;
  readonly issues: number;
  readonly notStarted: number;
  readonly started: number;
  readonly closedUnstarted: number;
  readonly startUnknown: number;
  readonly done: number;
  readonly byTrack: Tracks;
  readonly validated: Readonly<Record<'before' | 'after' | 'never' | 'against' | 'startUnknown', number>>;
  readonly weeks: readonly ({ readonly week: string } & Tracks)[];
  readonly statusesGuessed: number;
}

export function table(report: ProjectReport): string {
  const { byTrack, validated } = report;
  const weeks = report.weeks.map(({ week, ...tracks }) => line(week, tracks));
  return [
    `${report.project}: ${String(report.issues)} issues, ${String(report.done)} of them done`,
    '',
    ...numbers([
      ['not started', report.notStarted],
      ['started', report.started],
      ['closed unstarted', report.closedUnstarted],
      ['start unknown', report.startUnknown],
    ]),
    '',
    'Started delivery stories, by when the riskiest assumption was validated',
    ...numbers([
      ['before', validated.before],
      ['after', validated.after],
      ['never', validated.never],
      ['against evidence', validated.against],
      ['start unknown', validated.startUnknown],
    ]),
    '',
    `Statuses whose category was guessed from their name: ${String(report.statusesGuessed)}`,
    '',
    `            ${HEADINGS.map((heading) => heading.padStart(WIDTH)).join('')}`,
    line('all issues', byTrack),
    ...(weeks.length === 0 ? [] : ['starts by week (UTC)', ...weeks]),
    '',
    ...sentencesOf(report).flatMap((sentence) => [sentence, '']),
  ].join('\n');
}

const HEADINGS = ['discovery', 'delivery', 'upkeep'] as const;
const WIDTH = 11;

function line(name: string, tracks: Tracks): string {
  return `  ${name.padEnd(10)}${HEADINGS.map((track) => String(tracks[track]).padStart(WIDTH)).join('')}`;
}

function numbers(rows: readonly (readonly [string, number])[]): readonly string[] {
  return rows.map(([name, value]) => `  ${name.padEnd(18)}${String(value).padStart(7)}`);
}
