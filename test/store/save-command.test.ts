import { describe, expect, test } from 'vitest';
import { run } from '../../src/store/sql';
import { moveHead } from '../../src/store/log';
import { MAX_TRIES } from '../../src/store/save-command';
import { at } from '../support/builders';
import { addFinding, aStore, EPIC, idOf, PROJECT, stateAssumption, stateOutcome, STORY } from './a-store';

const HEAD = /(INSERT INTO|UPDATE) head/;

describe('what was said is kept', () => {
  test('an outcome said part by part adds up', async () => {
    const { save, premise } = await aStore();
    await save(stateOutcome('one', { who: 'New teams' }));
    await save(stateOutcome('two', { does: 'invite a colleague', by: '2027-03-31' }));
    expect(await premise()).toMatchObject({
      rev: 2,
      outcome: { who: 'New teams', does: 'invite a colleague', by: '2027-03-31' },
      outcomeRevs: { who: 1, does: 2, metric: 0, by: 2 },
    });
  });

  test('a new assumption is stated on its own stream and linked to the premise', async () => {
    const { save, premise, assumption } = await aStore();
    await save(stateAssumption('one', 'admins', 'Admins know whom to invite'));
    expect(await premise()).toMatchObject({ rev: 1, assumptionIds: [idOf('admins')], riskiestId: idOf('admins') });
    expect(await assumption(idOf('admins'))).toMatchObject({ rev: 1, homeIssueId: STORY });
  });

  test('saying the same again adds nothing', async () => {
    const { save, rows } = await aStore();
    await save(stateOutcome('one', { who: 'New teams' }));
    await save(stateOutcome('two', { who: 'New teams' }, 1));
    expect(await rows('SELECT command FROM entry')).toEqual([{ command: idOf('one') }]);
  });
});

describe('a kill between two steps loses nothing', () => {
  test.for(['kill before', 'kill after'] as const)('killed at the head (%s), the next read is right', async (when) => {
    const { host, save, premise } = await aStore();
    await save(stateOutcome('one', { who: 'New teams' }));
    host.failNext({ service: 'sql', on: HEAD, with: when });
    await expect(save(stateOutcome('two', { does: 'invite a colleague' }))).rejects.toThrow('killed');
    expect(await premise()).toMatchObject({ rev: 2, outcome: { who: 'New teams', does: 'invite a colleague' } });
  });

  test('killed between an assumption and its link, sending the command again completes it', async () => {
    const { host, save, premise, assumption, rows } = await aStore();
    const command = stateAssumption('one', 'admins', 'Admins know whom to invite');
    host.failNext({ service: 'sql', on: 'INSERT INTO entry', after: 1, with: 'kill before' });
    await expect(save(command)).rejects.toThrow('killed');
    expect((await premise()).assumptionIds).toEqual([]);
    await save(command);
    expect((await premise()).assumptionIds).toEqual([idOf('admins')]);
    expect((await assumption(idOf('admins')))?.rev).toBe(1);
    expect(await rows('SELECT stream FROM entry')).toHaveLength(2);
  });

  test('a head that could not be written is caught up by the next save', async () => {
    const { host, save, rows } = await aStore();
    const broken = { status: 500, body: { code: 'UNKNOWN_ERROR', message: 'down' } };
    host.failNext({ service: 'sql', on: HEAD, with: broken });
    await save(stateOutcome('one', { who: 'New teams' }));
    expect(await rows('SELECT rev FROM head')).toEqual([]);
    await save(stateOutcome('two', { does: 'invite a colleague' }));
    expect(await rows('SELECT rev FROM head')).toEqual([{ rev: 2 }]);
  });
});

describe('twice is once', () => {
  test('a command sent again, also later, appends nothing', async () => {
    const { save, premise } = await aStore();
    const first = stateOutcome('one', { who: 'New teams' });
    await save(first);
    await save(stateOutcome('two', { who: 'New admins' }, 1));
    await save(first);
    expect(await premise()).toMatchObject({ rev: 2, outcome: { who: 'New admins' } });
  });

  test('a command sent twice at the same moment counts once', async () => {
    const { save, assumption, premise, rows } = await aStore();
    const command = stateAssumption('one', 'admins', 'Admins know whom to invite');
    await Promise.all([save(command), save(command), save(command)]);
    expect((await premise()).rev).toBe(1);
    expect((await assumption(idOf('admins')))?.rev).toBe(1);
    expect(await rows('SELECT stream FROM entry')).toHaveLength(2);
  });

  test('an answer lost on its way back does not make a save fail, nor count twice', async () => {
    const { host, save, premise } = await aStore();
    host.failNext({ service: 'sql', on: 'INSERT INTO entry', with: 'lose answer' });
    await save(stateOutcome('one', { who: 'New teams' }));
    expect(await premise()).toMatchObject({ rev: 1, outcome: { who: 'New teams' } });
  });

  test('when the entry is not there and nobody else has the revision, the save fails and says so', async () => {
    const { host, save, premise } = await aStore();
    const broken = { status: 500, body: { code: 'UNKNOWN_ERROR', message: 'down' } };
    host.failNext({ service: 'sql', on: 'INSERT INTO entry', with: broken });
    await expect(save(stateOutcome('one', { who: 'New teams' }))).rejects.toMatchObject({ code: 'storeUnavailable' });
    expect((await premise()).rev).toBe(0);
  });
});

describe('two people at once', () => {
  test('both keep their words when they wrote different parts', async () => {
    const { save, premise } = await aStore();
    await Promise.all([
      save(stateOutcome('ada', { who: 'New teams' }), {}, 'ada'),
      save(stateOutcome('ben', { does: 'invite a colleague' }), {}, 'ben'),
    ]);
    expect(await premise()).toMatchObject({ rev: 2, outcome: { who: 'New teams', does: 'invite a colleague' } });
  });

  test('the second to write the same part is told, and nothing is overwritten', async () => {
    const { save, premise } = await aStore();
    const both = await Promise.allSettled([
      save(stateOutcome('ada', { who: 'New teams' }), {}, 'ada'),
      save(stateOutcome('ben', { who: 'New admins' }), {}, 'ben'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = both.find((one) => one.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: 'conflict', field: 'command.parts.who' });
    expect((await premise()).rev).toBe(1);
  });

  test('ten people adding findings to one assumption all keep theirs', async () => {
    const { save, assumption } = await aStore();
    await save(stateAssumption('one', 'admins', 'Admins know whom to invite'));
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
    const sent = await Promise.allSettled(names.map((name) => save(addFinding(name, 'admins'))));
    const kept = (await assumption(idOf('admins')))?.findings.length;
    expect(kept).toBe(sent.filter(({ status }) => status === 'fulfilled').length);
    // Whoever lost five times is told to try again, which is what the browser does.
    for (const name of names) await save(addFinding(name, 'admins'));
    expect((await assumption(idOf('admins')))?.findings).toHaveLength(10);
  });

  /** An assumption at home on the epic, and somebody who is faster `times` times while ada's leave is being asked. */
  async function aRace(times: number) {
    const store = await aStore();
    const { save } = store;
    const onEpic = { issue: { issueId: EPIC, parentId: null, projectId: PROJECT } };
    await save(stateAssumption('one', 'admins', 'Admins know whom to invite'), onEpic);
    let faster = 0;
    const race = save(addFinding('slow', 'admins'), {
      mayEdit: async () => {
        faster += 1;
        if (faster <= times) await save(addFinding(`fast${faster}`, 'admins'), onEpic, 'ben');
        return true;
      },
    });
    return { ...store, race };
  }

  test('losing four times and then not is a save', async () => {
    const { race, assumption } = await aRace(MAX_TRIES - 1);
    await race;
    expect((await assumption(idOf('admins')))?.findings.map(({ id }) => id)).toContain(idOf('finding-slow'));
  });

  test('losing five times fails clearly, and nothing of either is lost', async () => {
    const { race, assumption } = await aRace(MAX_TRIES);
    await expect(race).rejects.toMatchObject({ code: 'storeUnavailable' });
    const findings = (await assumption(idOf('admins')))?.findings.map(({ id }) => id);
    expect(findings).toHaveLength(5);
    expect(findings).not.toContain(idOf('finding-slow'));
  });
});

describe('heads are only a cache', () => {
  test('a slow writer never takes a head back', async () => {
    const { host, save, rows } = await aStore();
    await save(stateOutcome('one', { who: 'New teams' }));
    await save(stateOutcome('two', { does: 'invite a colleague' }));
    const late = { stream: `premise:${STORY}`, projectId: PROJECT, rev: 1, body: {} };
    await host.run(null, () => moveHead({ ...late, known: true }));
    await host.run(null, () => moveHead({ ...late, known: false }));
    expect(await rows('SELECT rev FROM head')).toEqual([{ rev: 2 }]);
  });

  test.for([
    ['of another version', JSON.stringify({ version: 0, lastMs: 0, sum: {} })],
    ['that makes no sense', JSON.stringify({ version: 5, lastMs: 0, sum: { rev: 'two' } })],
  ])('a head %s is rebuilt from the entries', async ([, body]) => {
    const { host, save, premise } = await aStore();
    await save(stateOutcome('one', { who: 'New teams' }));
    const before = await premise();
    await host.run(null, () => run('UPDATE head SET body = ?', [body ?? '']));
    expect(await premise()).toEqual(before);
  });
});

describe('who and when', () => {
  test('time never runs backwards within a stream, whatever a clock says', async () => {
    const { host, save, rows } = await aStore();
    host.clock.pin(at('2026-03-10'));
    await save(stateOutcome('one', { who: 'New teams' }));
    host.clock.pin(at('2026-03-09'));
    await save(stateOutcome('two', { does: 'invite a colleague' }));
    expect(await rows('SELECT at_ms FROM entry ORDER BY rev')).toEqual([
      { at_ms: at('2026-03-10') },
      { at_ms: at('2026-03-10') },
    ]);
  });

  test('a name is kept with the entry and nowhere else', async () => {
    const { host, save, rows } = await aStore();
    await save(stateAssumption('one', 'admins', 'Admins know whom to invite'), {}, 'account-of-ada');
    expect(await rows("SELECT actor FROM entry WHERE actor = 'account-of-ada'")).toHaveLength(2);
    const tables = await host.sql.tables();
    expect(tables).toContain('head');
    const elsewhere: unknown[] = [];
    for (const table of tables) {
      const all = await rows(`SELECT * FROM ${table}`);
      elsewhere.push(...all.map((row) => (table === 'entry' ? { ...row, actor: null } : row)));
    }
    expect(JSON.stringify(elsewhere, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)))
      .not //
      .toContain('account-of-ada');
  });
});

describe('assumptions of others', () => {
  test('one this story does not rest on is answered like one that does not exist', async () => {
    const { save } = await aStore();
    const elsewhere = { issue: { issueId: '10009', parentId: null, projectId: PROJECT } };
    await save(stateAssumption('one', 'theirs', 'Partners will pay'), elsewhere);
    for (const assumption of ['theirs', 'nobodys']) {
      await expect(save(addFinding('x', assumption))).rejects.toMatchObject({ code: 'notFound' });
    }
    const reworded = stateAssumption('two', 'theirs', 'Partners will not pay', 1);
    await expect(save(reworded)).rejects.toMatchObject({ code: 'notFound' });
  });

  test("a finding on the epic's assumption needs leave to edit the epic", async () => {
    const { save, assumption } = await aStore();
    await save(stateAssumption('one', 'shared', 'Admins know whom to invite'), {
      issue: { issueId: EPIC, parentId: null, projectId: PROJECT },
    });
    const asked: string[] = [];
    const mayNot = (id: string) => Promise.resolve(asked.push(id) === 0);
    await expect(save(addFinding('x', 'shared'), { mayEdit: mayNot })).rejects.toMatchObject({ code: 'notAllowed' });
    expect(asked).toEqual([EPIC]);
    await save(addFinding('x', 'shared'));
    expect((await assumption(idOf('shared')))?.findings).toHaveLength(1);
  });

  test("resting on the epic's assumption oneself changes only one's own premise", async () => {
    const { save, premise } = await aStore();
    await save(stateAssumption('one', 'shared', 'Admins know whom to invite'), {
      issue: { issueId: EPIC, parentId: null, projectId: PROJECT },
    });
    const mayNot = { mayEdit: () => Promise.resolve(false) };
    await save(stateAssumption('two', 'shared', 'Admins know whom to invite', 1), mayNot);
    expect((await premise()).assumptionIds).toEqual([idOf('shared')]);
  });
});
