import { describe, expect, test } from 'vitest';
import { launchFinding, offeredEvidence } from '../../src/domain/after-release';
import { betWords, dueOwner, outcomeOwner, type OwnerWord } from '../../src/domain/owner';
import { aFinding, anAssumption, at } from '../support/builders';

const stated = (actor: string | null): OwnerWord => ({ kind: 'outcome.stated', actor });
const owned = (actor: string | null): OwnerWord => ({ kind: 'outcome.owned', actor });
const decided = (actor: string | null): OwnerWord => ({ kind: 'decision.made', actor });

describe('the owner of an outcome', () => {
  test('is whoever last stated it, until somebody takes it on; later wording does not move it', () => {
    expect(outcomeOwner([stated('ann'), stated('bo')])).toBe('bo');
    expect(outcomeOwner([stated('ann'), owned('cy'), stated('bo')])).toBe('cy');
    expect(outcomeOwner([owned('cy'), owned('di')])).toBe('di');
  });

  test('is nobody where nothing is stated, and after the account was erased', () => {
    expect(outcomeOwner([])).toBeNull();
    expect(outcomeOwner([stated('ann'), owned(null)])).toBeNull();
    expect(outcomeOwner([stated(null)])).toBeNull();
  });
});

describe('the owner of what is due', () => {
  test('is the outcome’s for checks and re-checks, and who decided for what was decided', () => {
    const words = [stated('ann'), decided('bo')];
    expect((['check', 'recheck'] as const).map((kind) => dueOwner(kind, words, words))).toEqual(['ann', 'ann']);
    expect((['waiver', 'revisit', 'stop'] as const).map((kind) => dueOwner(kind, words, words))).toEqual(
      Array(3).fill('bo'),
    );
  });

  test('is in all of it whoever took the outcome on', () => {
    const words = [stated('ann'), decided('bo'), owned('cy')];
    expect(dueOwner('waiver', words, words)).toBe('cy');
    expect(dueOwner('check', words, words)).toBe('cy');
  });

  test('of an inherited outcome is the epic’s, of a story’s own decision who made it', () => {
    expect(dueOwner('recheck', [decided('bo')], [stated('ann')])).toBe('ann');
    expect(dueOwner('waiver', [decided('bo')], [stated('ann')])).toBe('bo');
  });
});

describe('where the outcome stands that a story is held to', () => {
  const [own, parent, lent] = [[stated('ann')], [owned('bo')], [stated('cy')]];
  const none = [decided('di')];

  test('is the story first, then the project’s outcome it rests on by itself, then its epic', () => {
    expect(betWords({ own, parent, lent }, false)).toBe(own);
    expect(betWords({ own: none, parent, lent }, false)).toBe(lent);
    expect(betWords({ own: none, parent, lent: [] }, false)).toBe(parent);
  });

  test('is the epic before the outcome it rests on through its epic, and nowhere where nobody said one', () => {
    expect(betWords({ own: none, parent, lent }, true)).toBe(parent);
    expect(betWords({ own: none, parent: none, lent }, true)).toBe(lent);
    expect(betWords({ own: none, parent: none, lent: [] }, true)).toEqual([]);
  });
});

describe('what came of a release', () => {
  const check = { result: 'met', observed: '45 %', on: '2024-05-02' } as const;

  test('is launch evidence for or against, with the words and the day of the check', () => {
    expect(launchFinding('10001', check)).toMatchObject({
      ...{ method: 'measuredAfterRelease', verdict: 'supports', found: '2024-05-02', note: '45 %' },
    });
    expect(launchFinding('10001', { ...check, result: 'missed' })?.verdict).toBe('refutes');
    expect(launchFinding('10001', { ...check, result: 'tooEarly' })).toBeNull();
  });

  test('is offered once, on what was assumed before', () => {
    const before = anAssumption();
    expect(offeredEvidence('10001', check, before, null)).not.toBeNull();
    expect(offeredEvidence('10001', null, before, null)).toBeNull();
    expect(offeredEvidence('10001', check, null, null)).toBeNull();
    const recorded = anAssumption({ findings: [aFinding({ id: 'outcome-check-10001' })] });
    expect(offeredEvidence('10001', check, recorded, null)).toBeNull();
    expect(
      offeredEvidence('10001', check, { ...recorded, findings: [], withdrawn: recorded.findings }, null),
    ).toBeNull();
  });

  test('is not offered on the lesson it taught', () => {
    const lesson = { ...anAssumption(), statedMs: at('2024-05-02 10:00') };
    expect(offeredEvidence('10001', check, lesson, at('2024-03-11'))).toBeNull();
    expect(offeredEvidence('10001', check, lesson, at('2024-05-02 11:00'))).not.toBeNull();
  });
});
