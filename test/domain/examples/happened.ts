/** What the phrases of the worked examples mean, as the events the store would hold. Whatever is no phrase is refused. */
import { ENGLISH as en } from '../../support/english';
import type { AppraiseInput } from '../../../src/domain/appraise';
import { dayStartMs } from '../../../src/domain/day';
import {
  METHODS,
  type AssumptionEvent,
  type Dated,
  type Decision,
  type Discipline,
  type Finding,
} from '../../../src/domain/premise';
import { RISKS, type Day, type Method, type PremiseEvent, type Risk } from '../../../src/domain/premise';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings';
import type { Move, Story } from '../../../src/domain/story';
import { anOutcome } from '../../support/builders';
import { lookup, status } from '../timing.support';
import type { Example } from './table';

const HOUR_MS = 3_600_000;
const NOON_MS = 12 * HOUR_MS;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "8 Mar" of 2026. */
function dayIn(text: string): Day {
  const [day = '', month = ''] = text.split(' ');
  const place = MONTHS.indexOf(month) + 1;
  if (place === 0) throw new Error(`"${text}" is no day`);
  return `2026-${String(place).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
const momentOf = (day: Day): number => dayStartMs(day) + NOON_MS;

const STATED = '2026-03-04';
const THRESHOLD_SET = '2026-03-05';
const OUTCOME = anOutcome({ by: '2026-12-31' });
const THRESHOLD = 'At least 8 of 20 admins name a colleague unprompted';
/** Other letters, spaces and signs, and the same goal. */
const RETYPED = 'at least 8 of 20  admins name a colleague, unprompted.';

/** A story being told: what was said so far, in the order it was. */
class Telling {
  private readonly parts = new Map<string, { readonly atMs: number; readonly event: PremiseEvent }[]>([
    ['own', []],
    ['epic', []],
  ]);
  private readonly assumptions = new Map<string, { readonly atMs: number; readonly event: AssumptionEvent }[]>();
  readonly moves: Move[] = [];
  issueType = 'Story';
  level: Story['level'] = 'story';
  resolution: string | null = null;
  hasEpic = false;
  groupSize: number | null = null;
  nowMs = momentOf('2026-03-16');
  findings = 0;

  say(whose: 'own' | 'epic', day: Day, event: PremiseEvent): void {
    this.parts.get(whose)?.push({ atMs: momentOf(day), event });
  }

  find(assumptionId: string, day: Day, event: AssumptionEvent): void {
    const log = this.assumptions.get(assumptionId) ?? [];
    this.assumptions.set(assumptionId, [...log, { atMs: momentOf(day), event }]);
  }

  move(day: Day, to: string): void {
    this.moves.push({ atMs: momentOf(day), from: this.moves.at(-1)?.to ?? status('To Do'), to: status(to) });
  }

  /** The story as the app would gather it. */
  told(size: number | null): AppraiseInput {
    const premiseEvents = dated(this.parts.get('own') ?? []);
    return {
      story: {
        ...{ issueId: '10001', projectId: '10000', issueType: this.issueType, level: this.level, size },
        ...{ labels: [], components: [], parentId: this.hasEpic ? '10002' : null },
        ...{ createdMs: momentOf('2026-03-01'), updatedMs: this.moves.at(-1)?.atMs ?? momentOf('2026-03-01') },
        ...{ status: this.moves.at(-1)?.to ?? status('To Do'), resolution: this.resolution, resolvedMs: null },
        ...{ moves: this.moves, typeChanges: [] },
      },
      ...{ lookup, settings: DEFAULT_SETTINGS, premiseEvents, groupSize: this.groupSize, nowMs: this.nowMs },
      parentEvents: this.hasEpic ? dated(this.parts.get('epic') ?? []) : null,
      assumptionEvents: new Map([...this.assumptions].map(([id, events]) => [id, dated(events)])),
    };
  }
}

function dated<E>(events: readonly { readonly atMs: number; readonly event: E }[]): Dated<E>[] {
  return events.map(({ atMs, event }, i) => {
    if (atMs < (events[i - 1]?.atMs ?? 0)) throw new Error('told out of order');
    return { ...event, rev: i + 1, atMs };
  });
}

/** The story of a row: what all of them have in common, and what the row says otherwise. */
export function storyOf({ steps, size }: Example): AppraiseInput {
  const telling = new Telling();
  const without = (what: string) => steps.includes(`no ${what}`);
  const whose = steps.includes('said by its epic') ? 'epic' : 'own';
  telling.hasEpic = whose === 'epic';
  if (!without('outcome')) telling.say(whose, STATED, { kind: 'outcome.stated', parts: outcomeOf(steps) });
  if (!without('assumption')) {
    telling.find(
      'riskiest',
      STATED,
      assumption('Admins know whom to invite', riskOf(steps, 'assumption: ') ?? 'value'),
    );
    telling.say(whose, STATED, { kind: 'assumption.linked', assumptionId: 'riskiest' });
    if (!without('"we are right if"')) telling.find('riskiest', THRESHOLD_SET, threshold(THRESHOLD));
  }
  for (const step of steps) if (!SAID_ABOVE.some((phrase) => phrase.test(step))) tell(telling, step);
  return telling.told(size);
}

/** Phrases that change what all stories have in common. */
const SAID_ABOVE = [
  /^no (outcome|assumption|"we are right if")$/,
  /^said by its epic$/,
  /^outcome: (only what they do|".+")$/,
  /^assumption: \w+$/,
];

function outcomeOf(steps: readonly string[]): typeof OUTCOME {
  const said = steps.find((step) => step.startsWith('outcome: '));
  if (said === undefined) return OUTCOME;
  const quoted = /"(.+)"$/.exec(said)?.[1];
  if (quoted !== undefined) return { ...OUTCOME, does: quoted };
  return { ...OUTCOME, who: '', metric: '', from: '', to: '', by: null };
}

function riskOf(steps: readonly string[], opening: string): Risk | null {
  const said = steps.find((step) => step.startsWith(opening))?.slice(opening.length);
  if (said === undefined) return null;
  const risk = RISKS.find((known) => known === said);
  if (risk === undefined) throw new Error(`"${said}" is no risk`);
  return risk;
}

const assumption = (statement: string, risk: Risk): AssumptionEvent => ({
  ...{ kind: 'assumption.stated', statement, risk, homeIssueId: '10001' },
});
const threshold = (text: string): AssumptionEvent => ({
  kind: 'threshold.set',
  threshold: { text, atLeast: null },
});

type Meaning = readonly [phrase: RegExp, tell: (telling: Telling, said: readonly string[], day: Day) => void];

const UNDATED: readonly Meaning[] = [
  [/^guessed (small|medium|large)$/, (t, [size]) => t.say('own', STATED, { kind: 'size.guessed', size: guess(size) })],
  [/^(\d+) points rest on the assumption$/, (t, [points]) => void (t.groupSize = Number(points))],
  [/^today (.+)$/, (t, [day = '']) => void (t.nowMs = momentOf(dayIn(day)))],
  [/^is a (bug|spike)$/, (t, [type = '']) => void (t.issueType = type)],
  [/^is a sub-task$/, (t) => void (t.level = 'subtask')],
  [
    /^second assumption: (\w+)$/,
    (t, [risk = '']) => {
      t.find('second', STATED, assumption('Admins want company', riskOf([risk], '') ?? 'value'));
      t.say('own', STATED, { kind: 'assumption.linked', assumptionId: 'second' });
    },
  ],
];

const DATED: readonly Meaning[] = [
  [/^(second )?(supported|refuted|left open) by (.+)$/, (t, said, day) => found(t, said, day)],
  [
    /^finding withdrawn$/,
    (t, _, day) => t.find('riskiest', day, { kind: 'finding.withdrawn', findingId: `finding-${t.findings}` }),
  ],
  [/^assumption reworded$/, (t, _, day) => t.find('riskiest', day, assumption('Owners know whom to ask', 'value'))],
  [/^"we are right if" set$/, (t, _, day) => t.find('riskiest', day, threshold(THRESHOLD))],
  [/^"we are right if" changed$/, (t, _, day) => t.find('riskiest', day, threshold(THRESHOLD.replace('8', '2')))],
  [/^"we are right if" retyped$/, (t, _, day) => t.find('riskiest', day, threshold(RETYPED))],
  [/^the story says its own outcome$/, (t, _, day) => t.say('own', day, { kind: 'outcome.stated', parts: OUTCOME })],
  [
    /^a doubt added$/,
    (t, _, day) => {
      t.find('doubt', day, assumption('Admins will pay for it', 'value'));
      t.say('own', day, { kind: 'assumption.linked', assumptionId: 'doubt', asDoubt: true });
    },
  ],
  [
    /^decided: (build|no|build to learn, check .+|waive until .+)$/,
    (t, [said = ''], day) => t.say('own', day, { kind: 'decision.made', decision: decisionOf(said) }),
  ],
  [
    /^checked: (met|missed|too early)$/,
    (t, [said], day) => {
      const result = said === 'met' || said === 'missed' ? said : 'tooEarly';
      t.say('own', day, { kind: 'outcome.checked', check: { result, observed: '', on: day } });
    },
  ],
  [/^started$/, (t, _, day) => t.move(day, 'In Progress')],
  [/^done$/, (t, _, day) => t.move(day, 'Done')],
  [
    /^closed as (.+)$/,
    (t, [resolution = ''], day) => {
      t.resolution = resolution;
      t.move(day, 'Done');
    },
  ],
];

function tell(telling: Telling, step: string): void {
  const [, when, rest] = /^(\d+ \w{3}) (.+)$/.exec(step) ?? [];
  const meanings = when === undefined ? UNDATED : DATED;
  for (const [phrase, mean] of meanings) {
    const said = phrase.exec(rest ?? step);
    if (said !== null) {
      mean(telling, said.slice(1), when === undefined ? STATED : dayIn(when));
      return;
    }
  }
  throw new Error(`"${step}" is no phrase of the examples`);
}

function guess(size: string | undefined): 'small' | 'medium' | 'large' {
  return size === 'small' || size === 'medium' ? size : 'large';
}

/** "customer conversations, 5, without a link": a method as the app words it, its sample, and what is unusual. */
function found(telling: Telling, said: readonly (string | undefined)[], day: Day): void {
  const [second, verdict, what = ''] = said;
  const [name = '', ...more] = what.split(', ');
  telling.findings += 1;
  const finding: Finding = {
    id: `finding-${telling.findings}`,
    method: methodOf(name),
    verdict: verdict === 'supported' ? 'supports' : verdict === 'refuted' ? 'refutes' : 'inconclusive',
    found: day,
    sample: null,
    disciplines: ['product', 'design'],
    note: '',
    link: 'https://example.test/notes',
  };
  const event = { kind: 'finding.added', finding: more.reduce(withDetail, finding) } as const;
  telling.find(second === undefined ? 'riskiest' : 'second', day, event);
}

function methodOf(name: string): Method {
  const method = METHODS.find((known) => en[`method.${known}`].toLowerCase() === name);
  if (method === undefined) throw new Error(`"${name}" is no method`);
  return method;
}

function withDetail(finding: Finding, detail: string): Finding {
  if (/^\d+$/.test(detail)) return { ...finding, sample: Number(detail) };
  if (detail === 'without a link') return { ...finding, link: null };
  const alone: Discipline[] = detail === 'by engineering alone' ? ['engineering'] : [];
  if (alone.length > 0) return { ...finding, disciplines: alone };
  if (detail.startsWith('found ')) return { ...finding, found: dayIn(detail.slice('found '.length)) };
  throw new Error(`"${detail}" is nothing a finding has`);
}

function decisionOf(said: string): Decision {
  const together: Discipline[] = ['product'];
  const [, until] = /(?:check|until) (.+)$/.exec(said) ?? [];
  if (said === 'build') return { kind: 'build', together };
  if (said === 'no') return { kind: 'no', category: 'notNow', because: 'Few would use it', revisitWhen: '', together };
  const day = dayIn(until ?? '');
  return said.startsWith('waive')
    ? { kind: 'waive', reason: 'The law asks for it', until: day, together }
    : { kind: 'buildToLearn', stopRule: 'Nobody comes back', checkOn: day, together };
}
