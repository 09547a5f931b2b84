/** A team looks back together: what it expected, what happened, and what it means to do, told to whoever may read it. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ExportPage } from '../../src/contract/whole';
import type { RetroAsked } from '../../src/domain/retro/subject';
import { addFinding, idOf, stateAssumption } from '../store/a-store';
import { aFinding, anOutcome } from '../support/builders';
import { aTeam, dayName } from '../sync/a-team';
import { aSite, errorOf, resultOf, valueOf } from './a-panel';
import { idOfRetro, list, look, RETRO, say } from './a-retro';

const SECRET = 'merger';
const OPEN = { kind: 'open', about: { sprintId: null, team: null, from: dayName(10), to: dayName(40) } } as const;

type Team = Awaited<ReturnType<typeof aTeam>>;

/**
 * On day 15 two stories: one whose assumption is refuted on day 16 before anybody starts it (five points), and one that is
 * started on day 16 with nothing known; a third was begun on day 2, before anybody had said anything.
 */
async function aRetro() {
  const team = await aTeam();
  const tested = team.create({ summary: `The ${SECRET}`, points: 5 });
  const hoped = team.create({ points: 3 });
  const early = team.create({ points: 1 });
  team.move(early, 'In Progress', Date.parse(`${dayName(2)}T10:00:00Z`));
  await team.say('lea', tested, { kind: 'stateOutcome', parts: anOutcome() });
  await team.say('lea', tested, {
    ...{ kind: 'stateAssumption', assumptionId: idOf('assumed'), risk: 'value' },
    statement: `Partners want the ${SECRET}`,
  });
  await team.say('lea', tested, {
    ...{ kind: 'setThreshold', assumptionId: idOf('assumed') },
    threshold: { text: `seven of ten ask for the ${SECRET}`, atLeast: null },
  });
  await team.on(16);
  await found(team, tested, 'first', 'refutes');
  team.move(hoped, 'In Progress', team.host.clock.now());
  await team.on(17);
  return { team, tested, hoped, early };
}

async function found(team: Team, issueId: string, name: string, verdict: 'supports' | 'refutes'): Promise<void> {
  await team.say('eve', issueId, {
    ...{ kind: 'addFinding', assumptionId: idOf('assumed') },
    finding: aFinding({ id: idOf(name), verdict, found: dayName(16), note: `Nobody wants the ${SECRET}` }),
  });
}

const key = `finding:${idOf('assumed')}:${idOf('first')}`;

describe('a retrospective', () => {
  test('hides what came of an expectation until it is shown, and counts who guessed without naming them', async () => {
    const { team, tested, hoped } = await aRetro();
    const opened = valueOf(await say(team, 'eve', OPEN));
    expect(opened).toMatchObject({ hasBegun: true, finishedMs: null, glad: null, more: { checks: null } });
    expect(opened.results.items).toMatchObject([
      {
        ...{ key, kind: 'finding', issueId: tested, risk: 'value', isHidden: true, came: null, happened: null },
        expected: { kind: 'assumption', threshold: `seven of ten ask for the ${SECRET}` },
      },
    ]);
    expect(JSON.stringify(opened)).not.toContain('Nobody wants');
    // Of two that started in the period since the first premise: the early one was begun before.
    expect(opened.hope).toMatchObject({
      started: 1,
      more: 0,
      items: [{ issueId: hoped, validated: 'never', size: 3 }],
    });

    for (const [as, guess] of [
      ['eve', 'supported'],
      ['eve', 'refuted'],
      ['lea', 'supported'],
    ] as const)
      valueOf(await say(team, as, { kind: 'guess', item: key, guess }));
    expect((await look(team, 'eve')).results.items[0]?.guesses).toEqual({ people: 2, yours: 'refuted' });
    expect((await look(team, 'bo')).results.items[0]?.guesses).toEqual({ people: 2, yours: null });

    const shown = valueOf(await say(team, 'lea', { kind: 'reveal', items: [key] }));
    expect(shown.results.items[0]).toMatchObject({
      ...{ isHidden: false, came: 'refuted', revealed: { people: 2, most: null } },
      happened: { kind: 'finding', note: `Nobody wants the ${SECRET}`, sample: 5 },
    });
    expect(shown.glad?.items).toMatchObject([{ issueId: tested, size: 5 }]);
    // Half of two people expected it: (0.5 − 0)².
    expect((await list(team, 'bo')).calibration).toMatchObject({ all: { results: 1, brier: 0.25 }, overTime: [] });
    expect(errorOf(await say(team, 'eve', { kind: 'guess', item: key, guess: 'refuted' }))).toMatchObject({
      ...{ code: 'conflict', field: 'command.item' },
    });
    // What was seen once is nothing to guess about in another.
    const later = { ...OPEN, about: { ...OPEN.about, to: dayName(41) } } as const;
    const other = valueOf(await say(team, 'eve', later, { retro: 'another' }));
    expect(other.results.items[0]?.isHidden).toBe(false);
  });

  test('tells who may not see an issue its number, and none of its words, notes or actions', async () => {
    const site = await aSite();
    const { lone } = site.issues;
    const at = { host: site.host, projectId: site.ids.project };
    site.host.site.editIssue('lea', lone, { security: 'Leads and the app' });
    valueOf(await site.save('lea', lone, stateAssumption('assume', 'secret', `The ${SECRET} holds`)));
    const today = new Date(site.host.clock.now()).toISOString().slice(0, 10);
    const finding = { note: `Told of the ${SECRET}`, found: today };
    valueOf(await site.save('lea', lone, addFinding('found', 'secret', finding)));
    await site.host.runUntilIdle();
    const about = { sprintId: null, team: null, from: today, to: today } as const;
    const seen = valueOf(await say(at, 'lea', { kind: 'open', about }));
    const [result] = seen.results.items;
    if (result === undefined) throw new Error('nothing was found');
    valueOf(await say(at, 'lea', { kind: 'reveal', items: [result.key] }));
    const on = { item: result.key, issueId: lone };
    valueOf(await say(at, 'lea', { kind: 'note', noteId: idOf('note'), ...on, text: `A ${SECRET} note` }));
    const action = { id: idOf('action'), text: `Stop the ${SECRET}`, dueOn: null, about: on };
    valueOf(await say(at, 'lea', { kind: 'planAction', action }));
    const told = await look(at, 'lea');
    expect(told.results.items[0]).toMatchObject({ expected: {}, happened: {}, issueId: lone });
    expect(told).toMatchObject({ notes: [{ text: `A ${SECRET} note` }], actions: [{ text: `Stop the ${SECRET}` }] });

    const withheld = await look(at, 'bo');
    expect(withheld.results.items).toMatchObject([
      { key: result.key, expected: null, happened: null, came: 'supported' },
    ]);
    expect(withheld).toMatchObject({ notes: [], actions: [{ text: null }], canEdit: false });
    expect(JSON.stringify(withheld)).not.toContain(SECRET);
    // A file is words too: an administrator above whose level it is gets a retrospective that says nothing of it alone.
    const lead = { kind: 'component', value: 'Inbox' } as const;
    valueOf(await say(at, 'lea', { kind: 'open', about: { ...about, team: lead } }, { retro: 'without notes' }));
    const [withNotes, without] = [RETRO, 'without notes'].map((name) => `retro:${idOfRetro(site.host, name)}`);
    const retrosTold = async () => {
      const told: string[] = [];
      for (let after: string | null = ''; after !== null;) {
        const sent: { projectId: string; after: string } = { projectId: at.projectId, after };
        const page: ExportPage = valueOf(resultOf<ExportPage>(await site.host.invoke('lea', 'readExport', sent)));
        told.push(...page.streams.map(({ stream }) => stream).filter((name) => name.startsWith('retro:')));
        after = page.next;
      }
      return told;
    };
    expect(new Set(await retrosTold())).toEqual(new Set([withNotes, without]));
    site.host.site.editIssue('lea', lone, { security: 'The app alone' });
    site.host.clock.advance(6 * 60_000);
    expect(await retrosTold()).toEqual([without]);
    site.host.site.editIssue('lea', lone, { security: 'Leads and the app' });
    const note = { kind: 'note', noteId: idOf('note-of-eve'), ...on, text: 'Eve was here' } as const;
    expect(errorOf(await say(at, 'eve', note))).toMatchObject({ code: 'notFound', field: 'command.issueId' });
  });

  test('once finished stays what it was, whatever is found, said, decided or moved afterwards', async () => {
    const { team, tested, hoped } = await aRetro();
    valueOf(await say(team, 'eve', OPEN));
    const action = { id: idOf('action'), text: 'Ask before we build', dueOn: dayName(30), about: null };
    valueOf(await say(team, 'eve', { kind: 'planAction', action }));
    const once = { id: idOf('finish-once') };
    valueOf(await say(team, 'eve', { kind: 'finish' }, once));
    const finished = await look(team, 'lea');
    expect(finished.results.items[0]).toMatchObject({ isHidden: false, came: 'refuted' });

    await found(team, tested, 'other', 'supports');
    await team.say('lea', tested, {
      ...{ kind: 'stateAssumption', assumptionId: idOf('assumed'), risk: 'value', statement: 'Something else' },
    });
    team.move(tested, 'In Progress', team.host.clock.now());
    team.move(hoped, 'Done', team.host.clock.now());
    await team.on(20);
    expect(await look(team, 'lea')).toEqual({ ...finished, today: dayName(20) });
    expect(valueOf(await say(team, 'eve', { kind: 'finish' }, once)).rev).toBe(finished.rev);
    const late = { kind: 'note', noteId: idOf('late'), item: 'glad', issueId: null, text: 'Too late' } as const;
    expect(errorOf(await say(team, 'eve', late))).toMatchObject({ code: 'conflict', field: 'command.retroId' });

    // Next time its actions come first, and what became of them is said on the one they were planned in.
    await team.on(21);
    const about = { ...OPEN.about, from: dayName(21) };
    const next = valueOf(await say(team, 'lea', { kind: 'open', about }, { retro: 'the next' }));
    expect(next.previous).toMatchObject([
      { retroId: finished.retroId, actionId: action.id, text: action.text, dueOn: action.dueOn, happened: null },
    ]);
    const done = { kind: 'actionDone', actionId: action.id, happened: true } as const;
    const seenRev = next.previous[0]?.retroRev ?? 0;
    valueOf(await say(team, 'lea', done, { seenRev }));
    expect((await look(team, 'lea', 'the next')).previous).toMatchObject([{ happened: true }]);
    expect(errorOf(await say(team, 'bo', { ...done, happened: false }, { seenRev }))).toMatchObject({
      ...{ code: 'conflict', field: 'command.happened' },
    });
  });

  test('takes a word sent twice once, and keeps both where two people write at the same moment', async () => {
    const { team } = await aRetro();
    valueOf(await say(team, 'eve', OPEN, { id: idOf('open-once') }));
    valueOf(await say(team, 'eve', OPEN, { id: idOf('open-once') }));
    const note = (noteId: string, text: string) =>
      ({ kind: 'note', noteId: idOf(noteId), item: 'surprise', issueId: null, text }) as const;
    const sent = await Promise.all([
      say(team, 'eve', note('hers', 'We asked too late'), { id: idOf('note-once') }),
      say(team, 'eve', note('hers', 'We asked too late'), { id: idOf('note-once') }),
      say(team, 'lea', note('ours', 'We asked the wrong people')),
    ]);
    for (const one of sent) valueOf(one);
    const { notes, rev } = await look(team, 'bo');
    expect([rev, notes.map(({ text }) => text).sort()]).toEqual([
      3,
      ['We asked the wrong people', 'We asked too late'],
    ]);
    // Of one note the later writer has to have seen the earlier word.
    const late = await say(team, 'lea', note('hers', 'Too early'), { seenRev: 1 });
    expect(errorOf(late)).toMatchObject({ code: 'conflict', field: 'command.text' });
    expect(valueOf(await say(team, 'eve', note('hers', ''))).notes).toHaveLength(1);
  });

  test('started by two at once, or by one after the other, is one until it is finished; then another may begin', async () => {
    const { team } = await aRetro();
    const open = async (as: string, about: RetroAsked = OPEN.about, id: string = randomUUID()) =>
      valueOf(await say(team, as, { kind: 'open', about }, { id })).retroId;
    const once = idOf('open-once');
    const [first, ...joined] = await Promise.all([
      ...[open('eve', OPEN.about, once), open('lea'), open('eve', OPEN.about, once), open('lea')],
    ]);
    expect([...joined, await open('eve')]).toEqual([first, first, first, first]);
    expect(await look(team, 'bo')).toMatchObject({ retroId: first, rev: 1 });
    // Of other days, or of one team alone, it is another.
    const component = { kind: 'component', value: 'Inbox' } as const;
    const others = [await open('lea', { ...OPEN.about, to: dayName(41) })];
    others.push(await open('lea', { ...OPEN.about, team: component }), await open('eve'));
    expect(new Set(others).size).toBe(3);
    // The last of the three was the first again.
    valueOf(await say(team, 'lea', { kind: 'finish' }));
    // What was sent before it was finished has come by then, and comes once more.
    expect(await open('eve', OPEN.about, once)).toBe(first);
    const next = await Promise.all([open('eve'), open('lea')]);
    expect(next[0]).toBe(next[1]);
    expect([first, ...others]).not.toContain(next[0]);
    expect((await list(team, 'lea')).retros).toHaveLength(4);
  });

  test('of a project without any premise tells what the history knows', async () => {
    const team = await aTeam();
    const begun = team.create({ points: 2 });
    team.create({ points: 8 });
    team.move(begun, 'In Progress', team.host.clock.now());
    await team.on(16);
    const view = valueOf(await say(team, 'eve', OPEN));
    expect(view).toMatchObject({
      ...{ hasBegun: false, results: { items: [] }, glad: { items: [] }, hope: { started: 0, items: [] } },
      more: { history: { started: 1, delivered: 0, unexplained: 0 } },
    });
  });

  test('of another project, or of none, is nowhere to be found; a sprint nobody knows, or that has not begun, opens nothing', async () => {
    const { team } = await aRetro();
    valueOf(await say(team, 'lea', OPEN));
    const elsewhere = { host: team.host, projectId: team.otherId };
    expect(errorOf(await say(elsewhere, 'lea', { kind: 'finish' }))).toMatchObject({ code: 'notFound' });
    expect(errorOf(await say(team, 'lea', { kind: 'finish' }, { retro: 'no-such-retro' }))).toMatchObject({
      ...{ code: 'notFound', field: 'command.retroId' },
    });
    const sprint = { kind: 'open', about: { sprintId: '99', team: null } } as const;
    expect(errorOf(await say(team, 'lea', sprint, { retro: 'of a sprint' }))).toMatchObject({
      ...{ code: 'invalid', field: 'command.about.sprintId' },
    });
    expect((await list(team, 'lea')).retros.map(({ retroId }) => retroId)).toEqual([idOfRetro(team.host)]);
    // Jira says when a planned sprint is to begin: that it has, it says otherwise.
    const startMs = Date.parse(`${dayName(10)}T08:00:00Z`);
    const planned = team.host.site.addSprint({ name: 'Sprint 15', state: 'future', startMs });
    team.create({ sprint: planned.id });
    await team.host.runUntilIdle();
    const sprintId = String(planned.id);
    const told = await list(team, 'lea', sprintId);
    expect([told.wanted, told.sprints]).toMatchObject([{ name: 'Sprint 15', hasBegun: false }, []]);
    const early = { kind: 'open', about: { sprintId, team: null } } as const;
    expect(errorOf(await say(team, 'lea', early))).toMatchObject({ code: 'invalid', field: 'command.about.sprintId' });
    expect((await list(team, 'lea', '99')).wanted).toBeNull();
  });

  test('is read in ten statements at most, however many were held before', async () => {
    const { team } = await aRetro();
    for (const to of [38, 39, 40])
      valueOf(await say(team, 'eve', { ...OPEN, about: { ...OPEN.about, to: dayName(to) } }));
    let statements = 0;
    const request = team.host.sql.request.bind(team.host.sql);
    team.host.sql.request = (path, body) => {
      statements += 1;
      return request(path, body);
    };
    await look(team, 'lea');
    team.host.sql.request = request;
    expect(statements).toBeLessThanOrEqual(10);
  });
});
