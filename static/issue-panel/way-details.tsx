import { Stack, Text } from '@forge/react';
import { wayToTest } from '../../src/domain/methods';
import type { Way } from '../../src/domain/ways';
import { useWording } from '../shared/wording-context';

/** How to do it, what it takes, and whose idea it is. */
export function WayDetails(props: { readonly way: Pick<Way, 'id'> }) {
  const w = useWording();
  const { id, needs, effort } = wayToTest(props.way.id);
  const takes = [
    ...(needs.length === 0 ? [] : [w.t('ways.needs', { needs: w.list(needs.map((need) => w.t(`need.${need}`))) })]),
    w.t(`ways.effort.${effort}`),
    w.t('ways.source', { source: w.t(`way.${id}.source`) }),
  ];
  return (
    <Stack space="space.025">
      <Text size="small">{w.t(`way.${id}.how`)}</Text>
      <Text size="small" color="color.text.subtle">
        {takes.join(w.t('shared.separator'))}
      </Text>
    </Stack>
  );
}
