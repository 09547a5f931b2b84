import { Box, Button, HelperMessage, Inline, Stack } from '@forge/react';
import { useState } from 'react';
import { thresholdFrom } from '../../src/domain/parse-threshold';
import type { ParsedThreshold } from '../../src/domain/parse-threshold';
import { TextInput } from '../shared/fields';
import { useWording } from '../shared/wording-context';
import { MAX } from './limits';
import { numberTyped } from './threshold-draft';

/** The number that decides, as read from the line or set by hand; without one people decide. */
export function NumberChip(props: {
  readonly read: ParsedThreshold;
  /** As set by hand; null = as read. */
  readonly number: string | null;
  readonly onNumber: (number: string | null) => void;
  readonly isWrong: boolean;
}) {
  const w = useWording();
  const { read, number } = props;
  const [isOpen, setOpen] = useState(number !== null && numberTyped(number) === undefined);
  const [wasClosed, setClosed] = useState(false);
  const said = thresholdFrom(read).atLeast;
  const shown = number === null ? said : (numberTyped(number) ?? null);
  const unit = number === null ? (read.number?.unit ?? '') : '';
  const words = shown === null ? '' : [w.number(shown), unit].filter((part) => part !== '').join(' ');
  const toggle = () => {
    setClosed(isOpen);
    setOpen(!isOpen);
  };
  return (
    <Stack space="space.100">
      <Stack space="space.0">
        <Inline>
          <Button
            key={wasClosed ? 'closed' : 'first'}
            spacing="compact"
            appearance={shown === null ? 'subtle' : 'default'}
            {...(shown === null && { iconBefore: 'add' as const })}
            isSelected={isOpen}
            autoFocus={wasClosed}
            onClick={toggle}
          >
            {shown === null ? w.t('threshold.chip.none') : w.t('threshold.chip', { number: words })}
          </Button>
        </Inline>
        <HelperMessage>{w.t(shown === null ? 'threshold.chip.none.why' : 'threshold.chip.why')}</HelperMessage>
      </Stack>
      {isOpen && (
        <Inline space="space.100" rowSpace="space.100" alignBlock="end" shouldWrap>
          <Box xcss={{ minWidth: '160px' }}>
            <TextInput
              id="threshold-at-least"
              label={w.t('threshold.atLeast')}
              value={number ?? (said === null ? '' : String(said))}
              onText={props.onNumber}
              maxLength={MAX.number}
              problem={props.isWrong ? 'threshold.needNumber' : undefined}
              autoFocus
            />
          </Box>
          <Inline space="space.050">
            <Button onClick={toggle}>{w.t('chip.done')}</Button>
            {shown !== null && (
              <Button
                appearance="subtle"
                onClick={() => {
                  props.onNumber('');
                  toggle();
                }}
              >
                {w.t('chip.remove')}
              </Button>
            )}
          </Inline>
        </Inline>
      )}
    </Stack>
  );
}
