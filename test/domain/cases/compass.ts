/**
 * The odd issues of a real project, COMPASS 2016–2020, audited by hand: each history was read entry by entry and the
 * answer written down before the code was asked. Only ids and what follows from the history stand here; the histories
 * themselves are not part of the repository (the test says so where they are not beside it), and each kind of oddity
 * has an equivalent in `hand-made.ts` that always runs.
 *
 * What the answer means for the headline is the same for all: evidence recorded up to the second of the start is
 * *before*, a moment later is *after*; without a start there is nothing to be validated before.
 */
import type { Expected } from './expected';

export interface CompassCase extends Expected {
  readonly key: `COMPASS-${number}`;
  /** Names of the hand-made cases of the same kind. */
  readonly like: readonly string[];
}

const DELIVERY = 'delivery by default';
const UPKEEP = 'upkeep by issueType: bug';

export const COMPASS_CASES: readonly CompassCase[] = [
  {
    key: 'COMPASS-65',
    like: ['moved to itself while waiting'],
    ...{ start: 'closedUnstarted 2019-08-02T12:20:40', done: '2019-08-02T12:20:40' },
    ...{ type: 'Task', track: DELIVERY, sizeAtStart: 3, seconds: 0 },
    why: 'Twice moved from Open to Open, then closed as Won’t Fix: it never left To-Do until it was turned down.',
  },
  {
    key: 'COMPASS-115',
    like: ['reopened into progress'],
    ...{ start: 'started 2018-08-16T10:46:06', done: '2018-08-22T13:14:53' },
    ...{ type: 'Story', track: DELIVERY, sizeAtStart: 5, guessed: ['In Code Review'] },
    why: 'Closed as Done and reopened into In Progress the same day: the first start counts, the last close is the end.',
  },
  {
    key: 'COMPASS-167',
    like: ['turned down, reopened, begun', 'started twice'],
    ...{ start: 'started 2016-10-14T23:05:22', done: '2019-10-08T13:15:41' },
    ...{ type: 'Task', track: DELIVERY, sizeAtStart: null, seconds: 7 },
    why: 'Closed as Gone away, reopened without the resolution being cleared, then begun three times for two or three seconds: the first of them is the start, and it had no points until a year later.',
  },
  {
    key: 'COMPASS-237',
    like: ['delivered straight from To-Do'],
    ...{ start: 'started 2020-01-09T16:29:08', done: '2020-01-09T16:29:08' },
    ...{ type: 'Task', track: DELIVERY, seconds: 0 },
    why: 'Closed as Fixed straight from Open: it started the moment it was delivered, as the Task it had been since 2017.',
  },
  {
    key: 'COMPASS-276',
    like: ['a bug relabelled after the start', 'back in To-Do and turned down'],
    ...{ start: 'started 2017-04-11T01:58:35', done: '2018-11-14T14:33:53' },
    ...{ type: 'Bug', track: DELIVERY, trackAtStart: UPKEEP, seconds: 18, guessed: ['In Code Review'] },
    why: 'Eighteen seconds in a review status that no longer exists are a start; it was a Bug then and became a Task six weeks later.',
  },
  {
    key: 'COMPASS-367',
    like: ['delivered, reopened, turned down'],
    ...{ start: 'started 2017-03-07T07:10:44', done: '2020-01-09T16:30:03' },
    ...{ type: 'Task', track: DELIVERY, seconds: 0 },
    why: 'Closed as Fixed from Open, reopened nine hours later and in 2020 closed as Won’t Fix: reopening does not reset the start.',
  },
  {
    key: 'COMPASS-457',
    like: ['reopened, its resolution cleared later'],
    ...{ start: 'closedUnstarted 2018-09-06T13:48:18', done: '2018-09-06T13:48:18' },
    ...{ type: 'Task', track: DELIVERY, sizeAtStart: 1, seconds: 0 },
    why: 'Turned down, reopened with Won’t Fix still on it for six days, turned down again as Duplicate: never begun.',
  },
  {
    key: 'COMPASS-720',
    like: ['started twice', 'a bug relabelled after the start'],
    ...{ start: 'started 2017-03-07T06:43:47', done: '2018-11-14T14:32:40' },
    ...{ type: 'Bug', track: DELIVERY, trackAtStart: UPKEEP, seconds: 2_631_373 },
    why: 'Twice blocked, which Jira files under In-Progress, and then Gone away: what Jira calls progress is progress, and it was a Bug.',
  },
  {
    key: 'COMPASS-740',
    like: ['turned down, reopened, begun'],
    ...{ start: 'started 2019-01-29T11:45:23', done: '2019-02-14T16:14:23' },
    ...{ type: 'Task', track: DELIVERY, sizeAtStart: 1 },
    why: 'Closed as Duplicate, reopened and built two years later: it started when it was built.',
  },
  {
    key: 'COMPASS-851',
    like: ['started twice', 'relabelled as a bug after the start'],
    ...{ start: 'started 2018-08-14T15:05:59', done: '2018-11-05T14:21:05' },
    ...{ type: 'Task', track: UPKEEP, trackAtStart: DELIVERY, sizeAtStart: 2, seconds: 23_601 },
    why: 'Bug, then Task, begun as a Task, reopened, and a Bug again only afterwards: calling it upkeep later does not excuse it.',
  },
  {
    key: 'COMPASS-994',
    like: ['a bug relabelled after the start', 'back in To-Do and turned down'],
    ...{ start: 'started 2017-04-20T01:26:22', done: '2018-10-01T10:26:25' },
    ...{ type: 'Bug', track: DELIVERY, trackAtStart: UPKEEP },
    why: 'Blocked as a Bug, made a Task while blocked, and Gone away a year after it went back to Open.',
  },
  {
    key: 'COMPASS-1269',
    like: ['turned down, corrected to delivered'],
    ...{ start: 'started 2019-09-27T07:19:29', done: '2019-09-27T07:19:29' },
    ...{ type: 'New Feature', track: DELIVERY, seconds: 0 },
    why: 'Closed as Incomplete and a month later moved from Closed to Closed as Fixed: the correction says what that close was.',
  },
  {
    key: 'COMPASS-1403',
    like: ['back in To-Do'],
    ...{ start: 'started 2017-07-20T21:53:07', done: null },
    ...{ type: 'Task', track: DELIVERY },
    why: 'Blocked for six days in 2017 and in To-Do ever since: it has started, and is not done.',
  },
  {
    key: 'COMPASS-1653',
    like: ['begun the moment it was made', 'an epic made a task after the start'],
    ...{ start: 'started 2017-08-03T01:39:23', done: null },
    ...{ type: 'Epic', track: DELIVERY, seconds: 2115 },
    why: 'Its first move is in the second of its creation, as an Epic; 35 minutes later it was a Task in To-Do.',
  },
  {
    key: 'COMPASS-1936',
    like: ['turned down twice'],
    ...{ start: 'closedUnstarted 2019-11-13T18:32:49', done: '2019-11-13T18:32:49' },
    ...{ type: 'Task', track: DELIVERY, seconds: 0 },
    why: 'Gone away, reopened for a year, Gone away again: closed unstarted, at the close that stands.',
  },
  {
    key: 'COMPASS-2199',
    like: ['no history, in To-Do'],
    ...{ start: 'notStarted', done: null, type: 'Task', track: DELIVERY, seconds: 0 },
    why: 'No status ever changed and it waits in Needs Triage: not started.',
  },
  {
    key: 'COMPASS-2207',
    like: ['turned down twice'],
    ...{ start: 'closedUnstarted 2019-09-27T07:19:14', done: '2019-09-27T07:19:14' },
    ...{ type: 'New Feature', track: DELIVERY, seconds: 0, guessed: ['Reopened'] },
    why: 'Closed four times for four different reasons, never as delivered and never in progress.',
  },
  {
    key: 'COMPASS-2208',
    like: ['started twice', 'statuses that vanished'],
    ...{ start: 'started 2016-07-28T16:09:43', done: '2020-03-02T17:22:06' },
    ...{ type: 'Task', track: DELIVERY, guessed: ['Reopened', "Won't Fix"] },
    why: 'Begun twice, with two statuses in between that no longer exist, turned down twice and fixed in 2020: the first start counts.',
  },
  {
    key: 'COMPASS-2310',
    like: ['delivered, reopened, turned down'],
    ...{ start: 'started 2019-08-01T20:07:56', done: '2019-08-01T20:08:09' },
    ...{ type: 'New Feature', track: DELIVERY, seconds: 0 },
    why: 'Closed as Fixed for five seconds and then as Won’t Fix, surely a slip; but no rule tells a slip from a delivery, and a start is not reset.',
  },
  {
    key: 'COMPASS-2332',
    like: ['back in To-Do', 'made discovery after the start', 'resized after the start'],
    ...{ start: 'started 2017-11-16T18:12:25', done: null },
    ...{ type: 'Story', track: 'discovery by issueType: investigation', trackAtStart: DELIVERY, sizeAtStart: 2 },
    why: 'Begun as a Story of 2 points, it grew to 5 under way, went back to To-Do and was renamed an Investigation two years on.',
  },
  {
    key: 'COMPASS-2376',
    like: ['turned down, reopened, delivered from To-Do'],
    ...{ start: 'started 2019-08-02T11:52:06', done: '2019-08-02T11:52:06' },
    ...{ type: 'New Feature', track: DELIVERY, seconds: 0 },
    why: 'Closed as Won’t Fix, and 17 seconds after reopening as Fixed: it started with the second close.',
  },
  {
    key: 'COMPASS-2495',
    like: ['moved to itself in progress', 'resized after the start'],
    ...{ start: 'started 2018-04-24T13:25:20', done: '2018-05-09T21:41:08' },
    ...{ type: 'Task', track: DELIVERY, sizeAtStart: 8, seconds: 1_325_748 },
    why: 'Made a Story and robbed of its 8 points the day after it began, then moved from In Progress to itself: none of it moves the start or what was asked.',
  },
  {
    key: 'COMPASS-2632',
    like: ['moved to itself in Done'],
    ...{ start: 'started 2020-01-27T10:28:11', done: '2020-01-27T10:28:11' },
    ...{ type: 'Task', track: DELIVERY, seconds: 0 },
    why: 'Closed as Fixed straight from Open and, eight seconds on, moved from Closed to Closed: one close, one start.',
  },
  {
    key: 'COMPASS-2666',
    like: ['statuses that vanished', 'an epic turned down'],
    ...{ start: 'closedUnstarted 2019-08-01T13:47:06', done: '2019-08-01T13:47:06' },
    ...{ type: 'Epic', track: DELIVERY, seconds: 0, guessed: ['Needs Scope'] },
    why: 'An Epic that waited for scope, a status gone since and taken for waiting, and was closed as Won’t Fix.',
  },
  {
    key: 'COMPASS-2747',
    like: ['turned down, corrected to delivered'],
    ...{ start: 'started 2018-04-13T21:18:44', done: '2018-04-17T20:50:02' },
    ...{ type: 'Task', track: DELIVERY, seconds: 343_878 },
    why: 'Begun, closed as Gone away and corrected to Done two days later: done since the close, not since the correction.',
  },
  {
    key: 'COMPASS-3012',
    like: ['statuses that vanished', 'back in To-Do'],
    ...{ start: 'started 2018-09-17T20:58:38', done: null },
    ...{ type: 'Task', track: DELIVERY },
    guessed: ['Needs Design', 'Needs Design Approval', 'Needs Scope', 'Needs Scope Approval'],
    why: 'Clicked through four statuses of waiting that no longer exist in twelve seconds; it began with In Progress.',
  },
  {
    key: 'COMPASS-3032',
    like: ['reopened into progress', 'moved to itself in Done', 'resized after the start'],
    ...{ start: 'started 2018-07-31T13:22:04', done: '2018-08-08T16:17:34' },
    ...{ type: 'Task', track: DELIVERY, sizeAtStart: null, seconds: 609_771, guessed: ['In Code Review'] },
    why: 'Straight into review, sized six seconds after that, reopened and closed again: it had no points when it began.',
  },
  {
    key: 'COMPASS-3106',
    like: ['begun the moment it was made', 'moved to itself while waiting'],
    ...{ start: 'started 2018-09-12T09:58:28', done: '2018-09-27T12:19:51' },
    ...{ type: 'Task', track: DELIVERY, seconds: 454_145 },
    why: 'Blocked in the second of its creation; later two moves in one second, one of them to itself, and Gone away in the end.',
  },
  {
    key: 'COMPASS-3124',
    like: ['statuses that vanished', 'relabelled as a bug after the start'],
    ...{ start: 'started 2018-09-06T15:23:23', done: '2018-09-11T14:38:43' },
    ...{ type: 'Question', track: UPKEEP, trackAtStart: DELIVERY, seconds: 429_179 },
    guessed: ['Waiting For User Input', 'Waiting for Reporter'],
    why: 'A Question that went straight to waiting for its reporter, which somebody does who has begun; it became a Bug when it became a Duplicate.',
  },
  {
    key: 'COMPASS-3222',
    like: ['statuses that vanished', 'begun the moment it was made'],
    ...{ start: 'started 2018-10-29T19:28:41', done: '2018-11-14T14:59:58' },
    ...{ type: 'Task', track: DELIVERY, seconds: 3975, guessed: ['Investigating', 'Needs Verification'] },
    why: 'Needs Verification is intake and Investigating is work, by their names alone: started when made, delivered from To-Do.',
  },
  {
    key: 'COMPASS-3258',
    like: ['moved to itself in progress'],
    ...{ start: 'started 2019-01-22T12:54:18', done: '2019-01-23T15:05:53' },
    ...{ type: 'Task', track: DELIVERY, seconds: 94_295 },
    why: 'Moved from In Progress to itself 23 seconds before it was closed: one stay of a day, two hours, 11 minutes and 35 seconds.',
  },
  {
    key: 'COMPASS-3570',
    like: ['statuses that vanished'],
    ...{ start: 'started 2019-09-30T18:36:23', done: '2019-11-18T17:33:42' },
    ...{ type: 'Task', track: DELIVERY, guessed: ['Needs Design', 'Needs Scope', 'Scoping'] },
    why: 'Scoping has the id that Needs Scope Approval had a year before: a renamed status, both of them waiting.',
  },
  {
    key: 'COMPASS-3801',
    like: ['turned down and reopened'],
    ...{ start: 'notStarted', done: null, type: 'Task', track: DELIVERY, seconds: 0 },
    why: 'Closed as Won’t Do and open again: nothing of it was ever begun.',
  },
  {
    key: 'COMPASS-4038',
    like: ['statuses that vanished'],
    ...{ start: 'notStarted', done: null, type: 'Task', track: DELIVERY, seconds: 0, guessed: ['Needs Verification'] },
    why: 'It came in as Needs Verification and waits in Needs Triage: intake, not a start.',
  },
];
