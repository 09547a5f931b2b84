/** Every audited history, real and hand-made, against what a person read in it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import type { CategoryLookup } from '../../src/domain/status-category';
import type { Start, Story } from '../../src/domain/story';
import {
  doneMsOf,
  guessedStatuses,
  sizeAtStart,
  startOf,
  stretchesInProgress,
  typeAtStart,
} from '../../src/domain/timing';
import { trackOf } from '../../src/domain/track';
import type { TrackDecision } from '../../src/domain/track';
import { validatedOf } from '../../src/domain/validated';
import { aFinding, anOutcome } from '../support/builders';
import { COMPASS_CASES } from './cases/compass';
import type { Expected, StartWords } from './cases/expected';
import { HAND_MADE_CASES } from './cases/hand-made';
import type { HandMadeCase } from './cases/hand-made';
import { isCompassHere, readCompass } from './cases/read-compass';
import type { Compass } from './cases/read-compass';
import { daysPerWeek, jan, lookup, status, storyWith } from './timing.support';

const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 19);
const words = (start: Start): StartWords => ('atMs' in start ? `${start.kind} ${iso(start.atMs)}` : start.kind);
const byRule = ({ track, rule }: TrackDecision): Expected['track'] => `${track} by ${rule}`;

/** What the domain says, in the words and for the parts the case speaks of. */
function read(story: Story, known: CategoryLookup, wanted: Expected): Omit<Expected, 'why'> {
  const start = startOf(story, known, DEFAULT_SETTINGS);
  const doneMs = doneMsOf(story, known);
  const type = typeAtStart(story, start);
  const track = byRule(trackOf(story, DEFAULT_SETTINGS));
  const then = byRule(trackOf({ ...story, issueType: type }, DEFAULT_SETTINGS));
  const guessed = [...guessedStatuses(story, known)].sort();
  // A stay that lasts is left out: it has no end to be read.
  const days = [...daysPerWeek(stretchesInProgress(story, known, Number.NEGATIVE_INFINITY)).values()];
  const seconds = Math.round(days.reduce((sum, day) => sum + day, 0) * 86_400);
  return {
    ...{ start: words(start), done: doneMs === null ? null : iso(doneMs), type, track },
    ...(then === track ? {} : { trackAtStart: then }),
    ...(wanted.sizeAtStart === undefined ? {} : { sizeAtStart: sizeAtStart(story, start) }),
    ...(wanted.seconds === undefined ? {} : { seconds }),
    ...(wanted.guessed === undefined && guessed.length === 0 ? {} : { guessed }),
  };
}

/** Evidence of any size asked, recorded at that moment, for an assumption stated a year earlier. */
function validatedWith(start: Start, recordedMs: number): ReturnType<typeof validatedOf> {
  const before = { atMs: recordedMs - 366 * 86_400_000, rev: 1 };
  const found = new Date(recordedMs).toISOString().slice(0, 10);
  const finding = aFinding({ found, sample: 20, link: 'https://example.com/notes' });
  return validatedOf({
    start,
    premiseEvents: [
      { ...before, kind: 'outcome.stated', parts: anOutcome() },
      { ...before, rev: 2, kind: 'assumption.linked', assumptionId: 'a' },
    ],
    assumptionEvents: new Map([
      [
        'a',
        [
          {
            ...before,
            kind: 'assumption.stated',
            statement: 'They would use it.',
            risk: 'value',
            homeIssueId: '10001',
          },
          { atMs: recordedMs, rev: 2, kind: 'finding.added', finding },
        ],
      ],
    ]),
    ...{ sizeAtStart: 8, groupSize: null, settings: DEFAULT_SETTINGS, nowMs: recordedMs + 1 },
  });
}

function expectRead(story: Story, known: CategoryLookup, wanted: Expected): void {
  const { why, ...expected } = Object.fromEntries(Object.entries(wanted).filter(([part]) => !NOT_READ.has(part)));
  expect(read(story, known, wanted), String(why)).toEqual(expected);
  const start = startOf(story, known, DEFAULT_SETTINGS);
  if (start.kind === 'started') {
    expect(validatedWith(start, start.atMs)).toBe('before');
    expect(validatedWith(start, start.atMs + 1)).toBe('after');
  } else expect(validatedWith(start, story.createdMs)).toBe(start.kind === 'startUnknown' ? 'startUnknown' : 'never');
}

/** Parts of a case that are not of the answer. */
const NOT_READ = new Set(['key', 'like', 'name', 'now', 'history']);

describe('A history made by hand is read as a person reads it:', () => {
  test.each(HAND_MADE_CASES)('$name', (made) => {
    expectRead(storyOf(made), lookup, made);
  });

  test('each case has a name of its own, and every kind the audit met is among them', () => {
    const names = HAND_MADE_CASES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const met = new Set(COMPASS_CASES.flatMap(({ like }) => like));
    expect([...met].filter((kind) => !names.includes(kind))).toEqual([]);
  });
});

if (!isCompassHere)
  console.log('skipped: the COMPASS history is not on this machine (../shared/data/compass-jira.json)');

describe.skipIf(!isCompassHere)('A history of COMPASS is read as the audit read it:', () => {
  let compass: Compass;
  beforeAll(() => {
    compass = readCompass();
  });

  test.each(COMPASS_CASES)('$key: $why', (real) => {
    expectRead(compass.story(real.key), compass.lookup, real);
  });
});

const LINE = /^(\d+) (?:(type|resolution|points) )?(.*?) ?>(?: (.*))?$/;

function storyOf({ now, history }: HandMadeCase): Story {
  const changes = (history ?? []).map((line) => {
    const [, day = '', what = 'status', from = '', to = ''] = LINE.exec(line) ?? [];
    if (day === '') throw new Error(`"${line}" is not a line of history`);
    return { what, atMs: jan(Number(day)), from, to };
  });
  const of = (what: string): typeof changes => changes.filter((change) => change.what === what);
  const points = (text: string): number | null => (text === '' ? null : Number(text));
  const moves = of('status').map(({ atMs, from, to }) => ({ atMs, from: status(from), to: status(to) }));
  return storyWith(moves, {
    ...{ issueType: now.type ?? 'Story', level: now.level ?? 'story', size: now.points ?? null },
    ...{ status: status(now.status), resolution: now.resolution ?? null, createdMs: jan(now.created ?? 1) },
    resolvedMs: now.resolved === undefined ? null : jan(now.resolved),
    moves: history === null ? null : moves,
    typeChanges: of('type').map(({ atMs, from, to }) => ({ atMs, from, to })),
    resolutionChanges: of('resolution').map(({ atMs, to }) => ({ atMs, to: to === '' ? null : to })),
    sizeChanges: of('points').map(({ atMs, from, to }) => ({ atMs, from: points(from), to: points(to) })),
  });
}
