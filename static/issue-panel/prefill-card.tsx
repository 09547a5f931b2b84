import { Box, Button, ButtonGroup, Inline, Stack, Text } from '@forge/react';
import { useMemo, useState } from 'react';
import { draftFrom } from '../../src/domain/prefill';
import type { Draft, IssueText } from '../../src/domain/prefill';
import type { Day, Outcome } from '../../src/domain/premise';
import { begun } from '../shared/begun';
import { editableSentence } from '../shared/outcome-sentence';
import { useWording } from '../shared/wording-context';

/** What the issue says already, as a sentence to start from. Offered, never put in; put away, it stays away. */
export function PrefillOffer(props: {
  readonly words: IssueText;
  readonly today: Day;
  readonly isShown: boolean;
  readonly onUse: (outcome: Outcome) => void;
}) {
  const w = useWording();
  const { words, today } = props;
  const draft = useMemo(() => draftFrom(words, today), [words, today]);
  const [isAway, setAway] = useState(false);
  if (draft === null || isAway || !props.isShown) return null;
  const isSummary = draft.source.paragraph < 0;
  const outcome = outcomeOfDraft(draft);
  const sentence = editableSentence(w, outcome);
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
        <Text>{w.t(isSummary ? 'prefill.fromSummary' : 'prefill.fromDescription', { sentence })}</Text>
        <Inline>
          <ButtonGroup label={w.t('prefill.choose')}>
            <Button spacing="compact" onClick={() => props.onUse(outcome)}>
              {w.t('prefill.use')}
            </Button>
            <Button spacing="compact" appearance="subtle" onClick={() => setAway(true)}>
              {w.t('prefill.away')}
            </Button>
          </ButtonGroup>
        </Inline>
      </Stack>
    </Box>
  );
}

/** The parts of a draft as an outcome to write on. */
function outcomeOfDraft({ outcome: { who, does, metric, from, to, by } }: Draft): Outcome {
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
