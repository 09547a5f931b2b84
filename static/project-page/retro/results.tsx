import { Box, Button, Inline, LoadingButton, Lozenge, Stack, Text } from '@forge/react';
import type { ResultView } from '../../../src/contract/retro';
import { Failed } from '../../shared/failed';
import { useIssueSeen } from '../../shared/issues-seen';
import { useWording } from '../../shared/wording-context';
import { IssueLine } from '../issue-set';
import { Expected, Guess } from './guess';
import { isOpen, type RetroHandle } from './handle';
import { Notes } from './notes';
import { Beyond, Part } from './part';
import { expectedLines, happenedLines } from './sentences';
import { useRetroSave } from './use-retro-save';

/** What was expected against what happened; hidden until somebody shows it. */
export function SurprisePart(props: { readonly retro: RetroHandle }) {
  const w = useWording();
  const { retro } = props;
  const { items, more } = retro.view.results;
  const hidden = items.filter(({ isHidden }) => isHidden);
  const shown = items.filter(({ isHidden }) => !isHidden);
  const otherwise = shown.filter(({ came }) => came === 'refuted').length;
  return (
    <Part retro={retro} part="surprise">
      {items.length === 0 && <Text>{w.t('retro.surprise.none')}</Text>}
      {shown.length > 0 && <Text>{w.t('retro.surprise.count', { count: otherwise, of: shown.length })}</Text>}
      {items.map((result) => (
        <ResultCard key={result.key} retro={retro} result={result} />
      ))}
      <Beyond more={more} />
      {hidden.length > 1 && isOpen(retro) && (
        <Inline>
          <Reveal retro={retro} keys={hidden.map(({ key }) => key)} label={w.t('retro.reveal.all')} />
        </Inline>
      )}
    </Part>
  );
}

function ResultCard(props: { readonly retro: RetroHandle; readonly result: ResultView }) {
  const w = useWording();
  const { retro, result } = props;
  const { expected, happened, revealed, risk } = result;
  const seen = useIssueSeen(result.issueId);
  return (
    <Box xcss={{ paddingBlock: 'space.100' }}>
      <Stack space="space.100">
        <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
          {result.came !== null && (
            <Lozenge appearance={result.came === 'supported' ? 'success' : 'new'}>
              {w.t(`retro.${result.kind}.${result.came}`)}
            </Lozenge>
          )}
          {result.isHidden && <Lozenge appearance="inprogress">{w.t('retro.hidden')}</Lozenge>}
          {result.isLate && <Lozenge appearance="moved">{w.t('retro.late')}</Lozenge>}
          {seen === 'hidden' ? (
            <Text color="color.text.subtle">{w.t('retro.unseen')}</Text>
          ) : (
            <IssueLine issueId={result.issueId} />
          )}
          {risk !== null && (
            <Text size="small" color="color.text.subtle">
              {w.t(`risk.${risk}`)}
            </Text>
          )}
        </Inline>
        <Inline space="space.300" rowSpace="space.100" alignBlock="start" shouldWrap>
          {expected !== null && (
            <Side
              title={
                expected.writtenMs === null
                  ? w.t('retro.expected')
                  : w.t('retro.expected.on', { date: w.date(expected.writtenMs) })
              }
              lines={expectedLines(w, expected)}
              empty={w.t('retro.expected.nothing')}
            />
          )}
          {happened !== null && (
            <Side
              title={w.t('retro.happened', { date: w.date(result.atMs) })}
              lines={happenedLines(w, happened)}
              empty={w.t('retro.happened.nothing')}
            />
          )}
        </Inline>
        {revealed !== null && <Expected revealed={revealed} />}
        {result.isHidden && <Guess retro={retro} result={result} />}
        {result.isHidden && isOpen(retro) && (
          <Inline>
            <Reveal retro={retro} keys={[result.key]} label={w.t('retro.reveal')} />
          </Inline>
        )}
        {seen !== 'hidden' && <Notes retro={retro} item={result.key} issueId={result.issueId} />}
      </Stack>
    </Box>
  );
}

function Side(props: { readonly title: string; readonly lines: readonly string[]; readonly empty: string }) {
  const { title, lines, empty } = props;
  return (
    <Box xcss={{ width: '45%', minWidth: '240px', flexGrow: 1 }}>
      <Stack space="space.025">
        <Text size="small" weight="semibold" color="color.text.subtle">
          {title}
        </Text>
        {lines.length === 0 ? (
          <Text color="color.text.subtle">{empty}</Text>
        ) : (
          lines.map((line, at) => <Text key={at}>{line}</Text>)
        )}
      </Stack>
    </Box>
  );
}

function Reveal(props: { readonly retro: RetroHandle; readonly keys: readonly string[]; readonly label: string }) {
  const { retro, keys, label } = props;
  const { retroId, rev } = retro.view;
  const saver = useRetroSave(retro.projectId, retro.show, retroId);
  const show = () => saver.save({ kind: 'reveal', retroId, seenRev: rev, items: keys });
  return (
    <Stack space="space.100">
      <Inline>
        {saver.state.kind === 'saving' ? (
          <LoadingButton isLoading>{label}</LoadingButton>
        ) : (
          <Button onClick={() => void show()}>{label}</Button>
        )}
      </Inline>
      {saver.state.kind === 'failed' && <Failed failure={saver.state.failure} onRetry={() => void show()} />}
    </Stack>
  );
}
