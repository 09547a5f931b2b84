/** What the team learned not to build, or not yet: refuted, disputed, explained noes, and one nobody explained. */
import { assume, create, decide, find, link, move, outcome, plan, rightIf, step, test } from '../script';
import { TEAMS } from '../team';

export const refused = [
  step(
    '-9 Wed 09:30',
    'maya',
    create('partners', 'Epic', 'Partners sell Harbour for us', {
      labels: ['partners'],
      about: 'Robert has four agencies who say they would resell us if they could see their customers in one place.',
    }),
    outcome('partners', {
      who: 'Agencies that recommend us to their clients',
      does: 'resell Harbour under their own contract',
      metric: 'Paying teams brought by partners each month',
      from: '2',
      to: '20',
      by: '12 Fri',
    }),
    assume('partners', 'partners-pay', 'viability', 'Partners will pay'),
    rightIf('partners-pay', 'At least 5 of 15 partners sign a letter of intent with a price in it', 5),
    create('partner-portal', 'Story', 'A portal where partners see their customers', {
      parent: 'partners',
      points: 13,
    }),
    create('partner-payouts', 'Story', 'Invoices and payouts for partners', { parent: 'partners', points: 8 }),
  ),
  step(
    '-8 Mon 10:15',
    'maya',
    create('ask-partners', 'Research', 'Ask fifteen partners for a letter of intent', { points: 3, sprint: 22 }),
    move('ask-partners', 'In Progress'),
    link('ask-partners', 'Relates', 'partners'),
    test('ask-partners', 'partners-pay'),
  ),
  step(
    '-6 Tue 15:10',
    'maya',
    find('partners-pay', 'customerConversations', 'refutes', '-6 Mon', {
      sample: 15,
      disciplines: ['product', 'engineering'],
      filedFrom: 'ask-partners',
      note: 'One of 15 signed. Eleven would use a portal; for them the commission is the fee we should be paying.',
      link: 'https://harbour.example/research/partner-letters',
    }),
    move('ask-partners', 'Done'),
  ),

  // Two honest findings that disagree.
  step(
    '-8 Wed 14:20',
    'maya',
    create('gmail-import', 'Story', 'Bring conversations over from Gmail', { points: 8 }),
    outcome('gmail-import', {
      who: 'Teams that share one Gmail login today',
      does: 'answer clients from Harbour in their first week and leave the shared login',
      metric: 'Trial teams with no Gmail reply after day 7',
      from: '12 %',
      to: '30 %',
      by: '8 Fri',
    }),
    assume('gmail-import', 'import-enough', 'value', 'Having the old conversations is enough for a team to switch'),
    rightIf('import-enough', 'At least 6 of 8 trial teams stop answering from Gmail', 6),
  ),
  step(
    '-6 Thu 11:35',
    'tom',
    find('import-enough', 'customerConversations', 'supports', '-6 Wed', {
      sample: 8,
      disciplines: ['product', 'design'],
      note: 'Seven of eight say the old threads are the only reason they stay where they are.',
      link: 'https://harbour.example/research/gmail-teams',
    }),
  ),
  step(
    '-4 Tue 10:50',
    'jonas',
    find('import-enough', 'supportRequests', 'refutes', '-4 Mon', {
      sample: 14,
      disciplines: ['engineering'],
      note: '14 teams had support copy everything by hand. Ten still answer from Gmail a month later.',
      link: 'https://harbour.example/support/manual-imports',
    }),
  ),

  // Planned for a sprint, refuted in its first days, not built.
  step(
    '-4 Thu 09:50',
    'maya',
    create('rating', 'Story', 'Let clients rate an answer', { component: TEAMS.inbox, points: 5 }),
    outcome('rating', {
      who: 'Agencies that answer more than a hundred clients a week',
      does: 'go back to a client who was not helped on the same day',
      metric: 'Second complaints about the same question',
      from: '9 %',
      to: '5 %',
      by: '9 Fri',
    }),
    assume('rating', 'clients-rate', 'value', 'Clients who are asked how an answer was say so'),
    rightIf('clients-rate', 'At least 60 of 300 clients touch one of the two faces', 60),
  ),
  step(
    '-3 Mon 14:10',
    'jonas',
    plan('rating', 25),
    create('rating-faces', 'Spike', 'Two faces under three hundred answers', {
      component: TEAMS.inbox,
      points: 1,
      sprint: 25,
    }),
    link('rating-faces', 'Relates', 'rating'),
    test('rating-faces', 'clients-rate'),
    move('rating-faces', 'In Progress'),
  ),
  step(
    '-2 Mon 15:20',
    'jonas',
    find('clients-rate', 'fakeDoor', 'refutes', '-2 Mon', {
      sample: 300,
      disciplines: ['engineering', 'design'],
      note: '300 answers carried the faces. Eleven clients touched one; eight of them wrote that it was the wrong one.',
      link: 'https://harbour.example/dashboards/two-faces',
      filedFrom: 'rating-faces',
    }),
    move('rating-faces', 'Done'),
  ),
  step(
    '-2 Tue 10:40',
    'maya',
    decide('rating', {
      kind: 'no',
      category: 'refuted',
      because: 'Eleven of 300 clients rated anything. Who was not helped writes again; we look at those instead.',
      revisitWhen: 'Clients answer from a page of ours instead of from their mail',
      together: ['product', 'engineering', 'design'],
    }),
  ),

  // No, because…
  step(
    '-9 Thu 11:00',
    'maya',
    create('slack', 'Story', 'Post new conversations to Slack', { component: TEAMS.inbox, points: 5 }),
  ),
  step(
    '-5 Wed 13:30',
    'maya',
    decide('slack', {
      kind: 'no',
      category: 'notNow',
      because: 'Teams that answer in Slack stop opening Harbour. First we want them to have a reason to come back.',
      revisitWhen: 'Half of new teams are still active in week four',
      together: ['product', 'design', 'engineering'],
    }),
  ),
  step(
    '-8 Tue 09:05',
    'maya',
    create('read-receipts', 'Story', 'Show when a client has read the answer', { component: TEAMS.inbox, points: 3 }),
  ),
  step(
    '-4 Thu 15:45',
    'maya',
    decide('read-receipts', {
      kind: 'no',
      category: 'tooLittleValue',
      because: 'It would tell agencies what their clients do without asking them, and nobody answers better for it.',
      revisitWhen: '',
      together: ['product', 'design'],
    }),
    move('read-receipts', 'Done', "Won't Do"),
  ),
  step(
    '-10 Tue 10:30',
    'ines',
    create('gantt', 'Story', 'A Gantt view of conversations', { component: TEAMS.inbox, points: 13 }),
  ),
  step('-3 Wed 16:20', 'ines', move('gantt', 'Done', 'Declined')),
];
