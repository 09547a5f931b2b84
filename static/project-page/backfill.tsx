import { Button, Inline, ProgressBar, SectionMessage, Stack, Text } from '@forge/react';
import { useEffect, useState } from 'react';
import type { BackfillView, PageView } from '../../src/contract/page';
import type { Failure } from '../../src/domain/failure';
import { call } from '../shared/call';
import { Failed } from '../shared/failed';
import { useWording } from '../shared/wording-context';
import type { Key } from '../shared/wording';
import { leftSentence, progressSentence } from './sentences';

/** How often a running backfill is asked about, ms: often enough to see it move, rarely enough to cost little. */
const POLL_MS = 3000;

/** What a project admin may ask for, by the name of the call. */
type Ask = 'startBackfill' | 'pauseBackfill' | 'resumeBackfill';

/** Reading the project's history: how to start, pause and go on with it, how far it is, what came of it. */
export function BackfillPart(props: {
  readonly projectId: string;
  readonly view: Pick<PageView, 'backfill' | 'canAdminister'>;
  readonly onFinished: () => void;
}) {
  const { projectId, view, onFinished } = props;
  const [backfill, setBackfill] = useState(view.backfill);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isAsking, setAsking] = useState(false);
  const isMoving = goesOnByItself(backfill);

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
      if (!goesOnByItself(result.value) && result.value.reason !== 'person') onFinished();
    };
    const timer = setInterval(() => void ask(), POLL_MS);
    return () => {
      watch.isOver = true;
      clearInterval(timer);
    };
  }, [isMoving, projectId, onFinished]);

  const ask = async (what: Ask) => {
    setAsking(true);
    const result = await call(what, { projectId });
    setAsking(false);
    setFailure(result.ok ? null : result.error);
    if (result.ok) setBackfill(result.value);
  };
  const may = view.canAdminister ? { isAsking, ask: (what: Ask) => void ask(what) } : null;
  return (
    <Stack space="space.100">
      <State backfill={backfill} may={may} />
      {backfill.recount !== null && <Recount {...backfill.recount} />}
      {failure !== null &&
        (isMoving ? <Lost /> : <Failed failure={failure} onRetry={() => void ask('startBackfill')} />)}
    </Stack>
  );
}

/** Whether asking again later will tell something new. */
function goesOnByItself({ state, reason, recount }: BackfillView): boolean {
  return state === 'running' || (state === 'paused' && reason !== 'person') || recount !== null;
}

/** Null = this person may not. */
type May = { readonly isAsking: boolean; readonly ask: (what: Ask) => void } | null;

function State(props: { readonly backfill: BackfillView; readonly may: May }) {
  const w = useWording();
  const { backfill, may } = props;
  const startWith = (label: 'backfill.start' | 'backfill.startAgain') =>
    may === null ? (
      <Text color="color.text.subtle">{w.t('backfill.ask')}</Text>
    ) : (
      <Button isDisabled={may.isAsking} onClick={() => may.ask('startBackfill')}>
        {w.t(label)}
      </Button>
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
      return <UnderWay backfill={backfill} may={may} />;
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
        <Stack space="space.050">
          <Text size="small" color="color.text.subtlest">
            {backfill.done === 0
              ? w.t('backfill.done.none', { date: w.date(backfill.finishedMs) })
              : w.plural('backfill.done', backfill.done, { date: w.date(backfill.finishedMs) })}
          </Text>
          <Skipped skipped={backfill.skipped} />
          <FromCopies restored={backfill.restored} refused={backfill.refused} />
        </Stack>
      );
  }
}

function UnderWay(props: { readonly backfill: BackfillView; readonly may: May }) {
  const w = useWording();
  const { backfill, may } = props;
  const isByPerson = backfill.state === 'paused' && backfill.reason === 'person';
  const left = leftSentence(w, backfill.leftMs);
  return (
    <Stack space="space.100">
      <Text weight="medium">{w.t(underWayKey(backfill))}</Text>
      <Progress label={w.t('backfill.running')} done={backfill.done} total={backfill.total} />
      <Text color="color.text.subtle">
        {left === null ? progressSentence(w, backfill) : w.list([progressSentence(w, backfill), left])}
      </Text>
      <Skipped skipped={backfill.skipped} />
      {may !== null && (
        <Inline>
          <Button isDisabled={may.isAsking} onClick={() => may.ask(isByPerson ? 'resumeBackfill' : 'pauseBackfill')}>
            {w.t(isByPerson ? 'backfill.resume' : 'backfill.pause')}
          </Button>
        </Inline>
      )}
    </Stack>
  );
}

function underWayKey({ state, reason }: BackfillView): Key {
  if (state === 'running') return 'backfill.running';
  if (reason === 'person') return 'backfill.paused.person';
  return reason === 'budget' || reason === 'jiraBusy' ? 'backfill.paused' : 'backfill.paused.trouble';
}

/** New settings, applied to what was read before. */
function Recount(props: { readonly done: number; readonly total: number }) {
  const w = useWording();
  return (
    <Stack space="space.100">
      <Text weight="medium">{w.t('backfill.recount')}</Text>
      <Progress label={w.t('backfill.recount')} done={props.done} total={props.total} />
      <Text color="color.text.subtle">{progressSentence(w, props)}</Text>
    </Stack>
  );
}

function Progress(props: { readonly label: string; readonly done: number; readonly total: number | null }) {
  const { label, done, total } = props;
  const value = total === null ? 0 : Math.min(1, done / Math.max(1, total));
  return <ProgressBar ariaLabel={label} isIndeterminate={total === null} value={value} />;
}

function Skipped(props: { readonly skipped: number }) {
  const w = useWording();
  if (props.skipped === 0) return null;
  return (
    <Text size="small" color="color.text.subtlest">
      {w.plural('backfill.skipped', props.skipped)}
    </Text>
  );
}

/** What came of the copies issues keep, after a reinstall. */
function FromCopies({ restored, refused }: Pick<BackfillView, 'restored' | 'refused'>) {
  const w = useWording();
  return (
    <>
      {restored > 0 && (
        <Text size="small" color="color.text.subtle">
          {w.plural('backfill.restored', restored)}
        </Text>
      )}
      {refused > 0 && (
        <Text size="small" color="color.text.subtle">
          {w.plural('backfill.refused', refused)}
        </Text>
      )}
    </>
  );
}

function Lost() {
  const w = useWording();
  return (
    <Text size="small" color="color.text.subtlest">
      {w.t('backfill.lost')}
    </Text>
  );
}
