import { Button, ButtonGroup, HelperMessage, Inline, Stack, Text } from '@forge/react';
import { RISKS } from '../../src/domain/premise';
import type { Risk } from '../../src/domain/premise';
import { useWording } from '../shared/wording-context';

/** Which risk it is: guessed from the words until somebody presses one. */
export function RiskChoice(props: {
  readonly risk: Risk;
  /** What the guess was made from, '' = nothing in particular; null = the person chose. */
  readonly guessedFrom: string | null;
  readonly onRisk: (risk: Risk) => void;
}) {
  const w = useWording();
  const { risk, guessedFrom } = props;
  const asks = w.t(`risk.${risk}.asks`);
  const why =
    guessedFrom === ''
      ? w.t('assumption.guessed', { asks })
      : w.t('assumption.guessedFrom', { asks, word: guessedFrom ?? '' });
  return (
    <Stack space="space.0">
      <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
        <Text size="small" weight="semibold" color="color.text.subtle">
          {w.t('assumption.risk')}
        </Text>
        <ButtonGroup label={w.t('assumption.risk')}>
          {RISKS.map((each) => (
            <Button key={each} spacing="compact" isSelected={each === risk} onClick={() => props.onRisk(each)}>
              {w.t(`risk.${each}`)}
            </Button>
          ))}
        </ButtonGroup>
      </Inline>
      <HelperMessage>{guessedFrom === null ? asks : why}</HelperMessage>
    </Stack>
  );
}
