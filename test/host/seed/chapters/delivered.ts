/** What was built and what it rested on: tested before, tested after, never, and once against what was known. */
import { assume, check, comment, create, find, move, outcome, plan, rightIf, step } from '../script';

export const delivered = [
  // Small, asked three people, built, too early to say.
  step(
    '-10 Mon 11:15',
    'tom',
    create('undo-send', 'Story', 'Take back an answer within ten seconds', { points: 2, sprint: 21 }),
    outcome('undo-send', {
      who: 'People answering more than twenty conversations a day',
      does: 'send without reading everything twice',
      metric: 'Median time from opening to answering',
      from: '4 min 10 s',
      to: '3 min 30 s',
      by: '3 Fri',
    }),
    assume(
      'undo-send',
      'fear-of-sending',
      'value',
      'Busy people read answers again because they cannot take them back',
    ),
    rightIf('fear-of-sending', '2 of 3 people we sit beside say so before we ask', 2),
  ),
  step(
    '-10 Thu 10:30',
    'tom',
    find('fear-of-sending', 'customerConversations', 'supports', '-10 Wed', {
      sample: 3,
      disciplines: ['design', 'product'],
      note: 'All three, and one keeps every answer in a draft for an hour.',
    }),
  ),
  step('-9 Tue 10:00', 'jonas', plan('undo-send', 22), move('undo-send', 'In Progress')),
  step('-9 Fri 15:15', 'jonas', move('undo-send', 'Done')),
  step(
    '-5 Mon 09:30',
    'maya',
    check('undo-send', 'tooEarly', '-5 Mon', '3 min 58 s, with two weeks of holidays in it'),
  ),

  // Built on a hunch that held.
  step(
    '-9 Mon 14:40',
    'maya',
    create('mentions', 'Story', 'Hand over a conversation by mentioning someone', { points: 2, sprint: 22 }),
    outcome('mentions', {
      who: 'People covering for a colleague',
      does: 'hand a conversation over instead of forwarding it',
      metric: 'Forwards to own colleagues per team and week',
      from: '9',
      to: '4',
      by: '0 Fri',
    }),
    assume('mentions', 'handover-by-name', 'value', 'People think of a person, not of a queue, when they hand over'),
    rightIf('handover-by-name', 'Forwards fall by a third in teams that use mentions'),
  ),
  step('-8 Tue 09:20', 'priya', move('mentions', 'In Progress')),
  step('-7 Fri 11:05', 'priya', move('mentions', 'Done')),
  step(
    '-4 Mon 14:25',
    'priya',
    find('handover-by-name', 'measuredAfterRelease', 'supports', '-4 Mon', {
      sample: 61,
      disciplines: ['engineering', 'product'],
      note: 'Forwards fell from 9 to 5 a week in the 61 teams that used mentions, and stayed at 9 in the others.',
      link: 'https://harbour.example/dashboards/mentions',
    }),
  ),
  step('-3 Tue 10:10', 'maya', check('mentions', 'met', '-3 Tue', '4.6 a week; we had hoped for 4 and call it there')),

  // Nothing stated, nothing learned.
  step('-8 Mon 09:10', 'robert', comment('mentions', 'My demo on Thursday needs this.')),
  step('-8 Fri 10:45', 'ines', create('colours', 'Story', 'Colour labels per client', { points: 3, sprint: 23 })),
  step('-7 Mon 13:20', 'jonas', move('colours', 'In Progress')),
  step('-6 Wed 16:40', 'jonas', move('colours', 'Done')),

  // Enough evidence for its size.
  step(
    '-7 Tue 14:00',
    'maya',
    create('bulk-archive', 'Story', 'Archive a whole list at once', { points: 2 }),
    outcome('bulk-archive', {
      who: 'Teams with more than 200 open conversations',
      does: 'start Monday with an inbox they can read',
      metric: 'Teams with more than 200 open on Monday morning',
      from: '38 %',
      to: '20 %',
      by: '4 Fri',
    }),
    assume('bulk-archive', 'old-is-noise', 'value', 'What is older than a month is noise, and people know it'),
    rightIf('old-is-noise', 'At least 10 teams asked support to clear old conversations', 10),
  ),
  step(
    '-6 Mon 10:20',
    'jonas',
    find('old-is-noise', 'supportRequests', 'supports', '-6 Mon', {
      sample: 17,
      disciplines: ['engineering', 'product'],
      note: '17 teams asked this quarter; none of them asked for anything back.',
      link: 'https://harbour.example/support/clear-old',
    }),
  ),
  step('-5 Mon 11:30', 'priya', plan('bulk-archive', 24), move('bulk-archive', 'In Progress')),
  step('-4 Wed 10:15', 'priya', move('bulk-archive', 'Done')),

  // Known to be wrong, promised all the same.
  step(
    '-7 Mon 10:00',
    'maya',
    create('digest', 'Story', 'A weekly digest by email', { points: 5 }),
    outcome('digest', {
      who: 'Owners who are not in the inbox every day',
      does: 'answer a question from the digest instead of asking the team',
      metric: 'Owners active in a week',
      from: '18 %',
      to: '30 %',
      by: '3 Fri',
    }),
    assume('digest', 'owners-read', 'value', 'Owners read a summary when it comes to them'),
    rightIf('owners-read', 'At least 30 % of owners open the trial digest twice', 30),
  ),
  step(
    '-6 Thu 14:50',
    'priya',
    find('owners-read', 'productAnalytics', 'refutes', '-6 Thu', {
      sample: 340,
      disciplines: ['engineering', 'product'],
      note: '340 owners got the trial digest, 34 opened it twice. Ten per cent, not thirty.',
      link: 'https://harbour.example/dashboards/trial-digest',
    }),
  ),
  step('-6 Fri 09:15', 'ines', comment('digest', 'Promised to two customers in the spring. We build it small.')),
  step('-5 Mon 14:30', 'jonas', plan('digest', 24), move('digest', 'In Progress')),
  step('-5 Fri 12:10', 'jonas', move('digest', 'Done')),
  step(
    '-2 Thu 15:30',
    'maya',
    check('digest', 'missed', '-2 Thu', '17 % of owners active, one point fewer than before'),
  ),

  // An outcome without an assumption.
  step(
    '-6 Tue 09:00',
    'maya',
    create('saved-views', 'Story', 'Keep a filter as a view', { points: 5, sprint: 24 }),
    outcome('saved-views', {
      who: 'Account managers',
      does: 'open their own clients first in the morning',
      metric: 'First conversation opened is an own client',
      from: '41 %',
      to: '60 %',
      by: '2 Fri',
    }),
  ),
  step('-5 Wed 09:40', 'priya', move('saved-views', 'In Progress')),
  step('-5 Fri 16:00', 'priya', move('saved-views', 'Done')),
];
