/** Sprints by the names a chart and a table give them. Pure: words come in, words go out. */
import type { SprintShare } from '../../../src/domain/balance';
import type { Wording } from '../../shared/wording';
import type { Named } from './figures';

/** Jira lets a name be long; beneath a bar there is room for this much. */
const IN_CHART = 18;

/** In the same order. Two boards may both have a sprint 5: in the chart the second is told from the first by a number. */
export function namedSprints(w: Wording, sprints: readonly SprintShare[]): readonly (SprintShare & Named)[] {
  const taken = new Set<string>();
  return sprints.map((sprint) => {
    const { sprintId, name, isActive, startMs, endMs } = sprint;
    const [from, to] = [w.date(startMs), w.date(endMs)];
    const short = shortened(name);
    let inChart = short;
    for (let nth = 2; taken.has(inChart); nth += 1) inChart = `${short} (${String(nth)})`;
    taken.add(inChart);
    const inTable = isActive ? w.t('sprints.running', { name, from }) : w.t('sprints.days', { name, from, to });
    return { ...sprint, key: sprintId, inChart, inTable };
  });
}

function shortened(name: string): string {
  const letters = Array.from(name.trim());
  return letters.length <= IN_CHART
    ? letters.join('')
    : `${letters
        .slice(0, IN_CHART - 1)
        .join('')
        .trimEnd()}…`;
}
