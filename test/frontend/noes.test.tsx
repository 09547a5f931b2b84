/** The tab Noes through the real screen: what is read as this person, what is sent, and nothing said or posted twice. */
import { ON_PROJECT, openScreen, type Jira, type OpenScreen } from './support/render-tree';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { NoCandidate, NoesView, NoRow } from '../../src/contract/noes';
import { failure } from '../../src/domain/failure';
import { WHOLE_PROJECT } from '../../src/domain/page-question';
import { NoesTab } from '../../static/project-page/noes/noes-tab';
import { WORDS as NOES } from '../../static/project-page/noes/piece';
import { hasWords, wordsOfNo } from '../../static/project-page/noes/words-of-no';
import { WORDS } from '../../static/project-page/words';
import { OnProject, Screen } from '../../static/shared/screen';

const BOTH = { en: { ...WORDS.en, ...NOES.en } };

const COUNTS: NoesView = {
  ...{
    sinceMs: Date.UTC(2024, 0, 1),
    said: 3,
    explained: 2,
    ever: 9,
    due: 1,
    unexplained: 1,
    decided: 4,
    stale: 2,
    untold: 0,
  },
  byCategory: [{ category: 'notNow', noes: 3 }],
  canEdit: true,
};

const aNo = (issueId: string, over: Partial<NoRow> = {}): NoRow => ({
  ...{ issueId, category: 'notNow', isExplained: true, saidMs: Date.UTC(2024, 2, 1), together: ['product', 'design'] },
  ...{ standing: 'refuted', risk: 'value', findings: 2, revisitOn: null, isDue: false, size: 3 },
  ...over,
});
const candidate = (issueId: string): NoCandidate => ({ issueId, atMs: Date.UTC(2023, 5, 1), size: null, rev: 4 });

const seen = (id: string, because = '', over: { readonly updated?: string } = {}) => ({
  ...{ id, key: `PREM-${id}` },
  fields: { summary: `Story ${id}`, status: { name: 'To Do', statusCategory: { key: 'new' } }, ...over },
  properties: {
    premise: {
      v: 1,
      issueId: id,
      rev: id === '8' ? 6 : 7,
      no: { category: 'notNow', because, revisitWhen: 'ten ask' },
    },
  },
});

type Answers = Readonly<Record<string, (payload: unknown, nth: number) => unknown>>;
const page = (rows: readonly unknown[], next: unknown = null) => ({ ok: true, value: { rows, next } });

async function openNoes(answers: Answers, issues: readonly ReturnType<typeof seen>[] = [], status = 200) {
  const asked: { readonly name: string; readonly payload: unknown }[] = [];
  const counts = new Map<string, number>();
  const screen = await openScreen(
    <Screen where={OnProject} words={BOTH}>
      {() => <NoesTab view={{ project: { id: '10000', key: 'PREM' } }} question={WHOLE_PROJECT} />}
    </Screen>,
    {
      context: ON_PROJECT,
      invoke: (name, payload) => {
        asked.push({ name, payload });
        const nth = counts.get(name) ?? 0;
        counts.set(name, nth + 1);
        const standing: Answers = { readNoes: () => ({ ok: true, value: COUNTS }) };
        return ({ ...standing, ...answers }[name] ?? (() => page([])))(payload, nth);
      },
      jira: (): Jira => ({ status, body: { issues } }),
    },
  );
  return { screen, asked: (name: string) => asked.filter((one) => one.name === name).map(({ payload }) => payload) };
}

const read = (screen: OpenScreen): string => screen.text().replace(/ +/g, ' ');

describe('what was said no to', () => {
  test('a long line of noes is the first thing said; each has its reason, its evidence, who decided, and when to look again', async () => {
    const rows = [aNo('1'), aNo('2', { isDue: true, revisitOn: '2024-02-01', together: [], standing: null }), aNo('3')];
    const { screen } = await openNoes({ listNoes: () => page(rows) }, [
      seen('1', 'Ours are small'),
      seen('2', 'Later'),
    ]);
    const text = read(screen);
    expect(text).toContain('2 well-explained noes since Jan 1');
    expect(text).toContain('9 since the beginning. 1 more has a reason and no sentence yet.');
    expect(text).toContain('Of 4 closed by a decision, 1 says no reason.');
    expect(text).toContain(
      'PREM-1 Story 1 not now Ours are small Mar 1, 2024 · Decided by product and design. refuted value · 2 findings ten ask',
    );
    expect(text).toContain('Mar 1, 2024 no assumption named ten ask due since Feb 1, 2024');
    expect(text).toContain('1 you cannot see.');
    expect(text).not.toContain('PREM-3');
  });

  test('words of another no, of another issue or of nobody are not shown as this one’s', () => {
    const no = { category: 'notNow', because: 'Small', revisitWhen: '' } as const;
    const property = { v: 1, issueId: '7', no };
    expect(wordsOfNo(property, '7', 'notNow')).toMatchObject({ because: 'Small' });
    expect(wordsOfNo(property, '8', 'notNow')).toBeNull();
    expect(wordsOfNo(property, '7', 'tooCostly')).toBeNull();
    expect(wordsOfNo('<script>', '7', 'notNow')).toBeNull();
  });

  test('a search goes through page after page as this person, and stops where a page is full', async () => {
    const ids = Array.from({ length: 130 }, (_, at) => String(at + 1));
    const cursor = { atMs: 5, issueId: '100' };
    const { screen, asked } = await openNoes(
      {
        listNoes: (payload) => {
          const { after, limit } = v.parse(v.looseObject({ after: v.unknown(), limit: v.number() }), payload);
          if (limit === 20)
            return page(
              ids.slice(0, 20).map((id) => aNo(id)),
              cursor,
            );
          return after === null
            ? page(
                ids.slice(0, 100).map((id) => aNo(id)),
                cursor,
              )
            : page(ids.slice(100).map((id) => aNo(id)));
        },
      },
      ids.map((id) => seen(id, Number(id) % 10 === 0 ? 'Accountants are served elsewhere' : 'No')),
    );
    await screen.type('Words of the story or the reason', '  ELSEWHERE accountants ');
    await screen.click('Find');
    expect(asked('listNoes').slice(1)).toMatchObject([
      { after: null, limit: 100 },
      { after: cursor, limit: 100 },
    ]);
    expect(screen.text().match(/PREM-\d+/g)).toHaveLength(13);
    expect(hasWords('PREM-1 Ours are SMALL', 'small prem-1')).toBe(true);
    expect(hasWords('PREM-1 Ours are SMALL', 'small prem-2')).toBe(false);
  });

  test('narrowed to a reason and to what is due, and none left is said as that', async () => {
    const { screen, asked } = await openNoes({});
    expect(read(screen)).toContain('Nothing was said no to since Jan 1, 2024.');
    await screen.choose('Reason', 'not now (3)');
    await screen.choose('Look again', 'Due now (1)');
    expect(asked('listNoes').at(-1)).toMatchObject({
      question: { category: 'notNow', isDue: true, period: 'weeks12' },
    });
    expect(read(screen)).toContain('No no fits.');
  });

  test('where the store or Jira does not answer it says so, and trying again tries again', async () => {
    const { screen } = await openNoes({
      listNoes: (_, nth) => (nth === 0 ? { ok: false, error: failure('storeUnavailable') } : page([])),
    });
    expect(read(screen)).toContain('Premise could not reach its storage.');
    await screen.click('Try again');
    expect(read(screen)).toContain('Nothing was said no to');
    const silent = await openNoes({ listStale: () => page([candidate('1')]) }, [], 503);
    expect(read(silent.screen)).toContain('Jira did not answer.');
  });
});

const Sent = v.object({
  id: v.string(),
  issues: v.array(v.object({ issueId: v.string(), seenRev: v.number() })),
  commands: v.array(v.unknown()),
});
const saved = (payload: unknown, over: object = {}) => ({
  ok: true,
  value: {
    results: v.parse(Sent, payload).issues.map(({ issueId }) => ({
      ...{ issueId, saved: 1, failure: null, row: { issueId }, noRev: 5 },
      ...over,
    })),
  },
});

describe('closed without a reason', () => {
  test('one click proposes the sentence of the reason, another keeps it; nothing is posted', async () => {
    const { screen, asked } = await openNoes(
      { listUnexplained: () => page([candidate('1'), candidate('2')]), saveMany: (payload) => saved(payload) },
      [seen('1'), seen('2')],
    );
    await screen.click('Explain it');
    expect(screen.field('In one kind sentence').props['defaultValue']).toBe(
      'Other things come first for now. It stays here to be found when that changes.',
    );
    await screen.choose('Why not', 'too costly');
    expect(screen.field('In one kind sentence').props['defaultValue']).toContain('It would take more than it brings');
    expect(read(screen)).toContain('Decided together by');
    await screen.tick('engineering');
    await screen.tick('product');
    await screen.click('Explain 1 story');
    await screen.waitFor('The reason is kept on 1 story.');
    expect(asked('saveMany')).toMatchObject([
      {
        issues: [{ issueId: '1', seenRev: 4 }],
        commands: [
          {
            kind: 'decide',
            decision: { kind: 'no', category: 'tooCostly', revisitWhen: '', together: ['product', 'engineering'] },
          },
        ],
      },
    ]);
    expect(asked('commentNo')).toEqual([]);
    // Counts and lists are read again.
    expect([asked('readNoes').length, asked('listUnexplained').length, asked('listNoes').length]).toEqual([2, 2, 2]);
  });

  test('words of one’s own stay whatever the reason, and without any it asks for them', async () => {
    const { screen, asked } = await openNoes({ listUnexplained: () => page([candidate('1')]) }, [seen('1')]);
    await screen.click('Explain it');
    await screen.type('In one kind sentence', 'We are three people');
    await screen.choose('Why not', 'too costly');
    expect(screen.field('In one kind sentence').props['defaultValue']).toBe('We are three people');
    await screen.type('In one kind sentence', ' ');
    await screen.click('Explain 1 story');
    expect(read(screen)).toContain('A sentence people can read later is what makes it a good no.');
    expect(asked('saveMany')).toEqual([]);
  });

  test('who may not edit reads and is offered nothing', async () => {
    const { screen } = await openNoes(
      {
        readNoes: () => ({ ok: true, value: { ...COUNTS, canEdit: false } }),
        listUnexplained: () => page([candidate('1')]),
      },
      [seen('1')],
    );
    expect(read(screen)).toContain('PREM-1 Story 1');
    expect(screen.buttons().filter((button) => /Explain|Choose/.test(button))).toEqual([]);
  });
});

describe('stale work', () => {
  const ids = ['1', '2', '3', '4', '5', '6', '7'];
  const open = (answers: Answers) =>
    openNoes(
      { listStale: () => page(ids.map(candidate)), saveMany: (payload) => saved(payload), ...answers },
      ids.map((id) => seen(id, '', id === '7' ? { updated: new Date().toISOString() } : {})),
    );

  test('what Jira says was updated lately is left out; the rest is let go five at a time, each told once', async () => {
    const { screen, asked } = await open({ commentNo: () => ({ ok: true, value: { isPosted: true } }) });
    expect(read(screen)).toContain('1 was updated lately and is left out.');
    await screen.tick('Choose all on this page');
    await screen.click('Let 6 stories go');
    expect(read(screen)).toContain('Thank you for bringing this up. Not now: other things come first.');
    await screen.click('Let 6 stories go', 1);
    await screen.waitFor('6 stories were let go, each with a comment.');
    expect(asked('saveMany')).toMatchObject([{ isToTell: true }, { isToTell: true }]);
    const sent = asked('saveMany').map((payload) => v.parse(Sent, payload));
    expect(sent.map(({ issues }) => issues.length)).toEqual([5, 1]);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    expect(asked('commentNo')).toMatchObject(ids.slice(0, 6).map((issueId) => ({ issueId, decisionRev: 5 })));
  });

  test('a comment that did not come through is told of, and trying again sends that one alone, as the same no', async () => {
    const { screen, asked } = await open({
      commentNo: (_, nth) =>
        nth === 1 ? { ok: false, error: failure('jiraUnavailable') } : { ok: true, value: { isPosted: true } },
    });
    await screen.tick('Choose all on this page');
    await screen.click('Let 6 stories go');
    await screen.click('Let 6 stories go', 1);
    await screen.waitFor('Done for 5 of 6');
    expect(read(screen)).toContain('PREM-2: The no is kept; its comment is not posted: Jira did not answer.');
    await screen.click('Try again');
    await screen.waitFor('6 stories were let go');
    const sent = asked('saveMany').map((payload) => v.parse(Sent, payload));
    expect(sent[2]).toEqual({ ...sent[0], issues: [{ issueId: '2', seenRev: 4 }] });
  });

  test('what somebody decided meanwhile is theirs: no comment, and no other try', async () => {
    const { screen, asked } = await open({ saveMany: (payload) => saved(payload, { noRev: null }) });
    await screen.tick('PREM-1');
    await screen.click('Let 1 story go');
    await screen.click('Let 1 story go', 1);
    await screen.waitFor('Done for 0 of 1');
    expect(read(screen)).toContain('PREM-1: Someone decided on it while you were looking.');
    expect(asked('commentNo')).toEqual([]);
    expect(screen.buttons()).not.toContain('Try again');
  });

  test('comments a closed page left out are offered with their words, posted once each, and tried again when Jira is back', async () => {
    const told: string[] = [];
    const rows = ['1', '2', '3', '8', '9'].map((issueId) => ({ issueId, decisionRev: 7 }));
    const { screen, asked } = await openNoes(
      {
        readNoes: () => ({ ok: true, value: { ...COUNTS, untold: 5 - told.length } }),
        listUntold: () => ({ ok: true, value: { noes: rows.filter(({ issueId }) => !told.includes(issueId)) } }),
        commentNo: (payload, nth) => {
          if (nth === 1) return { ok: false, error: failure('jiraUnavailable') };
          told.push(v.parse(v.looseObject({ issueId: v.string() }), payload).issueId);
          return { ok: true, value: { isPosted: true } };
        },
      },
      // Of the eighth an earlier no is published so far, the ninth is not this reader's to see.
      [seen('1', 'Ours are small'), seen('2', 'Later'), seen('3', 'Never'), seen('8', 'Before')],
    );
    expect(read(screen)).toContain('3 noes have no comment yet');
    expect(read(screen)).toContain('PREM-1 Story 1 Thank you for bringing this up. Not now: other things come first.');
    await screen.click('Post 3 comments');
    await screen.waitFor('Not all of them are posted. Jira did not answer.');
    await screen.click('Post 3 comments');
    await screen.waitFor('Nothing was said no to');
    expect(read(screen)).not.toContain('no comment yet');
    expect(asked('commentNo').slice(0, 2)).toMatchObject([
      { issueId: '1', decisionRev: 7, paragraphs: [expect.any(String), 'Ours are small', expect.any(String)] },
      { issueId: '2', decisionRev: 7 },
    ]);
    const onlyReads = await openNoes({
      readNoes: () => ({ ok: true, value: { ...COUNTS, untold: 3, canEdit: false } }),
    });
    expect(onlyReads.asked('listUntold')).toEqual([]);
  });

  test('told to slow down it stops, and says how many are left', async () => {
    const { screen } = await open({
      commentNo: (_, nth) =>
        nth === 0 ? { ok: true, value: { isPosted: true } } : { ok: false, error: failure('jiraBusy') },
    });
    await screen.tick('Choose all on this page');
    await screen.click('Let 6 stories go');
    await screen.click('Let 6 stories go', 1);
    await screen.waitFor('Done for 1 of 6');
    expect(read(screen)).toContain('4 are left.');
    expect(screen.buttons()).toContain('Try again');
  });
});
