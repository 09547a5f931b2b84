/** The demo keeps what it promises: everybody who opens it sees every state, earned through the app itself. */
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PageView } from '../../src/contract/page';
import type { PanelView } from '../../src/contract/panel';
import type { PageQuestion } from '../../src/domain/page-question';
import type { PageSet } from '../../src/domain/page-sets';
import { FUNNEL_STEPS } from '../../src/domain/funnel';
import { WHOLE_PROJECT } from '../../src/domain/page-question';
import { isoWeek, weeksFrom } from '../../src/domain/week';
import { jqlOf, SEARCHES, type Search } from '../../static/project-page/stories/searches';
import type { Host } from './host';
import { startHost } from './host';
import { STEPS } from './seed/demo';
import { accountOf } from './seed/furnish';
import { play } from './seed/play';
import type { Names } from './seed/names';
import { momentMs } from './seed/script';
import { MAIN_PROJECT, TEAMS } from './seed/team';

const MINUTE_MS = 60_000;

let host: Host;
let names: Names;

beforeAll(async () => {
  host = await startHost({ contract: true });
  names = await play(host, STEPS);
}, 180_000);

afterAll(async () => {
  await host.close();
});

function keyOf(name: string): string {
  return names.keys.get(name) ?? `no issue called ${name}`;
}

function idOf(name: string): string {
  return host.site.issue(keyOf(name))?.id ?? `no issue called ${name}`;
}

/** Our own resolvers' answers: their shape is the contract's, checked by the compiler where they are made. */
const Panel = v.object({ ok: v.literal(true), value: v.custom<PanelView>((value) => typeof value === 'object') });
const Page = v.object({ ok: v.literal(true), value: v.custom<PageView>((value) => typeof value === 'object') });

async function panelOf(name: string, person = 'maya'): Promise<PanelView> {
  return v.parse(Panel, await host.invoke(accountOf(person), 'readPanel', { issueId: idOf(name) })).value;
}

async function pageFor(
  person: string,
  question: PageQuestion = { ...WHOLE_PROJECT, period: 'all' },
): Promise<PageView> {
  const project = host.site.projects().find(({ key }) => key === MAIN_PROJECT);
  return v.parse(Page, await host.invoke(accountOf(person), 'readPage', { projectId: project?.id, question })).value;
}

describe('The script', () => {
  test.each(['2026-11-16T00:00:00Z', '2026-11-18T12:00:00Z', '2026-11-22T23:59:59Z', '2024-02-29T08:00:00Z'])(
    'seeded at %s, lies in the past and in office hours',
    (moment) => {
      const nowMs = Date.parse(moment);
      for (const { at, acts } of STEPS) {
        const atMs = momentMs(at, nowMs);
        expect(atMs + acts.length * MINUTE_MS).toBeLessThan(nowMs);
        expect(nowMs - atMs).toBeLessThan(14 * 7 * 24 * 60 * MINUTE_MS);
        const date = new Date(atMs);
        expect([1, 2, 3, 4, 5]).toContain(date.getUTCDay());
        expect(date.getUTCHours()).toBeGreaterThanOrEqual(8);
        expect(date.getUTCHours()).toBeLessThan(18);
      }
    },
  );

  test('tells of about forty issues and leaves nothing undelivered', () => {
    expect(host.site.issuesOf(MAIN_PROJECT).length).toBe(52);
    expect(host.problems).toEqual([]);
  });
});

describe('What to do next is different on nearly every issue:', () => {
  test.each([
    ['partner-portal', 'rethink', 'refuted', 'refuted'],
    ['gmail-import', 'settle', 'disputed', 'disputed'],
    ['suggested', 'learning', 'buildToLearn', 'untested'],
    ['addendum', 'waived', 'waived', null],
    ['slack', 'noBecause', 'saidNo', null],
    ['address-book', 'noBecause', 'saidNo', 'refuted'],
    ['rating', 'noBecause', 'saidNo', 'refuted'],
    ['gantt', 'noBecause', 'nothingStated', null],
    ['signatures', 'frameOutcome', 'nothingStated', null],
    ['time-tracking', 'nameAssumption', 5, null],
    ['guest-access', 'setThreshold', 40, 'untested'],
    ['urgent-flag', 'sharpenTest', 50, 'inconclusive'],
    ['templates', 'testFirst', 50, 'untested'],
    ['handover', 'testFirst', 83, 'supported'],
    ['welcome', 'testValue', 90, 'supported'],
    ['shared-drafts', 'readyToBuild', 100, 'supported'],
    ['search', 'buildingOnTested', 100, 'supported'],
    ['bulk-archive', 'checkOutcome', 100, 'supported'],
    ['invite-first', 'met', 100, 'supported'],
    ['digest', 'missed', 'refuted', 'refuted'],
    ['certificates', 'exempt', 'exempt', null],
  ] as const)('%s says %s', async (name, next, score, standing) => {
    const { assessment } = await panelOf(name);
    expect(assessment.next.id).toBe(next);
    expect(assessment.score.kind === 'scored' ? assessment.score.points : assessment.score.state).toBe(score);
    expect(assessment.standing?.standing ?? null).toBe(standing);
  });
});

describe('What stories rested on when they started:', () => {
  test.each([
    ['invite-first', 'before'],
    ['undo-send', 'before'],
    ['snooze', 'after'],
    ['mentions', 'after'],
    ['colours', 'never'],
    ['pdf', 'never'],
    ['digest', 'against'],
  ] as const)('%s was validated %s', async (name, validated) => {
    expect((await panelOf(name)).atStart?.validated).toBe(validated);
  });

  test('a story that has not started rested on nothing yet', async () => {
    expect((await panelOf('shared-drafts')).atStart).toBeNull();
  });

  test('the finding before the threshold was late, and the second test restored it', async () => {
    const [assumption] = (await panelOf('snooze')).assessment.standing?.findings ?? [];
    expect(assumption).toMatchObject({ late: true, rung: 'anecdote' });
    expect((await panelOf('snooze')).assessment.standing?.support).toBe('research');
  });
});

describe('The epic', () => {
  test('carries its stories until they state their own bet', async () => {
    const inherits = await Promise.all(
      ['invite-first', 'remind-day-three', 'invite-link', 'address-book', 'welcome'].map(async (name) => {
        const panel = await panelOf(name);
        return panel.inheritedFrom?.key ?? null;
      }),
    );
    const epic = keyOf('bring-colleagues');
    expect(inherits).toEqual([epic, epic, epic, null, null]);
  });

  test('takes both partner stories down when partners will not pay', async () => {
    for (const name of ['partner-portal', 'partner-payouts']) {
      const { inheritedFrom, assessment } = await panelOf(name);
      expect(inheritedFrom?.key).toBe(keyOf('partners'));
      expect(assessment.asked).toMatchObject({ points: 21, byGroup: true, rung: 'research' });
    }
  });

  test('says no with a sentence and a reason to look again', async () => {
    expect((await panelOf('address-book')).premise.decision).toMatchObject({
      kind: 'no',
      category: 'refuted',
      because: 'Nine of 112 admins let us read the book. We would build eight points of distrust.',
    });
  });
});

describe('The project page', () => {
  test('says that 7 of 14 delivery stories were validated before they started, and what stands beside it', async () => {
    const { headline } = await pageFor('maya');
    expect(headline).toMatchObject({
      kind: 'share',
      validated: { count: 7, of: 14, share: 0.5 },
      beside: {
        against: { count: 1, points: 5 },
        waived: { count: 1, points: 3 },
        learning: { count: 1, points: 5 },
        beforeWeBegan: { count: 3, points: 16 },
        exempt: { count: 0 },
        startUnknown: { count: 0 },
      },
    });
  });

  test('has every issue in exactly one place, and the past read in', async () => {
    const { counts, backfill } = await pageFor('maya');
    const { notStarted, started, closedUnstarted, startUnknown, byTrack } = counts;
    expect(counts.issues).toBe(52);
    expect(notStarted + started + closedUnstarted + startUnknown).toBe(52);
    expect(byTrack.discovery + byTrack.delivery + byTrack.upkeep).toBe(52);
    expect(closedUnstarted).toBe(3); // read receipts, the Gantt view, a bug nobody could reproduce
    expect(startUnknown).toBe(0);
    expect(backfill.state).toBe('done');
  });

  test('says that six of seven discovery issues ended in a finding, and which date rests on no outcome', async () => {
    const { discovery, quiet } = await pageFor('maya');
    expect(discovery).toEqual({ done: 7, ended: 6 });
    expect(quiet).toMatchObject({ dated: 2, datedUnframed: 1 });
  });

  test('is narrowed to either half of the team, which come to the whole, and to a sprint', async () => {
    const [inbox, onboarding] = await Promise.all(
      Object.values(TEAMS).map((value) =>
        pageFor('maya', { ...WHOLE_PROJECT, period: 'all', team: { kind: 'component', value } }),
      ),
    );
    expect([inbox?.counts.issues, onboarding?.counts.issues]).toEqual([37, 15]);
    const told = [inbox, onboarding].map((view) => (view?.headline.kind === 'share' ? view.headline.validated : null));
    expect(told).toMatchObject([
      { count: 4, of: 11 },
      { count: 3, of: 3 },
    ]);
    const lastSprint = await pageFor('maya', { ...WHOLE_PROJECT, sprint: String(names.sprints.get(25)) });
    // The PDF on an opinion, the hand-over on six talks, the snooze too late; push and search on tested ground.
    expect(lastSprint.headline).toMatchObject({ validated: { count: 2, of: 5 } });
  });

  test('shows discovery and delivery in every week since the thirteenth before this one', async () => {
    const { weeks } = await pageFor('maya');
    const nowMs = host.clock.now();
    const from = isoWeek(nowMs - 13 * 7 * 24 * 60 * MINUTE_MS);
    expect(weeks.map(({ week }) => week)).toEqual(weeksFrom(from, isoWeek(nowMs)));
    // The week before this one: a story, its sub-task and a bug were started.
    expect(weeks.at(-2)?.started).toEqual({ discovery: 0, delivery: 2, upkeep: 1 });
  });
});

describe('Of the people,', () => {
  test('the product manager edits and does not administer, the lead does', async () => {
    expect((await panelOf('search', 'maya')).canEdit).toBe(true);
    expect((await pageFor('maya')).canAdminister).toBe(false);
    expect((await pageFor('ines')).canAdminister).toBe(true);
  });

  test('the stakeholder sees the panel and may not change it', async () => {
    expect((await panelOf('search', 'robert')).canEdit).toBe(false);
    const command = { id: 'a-wish-of-sales', seenRev: 0, kind: 'decide', decision: null };
    const answer = await host.invoke(accountOf('robert'), 'save', { issueId: idOf('search'), command });
    expect(answer).toMatchObject({ ok: false, error: { code: 'notAllowed' } });
  });

  test('whoever is outside the project learns nothing of it, not even that it exists', async () => {
    const answer = await host.invoke(accountOf('lena'), 'readPanel', { issueId: idOf('search') });
    expect(answer).toMatchObject({ ok: false, error: { code: 'notFound' } });
  });
});

test('Jira finds the refuted stories by Premise’s own words in JQL', async () => {
  const { status, body } = await host.site.request({
    method: 'POST',
    path: '/rest/api/3/search/jql',
    headers: {},
    body: JSON.stringify({ jql: `project = ${MAIN_PROJECT} AND premiseNextStep = rethink`, fields: ['summary'] }),
    actor: { kind: 'user', accountId: accountOf('maya') },
  });
  expect(status).toBe(200);
  const found = v
    .parse(v.object({ issues: v.array(v.object({ key: v.string() })) }), body)
    .issues.map(({ key }) => key);
  expect(found.sort()).toEqual(['partners', 'partner-portal', 'partner-payouts'].map(keyOf).sort());
});

describe('The searches of the page run in Jira and find what they say:', () => {
  const Found = v.object({ issues: v.array(v.object({ id: v.string() })) });
  const Said = v.object({
    nextStep: v.string(),
    score: v.nullable(v.number()),
    standing: v.nullable(v.string()),
    decision: v.nullable(v.string()),
    checkDue: v.nullable(v.string()),
  });
  const today = () => new Date(host.clock.now()).toISOString().slice(0, 10);
  const categoryOf = (statusId: string) => host.site.statuses().find(({ id }) => id === statusId)?.category;
  type Said = v.InferOutput<typeof Said>;
  const MEANS: Readonly<Record<Search, (said: Said, category: string) => boolean>> = {
    testFirst: ({ nextStep }) => nextStep === 'testFirst',
    rethink: ({ nextStep }) => nextStep === 'rethink' || nextStep === 'settle',
    weak: ({ score }, category) => score !== null && score < 50 && category !== 'done',
    refuted: ({ standing }, category) => standing === 'refuted' && category === 'new',
    waived: ({ decision }) => decision === 'waive',
    checkDue: ({ checkDue }) => checkDue !== null && checkDue <= today(),
  };
  const inbox = { kind: 'component', value: TEAMS.inbox } as const;

  test.each(SEARCHES)('%s, of everybody, of a team and of its sprint', async (search) => {
    const component = host.site.projects().find(({ key }) => key === MAIN_PROJECT)?.components[0]?.id ?? '';
    const sprint = names.sprints.get(25) ?? 0;
    const all = host.site.issuesOf(MAIN_PROJECT).filter(({ properties, statusId }) => {
      const said = v.safeParse(Said, properties['premise']);
      return said.success && MEANS[search](said.output, categoryOf(statusId) ?? '');
    });
    const ofTeam = all.filter(({ componentIds }) => componentIds.includes(component));
    const inSprint = ofTeam.filter(({ sprintIds }) => sprintIds.includes(sprint));
    for (const [part, wanted] of [
      [{ team: null, sprint: null }, all],
      [{ team: inbox, sprint: null }, ofTeam],
      [{ team: inbox, sprint: String(sprint) }, inSprint],
    ] as const) {
      const { status, body } = await host.site.request({
        ...{ method: 'POST', path: '/rest/api/3/search/jql', headers: {} },
        body: JSON.stringify({ jql: jqlOf(search, MAIN_PROJECT, part), fields: ['summary'] }),
        actor: { kind: 'user', accountId: accountOf('maya') },
      });
      expect(status).toBe(200);
      const found = v.parse(Found, body).issues.map(({ id }) => id);
      expect(found.sort()).toEqual(wanted.map(({ id }) => id).sort());
    }
    expect(all.length).toBeGreaterThan(search === 'checkDue' ? -1 : 0);
  });
});

describe('Every number of the page opens its issues:', () => {
  const Ids = v.object({
    ok: v.literal(true),
    value: v.object({ issueIds: v.array(v.string()), after: v.nullable(v.string()) }),
  });

  async function numberOf(question: PageQuestion, set: PageSet): Promise<number> {
    let seen: readonly string[] = [];
    let after: string | null = null;
    do {
      const projectId = host.site.projects().find(({ key }) => key === MAIN_PROJECT)?.id;
      const answer: unknown = await host.invoke(accountOf('maya'), 'readIssueSet', { projectId, question, set, after });
      const { value } = v.parse(Ids, answer);
      seen = [...seen, ...value.issueIds];
      after = value.after;
    } while (after !== null);
    expect(new Set(seen).size).toBe(seen.length);
    return seen.length;
  }

  test.each(['weeks12', 'weeks26', 'all'] as const)('as many as it says, %s', async (period) => {
    const question: PageQuestion = { ...WHOLE_PROJECT, period };
    const page = await pageFor('maya', question);
    const { headline, counts, funnel, discovery, quiet, findings, weeks } = page;
    if (headline.kind !== 'share') throw new Error('the demo has a share');
    const { beside } = headline;
    const said: readonly (readonly [PageSet, number])[] = [
      ['counted', headline.validated.of],
      ['validated', headline.validated.count],
      ...(['against', 'exempt', 'waived', 'learning', 'beforeWeBegan'] as const).map(
        (name) => [name, beside[name].count] as const,
      ),
      ...FUNNEL_STEPS.map((step) => [step, funnel[step].count] as const),
      ['discoveryDone', discovery.done],
      ['discoveryEnded', discovery.ended],
      ['testedStories', quiet.tested],
      ['oneDiscipline', quiet.oneDiscipline],
      ['dated', quiet.dated],
      ['datedUnframed', quiet.datedUnframed],
      ...(['notStarted', 'started', 'closedUnstarted', 'done'] as const).map((name) => [name, counts[name]] as const),
      ['unknown', counts.startUnknown],
      ...weeks.map(({ week, started }): [PageSet, number] => [
        { kind: 'started', week, track: 'delivery' },
        started.delivery,
      ]),
    ];
    const opened: [PageSet, number][] = [];
    for (const [set] of said) opened.push([set, await numberOf(question, set)]);
    expect(opened).toEqual(said);
    expect(headline.validated.of).toBeGreaterThan(0);
    expect(funnel.framed.count).toBeGreaterThan(0);
    expect(discovery.ended).toBeLessThanOrEqual(discovery.done);
    // An issue where two things were found in a week is one issue.
    for (const { week, risk, count } of findings) {
      const issues = await numberOf(question, { kind: 'found', week, risk });
      expect(issues).toBeGreaterThan(0);
      expect(issues).toBeLessThanOrEqual(count);
    }
  });

  test('and the top of the page names three doubts, dearest first', async () => {
    const { doubts } = await pageFor('maya');
    expect(doubts).toHaveLength(3);
    expect(doubts.map(({ doubt }) => doubt)).toEqual(doubts.map(({ doubt }) => doubt).toSorted((a, b) => b - a));
  });
});
