import { Button, ProgressBar, SectionMessage, Stack, Text } from '@forge/react';
import { useEffect, useState } from 'react';
import type { BackfillView, PageView } from '../../src/contract';
import type { Failure } from '../../src/domain/failure';
import { call } from '../shared/call';
import { Failed } from '../shared/failed';
import { useWording } from '../shared/wording-context';
import { progressSentence } from './sentences';

/** How often a running backfill is asked about, ms: often enough to see it move, rarely enough to cost little. */
const POLL_MS = 3000;

/** Reading the project's history: how to start it, how far it is, what came of it. */
export function BackfillPart(props: { readonly view: PageView; readonly onFinished: () => void }) {
  const { view, onFinished } = props;
  const projectId = view.project.id;
  const [backfill, setBackfill] = useState(view.backfill);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isStarting, setStarting] = useState(false);
  const isMoving = backfill.state === 'running' || backfill.state === 'paused';

  useEffect(() => setBackfill(view.backfill), [view.backfill]);
  useEffect(() => {
    if (!isMoving) return;
    const watch = { isOver: false };
    const ask = async () => {
      const result = await call('readBackfill', { projectId });
      if (watch.isOver) return;
      setFailure(result.ok ? null : result.error);
      if (!result.ok) return;
      setBackfill(result.value);
      if (result.value.state === 'done' || result.value.state === 'failed') onFinished();
    };
    const timer = setInterval(() => void ask(), POLL_MS);
    return () => {
      watch.isOver = true;
      clearInterval(timer);
    };
  }, [isMoving, projectId, onFinished]);

  const start = async () => {
    setStarting(true);
    const result = await call('startBackfill', { projectId });
    setStarting(false);
    setFailure(result.ok ? null : result.error);
    if (result.ok) setBackfill(result.value);
  };
  return (
    <Stack space="space.100">
      <State backfill={backfill} canStart={view.canAdminister} isStarting={isStarting} onStart={() => void start()} />
      {failure !== null && (isMoving ? <Lost /> : <Failed failure={failure} onRetry={() => void start()} />)}
    </Stack>
  );
}

function State(props: {
  readonly backfill: BackfillView;
  readonly canStart: boolean;
  readonly isStarting: boolean;
  readonly onStart: () => void;
}) {
  const w = useWording();
  const { backfill } = props;
  const startWith = (label: 'backfill.start' | 'backfill.startAgain') =>
    props.canStart ? (
      <Button isDisabled={props.isStarting} onClick={props.onStart}>
        {w.t(label)}
      </Button>
    ) : (
      <Text color="color.text.subtle">{w.t('backfill.ask')}</Text>
    );
  switch (backfill.state) {
    case 'never':
      return (
        <SectionMessage appearance="information" title={w.t('backfill.never')}>
          <Stack space="space.100" alignInline="start">
            <Text>{w.t('backfill.never.next')}</Text>
            {startWith('backfill.start')}
          </Stack>
        </SectionMessage>
      );
    case 'running':
    case 'paused':
      return (
        <Stack space="space.100">
          <Text weight="medium">{w.t(`backfill.${backfill.state}`)}</Text>
          <ProgressBar
            ariaLabel={w.t('backfill.running')}
            isIndeterminate={backfill.total === null}
            value={backfill.total === null ? 0 : Math.min(1, backfill.done / Math.max(1, backfill.total))}
          />
          <Text color="color.text.subtle">{progressSentence(w, backfill)}</Text>
        </Stack>
      );
    case 'failed':
      return (
        <SectionMessage appearance="warning" title={w.t('backfill.failed')}>
          <Stack space="space.100" alignInline="start">
            <Text>{w.t('backfill.failed.next')}</Text>
            <Text color="color.text.subtle">{progressSentence(w, backfill)}</Text>
            {startWith('backfill.startAgain')}
          </Stack>
        </SectionMessage>
      );
    case 'done':
      return backfill.finishedMs === null ? null : (
        <Text size="small" color="color.text.subtlest">
          {w.plural('backfill.done', backfill.done, { date: w.date(backfill.finishedMs) })}
        </Text>
      );
  }
}

function Lost() {
  const w = useWording();
  return (
    <Text size="small" color="color.text.subtlest">
      {w.t('backfill.lost')}
    </Text>
  );
}
