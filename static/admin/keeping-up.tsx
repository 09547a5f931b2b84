import { DynamicTable, Heading, Stack, Text } from '@forge/react';
import type { HealthView } from '../../src/contract/health';
import { BEATS, type Beat } from '../../src/domain/health';
import type { Wording } from '../shared/wording';
import { useWording } from '../shared/wording-context';
import { ago, span } from './sentences';

/** What waits, and when each part of the background last ran. */
export function KeepingUp(props: { readonly view: HealthView }) {
  const w = useWording();
  const { view } = props;
  const { queue, nowMs } = view;
  return (
    <Stack space="space.150">
      <Heading as="h2" size="small">
        {w.t('health.keepingUp')}
      </Heading>
      <Text>
        {queue.waiting === 0
          ? w.t('health.queue.empty')
          : queue.oldestMs === null
            ? w.plural('health.queue.stuck', queue.waiting)
            : w.plural('health.queue', queue.waiting, { span: span(w, nowMs - queue.oldestMs) })}
      </Text>
      <DynamicTable
        label={w.t('health.keepingUp')}
        head={{
          cells: [
            { key: 'part', content: w.t('health.part') },
            { key: 'last', content: w.t('health.last') },
            { key: 'found', content: w.t('health.found') },
          ],
        }}
        rows={BEATS.map((beat) => ({
          key: beat,
          cells: [
            { key: `${beat}-part`, content: w.t(`health.beat.${beat}`) },
            { key: `${beat}-last`, content: lastWords(w, view, beat) },
            { key: `${beat}-found`, content: foundWords(w, view, beat) },
          ],
        }))}
      />
    </Stack>
  );
}

function lastWords(w: Wording, { beats, nowMs }: HealthView, beat: Beat): string {
  const sign = beats[beat];
  return sign === null ? w.t('health.notYet') : ago(w, sign.atMs, nowMs);
}

function foundWords(w: Wording, { beats }: HealthView, beat: Beat): string {
  const value = beats[beat]?.value ?? null;
  if (value === null || beat === 'event' || beat === 'tick') return '';
  return beat === 'drain' || beat === 'publish'
    ? w.plural('health.seenTo', value)
    : value === 0
      ? w.t('health.drift.none')
      : w.plural('health.drift', value);
}
