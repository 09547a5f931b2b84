import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { assess } from '../../src/domain/assess';
import type { Assessment, Rung } from '../../src/domain/assessment';
import type { CommandOutcome } from '../../src/domain/decide-command';
import { eventsFor } from '../../src/domain/decide-command';
import { dayOf } from '../../src/domain/day';
import { RUNG_VALUE } from '../../src/domain/ladder';
import type { Assumption, AssumptionEvent, Dated, Premise } from '../../src/domain/premise';
import { applyAssumption, applyPremise, foldAssumption, foldPremise } from '../../src/domain/premise-log';
import { publish } from '../../src/domain/published';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { standingOf } from '../../src/domain/standing';
import { validatedOf } from '../../src/domain/validated';
import {
  ASSUMPTION_IDS,
  assessInputs,
  assumptionLogs,
  commands,
  findings,
  moments,
  outcomes,
  premiseLogs,
  settings,
  sizes,
  statedEvents,
  thresholds,
} from '../support/arbitraries';
import { at, DAY_MS, foldedAssumption } from '../support/builders';

const NOW_MS = at('2026-01-01');
const worth = (rung: Rung | null) => (rung === null ? 0 : RUNG_VALUE[rung]);

/** One more event, a day after the last. */
function then(events: readonly Dated<AssumptionEvent>[], event: AssumptionEvent): Dated<AssumptionEvent>[] {
  const last = events.at(-1);
  if (last === undefined) throw new Error('an assumption begins with its statement');
  return [...events, { ...event, rev: last.rev + 1, atMs: last.atMs + DAY_MS }];
}
const riskiestReplaced = (assumptions: readonly Assumption[], by: Assumption) => [by, ...assumptions.slice(1)];

describe('folding', () => {
  test.prop([premiseLogs, fc.nat(12)])('a premise part way and then the rest is folding it whole', (events, n) => {
    expect(events.slice(n).reduce(applyPremise, foldPremise(events.slice(0, n)))).toEqual(foldPremise(events));
  });

  test.prop([assumptionLogs, fc.nat(12)])(
    'an assumption part way and then the rest is folding it whole',
    (events, n) => {
      const partWay = foldAssumption('a', events.slice(0, n));
      const rest = events.slice(n).reduce<Assumption | null>((so, event) => applyAssumption(so, 'a', event), partWay);
      expect(rest).toEqual(foldAssumption('a', events));
    },
  );

  test.prop([premiseLogs])('leaves a riskiest exactly when something is linked, and one of the linked', (events) => {
    const { riskiestId, assumptionIds } = foldPremise(events);
    expect(riskiestId === null).toBe(assumptionIds.length === 0);
    if (riskiestId !== null) expect(assumptionIds).toContain(riskiestId);
    expect(new Set(assumptionIds).size).toBe(assumptionIds.length);
  });

  test.prop([assumptionLogs])('never loses a finding: each is counted or withdrawn, once', (events) => {
    const { findings: counted, withdrawn } = foldedAssumption(events);
    const added = events.flatMap((event) => (event.kind === 'finding.added' ? [event.finding.id] : []));
    expect([...counted, ...withdrawn].map(({ id }) => id).sort()).toEqual([...new Set(added)].sort());
  });
});

describe('standing', () => {
  test.prop([assumptionLogs, moments])('does not depend on the order of findings', (events, nowMs) => {
    const assumption = foldedAssumption(events);
    const { findings: forth, ...standing } = standingOf(assumption, nowMs);
    const { findings: back, ...reversed } = standingOf(
      { ...assumption, findings: [...assumption.findings].reverse() },
      nowMs,
    );
    expect(reversed).toEqual(standing);
    expect([...back].reverse()).toEqual(forth);
  });

  test.prop([assumptionLogs, findings, moments])(
    'is restored by withdrawing what was added',
    (events, finding, nowMs) => {
      const added = then(events, { kind: 'finding.added', finding: { ...finding, id: 'new' } });
      const withdrawn = then(added, { kind: 'finding.withdrawn', findingId: 'new' });
      expect(standingOf(foldedAssumption(withdrawn), nowMs)).toEqual(standingOf(foldedAssumption(events), nowMs));
    },
  );

  test.prop([assumptionLogs, findings, moments])(
    'never falls for one more supporting finding',
    (events, finding, nowMs) => {
      const more = then(events, { kind: 'finding.added', finding: { ...finding, id: 'new', verdict: 'supports' } });
      const before = standingOf(foldedAssumption(events), nowMs);
      const after = standingOf(foldedAssumption(more), nowMs);
      expect(worth(after.support)).toBeGreaterThanOrEqual(worth(before.support));
      if (before.standing === 'supported') expect(after.standing).toBe('supported');
      if (before.standing !== 'refuted') expect(after.standing).not.toBe('refuted');
    },
  );

  test.prop([assumptionLogs, statedEvents, moments])(
    'gains nothing by rewording: support never grows, refutation never shrinks',
    (events, reworded, nowMs) => {
      const before = standingOf(foldedAssumption(events), nowMs);
      const after = standingOf(foldedAssumption(then(events, reworded)), nowMs);
      expect(worth(after.support)).toBeLessThanOrEqual(worth(before.support));
      expect(worth(after.refute)).toBeGreaterThanOrEqual(worth(before.refute));
    },
  );

  test.prop([assumptionLogs, thresholds, moments])(
    'gains nothing by moving the threshold: support never grows, refutation never shrinks',
    (events, threshold, nowMs) => {
      const before = standingOf(foldedAssumption(events), nowMs);
      const after = standingOf(foldedAssumption(then(events, { kind: 'threshold.set', threshold })), nowMs);
      expect(worth(after.support)).toBeLessThanOrEqual(worth(before.support));
      expect(worth(after.refute)).toBeGreaterThanOrEqual(worth(before.refute));
    },
  );
});

describe('an assessment', () => {
  const points = ({ score }: Assessment) => (score.kind === 'scored' ? score.points : null);

  test.prop([assessInputs])(
    'scores a whole number from 0 to 100 of weights that make 100, or names a state',
    (input) => {
      const { score, doubt, nextDueMs } = assess(input);
      expect(score.checks.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(100, 9);
      for (const { credit } of score.checks) expect(credit >= 0 && credit <= 1).toBe(true);
      if (score.kind === 'scored') {
        expect(Number.isInteger(score.points)).toBe(true);
        expect(score.points).toBeGreaterThanOrEqual(0);
        expect(score.points).toBeLessThanOrEqual(100);
      }
      expect(Number.isFinite(doubt) && doubt >= 0).toBe(true);
      if (nextDueMs !== null) expect(nextDueMs).toBeGreaterThan(input.nowMs);
    },
  );

  test.prop([assessInputs, outcomes, settings])('of words alone is never above 50', (input, outcome, with_) => {
    const assumptions = input.assumptions.map((assumption) => ({ ...assumption, findings: [] }));
    const premise = { ...input.premise, outcome };
    expect(points(assess({ ...input, premise, assumptions, settings: with_ })) ?? 0).toBeLessThanOrEqual(50);
  });

  test.prop([assessInputs, assumptionLogs, findings])('never falls for stronger support', (input, events, finding) => {
    const premise: Premise = { ...input.premise, assumptionIds: [...ASSUMPTION_IDS], riskiestId: ASSUMPTION_IDS[0] };
    const of = (stream: readonly Dated<AssumptionEvent>[]) => {
      const riskiest = foldedAssumption(stream, ASSUMPTION_IDS[0]);
      return points(assess({ ...input, premise, assumptions: riskiestReplaced(input.assumptions, riskiest) }));
    };
    const more = then(events, { kind: 'finding.added', finding: { ...finding, id: 'new', verdict: 'supports' } });
    const [before, after] = [of(events), of(more)];
    const stronger =
      worth(standingOf(foldedAssumption(more), input.nowMs).support) >
      worth(standingOf(foldedAssumption(events), input.nowMs).support);
    if (before !== null && stronger) expect(after ?? -1).toBeGreaterThanOrEqual(before);
  });

  test.prop([assessInputs, sizes])('never asks less nor scores more for a larger story', (input, size) => {
    const larger = { ...input, size: (input.size ?? 0) + (size ?? 0) };
    const [before, after] = [assess(input), assess(larger)];
    expect(worth(after.asked.rung)).toBeGreaterThanOrEqual(worth(before.asked.rung));
    expect(points(after) ?? 0).toBeLessThanOrEqual(points(before) ?? 0);
  });

  test.prop([assessInputs])('does not depend on the order in which assumptions arrive', (input) => {
    expect(assess({ ...input, assumptions: [...input.assumptions].reverse() })).toEqual(assess(input));
  });

  test.prop([assessInputs, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })])(
    'changes by time alone at the moment it names and not before',
    (input, part) => {
      const now = assess(input);
      const end = now.nextDueMs ?? input.nowMs + 3000 * DAY_MS;
      const between = input.nowMs + Math.floor((end - input.nowMs) * part);
      expect(assess({ ...input, nowMs: between })).toEqual(now);
    },
  );

  test.prop([assessInputs])('can always be published in 4,000 characters', (input) => {
    const riskiest = input.assumptions[0] ?? null;
    const value = publish({
      ...input,
      issueId: '10001',
      rev: 1,
      inheritedFrom: null,
      riskiest,
      assessment: assess(input),
      validated: null,
    });
    expect(JSON.stringify(value).length).toBeLessThanOrEqual(4000);
  });

  const long = fc.string({ unit: 'binary', minLength: 2000, maxLength: 10_000 });
  test.prop([assessInputs, long, long, long], { numRuns: 30 })(
    'can be published in 4,000 characters though somebody pasted a book',
    (input, who, does, statement) => {
      const premise = { ...input.premise, outcome: { who, does, metric: who, from: does, to: who, by: null } };
      const riskiest = input.assumptions.map((assumption) => ({ ...assumption, statement }))[0] ?? null;
      const assessment = assess({ ...input, premise });
      const more = { issueId: '10001', rev: 1, inheritedFrom: null, riskiest, assessment, validated: null };
      expect(JSON.stringify(publish({ ...input, premise, ...more })).length).toBeLessThanOrEqual(4000);
    },
  );
});

describe('what delivery rested on', () => {
  const split = <E>(events: readonly Dated<E>[], ms: number) => events.filter(({ atMs }) => atMs <= ms);

  test.prop([premiseLogs, assumptionLogs, assumptionLogs, moments, sizes, moments])(
    'at its start is not changed by anything recorded after it',
    (premiseEvents, first, second, startMs, sizeAtStart, nowMs) => {
      const of = (
        cut: (events: readonly Dated<AssumptionEvent>[]) => readonly Dated<AssumptionEvent>[],
        all: boolean,
      ) =>
        validatedOf({
          start: { kind: 'started', atMs: startMs },
          premiseEvents: all ? premiseEvents : split(premiseEvents, startMs),
          assumptionEvents: new Map([
            [ASSUMPTION_IDS[0], cut(first)],
            [ASSUMPTION_IDS[1], cut(second)],
          ]),
          sizeAtStart,
          groupSize: null,
          settings: DEFAULT_SETTINGS,
          nowMs: Math.max(startMs, nowMs),
        });
      const known = of((events) => split(events, startMs), false);
      const whole = of((events) => events, true);
      if (known === 'before' || known === 'against') expect(whole).toBe(known);
      else expect(['after', 'never']).toContain(whole);
    },
  );
});

describe('a command', () => {
  /** What the store does with a decision: date the appends and fold them in. */
  function kept(outcome: CommandOutcome, premise: Premise, assumptions: ReadonlyMap<string, Assumption>) {
    const map = new Map(assumptions);
    let after = premise;
    for (const append of outcome.kind === 'append' ? outcome.appends : []) {
      if (append.stream === 'premise') {
        after = applyPremise(after, { ...append.event, rev: after.rev + 1, atMs: NOW_MS });
      } else {
        const was = map.get(append.assumptionId) ?? null;
        const is = applyAssumption(was, append.assumptionId, {
          ...append.event,
          rev: (was?.rev ?? 0) + 1,
          atMs: NOW_MS,
        });
        if (is !== null) map.set(append.assumptionId, is);
      }
    }
    return { premise: after, assumptions: map };
  }

  test.prop([premiseLogs, assumptionLogs, assumptionLogs, commands])(
    'sent twice counts once, and never links what does not exist',
    (premiseEvents, first, second, command) => {
      const premise = foldPremise(premiseEvents);
      const assumptions = new Map(
        [first, second].map((events, i) => {
          const id = ASSUMPTION_IDS[i] ?? '';
          return [id, foldedAssumption(events, id)] as const;
        }),
      );
      const once = eventsFor(command, premise, assumptions, '10001', '10100');
      const after = kept(once, premise, assumptions);
      const twice = eventsFor(command, after.premise, after.assumptions, '10001', '10100');
      expect(twice.kind).toBe(once.kind === 'append' ? 'unchanged' : once.kind);
      for (const id of after.premise.assumptionIds) expect(after.assumptions.has(id)).toBe(true);
    },
  );
});

test.prop([moments])('a moment lies in its day', (ms) => {
  expect(ms - Date.parse(`${dayOf(ms)}T00:00:00Z`)).toBeLessThan(DAY_MS);
});
