import { describe, expect, test } from 'vitest';
import { handlers, resolver } from '../../src/resolvers/handlers';
import { hasLapsed } from '../../src/resolvers/licence';
import { stateOutcome } from '../store/a-store';
import { aSite, errorOf, resultOf, valueOf, type Site } from './a-panel';
import { BEFORE, ON_ISSUE, ON_PROJECT, ON_SITE, PEOPLE, sentBy, type Answer, type Who } from './permission-matrix';

const MATRIX = { ...ON_ISSUE, ...ON_PROJECT, ...ON_SITE };

/** A site with somebody who administers it and is let into no project, and something to ask about. */
async function aSiteOfAll(): Promise<Site> {
  const site = await aSite();
  site.host.site.addUser({ accountId: 'ada', displayName: 'Ada Admin', siteAdmin: true });
  for (const { call, payload } of BEFORE)
    expect(await site.host.invoke('lea', call, { ...payload(site) })).toMatchObject({ ok: true });
  return site;
}

const answerTo = async (site: Site, who: Who, call: string): Promise<unknown> =>
  resultOf(await site.host.invoke(who, call, { ...sentBy(who, call, site) }));
const wanted = (answer: Answer) => (answer === 'ok' ? { ok: true } : { ok: false, error: { code: answer } });

describe('who may do what', () => {
  test('is said of every call there is, and of no other', () => {
    expect(Object.keys(MATRIX).sort()).toEqual(Object.keys(handlers).sort());
  });

  test(`and each gives ${PEOPLE.join(', ')} what is said there`, async () => {
    const site = await aSiteOfAll();
    for (const [call, answers] of Object.entries(MATRIX)) {
      const got: unknown[] = [];
      for (const who of PEOPLE) got.push(await answerTo(site, who, call));
      expect([call, got]).toMatchObject([call, answers.map(wanted)]);
    }
    await site.host.runUntilIdle();
  });

  test('on an issue above their security level nobody gets anything, whatever their role', async () => {
    const site = await aSiteOfAll();
    site.host.site.editIssue('lea', site.issues.lone, { security: 'Leads and the app' });
    site.host.clock.advance(5 * 60_000);
    for (const [call, answers] of Object.entries(ON_ISSUE)) {
      const got: [Who, unknown][] = [];
      for (const who of PEOPLE) got.push([who, await answerTo(site, who, call)]);
      expect([call, got]).toMatchObject([
        call,
        PEOPLE.map((who, at) => [who, wanted(who === 'lea' ? (answers[at] ?? 'ok') : 'notFound')]),
      ]);
    }
    await site.host.runUntilIdle();
  });

  test('several issues at once tell each person of each issue alone: a role in the project is none on it', async () => {
    const site = await aSiteOfAll();
    site.host.site.editIssue('lea', site.issues.lone, { security: 'Leads and the app' });
    for (const [who, told] of [
      ['lea', { saved: 1, failure: null }],
      ['eve', { saved: 0, failure: { code: 'notFound' } }],
      ['bo', { saved: 0, failure: { code: 'notFound' } }],
    ] as const) {
      const view = valueOf(resultOf<{ results: readonly object[] }>(await answerTo(site, who, 'saveMany')));
      expect([who, view.results]).toMatchObject([who, [told]]);
    }
    await site.host.runUntilIdle();
  });

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
