/** The work that keeps things running, and the other project, which the product team does not see. */
import { create, move, step } from '../script';

export const upkeep = [
  step(
    '-7 Thu 08:55',
    'jonas',
    create('duplicates', 'Bug', 'Conversations appear twice after a reconnect', { points: 3, sprint: 23 }),
    move('duplicates', 'In Progress'),
  ),
  step('-6 Tue 13:45', 'jonas', move('duplicates', 'Done')),
  step(
    '-4 Mon 10:00',
    'jonas',
    create('parser', 'Chore', 'Move to the current mail parser', { points: 3, sprint: 24 }),
  ),
  step('-4 Fri 13:00', 'jonas', move('parser', 'In Progress')),
  step('-3 Wed 11:10', 'jonas', move('parser', 'Done')),
  step('-2 Mon 08:40', 'priya', create('flicker', 'Bug', 'The list flickers while typing', { points: 1, sprint: 25 })),
  step('-2 Fri 10:30', 'priya', move('flicker', 'Done', 'Cannot Reproduce')),
  step(
    '-1 Wed 09:05',
    'priya',
    create('early-expiry', 'Bug', 'Invitations expire a day too early', { points: 1, sprint: 26 }),
    move('early-expiry', 'In Progress'),
  ),

  step(
    '-8 Mon 08:30',
    'lena',
    create('rota', 'Task', 'Who answers on Saturdays', { project: 'DESK' }),
    create('macros', 'Task', 'Collect the ten answers we write most', { project: 'DESK' }),
  ),
  step('-6 Mon 08:45', 'lena', move('macros', 'In Progress')),
  step('-5 Mon 08:20', 'lena', move('macros', 'Done')),
];
