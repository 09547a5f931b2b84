/**
 * One small history for each kind of oddity, made by hand: what the audit of COMPASS met (`compass.ts` names these) and
 * what it could not, because a company-managed project of 2016 has no team-managed statuses, sub-tasks or clones.
 *
 * A line of history is a day of January 2024 (created on the 1st) and what changed: `3 To Do > In Progress`,
 * `4 resolution > Fixed`, `5 type Bug > Story`, `6 points 8 > 3`. Jira's catalogue knows To Do, Ready (both To-Do),
 * In Progress, In Review (both In-Progress), Done, Cancelled (both Done); any other name is guessed or unknown.
 */
import type { Expected } from './expected';
import { UNMET } from './hand-made-unmet';

export interface HandMadeCase extends Expected {
  readonly name: string;
  /** What the issue is today: a Story without resolution or points, unless said otherwise. */
  readonly now: {
    readonly type?: string;
    readonly level?: 'epic' | 'subtask';
    readonly status: string;
    readonly resolution?: string;
    readonly points?: number;
    /** Day of the resolution date. */
    readonly resolved?: number;
    readonly created?: number;
  };
  /** Null = it could not be read. */
  readonly history: readonly string[] | null;
}

const DELIVERY = 'delivery by default';
const UPKEEP = 'upkeep by issueType: bug';
const STORY = { type: 'Story', track: DELIVERY } as const;
const DAY = 86_400;

/** Midnight of a day in January 2024, as the expectations write moments. */
function on(day: number): string {
  return `2024-01-${String(day).padStart(2, '0')}T00:00:00`;
}

/** Oddities the audit of COMPASS met. */
const MET: readonly HandMadeCase[] = [
  {
    name: 'moved to itself while waiting',
    now: { status: 'Done', resolution: "Won't Do" },
    history: ['2 To Do > To Do', '3 To Do > Ready', '3 Ready > Ready', '5 Ready > Done', "5 resolution > Won't Do"],
    ...{ start: `closedUnstarted ${on(5)}`, done: on(5), ...STORY, seconds: 0 },
    why: 'A move that changes nothing, or leads from one kind of waiting to another, is not a start.',
  },
  {
    name: 'moved to itself in progress',
    now: { status: 'Done', resolution: 'Done' },
    history: ['2 To Do > In Progress', '3 In Progress > In Progress', '4 In Progress > Done', '4 resolution > Done'],
    ...{ start: `started ${on(2)}`, done: on(4), ...STORY, seconds: 2 * DAY },
    why: 'It is one stay of two days, begun by the move that came into it.',
  },
  {
    name: 'moved to itself in Done',
    now: { status: 'Done', resolution: 'Fixed' },
    history: ['4 To Do > Done', '4 resolution > Fixed', '6 Done > Done'],
    ...{ start: `started ${on(4)}`, done: on(4), ...STORY, seconds: 0 },
    why: 'A move within Done neither closes it again nor moves the day it was done.',
  },
  {
    name: 'delivered straight from To-Do',
    now: { status: 'Done', resolution: 'Fixed' },
    history: ['4 To Do > Done', '4 resolution > Fixed'],
    ...{ start: `started ${on(4)}`, done: on(4), ...STORY, seconds: 0 },
    why: 'Whoever delivers without telling Jira of the work has started by the time of the delivery.',
  },
  {
    name: 'started twice',
    now: { status: 'Done', resolution: 'Fixed' },
    history: ['2 To Do > In Progress', '3 In Progress > To Do', '7 To Do > In Review', '8 In Review > Done'],
    ...{ start: `started ${on(2)}`, done: on(8), ...STORY, seconds: 2 * DAY },
    why: 'The first start counts; the days of both stays add up.',
  },
  {
    name: 'back in To-Do',
    now: { status: 'Ready' },
    history: ['2 To Do > In Progress', '4 In Progress > Ready'],
    ...{ start: `started ${on(2)}`, done: null, ...STORY, seconds: 2 * DAY },
    why: 'Putting work back does not undo that it began.',
  },
  {
    name: 'back in To-Do and turned down',
    now: { status: 'Done', resolution: 'Declined' },
    history: ['2 To Do > In Progress', '4 In Progress > Ready', '9 Ready > Done', '9 resolution > Declined'],
    ...{ start: `started ${on(2)}`, done: on(9), ...STORY, seconds: 2 * DAY },
    why: 'It was in progress, so a close without delivery is not a close without a start.',
  },
  {
    name: 'reopened into progress',
    now: { status: 'Done', resolution: 'Fixed' },
    history: [
      ...['2 To Do > In Progress', '3 In Progress > Done', '3 resolution > Done'],
      ...['5 Done > In Progress', '5 resolution >', '6 In Progress > Done', '6 resolution > Fixed'],
    ],
    ...{ start: `started ${on(2)}`, done: on(6), ...STORY, seconds: 2 * DAY },
    why: 'Reopening never resets a start, and done is when it last got there.',
  },
  {
    name: 'delivered, reopened, turned down',
    now: { status: 'Done', resolution: "Won't Fix" },
    history: [
      ...['2 To Do > Done', '2 resolution > Fixed', '3 Done > To Do', '3 resolution >'],
      ...['9 To Do > Done', "9 resolution > Won't Fix"],
    ],
    ...{ start: `started ${on(2)}`, done: on(9), ...STORY, seconds: 0 },
    why: 'It was delivered once; that it was turned down later does not take the start away.',
  },
  {
    name: 'turned down and reopened',
    now: { status: 'To Do' },
    history: ['2 To Do > Done', "2 resolution > Won't Do", '4 Done > To Do', '4 resolution >'],
    ...{ start: 'notStarted', done: null, ...STORY, seconds: 0 },
    why: 'A no that was taken back leaves an issue nobody has begun.',
  },
  {
    name: 'turned down twice',
    now: { status: 'Done', resolution: 'Incomplete' },
    history: [
      ...['2 To Do > Done', '2 resolution > Duplicate', '4 Done > Reopened', '4 resolution >'],
      ...['5 Reopened > To Do', '9 To Do > Done', '9 resolution > Incomplete'],
    ],
    ...{ start: `closedUnstarted ${on(9)}`, done: on(9), ...STORY, seconds: 0, guessed: ['Reopened'] },
    why: 'The close that stands is the last one.',
  },
  {
    name: 'turned down, reopened, begun',
    now: { status: 'Done', resolution: 'Fixed' },
    history: [
      ...['2 To Do > Done', '2 resolution > Gone away', '4 Done > To Do'],
      ...['7 To Do > In Progress', '8 In Progress > Done', '8 resolution > Fixed'],
    ],
    ...{ start: `started ${on(7)}`, done: on(8), ...STORY, seconds: DAY },
    why: 'The close without delivery was no start; the work after it was.',
  },
  {
    name: 'turned down, reopened, delivered from To-Do',
    now: { status: 'Done', resolution: 'Fixed' },
    history: [
      ...['2 To Do > Done', "2 resolution > Won't Fix", '4 Done > To Do', '4 resolution >'],
      ...['5 To Do > Done', '5 resolution > Fixed'],
    ],
    ...{ start: `started ${on(5)}`, done: on(5), ...STORY, seconds: 0 },
    why: 'Each close is judged by the resolution that stood while it lasted.',
  },
  {
    name: 'reopened, its resolution cleared later',
    now: { status: 'Done', resolution: 'Duplicate' },
    history: [
      ...['2 To Do > Done', "2 resolution > Won't Fix", '4 Done > To Do', "6 resolution Won't Fix >"],
      ...['9 To Do > Done', '9 resolution > Duplicate'],
    ],
    ...{ start: `closedUnstarted ${on(9)}`, done: on(9), ...STORY, seconds: 0 },
    why: 'What cleans up after a reopening does not change what the close before it was.',
  },
  {
    name: 'turned down, corrected to delivered',
    now: { status: 'Done', resolution: 'Fixed' },
    history: ['4 To Do > Done', '4 resolution > Incomplete', '8 Done > Done', '8 resolution Incomplete > Fixed'],
    ...{ start: `started ${on(4)}`, done: on(4), ...STORY, seconds: 0 },
    why: 'A correction within Done says what that close was, and not when it happened.',
  },
  {
    name: 'no history, in To-Do',
    now: { status: 'To Do' },
    history: [],
    ...{ start: 'notStarted', done: null, ...STORY, seconds: 0 },
    why: 'Nothing ever moved.',
  },
  {
    name: 'begun the moment it was made',
    now: { status: 'In Progress' },
    history: ['1 To Do > In Progress'],
    ...{ start: `started ${on(1)}`, done: null, ...STORY, seconds: 0 },
    why: 'A rule of the workflow moved it in the very second; that is when it began.',
  },
  {
    name: 'statuses that vanished',
    now: { status: 'Done', resolution: 'Fixed' },
    history: ['2 Needs Scope > Needs Design', '3 Needs Design > Code Review', '5 Code Review > Done'],
    ...{ start: `started ${on(3)}`, done: on(5), ...STORY, seconds: 2 * DAY },
    guessed: ['Code Review', 'Needs Design', 'Needs Scope'],
    why: 'No catalogue knows them any more, so their names decide, and the issue says that they did.',
  },
  {
    name: 'a bug relabelled after the start',
    now: { status: 'Done', resolution: 'Fixed' },
    history: ['3 To Do > In Progress', '4 type Bug > Story', '5 In Progress > Done'],
    ...{ start: `started ${on(3)}`, done: on(5), type: 'Bug', track: DELIVERY, trackAtStart: UPKEEP },
    why: 'It began as upkeep; what it is called today is for today.',
  },
  {
    name: 'relabelled as a bug after the start',
    now: { type: 'Bug', status: 'Done', resolution: 'Fixed' },
    history: ['2 type Bug > Story', '3 To Do > In Progress', '4 type Story > Bug', '5 In Progress > Done'],
    ...{ start: `started ${on(3)}`, done: on(5), type: 'Story', track: UPKEEP, trackAtStart: DELIVERY },
    why: 'Calling a story a bug once it has begun does not excuse it from evidence.',
  },
  {
    name: 'made discovery after the start',
    now: { type: 'Investigation', status: 'To Do' },
    history: ['3 To Do > In Progress', '4 In Progress > To Do', '6 type Story > Investigation'],
    ...{ start: `started ${on(3)}`, done: null, type: 'Story' },
    ...{ track: 'discovery by issueType: investigation', trackAtStart: DELIVERY },
    why: 'It is discovery from now on and was delivery when it began.',
  },
  {
    name: 'an epic made a task after the start',
    now: { type: 'Task', status: 'To Do' },
    history: ['1 To Do > In Progress', '2 type Epic > Task', '2 In Progress > To Do'],
    ...{ start: `started ${on(1)}`, done: null, type: 'Epic', track: DELIVERY, seconds: DAY },
    why: 'Its history is its own, whatever its rank was.',
  },
  {
    name: 'an epic turned down',
    now: { type: 'Epic', level: 'epic', status: 'Done', resolution: "Won't Do" },
    history: ['4 To Do > Done', "4 resolution > Won't Do"],
    ...{ start: `closedUnstarted ${on(4)}`, done: on(4), type: 'Epic', track: DELIVERY, seconds: 0 },
    why: 'Timing is the same for every rank; only the headline leaves epics out.',
  },
  {
    name: 'resized after the start',
    now: { status: 'Done', resolution: 'Fixed', points: 2 },
    history: ['2 points > 8', '3 To Do > In Progress', '4 points 8 > 5', '5 points 5 > 2', '6 In Progress > Done'],
    ...{ start: `started ${on(3)}`, done: on(6), ...STORY, sizeAtStart: 8 },
    why: 'Evidence was asked for the 8 points it began with; shrinking it under way does not shrink that.',
  },
];

export const HAND_MADE_CASES: readonly HandMadeCase[] = [...MET, ...UNMET];
