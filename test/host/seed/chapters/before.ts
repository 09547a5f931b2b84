/** The weeks before anybody wrote down a premise. */
import { backfill, create, move, step } from '../script';

export const before = [
  step(
    '-13 Mon 09:15',
    'maya',
    create('billing-menu', 'Story', 'Find billing in the workspace menu', { points: 3, sprint: 20 }),
    create('shortcuts', 'Story', 'Triage with the keyboard alone', { points: 5, sprint: 20 }),
    create('dark-theme', 'Story', 'A dark theme', { points: 8, sprint: 20 }),
    create('certificates', 'Chore', 'Rotate the mail server certificates', { points: 2, sprint: 20 }),
  ),
  step('-13 Mon 13:30', 'priya', move('billing-menu', 'In Progress')),
  step('-13 Tue 09:40', 'jonas', move('dark-theme', 'In Progress')),
  step('-13 Thu 10:05', 'priya', move('billing-menu', 'In Review'), move('shortcuts', 'In Progress')),
  step('-12 Mon 11:10', 'priya', move('billing-menu', 'Done')),
  step(
    '-12 Tue 08:50',
    'jonas',
    create('attachments', 'Bug', 'Attachments over 10 MB disappear without a word', { points: 2, sprint: 20 }),
    move('attachments', 'In Progress'),
  ),
  step('-12 Thu 15:30', 'jonas', move('attachments', 'Done')),
  step('-12 Thu 16:00', 'priya', move('certificates', 'In Progress'), move('shortcuts', 'In Review')),
  step('-12 Fri 11:45', 'priya', move('certificates', 'Done')),
  // The day Premise was installed.
  step('-11 Mon 09:05', 'ines', backfill('HARB')),
  step('-11 Tue 10:00', 'priya', move('shortcuts', 'Done')),
  step('-10 Wed 15:20', 'jonas', move('dark-theme', 'Done')),
];
