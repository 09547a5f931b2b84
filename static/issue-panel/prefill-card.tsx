import { Box, Button, ButtonGroup, Inline, Stack, Text } from '@forge/react';
import type { Draft } from '../../src/domain/prefill';
import type { Outcome } from '../../src/domain/premise';
import { begun } from '../shared/begun';
import { useWording } from '../shared/wording-context';

/** What the issue says already, as a sentence to start from. Offered, never put in. */
export function PrefillCard(props: {
  readonly draft: Draft;
  readonly sentence: string;
  readonly onUse: () => void;
  readonly onAway: () => void;
}) {
  const w = useWording();
  const isSummary = props.draft.source.paragraph < 0;
  return (
    <Box
      xcss={{
        padding: 'space.150',
        borderRadius: 'radius.medium',
        borderWidth: 'border.width',
        borderStyle: 'solid',
        borderColor: 'color.border',
      }}
    >
      <Stack space="space.100">
        <Text>{w.t(isSummary ? 'prefill.fromSummary' : 'prefill.fromDescription', { sentence: props.sentence })}</Text>
        <Inline>
          <ButtonGroup label={w.t('prefill.choose')}>
            <Button spacing="compact" onClick={props.onUse}>
              {w.t('prefill.use')}
            </Button>
            <Button spacing="compact" appearance="subtle" onClick={props.onAway}>
              {w.t('prefill.away')}
            </Button>
          </ButtonGroup>
        </Inline>
      </Stack>
    </Box>
  );
}

/** The parts of a draft as an outcome to write on. */
export function outcomeOfDraft({ outcome: { who, does, metric, from, to, by } }: Draft): Outcome {
  const named = who?.value ?? '';
  const done = does?.value ?? '';
  // Taken from the middle of a sentence, they begin one now.
  return {
    who: begun(named),
    does: named === '' ? begun(done) : done,
    metric: metric?.value ?? '',
    from: from?.value ?? '',
    to: to?.value ?? '',
    by: by?.value ?? null,
  };
}
