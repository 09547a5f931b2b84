/** What is being built now, or just was: learning, waived, late, thin, and on tested ground. */
import { assume, create, decide, find, link, move, outcome, plan, rightIf, step, test } from '../script';

export const underway = [
  // The bar was set after the ball had landed; a second test made it good, too late for the start.
  step(
    '-9 Thu 14:15',
    'tom',
    create('snooze', 'Story', 'Snooze a conversation until a colleague is back', { points: 3 }),
    outcome('snooze', {
      who: 'People waiting for a colleague’s answer',
      does: 'leave a conversation alone without losing it',
      metric: 'Conversations answered within the promised time',
      from: '71 %',
      to: '80 %',
      by: '4 Fri',
    }),
    assume('snooze', 'waiting-is-lost', 'value', 'Conversations are late because they wait for a person, not for time'),
  ),
  step(
    '-8 Thu 10:40',
    'tom',
    find('waiting-is-lost', 'customerConversations', 'supports', '-8 Wed', {
      sample: 5,
      disciplines: ['design'],
      note: 'Four of five showed us a late conversation that waited for a colleague on holiday.',
      link: 'https://harbour.example/research/late-conversations',
    }),
  ),
  step('-7 Thu 13:50', 'maya', rightIf('waiting-is-lost', 'At least 4 of 5 name a colleague as the reason', 4)),
  step('-4 Tue 14:00', 'jonas', plan('snooze', 24), move('snooze', 'In Progress')),
  step('-3 Mon 10:05', 'jonas', plan('snooze', 25)),
  step(
    '-2 Wed 11:25',
    'jonas',
    find('waiting-is-lost', 'prototypeInUse', 'supports', '-2 Tue', {
      sample: 8,
      disciplines: ['engineering', 'design'],
      note: 'Eight people used the draft for a week: 61 of 70 snoozes waited for a named colleague.',
      link: 'https://harbour.example/research/snooze-week',
    }),
    move('snooze', 'In Review'),
  ),
  step('-1 Tue 15:10', 'jonas', move('snooze', 'Done')),

  // Asked for, built, nobody knows why.
  step(
    '-4 Mon 09:25',
    'maya',
    create('pdf', 'Story', 'Export a conversation as PDF', { points: 2, sprint: 25 }),
    outcome('pdf', { who: 'Agencies with a client in court', does: 'file a conversation without screenshots' }),
    assume('pdf', 'lawyers-want-pdf', 'value', 'Agencies need conversations on paper'),
  ),
  step(
    '-4 Mon 09:40',
    'maya',
    find('lawyers-want-pdf', 'stakeholderOpinion', 'supports', '-4 Fri', {
      note: 'Robert heard it from two prospects.',
    }),
  ),
  step('-3 Tue 13:00', 'priya', move('pdf', 'In Progress')),
  step('-2 Mon 16:30', 'priya', move('pdf', 'Done')),

  // A fake door, then the real one.
  step(
    '-6 Mon 13:10',
    'jonas',
    create('push-door', 'Spike', 'A switch for mobile push that is not there yet', { points: 2, sprint: 23 }),
    create('push', 'Story', 'Push to the phone when somebody mentions you', { points: 5 }),
    move('push-door', 'In Progress'),
  ),
  step(
    '-6 Mon 14:00',
    'maya',
    outcome('push', {
      who: 'People who are mentioned outside the office',
      does: 'answer the same day',
      metric: 'Mentions answered the same day',
      from: '54 %',
      to: '70 %',
      by: '5 Fri',
    }),
    assume('push', 'want-push', 'value', 'People want to be disturbed for a mention, and for nothing else'),
    rightIf('want-push', 'At least 25 of 100 people turn the switch on for mentions only', 25),
    link('push-door', 'Blocks', 'push'),
    test('push-door', 'want-push'),
  ),
  step(
    '-5 Thu 15:35',
    'jonas',
    find('want-push', 'fakeDoor', 'supports', '-5 Thu', {
      sample: 240,
      disciplines: ['engineering', 'product'],
      note: '240 people saw the switch, 88 turned it on for mentions, 12 for everything.',
      filedFrom: 'push-door',
      link: 'https://harbour.example/dashboards/push-switch',
    }),
    move('push-door', 'Done'),
  ),
  step('-4 Thu 09:30', 'priya', plan('push', 25), move('push', 'In Progress')),
  step('-2 Thu 14:45', 'priya', move('push', 'Done')),

  // On tested ground, in two risks.
  step(
    '-7 Wed 09:20',
    'priya',
    create('index-spike', 'Spike', 'Can we search a million messages in 200 ms?', { points: 3, sprint: 23 }),
    create('search', 'Story', 'Find an old answer from the box on top', { points: 8 }),
    move('index-spike', 'In Progress'),
  ),
  step(
    '-7 Wed 11:00',
    'maya',
    outcome('search', {
      who: 'People who join a conversation late',
      does: 'look up what was promised instead of asking the client again',
      metric: 'Conversations that ask a client the same question twice',
      from: '14 %',
      to: '8 %',
      by: '6 Fri',
    }),
    assume('search', 'look-before-asking', 'value', 'People look for an old answer before they ask again'),
    rightIf('look-before-asking', 'At least 40 % of people search at least once a week', 40),
    assume('search', 'fast-enough', 'feasibility', 'A million messages can be searched in 200 ms on what we run'),
    rightIf('fast-enough', 'The 95th percentile stays under 200 ms on a copy of the largest customer', null),
  ),
  step(
    '-6 Wed 10:10',
    'priya',
    find('fast-enough', 'technicalProof', 'supports', '-6 Wed', {
      disciplines: ['engineering'],
      note: '142 ms at the 95th percentile with 1.2 million messages.',
      link: 'https://harbour.example/engineering/search-proof',
    }),
    move('index-spike', 'Done'),
  ),
  step(
    '-4 Wed 13:15',
    'maya',
    find('look-before-asking', 'productAnalytics', 'supports', '-4 Tue', {
      sample: 1900,
      disciplines: ['product', 'engineering'],
      note: '47 % of 1,900 people used the old, slow search at least once a week, and half of them gave up.',
      link: 'https://harbour.example/dashboards/old-search',
    }),
  ),
  step('-3 Mon 10:30', 'priya', plan('search', 25), move('search', 'In Progress')),
  step('-1 Mon 09:50', 'priya', plan('search', 26)),

  // Big, and resting on six conversations.
  step(
    '-5 Thu 09:15',
    'maya',
    create('handover', 'Story', 'Hand everything over before a holiday', { points: 8 }),
    outcome('handover', {
      who: 'People going on holiday',
      does: 'leave without a list of who does what',
      metric: 'Conversations without an owner on the first day away',
      from: '26 %',
      to: '10 %',
      by: '7 Fri',
    }),
    assume('handover', 'plan-ahead', 'value', 'People plan their absence in the tool, not in the corridor'),
    rightIf('plan-ahead', 'At least 5 of 6 would have done it last time', 5),
  ),
  step(
    '-4 Thu 11:45',
    'tom',
    find('plan-ahead', 'customerConversations', 'supports', '-4 Thu', {
      sample: 6,
      disciplines: ['design'],
      note: 'Five of six told us how they did it last time; two of them in a spreadsheet.',
      link: 'https://harbour.example/research/holidays',
    }),
  ),
  step('-2 Tue 09:35', 'jonas', plan('handover', 25), move('handover', 'In Progress')),
  step('-1 Mon 09:55', 'jonas', plan('handover', 26)),

  // Built to learn.
  step(
    '-4 Fri 10:10',
    'maya',
    create('suggested', 'Story', 'Suggest an answer, for one pilot customer', { points: 5 }),
    outcome('suggested', {
      who: 'The eleven people at Brightside Studio',
      does: 'send a suggested answer as it is',
      metric: 'Suggestions sent unchanged',
      from: '0',
      to: '1 in 5',
      by: '1 Fri',
    }),
    assume('suggested', 'good-enough', 'value', 'A suggestion from old answers is good enough to send'),
    rightIf('good-enough', 'At least 20 of 100 suggestions are sent unchanged', 20),
    decide('suggested', {
      kind: 'buildToLearn',
      stopRule: 'Behind a flag for Brightside only; off again if fewer than 1 in 5 is sent unchanged after three weeks',
      checkOn: '1 Fri',
      together: ['product', 'engineering'],
    }),
  ),
  step('-2 Mon 10:20', 'priya', plan('suggested', 25), move('suggested', 'In Progress')),
  step('-1 Mon 09:57', 'priya', plan('suggested', 26)),

  // A legal duty: nothing to test.
  step(
    '-3 Tue 09:00',
    'ines',
    create('addendum', 'Story', 'Accept the data processing terms at sign-up', { points: 3, sprint: 25 }),
    decide('addendum', {
      kind: 'waive',
      reason: 'The law asks for it from next month on. There is nothing to find out.',
      until: '3 Fri',
      together: ['product', 'engineering'],
    }),
  ),
  step('-3 Thu 10:15', 'jonas', move('addendum', 'In Progress')),
  step('-1 Wed 11:40', 'jonas', plan('addendum', 26), move('addendum', 'In Review')),
];
