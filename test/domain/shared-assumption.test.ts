/** Sharing an assumption and resting on one stated elsewhere: what the commands mean, and whose words are published. */
import { describe, expect, test } from 'vitest';
import { eventsFor } from '../../src/domain/decide-command';
import { EMPTY_PREMISE } from '../../src/domain/premise';
import type { Assumption } from '../../src/domain/premise';
import { publish } from '../../src/domain/published';
import { assess } from '../../src/domain/assess';
import {
  anAssessInput,
  anAssumption,
  aPremise,
  at,
  foldedAssumption,
  assumptionLog,
  STATED,
  stated,
  THRESHOLD_SET,
  thresholdSet,
  TODAY,
} from '../support/builders';

const HERE = '10001';
const SHOP = '10100';
const command = { id: 'command-1', seenRev: 0, assumptionId: 'assumption-1' } as const;
const share = (on: boolean, known: Assumption, issueId = HERE) =>
  eventsFor({ ...command, kind: 'shareAssumption', on }, aPremise(), new Map([[known.id, known]]), issueId, SHOP);
const link = (known: readonly Assumption[], premise = EMPTY_PREMISE) =>
  eventsFor(
    { ...command, kind: 'linkAssumption' },
    premise,
    new Map(known.map((each) => [each.id, each])),
    '10002',
    SHOP,
  );
const shared = foldedAssumption(
  assumptionLog(
    [STATED, stated()],
    [THRESHOLD_SET, thresholdSet()],
    ['2024-03-06', { kind: 'assumption.shared', inProject: SHOP }],
  ),
);
const sharing = (inProject: string | null) => ({
  kind: 'append',
  appends: [{ stream: 'assumption', assumptionId: 'assumption-1', event: { kind: 'assumption.shared', inProject } }],
});

describe('sharing', () => {
  test('says in which project, once, and can be taken back', () => {
    expect(anAssumption().sharedIn).toBeNull();
    expect(shared.sharedIn).toBe(SHOP);
    expect(share(true, anAssumption())).toEqual(sharing(SHOP));
    expect(share(true, shared)).toEqual({ kind: 'unchanged' });
    expect(share(false, shared)).toEqual(sharing(null));
    expect(share(false, anAssumption())).toEqual({ kind: 'unchanged' });
  });

  test('is done where the words were said: whoever rests on them elsewhere does not answer for them', () => {
    expect(share(true, anAssumption(), '10002')).toEqual({ kind: 'invalid', field: 'assumptionId' });
    expect(share(false, shared, '10002')).toEqual({ kind: 'invalid', field: 'assumptionId' });
  });
});

describe('resting on an assumption stated elsewhere', () => {
  test('links it, once, and never one that does not exist', () => {
    const linked = { kind: 'assumption.linked', assumptionId: 'assumption-1' };
    expect(link([anAssumption()])).toEqual({ kind: 'append', appends: [{ stream: 'premise', event: linked }] });
    expect(link([anAssumption()], aPremise())).toEqual({ kind: 'unchanged' });
    expect(link([])).toEqual({ kind: 'invalid', field: 'assumptionId' });
  });
});

describe('the issue property', () => {
  const published = (riskiest: Assumption, issueId: string, projectId = SHOP) => {
    const input = anAssessInput({ assumptions: [riskiest] });
    return publish({
      ...{ issueId, projectId, rev: 1, premise: input.premise, inheritedFrom: null, riskiest },
      ...{ assessment: assess(input), start: input.start, doneMs: null, settings: input.settings, nowMs: at(TODAY) },
      validated: null,
    });
  };

  test.each([
    ['where it was said', anAssumption(), HERE, SHOP, 'Admins know whom to invite'],
    ['elsewhere, shared in this project', shared, '10002', SHOP, 'Admins know whom to invite'],
    ['elsewhere, shared in another project', shared, '10002', '10200', ''],
    ['elsewhere, not shared', anAssumption(), '10002', SHOP, ''],
  ] as const)('%s', (_, riskiest, issueId, projectId, words) => {
    const property = published(riskiest, issueId, projectId);
    expect(property.words.riskiest).toBe(words);
    // How it stands and which risk it is are no words: they decide what comes next here.
    expect(property).toMatchObject({ standing: 'untested', risk: 'value', nextStep: 'testFirst' });
    expect(property.words.who).toBe('New teams');
  });
});
