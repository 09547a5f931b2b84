/** What waits: one ready, the others each one step away from it. */
import { assume, create, find, link, move, outcome, plan, rightIf, step, test } from '../script';

export const next = [
  step(
    '-5 Fri 10:05',
    'tom',
    create('shared-drafts', 'Story', 'Write an answer together', { points: 5 }),
    outcome('shared-drafts', {
      who: 'Juniors answering difficult clients',
      does: 'send after one look by a senior, without leaving the conversation',
      metric: 'Answers copied into a chat before sending',
      from: '33 %',
      to: '15 %',
      by: '9 Fri',
    }),
    assume(
      'shared-drafts',
      'seniors-look',
      'value',
      'Seniors look at a draft within the hour when it is one click away',
    ),
    rightIf('seniors-look', 'At least 6 of 8 seniors answered a pasted draft within the hour', 6),
  ),
  step(
    '-3 Wed 10:50',
    'tom',
    find('seniors-look', 'customerConversations', 'supports', '-3 Tue', {
      sample: 8,
      disciplines: ['design', 'product'],
      note: 'We went through last week’s pasted drafts with eight seniors: seven answered within the hour.',
      link: 'https://harbour.example/research/pasted-drafts',
    }),
  ),
  step('-1 Thu 10:00', 'maya', plan('shared-drafts', 27)),

  step(
    '-4 Thu 13:30',
    'maya',
    create('guest-access', 'Story', 'Let a client into one conversation', { points: 8 }),
    outcome('guest-access', {
      who: 'Clients with more than three open questions',
      does: 'look up the state of a question instead of writing again',
      metric: '"Any news?" messages per client and month',
      from: '5.2',
      to: '2',
      by: '10 Fri',
    }),
    assume('guest-access', 'clients-log-in', 'value', 'Clients come back to a page rather than write another message'),
  ),
  step(
    '-3 Tue 09:45',
    'tom',
    create('any-news', 'Research', 'Why clients write "any news?"', { points: 3, sprint: 25 }),
    move('any-news', 'In Progress'),
    link('any-news', 'Relates', 'guest-access'),
  ),
  step('-1 Mon 09:20', 'tom', plan('any-news', 26)),
  step(
    '-3 Fri 14:10',
    'tom',
    create('urgent-flag', 'Story', 'Let clients flag what is urgent', { points: 3 }),
    outcome('urgent-flag', {
      who: 'Agencies with retainers',
      does: 'answer the urgent third first',
      metric: 'Urgent conversations answered within two hours',
      from: '48 %',
      to: '75 %',
      by: '8 Fri',
    }),
    assume('urgent-flag', 'clients-honest', 'value', 'Clients do not call everything urgent'),
    rightIf('clients-honest', 'At most one in three messages is flagged'),
    create('urgent-survey', 'Research', 'Ask clients what they would call urgent', { points: 1, sprint: 25 }),
    link('urgent-survey', 'Relates', 'urgent-flag'),
    test('urgent-survey', 'clients-honest'),
    move('urgent-survey', 'In Progress'),
  ),
  step(
    '-2 Wed 15:20',
    'tom',
    find('clients-honest', 'survey', 'inconclusive', '-2 Tue', {
      sample: 22,
      disciplines: ['design'],
      note: '22 answers: nine would flag rarely, nine always, four did not understand the question.',
      filedFrom: 'urgent-survey',
      link: 'https://harbour.example/research/urgent-survey',
    }),
    move('urgent-survey', 'Done'),
  ),
  step(
    '-3 Mon 14:30',
    'maya',
    create('time-tracking', 'Story', 'Track time on conversations', {
      points: 13,
      due: '7 Fri',
      about: 'Asked for by Robert after the spring fair.',
    }),
    outcome('time-tracking', { does: 'Build time tracking into every conversation', by: '6 Fri' }),
  ),
  step('-2 Thu 16:05', 'ines', create('signatures', 'Story', 'Signatures per client', { due: '3 Fri' })),
  step(
    '-1 Fri 09:30',
    'maya',
    create('templates', 'Story', 'Start an answer from a template', { points: 3 }),
    outcome('templates', {
      who: 'New colleagues in their first month',
      does: 'answer a routine question without asking anybody',
      metric: 'Questions to colleagues per new person and week',
      from: '17',
      to: '10',
      by: '11 Fri',
    }),
    assume('templates', 'routine-repeats', 'value', 'Most questions of the first month have been answered before'),
    rightIf('routine-repeats', 'At least 12 of 20 questions match an old answer', 12),
  ),

  // What clients ask the desk for, which nobody has counted yet.
  step(
    '-4 Tue 09:20',
    'lena',
    create('ask-canned', 'Service request', 'Can we save an answer we give every week?', {
      project: 'DESK',
      from: 'noor',
    }),
  ),
  step(
    '-3 Wed 11:45',
    'lena',
    create('ask-copy', 'Service request', 'Copy the opening hours into a reply', { project: 'DESK', from: 'felix' }),
  ),
  step(
    '-2 Thu 14:05',
    'lena',
    create('ask-again', 'Service request', 'Saved answers, again', { project: 'DESK', from: 'noor' }),
  ),
  step(
    '-1 Fri 11:10',
    'lena',
    create('ask-new', 'Service request', 'Our trainee writes the same five mails', { project: 'DESK', from: 'yuki' }),
  ),
  step(
    '-1 Fri 11:30',
    'maya',
    ...['ask-canned', 'ask-copy', 'ask-again', 'ask-new'].map((asked) => link(asked, 'Relates', 'templates')),
  ),
];
