/** The table of the simulation, as the README shows it. */
import type { Share } from '../../../src/domain/headline';
import { anyFalseAlarm, GOALS, meets, type Row, simulate } from './simulate';
import { SMALL, USUAL } from './team';

const TEAMS = 2000;
const SEED = 20_261_122;

const CANNOT_PROVE =
  'What this cannot prove: the habits of these teams are ours, so it tells what the limits do to chance and small ' +
  'numbers, not that real healthy teams are quiet, that real traps look like these, or that a lit signal helps anybody.';

export function printSignals(): void {
  console.log(`${TEAMS} healthy teams and ${TEAMS} in each trap, 2.5 to 6 stories started a week, seed ${SEED}`);
  console.log(`goals: false alarms ≤ ${percent(GOALS.falseAlarms)}, misses ≤ ${percent(GOALS.misses)}\n`);
  console.log('| signal | false alarms | misses | of these cannot tell | |');
  console.log('| --- | ---: | ---: | ---: | --- |');
  simulate(TEAMS, USUAL, SEED).forEach((row) => console.log(line(row)));
  console.log(`\nAny of the thirteen lit of a healthy team: ${share(anyFalseAlarm(TEAMS, USUAL, SEED))}`);
  const small = simulate(TEAMS, SMALL, SEED);
  const alarms = small.map(({ falseAlarms }) => falseAlarms.share);
  const cannot = small.map(({ cannotTell }) => cannotTell / TEAMS);
  console.log(
    `\nWith 0.5 to 1.5 stories a week: false alarms ${range(alarms)}, cannot tell ${range(cannot)} of the trapped.`,
  );
  console.log(`\n${CANNOT_PROVE}`);
}

function line(row: Row): string {
  const cells = [row.id, share(row.falseAlarms), share(row.misses), String(row.cannotTell)];
  return `| ${cells.join(' | ')} | ${meets(row) ? 'met' : 'missed'} |`;
}

const share = ({ share: value, low, high }: Share): string => `${percent(value)} [${percent(low)}, ${percent(high)}]`;

const range = (values: readonly number[]): string =>
  `${percent(Math.min(...values))} to ${percent(Math.max(...values))}`;

const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;
