import { Button, ButtonGroup, Inline, Lozenge, Text } from '@forge/react';
import { SIZE_GUESSES } from '../../src/domain/premise';
import type { SizeGuess } from '../../src/domain/premise';
import { useWording } from '../shared/wording-context';
import { ActionProblem } from './action-problem';
import type { PanelHandle } from './handle';
import { saysAsk } from './next-step';
import { useSave } from './use-save';

/** While Jira has no points: how large it is, in one click. Shown as the guess it is; real points replace it. */
export function SizeLine(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const { id, size, exempt, category } = panel.view.issue;
  const { sizeGuess, sizeGuessRev } = panel.view.premise;
  const saver = useSave(id, panel.onSaved, panel.onNews);
  // Where the stories on its assumption decide together, its own size changes nothing.
  if (sizeGuess === null && panel.view.assessment.asked.byGroup) return null;
  if (size !== null || exempt || category === 'done' || (!panel.canEdit && sizeGuess === null)) return null;
  const isSaving = saver.state.kind === 'saving';
  const guess = (next: SizeGuess | null) => void saver.save({ kind: 'guessSize', seenRev: sizeGuessRev, size: next });
  return (
    <>
      <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
        <Text size="small" color="color.text.subtle">
          {w.t(sizeGuess !== null ? 'size.guessed' : saysAsk(panel) ? 'size.howLarge' : 'size.unsized')}
        </Text>
        {!panel.canEdit && sizeGuess !== null && <Lozenge>{w.t(`size.${sizeGuess}`)}</Lozenge>}
        {panel.canEdit && (
          <ButtonGroup label={w.t('size.choose')}>
            {SIZE_GUESSES.map((each) => (
              <Button
                key={each}
                spacing="compact"
                isSelected={each === sizeGuess}
                isDisabled={isSaving}
                onClick={() => guess(each === sizeGuess ? null : each)}
              >
                {w.t(`size.${each}`)}
              </Button>
            ))}
          </ButtonGroup>
        )}
      </Inline>
      <ActionProblem saver={saver} />
    </>
  );
}
