import { Inline, Text } from '@forge/react';
import type { Way } from '../../src/domain/ways';
import type { Wording } from '../shared/wording';
import { useWording } from '../shared/wording-context';

/** "Story interviews: 4–19 customers"; just the name where any sample does. */
export function wayTitle(w: Wording, { id, method, sample, upTo }: Way): string {
  const name = w.t(`way.${id}`);
  if (sample === null) return name;
  const range = upTo === null ? w.t('ways.from', { from: sample }) : w.t('ways.range', { from: sample, to: upTo });
  return w.t('ways.withSample', { name, sample: range, unit: w.t(`unit.${method}`) });
}

/** One way to test, and how long it takes. */
export function WayLine(props: { readonly way: Way }) {
  const w = useWording();
  return (
    <Inline space="space.100" alignBlock="baseline" shouldWrap>
      <Text>{wayTitle(w, props.way)}</Text>
      <Text size="small" color="color.text.subtle">
        {w.plural('ways.days', props.way.days)}
      </Text>
    </Inline>
  );
}
