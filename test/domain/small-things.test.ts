/** Small things said in one gesture: a size, a problem, "this is what users do", a number, a doubt. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { appraise, type AppraiseInput } from '../../src/domain/appraise';
import { assess } from '../../src/domain/assess';
import { askedOf } from '../../src/domain/asked';
import { eventsFor } from '../../src/domain/decide-command';
import { dismissedHints, isDismissed, OUTPUT_HINT } from '../../src/domain/dismissed';
import { inEffect, statesABet } from '../../src/domain/inherit';
import { needsReason, verdictOf } from '../../src/domain/observed';
import { EMPTY_PREMISE, SIZE_GUESSES } from '../../src/domain/premise';
import type { AssumptionEvent, Dated, Finding, PremiseEvent } from '../../src/domain/premise';
import { applyPremise, foldPremise } from '../../src/domain/premise-log';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { GUESSED_POINTS, sizeOf } from '../../src/domain/size-guess';
import { createCategoryLookup } from '../../src/domain/status-category';
import { premiseLogs } from '../support/arbitraries';
import {
  anAssessInput,
  anAssumption,
  anOutcome,
  aFinding,
  aPremise,
  assumptionLog,
  at,
  findingAdded,
  foldedAssumption,
  premiseLog,
  stated,
  thresholdSet,
  TODAY,
} from '../support/builders';

const STARTED_MS = at('2024-03-11');
const lookup = createCategoryLookup({
  catalogue: [
    { id: '1', name: 'To Do', category: 'todo' },
    { id: '2', name: 'In Progress', category: 'inProgress' },
  ],
  onIssues: [],
});

/** A framed story that started on 11 Mar with these events of its own. */
function started(
  events: readonly Dated<PremiseEvent>[],
  over: Partial<Pick<AppraiseInput, 'parentEvents' | 'groupSize'>> & {
    readonly size?: number | null;
    readonly assumptionEvents?: Readonly<Record<string, readonly Dated<AssumptionEvent>[]>>;
  } = {},
) {
  const { size = null, assumptionEvents = {}, ...rest } = over;
  return appraise({
    story: {
      ...{ issueId: '10001', projectId: '10000', issueType: 'Story', level: 'story', labels: [], components: [] },
      ...{ parentId: null, size, createdMs: at('2024-03-01'), updatedMs: STARTED_MS },
      ...{ status: { id: '2', name: 'In Progress' }, resolution: null, resolvedMs: null, typeChanges: [] },
      moves: [{ atMs: STARTED_MS, from: { id: '1', name: 'To Do' }, to: { id: '2', name: 'In Progress' } }],
    },
    lookup,
    settings: DEFAULT_SETTINGS,
    premiseEvents: events,
    parentEvents: null,
    assumptionEvents: new Map(Object.entries(assumptionEvents)),
    groupSize: null,
    nowMs: at(TODAY),
    ...rest,
  });
}

const guess = (size: 'small' | 'medium' | 'large' | null) => ({ kind: 'size.guessed', size }) as const;

describe('a size in one click', () => {
  test.each([
    ['small', 1, 'anecdote'],
    ['medium', 3, 'market'],
    ['large', 8, 'research'],
  ] as const)('%s counts as %i and asks for %s evidence', (size, points, rung) => {
    expect(GUESSED_POINTS[size]).toBe(points);
    const asked = askedOf({ size: points, groupSize: null, settings: DEFAULT_SETTINGS });
    expect(asked).toMatchObject({ rung, points, unsized: false });
  });

  test('Jira’s points win, nought included', () => {
    const large = { sizeGuess: 'large' } as const;
    expect(sizeOf(2, large)).toBe(2);
    expect(sizeOf(0, large)).toBe(0);
    expect(sizeOf(null, large)).toBe(8);
    expect(sizeOf(null, EMPTY_PREMISE)).toBeNull();
  });

  test('a story guessed large asks for research, and by its doubt it is one of 8 points', () => {
    const events = premiseLog(
      ['2024-03-04', { kind: 'assumption.linked', assumptionId: 'a1' }],
      ['2024-03-04', guess('large')],
    );
    const told = { a1: assumptionLog(['2024-03-04', stated()]) };
    const guessed = started(events, { assumptionEvents: told });
    const pointed = started(events.slice(0, 1), { assumptionEvents: told, size: 8 });
    expect(guessed.size).toBe(8);
    expect(guessed.assessment.asked.rung).toBe('research');
    // 8 points, nothing found, research is 3 on the ladder.
    expect(guessed.assessment.doubt).toBe(24);
    expect(guessed.assessment).toEqual(pointed.assessment);
  });

  test('what was guessed before the start is the size at start; what is guessed after it is not', () => {
    const before = started(premiseLog(['2024-03-04', guess('large')]));
    const after = started(premiseLog(['2024-03-12', guess('large')]));
    expect(before.stood).toMatchObject({ size: 8, asked: { rung: 'research' } });
    expect(after.stood).toMatchObject({ size: null, asked: { rung: 'anecdote', unsized: true } });
    expect(after.size).toBe(8);
  });

  test('a guess taken back is none, and the guess of an epic is not its stories’', () => {
    expect(foldPremise(premiseLog(['2024-03-04', guess('medium')], ['2024-03-05', guess(null)])).sizeGuess).toBeNull();
    const epic = foldPremise(
      premiseLog(['2024-03-04', { kind: 'outcome.stated', parts: anOutcome() }], ['2024-03-05', guess('large')]),
    );
    expect(inEffect(EMPTY_PREMISE, epic)).toMatchObject({ inherited: true, premise: { sizeGuess: null } });
  });

  property.prop([premiseLogs, fc.constantFrom(0, 1, 2, 3, 5, 8, 13)])(
    'never counts where Jira gives points',
    (events, size) => {
      const bare = events.filter(({ kind }) => kind !== 'size.guessed');
      expect(started(events, { size }).assessment.asked).toEqual(started(bare, { size }).assessment.asked);
    },
  );

  test('two people guess differently: the second is told', () => {
    const premise = foldPremise(premiseLog(['2024-03-04', guess('small')]));
    const command = { id: 'c', kind: 'guessSize', size: 'large' } as const;
    expect(eventsFor({ ...command, seenRev: 0 }, premise, new Map(), '1')).toEqual({ kind: 'conflict', field: 'size' });
    expect(eventsFor({ ...command, seenRev: 1 }, premise, new Map(), '1').kind).toBe('append');
    expect(eventsFor({ ...command, seenRev: 0, size: 'small' }, premise, new Map(), '1').kind).toBe('unchanged');
  });
});

describe('the problem line', () => {
  const saw = (problem: string) => ({ kind: 'problem.stated', problem }) as const;

  test('is the story’s own where it has one, else its epic’s', () => {
    const epic = foldPremise(
      premiseLog(
        ['2024-03-04', { kind: 'outcome.stated', parts: anOutcome() }],
        ['2024-03-04', saw('Teams of one leave')],
      ),
    );
    expect(inEffect(EMPTY_PREMISE, epic).premise.problem).toBe('Teams of one leave');
    const own = foldPremise(premiseLog(['2024-03-05', saw('Seen in support, March')]));
    expect(inEffect(own, epic)).toMatchObject({ inherited: true, premise: { problem: 'Seen in support, March' } });
  });

  test('said by somebody else meanwhile, both are kept for the person to choose', () => {
    const premise = foldPremise(premiseLog(['2024-03-04', saw('Theirs')]));
    const command = { id: 'c', kind: 'stateProblem', problem: 'Mine', seenRev: 0 } as const;
    expect(eventsFor(command, premise, new Map(), '1')).toEqual({ kind: 'conflict', field: 'problem' });
    expect(eventsFor({ ...command, seenRev: 1 }, premise, new Map(), '1')).toMatchObject({
      appends: [{ event: saw('Mine') }],
    });
  });
});

describe('“this is what users do”', () => {
  const OUTPUT = 'build invites';
  const says = (does: string) => ({ kind: 'outcome.stated', parts: { does } }) as const;
  const waved = { kind: 'hint.dismissed', hint: OUTPUT_HINT, part: 'does' } as const;
  const creditOf = (...events: readonly PremiseEvent[]) => {
    const premise = foldPremise(premiseLog(...events.map((event) => ['2024-03-04', event] as const)));
    const { checks } = assess(anAssessInput({ premise, assumptions: [] })).score;
    return checks.find(({ id }) => id === 'does')?.credit;
  };

  test('earns the credit of saying what they do, until those words change', () => {
    expect(creditOf(says(OUTPUT))).toBe(0);
    expect(creditOf(says(OUTPUT), waved)).toBe(1);
    expect(creditOf(says(OUTPUT), waved, { kind: 'outcome.stated', parts: { who: 'Teams' } })).toBe(1);
    expect(creditOf(says(OUTPUT), waved, says('build invitations'))).toBe(0);
    expect(creditOf(says(OUTPUT), waved, says('build invitations'), waved)).toBe(1);
  });

  test('of other advice earns nothing, and nothing earns credit for saying nothing', () => {
    expect(creditOf(says(OUTPUT), { ...waved, hint: 'noNumber' })).toBe(0);
    expect(creditOf(says(OUTPUT), { ...waved, part: 'who' })).toBe(0);
    expect(creditOf(waved)).toBe(0);
  });

  test('is refused where there is nothing said, and where the words changed after they were seen', () => {
    const premise = foldPremise(premiseLog(['2024-03-04', says(OUTPUT)], ['2024-03-05', says('build more')]));
    const command = { id: 'c', kind: 'dismissHint', hint: OUTPUT_HINT, part: 'does' } as const;
    expect(eventsFor({ ...command, seenRev: 1 }, premise, new Map(), '1').kind).toBe('conflict');
    expect(eventsFor({ ...command, seenRev: 2 }, premise, new Map(), '1').kind).toBe('append');
    expect(eventsFor({ ...command, seenRev: 0 }, EMPTY_PREMISE, new Map(), '1').kind).toBe('invalid');
    const held = applyPremise(premise, { ...waved, rev: 3, atMs: 0 });
    expect(eventsFor({ ...command, seenRev: 2 }, held, new Map(), '1').kind).toBe('unchanged');
    expect(dismissedHints(held)).toEqual([OUTPUT_HINT]);
    expect(dismissedHints(premise)).toEqual([]);
    expect(isDismissed(held, OUTPUT_HINT, 'who')).toBe(false);
  });
});

describe('a verdict that follows from a number', () => {
  const forty = { text: 'at least 40 %', atLeast: 40 };

  test.each([
    [39.9, 'refutes'],
    [40, 'supports'],
    [40.1, 'supports'],
    [0, 'refutes'],
  ] as const)('%d against at least 40 %s', (observed, verdict) => {
    expect(verdictOf(observed, forty)).toBe(verdict);
  });

  test('needs a number on both sides', () => {
    expect(verdictOf(undefined, forty)).toBeNull();
    expect(verdictOf(40, { text: 'most of them', atLeast: null })).toBeNull();
    expect(verdictOf(40, null)).toBeNull();
  });

  const assumption = foldedAssumption(assumptionLog(['2024-03-04', stated()], ['2024-03-05', thresholdSet(forty)]));
  const add = (over: Partial<Finding>, about = assumption) =>
    eventsFor(
      { id: 'c', seenRev: 2, kind: 'addFinding', assumptionId: 'assumption-1', finding: aFinding(over) },
      aPremise(),
      new Map([['assumption-1', about]]),
      '10001',
    );

  test('another verdict needs a sentence, a dash is none', () => {
    const against = { observed: 39, verdict: 'supports' } as const;
    expect(add(against)).toEqual({ kind: 'invalid', field: 'finding.because' });
    expect(add({ ...against, because: '–' })).toEqual({ kind: 'invalid', field: 'finding.because' });
    expect(add({ ...against, because: 'Half of them were on holiday' }).kind).toBe('append');
    expect(add({ ...against, verdict: 'refutes' }).kind).toBe('append');
    expect(add({ ...against, verdict: 'inconclusive' }).kind).toBe('invalid');
    expect(needsReason(aFinding({ verdict: 'supports' }), forty)).toBe(false);
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('%d was never observed', (observed) => {
    expect(add({ observed })).toEqual({ kind: 'invalid', field: 'finding.observed' });
  });

  test('mending the note of a finding is possible whatever the threshold has become since', () => {
    const found = foldedAssumption(
      assumptionLog(
        ['2024-03-04', stated()],
        ['2024-03-05', thresholdSet(forty)],
        ['2024-03-08', findingAdded({ observed: 45 })],
        ['2024-03-09', thresholdSet({ atLeast: 60 })],
      ),
    );
    const edit = (over: Partial<Finding>) =>
      eventsFor(
        {
          ...{ id: 'c', seenRev: 4, kind: 'editFinding', assumptionId: 'assumption-1' },
          finding: aFinding({ observed: 45, ...over }),
        },
        aPremise(),
        new Map([['assumption-1', found]]),
        '10001',
      );
    expect(edit({ note: 'In March' }).kind).toBe('append');
    expect(edit({ observed: 46 })).toEqual({ kind: 'invalid', field: 'finding.because' });
  });

  test('a number taken back in an edit is gone, and when it was recorded stays', () => {
    const edited = foldedAssumption(
      assumptionLog(
        ['2024-03-04', stated()],
        ['2024-03-08', findingAdded({ observed: 45, because: 'we think' })],
        ['2024-03-09', { kind: 'finding.edited', finding: aFinding({ note: 'mended' }) }],
      ),
    );
    expect(edited.findings).toEqual([
      { ...aFinding({ note: 'mended' }), recordedMs: at('2024-03-08'), editedMs: at('2024-03-09'), rev: 3 },
    ]);
  });
});

describe('a doubt', () => {
  const doubt = { kind: 'assumption.linked', assumptionId: 'doubt', asDoubt: true } as const;
  const named = { kind: 'assumption.linked', assumptionId: 'named' } as const;
  const fold = (...events: readonly PremiseEvent[]) =>
    foldPremise(premiseLog(...events.map((event) => ['2024-03-04', event] as const)));

  test('is the riskiest only while it is the only one, whichever came first', () => {
    expect(fold(doubt)).toMatchObject({ riskiestId: 'doubt', doubtIds: ['doubt'] });
    expect(fold(doubt, named)).toMatchObject({ riskiestId: 'named', doubtIds: ['doubt'] });
    expect(fold(named, doubt)).toMatchObject({ riskiestId: 'named', doubtIds: ['doubt'] });
  });

  test('is one no longer once a writer makes it the riskiest, and then gives way to nothing', () => {
    const taken = fold(doubt, { kind: 'riskiest.chosen', assumptionId: 'doubt' });
    expect(taken).toMatchObject({ riskiestId: 'doubt', doubtIds: [] });
    expect(fold(doubt, { kind: 'riskiest.chosen', assumptionId: 'doubt' }, named).riskiestId).toBe('doubt');
    expect(statesABet(taken)).toBe(true);
  });

  test('does not cut a story off its epic: it joins what the epic rests on', () => {
    const epic = foldPremise(
      premiseLog(
        ['2024-03-04', { kind: 'outcome.stated', parts: anOutcome() }],
        ['2024-03-04', { kind: 'assumption.linked', assumptionId: 'epics' }],
      ),
    );
    expect(inEffect(fold(doubt), epic)).toMatchObject({
      inherited: true,
      premise: { assumptionIds: ['epics', 'doubt'], riskiestId: 'epics', doubtIds: ['doubt'] },
    });
    expect(inEffect(fold(doubt, named), epic)).toMatchObject({ inherited: false });
    expect(
      inEffect(fold(doubt, { kind: 'assumption.unlinked', assumptionId: 'doubt' }), epic).premise.doubtIds,
    ).toEqual([]);
  });

  test('never rewords an assumption that is there', () => {
    const known = new Map([['assumption-1', anAssumption()]]);
    const command = { id: 'c', seenRev: 0, kind: 'addDoubt', assumptionId: 'assumption-1' } as const;
    expect(eventsFor({ ...command, statement: 'Nobody invites' }, aPremise(), known, '10001')).toEqual({
      kind: 'invalid',
      field: 'assumptionId',
    });
    const same = { ...command, statement: 'Admins know whom to invite' };
    expect(eventsFor(same, aPremise(), known, '10001').kind).toBe('unchanged');
    expect(eventsFor({ ...same, statement: ' … ' }, aPremise(), new Map(), '10001').kind).toBe('invalid');
  });

  test('cut off between its words and its link, sending it again adds the link alone', () => {
    const known = new Map([['assumption-1', anAssumption()]]);
    const command = { id: 'c', seenRev: 0, kind: 'addDoubt', assumptionId: 'assumption-1' } as const;
    const outcome = eventsFor({ ...command, statement: 'Admins know whom to invite' }, EMPTY_PREMISE, known, '10001');
    expect(outcome).toEqual({
      kind: 'append',
      appends: [{ stream: 'premise', event: { ...doubt, assumptionId: 'assumption-1' } }],
    });
  });

  property.prop([premiseLogs])('doubts are always linked, and the riskiest is one only where all are', (events) => {
    const { assumptionIds, doubtIds, riskiestId } = foldPremise(events);
    expect(doubtIds.filter((id) => !assumptionIds.includes(id))).toEqual([]);
    if (
      riskiestId !== null &&
      doubtIds.includes(riskiestId) &&
      !events.some(({ kind }) => kind === 'assumption.unlinked')
    )
      expect(doubtIds).toEqual(assumptionIds);
  });
});

test('a size, a click and a doubt are not the first premise of a project; a problem is', () => {
  const silent: readonly PremiseEvent[] = [
    guess('large'),
    { kind: 'hint.dismissed', hint: OUTPUT_HINT, part: 'does' },
    { kind: 'assumption.linked', assumptionId: 'a', asDoubt: true },
  ];
  const said = [...silent, { kind: 'problem.stated', problem: 'Teams of one leave' } as const];
  const firstOf = (events: readonly PremiseEvent[]) =>
    foldPremise(events.map((event, i) => ({ ...event, rev: i + 1, atMs: 1000 + i }))).firstMs;
  expect(firstOf(silent)).toBeNull();
  expect(firstOf(said)).toBe(1003);
});

test('every guess has its points, larger for larger', () => {
  const points = SIZE_GUESSES.map((size) => GUESSED_POINTS[size]);
  expect(points).toEqual([...points].sort((a, b) => a - b));
});
