import { Box, Heading, Inline, Lozenge, Stack, Text } from '@forge/react';
import type { LozengeProps } from '@forge/react';
import type { ReactNode } from 'react';
import type { Signal, SignalNumber, SignalState } from '../../../src/domain/signals/types';
import { Fold } from '../../shared/fold';
import { useWording } from '../../shared/wording-context';
import { BehindIt } from './behind-it';
import { limitSentence, numberWords, sourcesSentence } from './sentences';

/** A lit signal is a question, not an alarm: never red. */
const TONE: Readonly<Record<SignalState, NonNullable<LozengeProps['appearance']>>> = {
  lit: 'moved',
  quiet: 'success',
  cantTell: 'default',
};

/** One signal: what it says and of which numbers; why, what to try and its issues are one click away. */
export function SignalCard(props: { readonly signal: Signal; readonly projectId: string }) {
  const w = useWording();
  const { signal, projectId } = props;
  const { id, state, need } = signal;
  return (
    <Box
      xcss={{
        padding: 'space.150',
        backgroundColor: state === 'lit' ? 'elevation.surface.raised' : 'elevation.surface',
        borderRadius: 'radius.medium',
        borderWidth: 'border.width',
        borderStyle: 'solid',
        borderColor: 'color.border',
      }}
    >
      <Stack space="space.100">
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Heading as="h3" size="xsmall">
            {w.t(`signal.${id}.name`)}
          </Heading>
          <Lozenge appearance={TONE[state]}>{w.t(`signals.state.${state}`)}</Lozenge>
        </Inline>
        {state === 'lit' && <Text>{w.t(`signal.${id}.lit`)}</Text>}
        {need !== null && <Text>{w.plural(`signals.need.${need.name}`, need.more)}</Text>}
        <Stack space="space.025">
          {signal.numbers.filter(isOfSomething).map((number) => {
            const { label, value } = numberWords(w, number);
            return (
              <Text key={number.name} color="color.text.subtle">
                {w.t('signals.line', { label, value })}
              </Text>
            );
          })}
        </Stack>
        <Fold title={w.t('signals.more')}>
          <Stack space="space.150">
            <Said title={w.t('signals.why')}>
              <Text>{w.t(`signal.${id}.why`)}</Text>
              <Text size="small" color="color.text.subtle">
                {sourcesSentence(w, signal)}
              </Text>
            </Said>
            <Said title={w.t('signals.limit')}>
              <Text>{limitSentence(w, signal)}</Text>
              {signal.windowWeeks > 0 && (
                <Text size="small" color="color.text.subtle">
                  {w.plural('signals.window', signal.windowWeeks)}
                </Text>
              )}
            </Said>
            <Said title={w.t('signals.try')}>
              <Text>{w.t(`signal.${id}.try`)}</Text>
            </Said>
            <BehindIt key={id} projectId={projectId} signal={id} />
          </Stack>
        </Fold>
      </Stack>
    </Box>
  );
}

/** Out of nothing there is no number. */
function isOfSomething({ of }: SignalNumber): boolean {
  return of !== 0;
}

function Said(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Stack space="space.025">
      <Text size="small" weight="semibold">
        {props.title}
      </Text>
      {props.children}
    </Stack>
  );
}
