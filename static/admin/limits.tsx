import { Box, Heading, ProgressBar, Stack, Text } from '@forge/react';
import type { HealthView } from '../../src/contract/health';
import { useWording } from '../shared/wording-context';
import { mebibytes } from './sentences';

/** What Atlassian gives an hour, a minute and for good, and how much of it is used. */
export function Limits(props: { readonly view: HealthView }) {
  const w = useWording();
  const { points, queryTime, storage } = props.view;
  const seconds = (ms: number) => w.number(ms / 1000);
  return (
    <Stack space="space.200">
      <Heading as="h2" size="small">
        {w.t('health.limits')}
      </Heading>
      <Stack space="space.100">
        <Text weight="medium">{w.t('health.points')}</Text>
        {points.purses.map(({ purse, spent, cap }) =>
          cap === null ? (
            <Text key={purse}>{w.t(`health.purse.${purse}`, { spent })}</Text>
          ) : (
            <Measure key={purse} label={w.t(`health.purse.${purse}`, { spent, cap })} value={spent / cap} />
          ),
        )}
        <Text size="small" color="color.text.subtle">
          {w.t('health.points.resets', { time: w.time(points.resetsMs) })}
        </Text>
        {points.isNearLimit && <Text>{w.t('health.points.near')}</Text>}
        {points.waits !== null && (
          <Text>{w.t(`health.waits.${points.waits.reason}`, { time: w.time(points.waits.untilMs) })}</Text>
        )}
      </Stack>
      <Stack space="space.100">
        <Text weight="medium">{w.t('health.queryTime')}</Text>
        <Measure
          label={w.t('health.queryTime.last', {
            used: seconds(queryTime.lastMinuteMs),
            cap: seconds(queryTime.capMs),
          })}
          value={queryTime.lastMinuteMs / queryTime.capMs}
        />
        <Text size="small" color="color.text.subtle">
          {w.t('health.queryTime.hour', {
            busiest: seconds(queryTime.busiestMinuteMs),
            hour: seconds(queryTime.lastHourMs),
          })}
        </Text>
      </Stack>
      <Stack space="space.100">
        <Text weight="medium">{w.t('health.storage')}</Text>
        <Measure
          label={w.t('health.storage.used', {
            used: mebibytes(w, storage.bytes),
            limit: mebibytes(w, storage.limit),
          })}
          value={storage.bytes / storage.limit}
        />
        <Text size="small" color="color.text.subtle">
          {w.t(storage.isEstimate ? 'health.storage.estimate' : 'health.storage.engine')}
        </Text>
      </Stack>
    </Stack>
  );
}

function Measure(props: { readonly label: string; readonly value: number }) {
  return (
    <Stack space="space.050">
      <Text>{props.label}</Text>
      <Box xcss={{ maxWidth: '480px' }}>
        <ProgressBar ariaLabel={props.label} value={Math.min(1, Math.max(0, props.value))} />
      </Box>
    </Stack>
  );
}
