import { Heading, List, ListItem, Stack, Text } from '@forge/react';
import type { RetrosView } from '../../../src/contract/retro';
import { LEAST_RESULTS, type Calibration } from '../../../src/domain/retro/calibration';
import { Fold } from '../../shared/fold';
import type { Wording } from '../../shared/wording';
import { useWording } from '../../shared/wording-context';

/** How well the team knew beforehand, over all its retrospectives: never a person, and no number out of too little. */
export function CalibrationPart(props: { readonly calibration: RetrosView['calibration'] }) {
  const w = useWording();
  const { all, overTime } = props.calibration;
  if (all.results === 0) return null;
  return (
    <Stack space="space.050">
      <Heading as="h3" size="xsmall">
        {w.t('calibration.title')}
      </Heading>
      {calibrationLines(w, all).map((line) => (
        <Text key={line}>{line}</Text>
      ))}
      {overTime.length > 1 && (
        <Fold title={w.t('calibration.overTime')}>
          <List type="unordered">
            {overTime.map(({ retroId, atMs, ...then }) => (
              <ListItem key={retroId}>
                {w.t('calibration.then', { date: w.date(atMs), results: then.results, score: scoreOf(then.brier) })}
              </ListItem>
            ))}
          </List>
        </Fold>
      )}
    </Stack>
  );
}

/** Of a hundred, as people say it: 0.25 is 25. */
const scoreOf = (brier: number): number => Math.round(brier * 100);

export function calibrationLines(w: Wording, all: Calibration): readonly string[] {
  const { results, foreseen, brier, expected, came, knows, leans } = all;
  const count = w.plural('calibration.foreseen', results, { foreseen });
  if (knows === 'unknown' || brier === null || expected === null || came === null)
    return [count, w.t('calibration.tooFew', { least: LEAST_RESULTS })];
  const shares = { expected: w.percent(expected), came: w.percent(came) };
  return [
    count,
    [w.t(`calibration.knows.${knows}`), w.t('calibration.score', { score: scoreOf(brier) })].join(' '),
    ...(leans === 'even' ? [] : [w.t(`calibration.leans.${leans}`, shares)]),
  ];
}
