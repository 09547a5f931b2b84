import { Inline, Lozenge, Stack, Text } from '@forge/react';
import type { LozengeProps } from '@forge/react';
import type { Advice, Condition } from '../../../src/domain/signals/advisor';
import { useWording } from '../../shared/wording-context';

const TONE: Readonly<Record<Condition['state'], NonNullable<LozengeProps['appearance']>>> = {
  met: 'moved',
  notMet: 'success',
  unknown: 'default',
};

/** "2 of 4", what they are, and both remedies: it advises whoever set up the roles and speaks of nobody. */
export function Advisor(props: { readonly advice: Advice; readonly share: number | null }) {
  const w = useWording();
  const { conditions, met, known } = props.advice;
  const unknown = conditions.length - known;
  const share = props.share === null ? '' : w.percent(props.share);
  return (
    <Stack space="space.100">
      <Text weight="medium">
        {unknown === 0
          ? w.t('advisor.count', { met })
          : w.t('advisor.countSoFar', { met, unknown: w.plural('advisor.unknown', unknown) })}
      </Text>
      {conditions.map(({ id, state }) => (
        <Inline key={id} space="space.100" alignBlock="start">
          <Lozenge appearance={TONE[state]}>{w.t(`advisor.state.${state}`)}</Lozenge>
          <Text>{w.t(`advisor.${id}`, { share })}</Text>
        </Inline>
      ))}
      <Stack space="space.025">
        <Text>{w.t('advisor.split')}</Text>
        <Text>{w.t('advisor.keep')}</Text>
        <Text size="small" color="color.text.subtle">
          {w.t('advisor.source')}
        </Text>
      </Stack>
    </Stack>
  );
}
