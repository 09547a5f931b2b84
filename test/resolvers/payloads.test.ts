import { describe, expect, test } from 'vitest';
import { aFinding } from '../support/builders';
import { addFinding, stateAssumption, stateOutcome } from '../store/a-store';
import { aSite } from './a-panel';

const ID = 'assumption-00000000';
const at = { id: 'command-00000000', seenRev: 0 };
const finding = (over: Readonly<Record<string, unknown>>) => ({
  ...at,
  kind: 'addFinding',
  assumptionId: ID,
  finding: { ...aFinding({ id: 'finding-00000000' }), ...over },
});
const decision = (decided: unknown) => ({ ...at, kind: 'decide', decision: decided });

/** What is sent as the command, and the part that is named. */
const REFUSED: readonly (readonly [sentence: string, command: unknown, field: string])[] = [
  ['no command', null, 'command'],
  ['an unknown kind', { ...at, kind: 'deleteEverything' }, 'command.kind'],
  ['an id with a space in it', { ...stateOutcome('x', {}), id: 'a b c d e f g' }, 'command.id'],
  ['an id that is too short to be unique', { ...stateOutcome('x', {}), id: '1234567' }, 'command.id'],
  ['a revision below nothing', { ...stateOutcome('x', {}), seenRev: -1 }, 'command.seenRev'],
  ['half a revision', { ...stateOutcome('x', {}), seenRev: 0.5 }, 'command.seenRev'],
  ['10,001 characters', stateOutcome('x', { who: 'x'.repeat(10_001) }), 'command.parts.who'],
  ['a number for words', { ...at, kind: 'stateOutcome', parts: { does: 7 } }, 'command.parts.does'],
  ['30 February', stateOutcome('x', { by: '2026-02-30' }), 'command.parts.by'],
  ['a day before this century', stateOutcome('x', { by: '1999-12-31' }), 'command.parts.by'],
  ['a day after the next one', stateOutcome('x', { by: '2200-01-01' }), 'command.parts.by'],
  ['an empty assumption', stateAssumption('x', 'admins', ' '), 'command.statement'],
  ['an unknown risk', { ...stateAssumption('x', 'admins', 'They will'), risk: 'luck' }, 'command.risk'],
  ['a sample of nobody', finding({ sample: 0 }), 'command.finding.sample'],
  ['a sample of half a person', finding({ sample: 2.5 }), 'command.finding.sample'],
  ['an http link', finding({ link: 'http://example.test' }), 'command.finding.link'],
  ['a script for a link', finding({ link: 'javascript:alert(1)' }), 'command.finding.link'],
  ['a link with a password in it', finding({ link: 'https://me:secret@example.test' }), 'command.finding.link'],
  ['an unknown discipline', finding({ disciplines: ['sales'] }), 'command.finding.disciplines.0'],
  ['an unknown method', finding({ method: 'astrology' }), 'command.finding.method'],
  ['less than nothing observed', finding({ observed: -1 }), 'command.finding.observed'],
  ['an endless number observed', finding({ observed: Infinity }), 'command.finding.observed'],
  ['an unknown size', { ...at, kind: 'guessSize', size: 'huge' }, 'command.size'],
  ['a sentence for a hint', { ...at, kind: 'dismissHint', hint: 'It is fine', part: 'does' }, 'command.hint'],
  ['a draft of nothing', { ...at, kind: 'dismissDraft', source: 'requests', issueIds: [] }, 'command.issueIds'],
  ['a key for an id', { ...at, kind: 'dismissDraft', source: 'spike', issueIds: ['DESK-1'] }, 'command.issueIds.0'],
  ['a hint on no part', { ...at, kind: 'dismissHint', hint: 'noNumber', part: 'rev' }, 'command.part'],
  ['a problem of 10,001 characters', { ...at, kind: 'stateProblem', problem: 'x'.repeat(10_001) }, 'command.problem'],
  ['a doubt of 501', { ...at, kind: 'addDoubt', assumptionId: ID, statement: 'x'.repeat(501) }, 'command.statement'],
  ['a waiver without an end', decision({ kind: 'waive', reason: '', together: [] }), 'command.decision.until'],
  [
    'a no without a category',
    decision({ kind: 'no', category: 'mood', because: '', revisitWhen: '', together: [] }),
    'command.decision.category',
  ],
];

describe('a refusal names the part to mend', () => {
  test.for(REFUSED)('%s', async ([, command, field]) => {
    const { host, issues } = await aSite();
    const answer = await host.invoke('eve', 'save', { issueId: issues.lone, command });
    expect(answer).toEqual({ ok: false, error: { code: 'invalid', retryable: false, field } });
  });

  test.for([
    ['a key', 'SHOP-1'],
    ['a path', '../10001'],
    ['a query', '10001?expand=changelog'],
    ['nothing', ''],
    ['a leading nought', '010001'],
    ['a number', 10001],
  ] as const)('an issue named by %s instead of its id', async ([, issueId]) => {
    const { host } = await aSite();
    expect(await host.invoke('eve', 'readPanel', { issueId })).toEqual({
      ok: false,
      error: { code: 'invalid', retryable: false, field: 'issueId' },
    });
    expect(host.counts.jiraCalls).toBe(0);
  });
});

describe('at the edge of what is allowed', () => {
  test('10,000 characters, the smallest sample and a long link are accepted', async () => {
    const { save, issues } = await aSite();
    const words = stateOutcome('one', { who: 'x'.repeat(10_000), by: '2199-12-31' });
    expect(await save('eve', issues.lone, words)).toMatchObject({ ok: true });
    expect(await save('eve', issues.lone, stateAssumption('two', 'admins', 'They will'))).toMatchObject({ ok: true });
    const link = `https://example.test/${'x'.repeat(1_900)}`;
    const found = addFinding('three', 'admins', { sample: 1, link });
    expect(await save('eve', issues.lone, found)).toMatchObject({ ok: true });
  });

  test('words that are code stay words', async () => {
    const { save, readPanel, issues } = await aSite();
    const who = `'; DROP TABLE entry; -- <img src=x onerror=alert(1)> \u0000 \ud800 {{"$ref":1}}`;
    await save('eve', issues.lone, stateOutcome('one', { who }));
    expect(await readPanel('bo', issues.lone)).toMatchObject({ ok: true, value: { premise: { outcome: { who } } } });
  });
});
