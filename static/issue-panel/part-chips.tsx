import { Box, Button, Inline, Stack } from '@forge/react';
import { useState } from 'react';
import { OUTCOME_PARTS } from '../../src/domain/premise-log';
import { DayInput, TextInput } from '../shared/fields';
import { useWording } from '../shared/wording-context';
import type { Wording } from '../shared/wording';
import type { OutcomeDraft, OutcomePart } from './draft';
import { MAX } from './limits';

/** What fits on a chip; the field behind it has the rest. */
const CHIP_CHARACTERS = 48;

/** The parts of a sentence as it is read now: each can be put right or taken out alone, without touching the line. */
export function PartChips(props: {
  readonly parts: OutcomeDraft;
  readonly onPart: (part: OutcomePart, value: string) => void;
}) {
  const w = useWording();
  const { parts, onPart } = props;
  const [open, setOpen] = useState<OutcomePart | null>(null);
  // The field that closes takes the focus with it: its chip is where it goes on.
  const [closed, setClosed] = useState<OutcomePart | null>(null);
  const toggle = (part: OutcomePart) => {
    setClosed(open === part ? part : null);
    setOpen(open === part ? null : part);
  };
  return (
    <Stack space="space.100">
      <Inline space="space.075" rowSpace="space.050" alignBlock="center" shouldWrap>
        {OUTCOME_PARTS.map((part) => (
          <Button
            key={part === closed ? `${part}, closed` : part}
            spacing="compact"
            appearance={parts[part] === '' ? 'subtle' : 'default'}
            {...(parts[part] === '' && { iconBefore: 'add' as const })}
            isSelected={part === open}
            autoFocus={part === closed}
            onClick={() => toggle(part)}
          >
            {parts[part] === '' ? w.t(`chip.${part}`) : chipWords(w, part, parts[part])}
          </Button>
        ))}
      </Inline>
      {open !== null && (
        <PartField
          key={open}
          part={open}
          value={parts[open]}
          onValue={(value) => onPart(open, value)}
          onRemove={() => {
            onPart(open, '');
            toggle(open);
          }}
          onDone={() => toggle(open)}
        />
      )}
    </Stack>
  );
}

/** "who: New teams" */
function chipWords(w: Wording, part: OutcomePart, value: string): string {
  return w.t('chip.said', { part: w.t(`chip.${part}`), words: part === 'by' ? w.day(value) : shortened(w, value) });
}

/** Cut between two words, or at least between two characters. */
function shortened(w: Wording, value: string): string {
  if (value.length <= CHIP_CHARACTERS) return value;
  const cut = value.slice(0, CHIP_CHARACTERS);
  const words = cut.includes(' ') ? cut.replace(/\s+\S*$/, '') : cut.replace(/\p{Cs}$/u, '');
  return w.t('chip.cut', { words });
}

function PartField(props: {
  readonly part: OutcomePart;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly onRemove: () => void;
  readonly onDone: () => void;
}) {
  const w = useWording();
  const { part, value } = props;
  const id = `outcome-${part}`;
  return (
    <Inline space="space.100" rowSpace="space.100" alignBlock="end" shouldWrap>
      <Box xcss={{ minWidth: '200px', flexGrow: 1 }}>
        {part === 'by' ? (
          <DayInput id={id} label={w.t('outcome.by')} value={value} onDay={props.onValue} />
        ) : (
          <TextInput
            id={id}
            label={w.t(`outcome.${part}`)}
            placeholder={w.t(`outcome.${part}.example`)}
            value={value}
            onText={props.onValue}
            maxLength={MAX.text}
            autoFocus
          />
        )}
      </Box>
      <Inline space="space.050">
        <Button onClick={props.onDone}>{w.t('chip.done')}</Button>
        {value !== '' && (
          <Button appearance="subtle" onClick={props.onRemove}>
            {w.t('chip.remove')}
          </Button>
        )}
      </Inline>
    </Inline>
  );
}
