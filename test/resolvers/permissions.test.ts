import { describe, expect, test } from 'vitest';
import { NO_ANSWERS } from '../../src/domain/signals/report';
import { resolver } from '../../src/resolvers/handlers';
import { hasLapsed } from '../../src/resolvers/licence';
import { stateOutcome } from '../store/a-store';
import { aSite, errorOf, valueOf } from './a-panel';

type Answer = 'ok' | 'notAllowed' | 'notFound';
const PEOPLE = ['lea', 'eve', 'bo', 'nora'] as const;

/** What each person gets, in the order of `PEOPLE`: administers, edits, browses, is nobody. */
const EXPECTED: readonly (readonly [call: string, ...answers: Answer[]])[] = [
  ['readPanel', 'ok', 'ok', 'ok', 'notFound'],
  ['save', 'ok', 'ok', 'notAllowed', 'notFound'],
  ['readPage', 'ok', 'ok', 'ok', 'notFound'],
  ['readSignalIssues', 'ok', 'ok', 'ok', 'notFound'],
  ['readChoices', 'ok', 'ok', 'ok', 'notFound'],
  ['giveReport', 'ok', 'notAllowed', 'notAllowed', 'notFound'],
  ['readBackfill', 'ok', 'ok', 'ok', 'notFound'],
  ['startBackfill', 'ok', 'notAllowed', 'notAllowed', 'notFound'],
  ['readDue', 'ok', 'ok', 'ok', 'notFound'],
  ['setReminders', 'ok', 'notAllowed', 'notAllowed', 'notFound'],
  ['readSettings', 'ok', 'notAllowed', 'notAllowed', 'notFound'],
  ['previewSettings', 'ok', 'notAllowed', 'notAllowed', 'notFound'],
  ['changeSettings', 'ok', 'notAllowed', 'notAllowed', 'notFound'],
  ['readOutcomes', 'ok', 'ok', 'ok', 'notFound'],
  ['listOutcomes', 'ok', 'ok', 'ok', 'notFound'],
  ['saveOutcome', 'ok', 'ok', 'notAllowed', 'notFound'],
  ['readRetros', 'ok', 'ok', 'ok', 'notFound'],
  ['readRetro', 'ok', 'ok', 'ok', 'notFound'],
  ['saveRetro', 'ok', 'ok', 'notAllowed', 'notFound'],
];
/** What a call is sent beside the issue or the project. */
const SENT: Readonly<Record<string, object>> = {
  readRetro: { retroId: 'retro-of-lea' },
  readDue: { after: null },
  previewSettings: { parts: { exemptTypes: ['Task'] }, after: '' },
  changeSettings: { id: 'settings-once', seenRev: 0, parts: { exemptTypes: ['Task'] } },
  readOutcomes: { quarter: null },
  setReminders: {
    reminders: 'comment',
    words: { check: 'Check', recheck: 'Test again', waiver: 'Decide', revisit: 'Look again', stop: 'Stop' },
  },
};

describe('who may do what', () => {
  for (const [call, ...answers] of EXPECTED) {
    test(`${call}: administrators ${answers[0]}, editors ${answers[1]}, viewers ${answers[2]}, strangers ${answers[3]}`, async () => {
      const { host, ids, issues } = await aSite();
      const openRetro = (person: string) => ({
        ...{ id: `open-by-${person}`, retroId: `retro-of-${person}`, seenRev: 0, kind: 'open' },
        about: { sprintId: null, team: null, from: '2026-01-01', to: '2026-01-14' },
      });
      if (call === 'readRetro')
        await host.invoke('lea', 'saveRetro', { projectId: ids.project, command: openRetro('lea') });
      const got: unknown[] = [];
      for (const person of PEOPLE) {
        const command = stateOutcome(`by-${person}`, { who: `said by ${person}` }, 9);
        const payload =
          call === 'readPanel' || call === 'save' ? { issueId: issues.story } : { projectId: ids.project };
        const also: Readonly<Record<string, object>> = {
          save: { command },
          readSignalIssues: { signal: 'hope', after: null },
          saveOutcome: {
            quarter: null,
            command: {
              ...{ id: `outcome-by-${person}`, outcomeId: `outcome-of-${person}`, seenRev: 0 },
              ...{ kind: 'state', parts: { does: `said by ${person}` } },
            },
          },
          saveRetro: { command: openRetro(person) },
          giveReport: { id: `report-by-${person}`, answers: NO_ANSWERS },
        };
        const result = await host.invoke(person, call, { ...payload, ...SENT[call], ...also[call] });
        got.push(result);
      }
      expect(got.map((result) => result)).toMatchObject(
        answers.map((answer) => (answer === 'ok' ? { ok: true } : { ok: false, error: { code: answer } })),
      );
      await host.runUntilIdle();
    });
  }

  test('an issue somebody may not see is answered exactly like one that does not exist', async () => {
    const { readPanel, save, issues } = await aSite();
    const command = stateOutcome('x', { who: 'anybody' });
    expect(await readPanel('eve', issues.hidden)).toEqual(await readPanel('eve', '99999999'));
    expect(await save('eve', issues.hidden, command)).toEqual(await save('eve', '99999999', command));
    expect(errorOf(await readPanel('eve', issues.hidden))).toEqual({ code: 'notFound', retryable: false, field: null });
  });

  test('a project somebody may not see is answered exactly like one that does not exist', async () => {
    const { readPage, startBackfill, ids } = await aSite();
    expect(await readPage('eve', ids.secret)).toEqual(await readPage('eve', '99999999'));
    expect(await startBackfill('eve', ids.secret)).toEqual(await startBackfill('eve', '99999999'));
  });

  test('who may not see an issue leaves no trace on it', async () => {
    const { host, save, issues } = await aSite();
    await save('bo', issues.story, stateOutcome('x', { who: 'Bo was here' }));
    await save('nora', issues.story, stateOutcome('y', { who: 'Nora was here' }));
    // The store has been there since the app was installed, and nothing was said in it.
    expect(await host.sql.peek('SELECT stream FROM entry')).toEqual([]);
  });

  test('the panel tells a viewer that they cannot edit, and an editor that they can', async () => {
    const { readPanel, issues } = await aSite();
    expect(valueOf(await readPanel('bo', issues.story)).canEdit).toBe(false);
    expect(valueOf(await readPanel('eve', issues.story)).canEdit).toBe(true);
  });

  test('the page tells who may administer', async () => {
    const { readPage, ids } = await aSite();
    expect(valueOf(await readPage('lea', ids.project))).toMatchObject({ canAdminister: true });
    expect(valueOf(await readPage('eve', ids.project)).canAdminister).toBe(false);
  });

  test('a call that names nobody is refused', async () => {
    const { host, issues } = await aSite();
    const asked = { call: { functionKey: 'readPanel', payload: { issueId: issues.story } }, context: {} };
    const answer = await host.run('eve', () => resolver(asked, {}));
    expect(answer).toEqual({ ok: false, error: { code: 'notAllowed', retryable: false, field: null } });
  });

  test('what the browser claims about itself counts for nothing: the person is the one Forge names', async () => {
    const { host, issues } = await aSite();
    const asked = {
      call: { functionKey: 'readPanel', payload: { issueId: issues.story, accountId: 'lea' } },
      context: { accountId: 'lea' },
    };
    const answer = await host.run('nora', () => resolver(asked, { principal: { accountId: 'nora' } }));
    expect(answer).toMatchObject({ ok: false, error: { code: 'notFound' } });
  });
});

describe('leave is remembered for five minutes, refusals never', () => {
  const checks = async (site: Awaited<ReturnType<typeof aSite>>, as: string): Promise<number> => {
    let asked = 0;
    const real = site.host.site.request.bind(site.host.site);
    site.host.site.request = (request) => {
      if (request.path.endsWith('/permissions/check')) asked += 1;
      return real(request);
    };
    await site.readPanel(as, site.issues.lone);
    site.host.site.request = real;
    return asked;
  };

  test('an editor is asked about once in five minutes', async () => {
    const site = await aSite();
    site.host.clock.pin(Date.now());
    expect(await checks(site, 'eve')).toBe(1);
    site.host.clock.advance(299_999);
    expect(await checks(site, 'eve')).toBe(0);
    site.host.clock.advance(1);
    expect(await checks(site, 'eve')).toBe(1);
  });

  test('who was refused is asked about again each time, so that a new permission works at once', async () => {
    const site = await aSite();
    expect(await checks(site, 'nora')).toBe(1);
    expect(await checks(site, 'nora')).toBe(1);
  });

  test("one person's leave is nobody else's", async () => {
    const site = await aSite();
    expect(await checks(site, 'eve')).toBe(1);
    expect(await checks(site, 'lea')).toBe(1);
  });
});

describe('the licence', () => {
  test('counts in production only, and only when there is one', () => {
    expect(hasLapsed({ active: false }, 'PRODUCTION')).toBe(true);
    expect(hasLapsed({ isActive: false }, 'PRODUCTION')).toBe(true);
    expect(hasLapsed({ active: true }, 'PRODUCTION')).toBe(false);
    expect(hasLapsed(undefined, 'PRODUCTION')).toBe(false);
    expect(hasLapsed({ active: false }, 'STAGING')).toBe(false);
    expect(hasLapsed({ active: false }, 'DEVELOPMENT')).toBe(false);
  });
});
