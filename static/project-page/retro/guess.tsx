import { Button, ButtonGroup, Inline, Stack, Text } from '@forge/react';
import type { ResultView } from '../../../src/contract/retro';
import type { Came } from '../../../src/domain/retro/pack';
import { Failed } from '../../shared/failed';
import { useWording } from '../../shared/wording-context';
import { isOpen, type RetroHandle } from './handle';
import { useRetroSave } from './use-retro-save';

const GUESSES = ['supported', 'refuted'] as const satisfies readonly Came[];

/** What somebody thinks came of it, before anybody is shown: how many have said so, and nobody's but one's own. */
export function Guess(props: { readonly retro: RetroHandle; readonly result: ResultView }) {
  const w = useWording();
  const { retro, result } = props;
  const { people, yours } = result.guesses;
  const { retroId, rev } = retro.view;
  const saver = useRetroSave(retro.projectId, retro.show, retroId);
  const guess = (said: Came) =>
    void saver.save({ kind: 'guess', retroId, seenRev: rev, item: result.key, guess: said });
  const label = (said: Came) => w.t(`retro.guess.${result.kind}.${said}`);
  return (
    <Stack space="space.050">
      {isOpen(retro) && (
        <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
          <Text weight="medium">{w.t('retro.guess')}</Text>
          <ButtonGroup label={w.t('retro.guess')}>
            {GUESSES.map((said) => (
              <Button
                key={said}
                appearance={yours === said ? 'primary' : 'default'}
                isDisabled={saver.state.kind === 'saving'}
                onClick={() => guess(said)}
              >
                {label(said)}
              </Button>
            ))}
          </ButtonGroup>
        </Inline>
      )}
      <Text size="small" color="color.text.subtle">
        {[
          ...(yours === null
            ? isOpen(retro)
              ? [w.t('retro.guess.yours.none')]
              : []
            : [w.t('retro.guess.yours', { said: label(yours) })]),
          w.plural('retro.guess.people', people),
        ].join(w.t('shared.separator'))}
      </Text>
      {saver.state.kind === 'conflict' && <Text color="color.text.warning">{w.t('retro.guess.shown')}</Text>}
      {saver.state.kind === 'failed' && (
        <Failed failure={saver.state.failure} onRetry={() => guess(yours ?? 'supported')} />
      )}
    </Stack>
  );
}

/** What most had expected of what is shown now; nothing where too few guessed to say it without telling of a person. */
export function Expected(props: { readonly revealed: NonNullable<ResultView['revealed']> }) {
  const w = useWording();
  const { people, most } = props.revealed;
  if (people === 0) return null;
  return (
    <Text color="color.text.subtle">
      {[w.plural('retro.guess.people', people), ...(most === null ? [] : [w.t(`retro.guess.most.${most}`)])].join(
        w.t('shared.separator'),
      )}
    </Text>
  );
}
