/**
 * A year of a team, the clock moved: every due item appears once, on its day, to its owner, and is gone when done. What
 * the page says is compared with one table of what should be there, at every step of the clock and after every word.
 */
import { expect, test } from 'vitest';
import type { DueKind } from '../../src/domain/due-items';
import { RECHECK_DAYS } from '../../src/domain/standing';
import { idOf } from '../store/a-store';
import { aFinding, anOutcome } from '../support/builders';
import { day } from './a-project';
import { aTeam, dayName, type Said } from './a-team';

const ACT_ON = 14;
const YEAR = 379;
/** Days between two looks, beside the days on which something is said. */
const STEP = 30;

interface Item {
  readonly kind: DueKind;
  readonly due: number;
  readonly owner: string;
  /** The day it was done, or moved away by another word; null = it is due to this day. */
  readonly until: number | null;
}

const TESTED = idOf('admins');
const found = (nth: number): Said => ({
  kind: 'addFinding',
  assumptionId: TESTED,
  finding: aFinding({ id: idOf(`found-${String(nth)}`), found: dayName(nth) }),
});
const no = (revisitOn: string): Said => ({
  kind: 'decide',
  decision: { kind: 'no', category: 'notNow', because: 'later', revisitWhen: '', together: [], revisitOn },
});
const build: Said = { kind: 'decide', decision: { kind: 'build', together: [] } };
const check = (result: 'met' | 'missed' | 'tooEarly', on: number): Said => ({
  kind: 'checkOutcome',
  check: { result, observed: result === 'tooEarly' ? '' : '45 %', on: dayName(on) },
});

test('each thing that is due is there from a week before its day until it is done, once, and its owner’s', async () => {
  const { host, create, move, say, due, on } = await aTeam();
  host.site.addUser({ accountId: 'kim', displayName: 'Kim' });
  host.site.projects()[1]?.roles.edit.push('kim');
  for (const project of host.site.projects()) if (project.key === 'SHOP') project.roles.edit.push('kim');
  const [shipped = '', waived = '', refused = '', learning = '', tested = '', left = ''] = Array.from(
    { length: 6 },
    () => create(),
  );
  await host.runUntilIdle();
  const recheck = ACT_ON + RECHECK_DAYS.value;
  const again = recheck + 2;

  const items: readonly Item[] = [
    { kind: 'check', due: 50, owner: 'eve', until: 54 },
    { kind: 'waiver', due: 60, owner: 'bo', until: 58 },
    { kind: 'check', due: 84, owner: 'eve', until: 85 },
    { kind: 'stop', due: 100, owner: 'lea', until: 102 },
    { kind: 'recheck', due: recheck, owner: 'bo', until: again },
    { kind: 'revisit', due: 150, owner: 'eve', until: 151 },
    { kind: 'check', due: 231, owner: 'nobody', until: 240 },
    { kind: 'recheck', due: again + RECHECK_DAYS.value, owner: 'bo', until: null },
  ];
  const acts: readonly (readonly [nth: number, as: string, issueId: string, said: Said])[] = [
    ...[shipped, refused, learning].map(
      (id) => [ACT_ON, 'lea', id, { kind: 'stateOutcome', parts: anOutcome() }] as const,
    ),
    [ACT_ON, 'bo', tested, { kind: 'stateOutcome', parts: anOutcome() }],
    [ACT_ON, 'kim', left, { kind: 'stateOutcome', parts: anOutcome() }],
    [ACT_ON, 'bo', tested, { kind: 'stateAssumption', assumptionId: TESTED, statement: 'Admins know', risk: 'value' }],
    [
      ACT_ON,
      'bo',
      tested,
      { kind: 'setThreshold', assumptionId: TESTED, threshold: { text: '3 of 5', atLeast: null } },
    ],
    [ACT_ON, 'eve', tested, found(ACT_ON)],
    [
      ACT_ON,
      'bo',
      waived,
      { kind: 'decide', decision: { kind: 'waive', reason: 'the law', until: dayName(60), together: [] } },
    ],
    [ACT_ON, 'eve', refused, no(dayName(150))],
    [
      ACT_ON,
      'lea',
      learning,
      {
        kind: 'decide',
        decision: { kind: 'buildToLearn', stopRule: 'nobody comes', checkOn: dayName(100), together: [] },
      },
    ],
    // Eve takes the outcome over that Lea stated, and says once that it is too early to tell.
    [30, 'eve', shipped, { kind: 'ownOutcome' }],
    [54, 'eve', shipped, check('tooEarly', 54)],
    [58, 'lea', waived, build],
    [85, 'bo', shipped, check('met', 85)],
    [102, 'eve', learning, build],
    [again, 'bo', tested, found(again)],
    [151, 'eve', refused, { kind: 'decide', decision: null }],
    [240, 'lea', left, check('missed', 240)],
  ];
  move(shipped, 'In Progress', day(15));
  move(shipped, 'Done', day(20), 'Done');

  const seen = new Set<Item>();
  const look = async (nth: number, has: (item: Item) => boolean) => {
    const there = items.filter((item) => item.due - 7 <= nth && has(item));
    for (const item of there) seen.add(item);
    const names = there
      .sort((a, b) => a.due - b.due)
      .map(({ kind, due: on, owner }) => `${kind} ${dayName(on)} ${owner}`);
    expect([nth, ...(await due())]).toEqual([nth, ...names]);
  };
  const days = new Set([...acts.map(([nth]) => nth), ...items.flatMap(({ due: on }) => [on - 8, on - 7])]);
  for (let nth = ACT_ON; nth <= YEAR; nth += STEP) days.add(nth);
  days.add(201).add(210);
  for (const nth of [...days].filter((one) => one >= ACT_ON && one <= YEAR).sort((a, b) => a - b)) {
    await on(nth);
    if (nth === 201) move(left, 'Done', day(nth), 'Done');
    // Within a week of asking about everybody, Atlassian says that this account was closed.
    if (nth === 210) host.site.closeAccount('kim');
    if (nth > ACT_ON) await look(nth, ({ until }) => until === null || nth <= until);
    const now = acts.filter(([when]) => when === nth);
    for (const [, as, issueId, said] of now) await say(as, issueId, said);
    await host.runUntilIdle();
    if (now.length > 0) await look(nth, ({ until }) => until === null || nth < until);
  }
  expect(seen.size).toBe(items.length);
});

test('of what is due the page keeps all but whose it is: that takes a statement a look, and one more for the project’s outcomes', async () => {
  const { host, projectId, create, move, say, due, on, page } = await aTeam();
  const [own, lent] = [create(), create()];
  await host.runUntilIdle();
  const statements = async () => {
    const before = host.counts.sqlStatements;
    await page();
    return host.counts.sqlStatements - before;
  };
  await page();
  expect(await statements()).toBe(1);
  await say('bo', own, { kind: 'stateOutcome', parts: anOutcome() });
  move(own, 'Done', day(15), 'Done');
  await on(16);
  await on(44);
  expect(await due()).toEqual([`check ${dayName(45)} bo`]);
  expect(await statements()).toBe(2);
  // Nobody stated an outcome on the other one: it is whoever's who owns what it rests on.
  const command = { id: idOf('stated'), seenRev: 0, outcomeId: idOf('invites'), kind: 'state', parts: anOutcome() };
  expect(await host.invoke('eve', 'saveOutcome', { projectId, quarter: null, command })).toMatchObject({ ok: true });
  await say('lea', lent, { kind: 'restOnOutcome', outcomeId: idOf('invites') });
  move(lent, 'Done', day(15), 'Done');
  await host.runUntilIdle();
  expect(await due()).toEqual([`check ${dayName(45)} bo`, `check ${dayName(45)} eve`]);
  expect(await statements()).toBe(3);
  const kept = (await host.sql.peek('SELECT body FROM view_cache')).map(({ body }) => String(body)).join();
  expect(kept).toContain('check');
  for (const account of ['bo', 'eve', 'lea']) expect(kept).not.toContain(`"${account}"`);
  // Gone from the log, gone from the next look.
  host.site.closeAccount('bo');
  await on(52);
  expect(await due()).toEqual([`check ${dayName(45)} nobody`, `check ${dayName(45)} eve`]);
});
