/** Two editors at the same moment through the whole app: what was accepted is in the log, word for word, and told. */
import { fc } from '@fast-check/vitest';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { PanelView } from '../../src/contract/panel';
import type { Command } from '../../src/domain/command';
import type { Result } from '../../src/domain/failure';
import { query } from '../../src/store/sql';
import { idOf } from '../store/a-store';
import { aFinding } from '../support/builders';
import { aSite, valueOf } from './a-panel';

const HISTORIES = 4;
const ROUNDS = 4;

/** What one of them says, of what they last saw; every word is theirs alone. */
function said(dice: number, words: string, seen: PanelView): Command {
  const { premise, assumptions } = seen;
  const assumption = assumptions[dice % Math.max(1, assumptions.length)];
  const onPremise = { id: idOf(words), seenRev: premise.rev };
  // A new one has an id nobody else can have made; now and then one that is there is reworded.
  const reworded = dice % 12 === 3 ? assumption : undefined;
  const stated: Command = {
    ...{ id: onPremise.id, seenRev: reworded?.rev ?? 0, kind: 'stateAssumption', risk: 'value' },
    ...{ assumptionId: reworded?.id ?? idOf(`assumption-${words}`), statement: words },
  };
  const kind = dice % 6;
  if (kind === 0) return { ...onPremise, kind: 'stateProblem', problem: words };
  if (kind === 1) return { ...onPremise, kind: 'stateOutcome', parts: { does: words } };
  if (kind === 2) {
    return {
      ...onPremise,
      kind: 'decide',
      decision: { kind: 'no', category: 'other', because: words, revisitWhen: '', together: [] },
    };
  }
  if (kind === 3 || assumption === undefined) return stated;
  const on = { id: onPremise.id, seenRev: assumption.rev, assumptionId: assumption.id };
  return kind === 4
    ? { ...on, kind: 'setThreshold', threshold: { text: words, atLeast: null } }
    : { ...on, kind: 'addFinding', finding: aFinding({ id: idOf(`finding-${words}`), note: words }) };
}

test(`${HISTORIES} stories, ${ROUNDS} rounds of two saving at once`, async () => {
  const { host, readPanel, save } = await aSite();
  const all = fc.sample(fc.array(fc.nat(), { minLength: 2 * ROUNDS, maxLength: 2 * ROUNDS }), HISTORIES);
  for (const [place, dice] of all.entries()) {
    const { id: issueId } = host.site.createIssue('lea', {
      project: 'SHOP',
      type: 'Story',
      summary: `Story ${place}`,
      parent: null,
    });
    const accepted: string[] = [];
    const screens: PanelView[] = [valueOf(await readPanel('lea', issueId)), valueOf(await readPanel('eve', issueId))];
    for (let round = 0; round < ROUNDS; round += 1) {
      const people = ['lea', 'eve'] as const;
      const sent = people.map((who, i) => {
        const words = `s${place}r${round}${who}`;
        return { who, words, command: said(dice[2 * round + i] ?? 0, words, screens[i] ?? screens[0] ?? fail()) };
      });
      const answers = await Promise.all(sent.map(({ who, command }) => save(who, issueId, command)));
      for (const [i, answer] of answers.entries()) {
        const one = sent[i] ?? fail();
        if (answer.ok) accepted.push(one.words);
        else expect(['conflict', 'storeUnavailable']).toContain(answer.error.code);
        // Whoever is told of a conflict looks again; the other sees what their save answered.
        screens[i] = answer.ok ? answer.value : valueOf(await readPanel(one.who, issueId));
        // An answer that is lost is asked for again: the same command is the same words.
        if (answer.ok && (dice[round] ?? 0) % 3 === 0) {
          expect(isOk(await save(one.who, issueId, one.command))).toBe(true);
        }
      }
    }
    const rows = await host.run(null, () =>
      query(v.object({ body: v.string() }), 'SELECT body FROM entry ORDER BY at_ms', []),
    );
    const bodies = rows.map(({ body }) => body);
    for (const words of accepted) {
      expect(
        bodies.filter((body) => body.includes(`"${words}"`)),
        words,
      ).toHaveLength(1);
    }
    expect(accepted.length).toBeGreaterThanOrEqual(ROUNDS);
    // Both see the same in the end.
    expect(valueOf(await readPanel('lea', issueId)).premise).toEqual(valueOf(await readPanel('eve', issueId)).premise);
  }
});

const isOk = (answer: Result<unknown>): boolean => answer.ok;
function fail(): never {
  throw new Error('there is no such screen');
}
