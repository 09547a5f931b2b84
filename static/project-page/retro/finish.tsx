import { Button, ButtonGroup, Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { Failed } from '../../shared/failed';
import { useWording } from '../../shared/wording-context';
import { isOpen, type RetroHandle } from './handle';
import { useRetroSave } from './use-retro-save';

/** Keeps it as it is, once and for good: so it is asked twice. */
export function FinishPart(props: { readonly retro: RetroHandle; readonly onFinished: () => void }) {
  const w = useWording();
  const { retro } = props;
  const { retroId, rev } = retro.view;
  const [isSure, setSure] = useState(false);
  const saver = useRetroSave(retro.projectId, retro.show, retroId);
  if (!isOpen(retro)) return null;
  const finish = async () => {
    // Nobody guesses after the end: what is hidden still is shown first, so that what was guessed of it counts.
    const hidden = retro.view.results.items.filter(({ isHidden }) => isHidden).map(({ key }) => key);
    const isShown = hidden.length === 0 || (await saver.save({ kind: 'reveal', retroId, seenRev: rev, items: hidden }));
    if (isShown === null) return;
    if ((await saver.save({ kind: 'finish', retroId, seenRev: rev })) !== null) props.onFinished();
  };
  if (!isSure)
    return (
      <Inline>
        <Button onClick={() => setSure(true)}>{w.t('retro.finish')}</Button>
      </Inline>
    );
  return (
    <SectionMessage appearance="information" title={w.t('retro.finish.sure')}>
      <Stack space="space.100">
        <Text>{w.t('retro.finish.what')}</Text>
        {saver.state.kind === 'failed' && <Failed failure={saver.state.failure} onRetry={() => void finish()} />}
        <Inline>
          <ButtonGroup>
            <LoadingButton appearance="primary" isLoading={saver.state.kind === 'saving'} onClick={() => void finish()}>
              {w.t('retro.finish')}
            </LoadingButton>
            <Button appearance="subtle" onClick={() => setSure(false)}>
              {w.t('shared.cancel')}
            </Button>
          </ButtonGroup>
        </Inline>
      </Stack>
    </SectionMessage>
  );
}
