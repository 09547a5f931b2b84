import { Box, Button, Heading, Inline, Lozenge, ProgressBar, Stack, Text } from '@forge/react';
import type { LozengeProps } from '@forge/react';
import type { FailureSeen, HealthView } from '../../src/contract/health';
import { useWording } from '../shared/wording-context';
import { reasonOf } from './sentences';

type History = HealthView['backfills'][number];

const TONE: Readonly<Record<History['state'], NonNullable<LozengeProps['appearance']>>> = {
  never: 'default',
  running: 'inprogress',
  paused: 'default',
  done: 'success',
  failed: 'moved',
};

/** How far the history of each project has been read, and why one waits. */
export function Histories(props: {
  readonly view: HealthView;
  readonly nameOf: (projectId: string) => string;
  readonly onTryAgain: (seen: FailureSeen) => void;
  readonly isTrying: boolean;
}) {
  const w = useWording();
  const { view, nameOf, onTryAgain, isTrying } = props;
  return (
    <Stack space="space.150">
      <Heading as="h2" size="small">
        {w.t('health.histories')}
      </Heading>
      {view.backfills.length === 0 && <Text color="color.text.subtle">{w.t('health.histories.none')}</Text>}
      {view.backfills.map((history) => (
        <OneHistory
          key={history.projectId}
          history={history}
          name={nameOf(history.projectId)}
          onTryAgain={() => onTryAgain(failureOf(view, history.projectId))}
          isTrying={isTrying}
        />
      ))}
    </Stack>
  );
}

/** The failure that stopped it, so that trying again also clears it from the list; an old one may be forgotten already. */
function failureOf(view: HealthView, projectId: string): FailureSeen {
  const kept = view.failures.find((failure) => failure.what === 'backfill' && failure.projectId === projectId);
  return kept ?? { what: 'backfill', code: 'internal', projectId, issueId: null, lastMs: 0 };
}

function OneHistory(props: {
  readonly history: History;
  readonly name: string;
  readonly onTryAgain: () => void;
  readonly isTrying: boolean;
}) {
  const w = useWording();
  const { history, name } = props;
  const { state, done, total, finishedMs, resumeMs } = history;
  const isMoving = state === 'running' || state === 'paused';
  // What somebody paused waits for them, whatever moment stands there.
  const goesOnMs = state === 'paused' && history.reason !== 'person' ? resumeMs : null;
  const reason = state === 'paused' || state === 'failed' ? reasonOf(w, history.reason) : null;
  return (
    <Box xcss={{ padding: 'space.150', backgroundColor: 'color.background.neutral', borderRadius: 'radius.medium' }}>
      <Stack space="space.100" alignInline="stretch">
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Text weight="medium">{name}</Text>
          <Lozenge appearance={TONE[state]}>{w.t(`health.history.${state}`)}</Lozenge>
        </Inline>
        {isMoving && (
          <ProgressBar
            ariaLabel={w.t('health.history.progress', { name })}
            isIndeterminate={total === null}
            value={total === null ? 0 : Math.min(1, done / Math.max(1, total))}
          />
        )}
        <Text size="small" color="color.text.subtle">
          {state === 'done' && finishedMs !== null
            ? w.plural('health.history.finished', done, { date: w.date(finishedMs) })
            : total === null
              ? w.plural('backfill.progressUnknown', done)
              : w.plural('backfill.progress', total, { done })}
        </Text>
        {reason !== null && (
          <Text size="small" color="color.text.subtle">
            {goesOnMs === null ? reason : `${reason} ${w.t('health.history.goesOn', { time: w.time(goesOnMs) })}`}
          </Text>
        )}
        {state === 'failed' && (
          <Stack alignInline="start">
            <Button onClick={props.onTryAgain} isDisabled={props.isTrying}>
              {w.t('health.history.again', { name })}
            </Button>
          </Stack>
        )}
      </Stack>
    </Box>
  );
}
