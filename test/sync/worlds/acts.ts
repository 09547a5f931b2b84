/** What may happen in a random world: people in Jira and in Premise, time, the platform at work, and its bad days. */
import * as fc from 'fast-check';
import { METHODS, VERDICTS } from '../../../src/domain/premise';
import { JIRA_FAULTS } from '../../host/forge/jira-faults';

export const TYPES = ['Epic', 'Story', 'Bug', 'Spike', 'Sub-task'] as const;
export const STATUSES = ['To Do', 'In Progress', 'In Review', 'Done'] as const;
export const RESOLUTIONS = [null, 'Done', "Won't Do"] as const;
export const PROJECTS = ['SHOP', 'ANNEX'] as const;
const POINTS = [null, 1, 3, 8] as const;

/** An issue, assumption or finding by its number: the how manieth made so far, going round. */
const nth = fc.nat({ max: 11 });
const a = <const T extends string>(act: T) => fc.constant(act);

const create = fc.record({
  act: a('create'),
  project: fc.constantFrom(...PROJECTS),
  type: fc.constantFrom(...TYPES),
  status: fc.constantFrom(...STATUSES),
  points: fc.constantFrom(...POINTS),
  parent: fc.option(nth, { nil: null }),
});
const move = fc.record({
  act: a('move'),
  issue: nth,
  to: fc.constantFrom(...STATUSES),
  resolution: fc.constantFrom(...RESOLUTIONS),
});
const edit = fc.record({
  act: a('edit'),
  issue: nth,
  fields: fc.oneof(
    fc.record({ points: fc.constantFrom(...POINTS) }),
    fc.record({ type: fc.constantFrom('Story', 'Bug', 'Spike') }),
    fc.record({ labels: fc.constantFrom(['spike'], []) }),
    // Out of the app's sight, and back in it.
    fc.record({ security: fc.constantFrom('Secret', null) }),
  ),
});
const adopt = fc.record({ act: a('adopt'), issue: nth, parent: fc.option(nth, { nil: null }) });
const remove = fc.record({ act: a('remove'), issue: nth });

const day = fc.integer({ min: -20, max: 40 });
const words = fc.oneof(
  fc.record({ say: a('outcome') }),
  fc.record({ say: a('assumption') }),
  fc.record({ say: a('doubt') }),
  // Somebody else's assumption: what is asked of the two follows their sizes together.
  fc.record({ say: a('link'), assumption: nth }),
  fc.record({ say: a('guess'), size: fc.constantFrom('small', 'large', null) }),
  fc.record({ say: a('threshold') }),
  fc.record({
    say: a('finding'),
    method: fc.constantFrom(...METHODS),
    verdict: fc.constantFrom(...VERDICTS),
    sample: fc.constantFrom(null, 5, 30, 200),
    foundIn: day,
  }),
  fc.record({ say: a('withdraw'), finding: nth }),
  fc.record({ say: a('waive'), until: day }),
  fc.record({ say: a('learn'), until: day }),
  fc.record({ say: a('decideNothing') }),
  fc.record({ say: a('check'), result: fc.constantFrom('met' as const, 'missed' as const, 'tooEarly' as const) }),
);
const say = fc.record({ act: a('say'), issue: nth, words });

/** Deliveries of events and queues that are due now. */
const deliver = fc.record({
  act: a('deliver'),
  limit: fc.integer({ min: 1, max: 8 }),
  parallel: fc.constantFrom(1, 2),
});
const tick = fc.record({ act: a('tick') });
const backfill = fc.record({ act: a('backfill'), project: fc.constantFrom(...PROJECTS) });
const RULE = { on: 'label', track: 'discovery' } as const;
const NAMED = [{ name: 'Reviewing', category: 'inProgress' as const }];
const configure = fc.record({
  act: a('configure'),
  project: fc.constantFrom(...PROJECTS),
  change: fc.oneof(
    fc.record({ exemptTypes: fc.constantFrom(['Story'], []) }),
    fc.record({ checkAfterDays: fc.constantFrom<30 | 90>(30, 90) }),
    fc.record({ trackRules: fc.constantFrom([{ ...RULE, values: ['spike'] }], []) }),
    fc.record({
      statuses: fc.constantFrom(NAMED, []),
      stage: fc.constantFrom('exploring' as const, 'growing' as const),
    }),
  ),
});

/** To the other project; and a project put away, or brought back. */
const relocate = fc.record({ act: a('relocate'), issue: nth });
const shelve = fc.record({
  act: a('shelve'),
  project: fc.constantFrom(...PROJECTS),
  state: fc.constantFrom('archived' as const, 'live' as const, 'live' as const),
});

const MINUTE_MS = 60_000;
const pass = fc.record({
  act: a('pass'),
  ms: fc.constantFrom(
    20,
    3_000,
    2 * MINUTE_MS,
    6 * MINUTE_MS,
    61 * MINUTE_MS,
    26 * 60 * MINUTE_MS,
    35 * 24 * 60 * MINUTE_MS,
  ),
});

/** What becomes of the next event: copies this late, or none. */
const fate = fc.record({
  act: a('fate'),
  copies: fc.constantFrom<readonly number[]>([], [], [0, 0], [90_000], [0, 7 * MINUTE_MS], [3 * 60 * MINUTE_MS]),
});

const TROUBLE = ['lose answer', 'kill before', 'kill after'] as const;
const UNAVAILABLE = { status: 500, body: { code: 'SOMETHING', message: 'gone' } } as const;
const when = { after: fc.nat({ max: 25 }), times: fc.integer({ min: 1, max: 2 }) };
/** At any request a function makes, from now on: where a kill strikes is where it awaits. */
const trouble = fc.oneof(
  fc.record({ act: a('trouble'), service: a('jira'), with: fc.constantFrom(...JIRA_FAULTS, ...TROUBLE), ...when }),
  fc.record({ act: a('trouble'), service: a('sql'), with: fc.constantFrom(UNAVAILABLE, ...TROUBLE), ...when }),
  fc.record({ act: a('trouble'), service: a('queue'), with: fc.constantFrom(UNAVAILABLE, ...TROUBLE), ...when }),
);

const alone = fc.oneof(
  { weight: 5, arbitrary: create },
  { weight: 5, arbitrary: move },
  { weight: 4, arbitrary: edit },
  { weight: 2, arbitrary: adopt },
  { weight: 1, arbitrary: remove },
  { weight: 8, arbitrary: say },
  { weight: 8, arbitrary: deliver },
  { weight: 3, arbitrary: tick },
  { weight: 1, arbitrary: backfill },
  { weight: 1, arbitrary: configure },
  { weight: 1, arbitrary: relocate },
  { weight: 1, arbitrary: shelve },
);
/** Two at the same moment, one step of the one, one step of the other. */
const both = fc.record({ act: a('both'), these: fc.tuple(alone, alone) });

export const acts = fc.oneof(
  { weight: 10, arbitrary: alone },
  { weight: 2, arbitrary: both },
  { weight: 3, arbitrary: pass },
  { weight: 2, arbitrary: fate },
  { weight: 2, arbitrary: trouble },
);

type Of<A> = A extends fc.Arbitrary<infer T> ? T : never;
export type Alone = Of<typeof alone>;
export type Act = Of<typeof acts>;
export type Words = Of<typeof words>;
export type SettingsChange = Of<typeof configure>['change'];

/** A world is what happened in it. */
export const worlds = fc.array(acts, { minLength: 5, maxLength: 32, size: 'max' });
