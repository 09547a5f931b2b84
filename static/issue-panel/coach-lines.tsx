import { Button, HelperMessage, Inline, Stack } from '@forge/react';
import type { Advice } from '../../src/domain/coach';
import { useWording } from '../shared/wording-context';

/** What the coach says while somebody writes, at most two lines; screen readers hear it when they pause. */
export function CoachLines(props: {
  readonly advice: readonly Advice[];
  /** Waves away one that is about what people do. */
  readonly onDismiss: (advice: Advice) => void;
}) {
  const [first = null, second = null] = props.advice;
  return (
    <Stack space="space.0">
      <CoachLine advice={first} onDismiss={props.onDismiss} />
      <CoachLine advice={second} onDismiss={props.onDismiss} />
    </Stack>
  );
}

function CoachLine(props: { readonly advice: Advice | null; readonly onDismiss: (advice: Advice) => void }) {
  const w = useWording();
  const { advice } = props;
  const words = advice && { said: w.t(`coach.${advice.id}`), rewrite: w.t(`rewrite.${advice.rewrite}`) };
  return (
    <Inline space="space.100" alignBlock="center" shouldWrap>
      {/* Always there, also empty: what changes inside is announced, what appears is not. */}
      <HelperMessage>{words === null ? '' : w.t('coach.line', words)}</HelperMessage>
      {advice !== null && isDismissible(advice) && (
        <Button spacing="compact" onClick={() => props.onDismiss(advice)}>
          {w.t('hint.dismiss')}
        </Button>
      )}
    </Inline>
  );
}

/** Advice on words that are there: of what is missing nobody can say that it is what users do. */
function isDismissible({ id }: Advice): boolean {
  return id === 'outputInDisguise' || id === 'restatedSolution';
}
