/** The team's main bet: new teams bring their colleagues. An epic states it, its stories rest on it. */
import {
  assume,
  check,
  comment,
  create,
  decide,
  find,
  link,
  move,
  outcome,
  plan,
  rightIf,
  step,
  test,
} from '../script';

export const invites = [
  step(
    '-12 Mon 10:10',
    'maya',
    create('why-alone', 'Research', 'Why do new teams stay alone? Listen to twenty admins', {
      points: 3,
      sprint: 20,
      about: 'Two in three new workspaces have one person in them after a week, and most of those are gone after four.',
    }),
    move('why-alone', 'In Progress'),
  ),
  step(
    '-11 Mon 09:30',
    'maya',
    create('bring-colleagues', 'Epic', 'New teams bring their colleagues in the first week', {
      about: 'A shared inbox with one person in it is an inbox.',
    }),
    outcome('bring-colleagues', {
      who: 'Admins of teams created this month',
      does: 'invite their first colleague within seven days',
      metric: 'New teams with two or more active people on day 7',
      from: '31 %',
      to: '45 %',
      by: '4 Fri',
    }),
    assume('bring-colleagues', 'know-whom', 'value', 'Admins already know in week one whom they would invite'),
  ),
  step(
    '-11 Tue 14:00',
    'maya',
    rightIf('know-whom', 'At least 12 of 20 admins name a colleague unprompted', 12),
    link('why-alone', 'Relates', 'bring-colleagues'),
    test('why-alone', 'know-whom'),
  ),
  step(
    '-11 Tue 14:30',
    'tom',
    find('know-whom', 'supportRequests', 'supports', '-12 Thu', {
      sample: 23,
      disciplines: ['design'],
      note: '23 new admins asked support how to share a conversation with somebody who has no account yet.',
    }),
  ),
  step(
    '-10 Thu 16:10',
    'tom',
    find('know-whom', 'customerConversations', 'supports', '-10 Wed', {
      sample: 20,
      disciplines: ['product', 'design'],
      note: '15 of 20 named a colleague before we asked, usually the person who covers for them on Fridays.',
      filedFrom: 'why-alone',
      link: 'https://harbour.example/research/why-new-teams-stay-alone',
    }),
    move('why-alone', 'Done'),
  ),
  step(
    '-10 Fri 10:00',
    'maya',
    decide('bring-colleagues', { kind: 'build', together: ['product', 'design', 'engineering'] }),
    create('invite-first', 'Story', 'Invite a colleague from the first conversation', {
      parent: 'bring-colleagues',
      points: 5,
      sprint: 22,
    }),
    create('remind-day-three', 'Story', 'Remind a lonely admin on day three', {
      parent: 'bring-colleagues',
      points: 3,
    }),
    create('invite-link', 'Story', 'Invite by link, without an email address', {
      parent: 'bring-colleagues',
      points: 5,
    }),
    create('address-book', 'Story', 'Suggest colleagues from the company address book', {
      parent: 'bring-colleagues',
      points: 8,
    }),
    create('welcome', 'Story', 'A first screen for the person who was invited', {
      parent: 'bring-colleagues',
      points: 3,
    }),
  ),
  step('-9 Mon 10:30', 'priya', move('bring-colleagues', 'In Progress'), move('invite-first', 'In Progress')),
  step('-8 Thu 11:20', 'priya', move('invite-first', 'In Review')),
  step('-7 Tue 09:50', 'priya', move('invite-first', 'Done')),

  // Refuted before anybody built it.
  step(
    '-9 Tue 13:15',
    'maya',
    outcome('address-book', {
      who: 'Admins who have not invited anybody by day three',
      does: 'pick colleagues from a list instead of typing addresses',
      metric: 'Invitations per new team in week one',
      from: '0.8',
      to: '2',
      by: '2 Fri',
    }),
    assume('address-book', 'read-book', 'ethics', 'Admins are fine with us reading their company address book'),
    rightIf('read-book', 'At least 40 of 100 admins who see the button say yes to reading the book', 40),
  ),
  step(
    '-7 Wed 15:40',
    'tom',
    find('read-book', 'fakeDoorWithCommitment', 'refutes', '-7 Tue', {
      sample: 112,
      disciplines: ['design', 'engineering'],
      note: '112 saw the button, 9 went on once the permission was named. Two wrote to ask why we wanted it.',
      link: 'https://harbour.example/research/address-book-button',
    }),
  ),
  step(
    '-7 Thu 10:20',
    'maya',
    decide('address-book', {
      kind: 'no',
      category: 'refuted',
      because: 'Nine of 112 admins let us read the book. We would build eight points of distrust.',
      revisitWhen: 'An identity provider offers the list without us reading it',
      together: ['product', 'design'],
    }),
  ),

  step('-6 Mon 09:45', 'jonas', plan('remind-day-three', 23), move('remind-day-three', 'In Progress')),
  step('-6 Fri 14:10', 'jonas', move('remind-day-three', 'Done')),

  // Tested for usability, which says nothing about whether anybody wants it.
  step(
    '-5 Tue 11:00',
    'tom',
    create('welcome-sessions', 'Research', 'Six sessions with people who were just invited', { points: 2, sprint: 24 }),
    move('welcome-sessions', 'In Progress'),
    outcome('welcome', {
      who: 'Colleagues opening their first invitation',
      does: 'answer a conversation on the day they join',
      metric: 'Invited people who answer on day one',
      from: '22 %',
      to: '35 %',
      by: '5 Fri',
    }),
    assume(
      'welcome',
      'understand-why',
      'usability',
      'Invited people see within a minute what the team expects of them',
    ),
    rightIf('understand-why', 'At least 5 of 6 say in their own words what to do next', 5),
    link('welcome-sessions', 'Relates', 'welcome'),
    test('welcome-sessions', 'understand-why'),
  ),
  step(
    '-4 Wed 16:30',
    'tom',
    find('understand-why', 'usabilityTest', 'supports', '-4 Wed', {
      sample: 6,
      disciplines: ['design', 'product'],
      note: 'All six found the open conversation. One thought "assign" meant hiring somebody.',
      filedFrom: 'welcome-sessions',
      link: 'https://harbour.example/research/first-screen-sessions',
    }),
    move('welcome-sessions', 'Done'),
  ),

  step(
    '-3 Fri 11:30',
    'maya',
    check('invite-first', 'met', '-3 Fri', '44 % of the teams of the last four weeks, up from 31 %'),
  ),
  step('-2 Thu 09:20', 'maya', check('remind-day-three', 'tooEarly', '-2 Thu', 'Eleven teams so far: 4 came back')),
  step('-2 Fri 15:00', 'maya', plan('invite-link', 26)),
  step('-1 Mon 10:40', 'priya', move('invite-link', 'In Progress')),
  step(
    '-1 Tue 09:10',
    'priya',
    create('link-rights', 'Sub-task', 'A link joins, it never administers', { parent: 'invite-link' }),
    create('link-expiry', 'Sub-task', 'Links end after seven days', { parent: 'invite-link' }),
    move('link-rights', 'In Progress'),
  ),
  step(
    '-1 Thu 13:05',
    'robert',
    comment('invite-link', 'Two agencies asked me for this at the fair. When can they have it?'),
  ),
];
