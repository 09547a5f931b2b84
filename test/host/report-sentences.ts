/** What can be defended about a project from its page's numbers alone: three sentences, each with what it stands on. */
import { wilson } from '../../src/domain/headline';
import type { ProjectReport } from './report-table';

export type Told = Pick<
  ProjectReport,
  'issues' | 'notStarted' | 'started' | 'closedUnstarted' | 'startUnknown' | 'byTrack' | 'validated'
>;

const whole = (count: number): string => count.toLocaleString('en');
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** "389 of 1,243 (31.3 %, likely 28.8–33.9)": a share is never told without its n. `of` is at least one. */
function shareOf(count: number, of: number): string {
  const share = wilson(count, of);
  const [low, high] = [share.low, share.high].map((bound) => (bound * 100).toFixed(1));
  return `${whole(count)} of ${whole(of)} (${percent(share.share)}, likely ${low ?? ''}–${high ?? ''})`;
}

/** What kinds of work there were, how work began, and what it rested on. Of a project without issues nothing is said. */
export function sentencesOf(told: Told): readonly string[] {
  if (told.issues === 0) return [];
  return [kindsSentence(told), beginningsSentence(told), groundSentence(told)];
}

function kindsSentence({ issues, byTrack }: Told): string {
  const { discovery, delivery, upkeep } = byTrack;
  return (
    `By type and label, ${shareOf(discovery, issues)} issues were there to find something out, ${whole(delivery)} to ` +
    `deliver and ${whole(upkeep)} to keep things running: a test inside a story shows nowhere, so this is the least ` +
    'discovery there was, not all of it.'
  );
}

function beginningsSentence({ started, closedUnstarted, startUnknown }: Told): string {
  const left = started + closedUnstarted + startUnknown;
  if (left === 0) return 'Nothing has left the backlog yet.';
  if (startUnknown * 2 > left) {
    return (
      `When work began is on record for ${shareOf(left - startUnknown, left)} issues that left the backlog: ` +
      'of the others nothing is said about what came before a start.'
    );
  }
  return (
    `${shareOf(closedUnstarted, left)} issues that left the backlog were closed without ever having been in progress: ` +
    'a no, or work nobody moved on the board, and Jira does not say which.'
  );
}

function groundSentence({ validated }: Told): string {
  const { before, after, never, against, startUnknown } = validated;
  const known = before + after + never + against;
  if (known + startUnknown === 0) return 'No delivery story was started yet.';
  const others = startUnknown === 0 ? '' : `; of ${whole(startUnknown)} more nobody knows when they were started`;
  if (before + after + against === 0) {
    return (
      `None of ${whole(known)} delivery stories that were started has evidence on record${others}: that nothing was ` +
      'written down is all this shows, so the page tells no share where it could tell 0 %.'
    );
  }
  return `${shareOf(before, known)} delivery stories that were started rested on a validated assumption${others}.`;
}
