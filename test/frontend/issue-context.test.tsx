import { ON_ISSUE, openScreen } from './support/render-tree';
import type { Jira } from './support/render-tree';
import { describe, expect, test, vi } from 'vitest';
import { assess } from '../../src/domain/assess';
import { publish } from '../../src/domain/published';
import { IssueContext } from '../../static/issue-context/context';
import { anAssessInput, anAssumption, aPremise, at, someSettings, TODAY } from '../support/builders';

/** What the app would publish for a framed, untested story. */
function published(issueId: string, over: { readonly inheritedFrom?: string } = {}) {
  const riskiest = anAssumption();
  return publish({
    issueId,
    rev: 1,
    premise: aPremise(),
    inheritedFrom: over.inheritedFrom ?? null,
    riskiest,
    assessment: assess(anAssessInput()),
    validated: null,
    start: { kind: 'notStarted' },
    doneMs: null,
    settings: someSettings(),
    nowMs: at(TODAY),
  });
}

function issue(
  over: { readonly premise?: unknown; readonly parent?: { id: string; key: string }; readonly type?: string } = {},
): Jira {
  return {
    status: 200,
    body: {
      id: '10001',
      key: 'PREM-1',
      fields: {
        issuetype: { name: over.type ?? 'Story', subtask: over.type === 'Sub-task' },
        ...(over.parent && { parent: over.parent }),
      },
      properties: over.premise === undefined ? {} : { premise: over.premise },
    },
  };
}

const EPIC = { id: '10900', key: 'PREM-12' };

describe('the context on an issue', () => {
  test('it shows the why sentence, the riskiest assumption with standing and risk, and the next step', async () => {
    const asked: string[] = [];
    const screen = await openScreen(<IssueContext />, {
      context: ON_ISSUE,
      jira: (path, method) => {
        asked.push(`${method} ${path}`);
        return issue({ premise: published('10001') });
      },
    });
    expect(screen.text()).toBe(
      'Test it first New teams invite a colleague in their first week: 31 % → 45 % by Sep 30, 2024 ' +
        'Riskiest: “Admins know whom to invite” untested value',
    );
    expect(asked).toEqual([
      'GET /rest/api/3/issue/10001?fields=issuetype,parent&properties=premise',
      'GET /rest/api/3/mypermissions?issueId=10001&permissions=ADD_COMMENTS',
    ]);
  });

  test.each([
    ['off', false, 'Premise is off in this project.'],
    ['on', true, 'What changes for whom if we ship this?'],
  ])('where no software is made and nothing is said, it is %s as the project has it', async (_, isOn, words) => {
    const { extension, ...reader } = ON_ISSUE;
    const invoked: string[] = [];
    const screen = await openScreen(<IssueContext />, {
      context: { ...reader, extension: { ...extension, project: { ...extension.project, type: 'business' } } },
      jira: () => issue(),
      invoke: (name) => {
        invoked.push(name);
        return { ok: true, value: { isShownAnywhere: isOn } };
      },
    });
    await vi.waitFor(() => expect(screen.text()).toContain(words));
    expect(invoked).toEqual(['readShown']);
  });

  test('what somebody has said is shown where no software is made too, and the app is not asked', async () => {
    const { extension, ...reader } = ON_ISSUE;
    const screen = await openScreen(<IssueContext />, {
      context: { ...reader, extension: { ...extension, project: { ...extension.project, type: 'business' } } },
      jira: () => issue({ premise: published('10001') }),
    });
    expect(screen.text()).toContain('Test it first');
  });

  test('it reads again when the panel beside it saves, and not for another issue', async () => {
    const behind: { words: unknown } = { words: undefined };
    const screen = await openScreen(<IssueContext />, {
      context: ON_ISSUE,
      jira: () => issue({ premise: behind.words }),
    });
    behind.words = published('10001');
    await screen.hear('premise.saved', { issueId: '10002' });
    expect(screen.text()).toContain('What changes for whom');
    await screen.hear('premise.saved', { issueId: '10001' });
    expect(screen.text()).toContain('New teams invite a colleague');
  });

  test('nothing stated yet: the one question, and where to answer it', async () => {
    const screen = await openScreen(<IssueContext />, { context: ON_ISSUE, jira: () => issue() });
    expect(screen.text()).toBe('What changes for whom if we ship this? Say it in one sentence in the Premise panel.');
  });

  test.each(['Bug', 'Research', 'Sub-task'])('a %s is usually asked nothing, and the context agrees', async (type) => {
    const screen = await openScreen(<IssueContext />, { context: ON_ISSUE, jira: () => issue({ type }) });
    expect(screen.text()).toBe('Nothing stated. This type of work is usually not asked for a premise.');
  });

  test('a bug the project does ask shows the step that was published for it', async () => {
    const screen = await openScreen(<IssueContext />, {
      context: ON_ISSUE,
      jira: () => issue({ type: 'Bug', premise: published('10001') }),
    });
    expect(screen.text()).toContain('Test it first New teams invite a colleague');
  });

  test('a story without words of its own shows its epic’s, by one more read', async () => {
    const asked: string[] = [];
    const screen = await openScreen(<IssueContext />, {
      context: ON_ISSUE,
      jira: (path) => {
        asked.push(path);
        if (path.includes('/10001?')) return issue({ parent: EPIC });
        return { status: 200, body: { ...EPIC, fields: {}, properties: { premise: published('10900') } } };
      },
    });
    expect(asked.filter((path) => path.includes('/issue/'))).toHaveLength(2);
    expect(screen.text()).toContain('New teams invite a colleague');
    expect(screen.text()).toContain('From epic PREM-12');
    // The next step in the epic's property is the epic's.
    expect(screen.text()).not.toContain('Test it first');
  });

  test('a story that inherits knows its own next step and takes the words from the epic', async () => {
    const screen = await openScreen(<IssueContext />, {
      context: ON_ISSUE,
      jira: (path) =>
        path.includes('/10001?')
          ? issue({ parent: EPIC, premise: published('10001', { inheritedFrom: '10900' }) })
          : { status: 200, body: { ...EPIC, fields: {}, properties: { premise: published('10900') } } },
    });
    expect(screen.text()).toContain('New teams invite a colleague');
    expect(screen.text()).toContain('From epic PREM-12');
    expect(screen.text()).toContain('Test it first');
  });

  test('a story that rests on an epic this person may not see shows where it stands, and none of the words', async () => {
    const screen = await openScreen(<IssueContext />, {
      context: ON_ISSUE,
      jira: (path) =>
        path.includes('/10001?')
          ? issue({ parent: EPIC, premise: published('10001', { inheritedFrom: '10900' }) })
          : { status: 404, body: {} },
    });
    expect(screen.text()).toContain('Test it first');
    expect(screen.text()).toContain('It rests on a premise you cannot see.');
    expect(screen.text()).not.toContain('PREM-12');
  });

  test('an epic this person may not see is as good as none', async () => {
    const screen = await openScreen(<IssueContext />, {
      context: ON_ISSUE,
      jira: (path) => (path.includes('/10001?') ? issue({ parent: EPIC }) : { status: 404, body: {} }),
    });
    expect(screen.text()).toContain('What changes for whom if we ship this?');
  });

  test.each<[string, unknown]>([
    ['copied from another issue', published('10002')],
    ['of a version we do not know', { ...published('10001'), v: 2 }],
    ['that is text', 'hello'],
    ['with a next step nobody knows', { ...published('10001'), nextStep: 'doItNow' }],
    ['with words missing', { ...published('10001'), words: {} }],
    ['with a day that does not exist', { ...published('10001'), nextDue: '2024-02-30' }],
  ])('a property %s is not believed', async (_, premise) => {
    const screen = await openScreen(<IssueContext />, { context: ON_ISSUE, jira: () => issue({ premise }) });
    expect(screen.text()).toContain('What changes for whom if we ship this?');
  });

  test('it says that it is loading', async () => {
    const screen = await openScreen(<IssueContext />, { context: ON_ISSUE, jira: () => issue() });
    expect(screen.text()).not.toContain('Loading');
    const waiting = await openScreen(<IssueContext />, {
      context: new Promise(() => undefined),
    });
    expect(waiting.text()).toContain('Loading');
  });

  test.each<[number, string, boolean]>([
    [404, 'This issue or project is not there, or you cannot see it.', false],
    [403, 'Jira does not let you do that here.', false],
    [429, 'Jira asked us to slow down.', true],
    [500, 'Jira did not answer.', true],
  ])('when Jira answers %i it says so', async (status, words, again) => {
    const screen = await openScreen(<IssueContext />, { context: ON_ISSUE, jira: () => ({ status, body: {} }) });
    expect(screen.text()).toContain(words);
    expect(screen.buttons()).toEqual(again ? ['Try again'] : []);
  });
});
