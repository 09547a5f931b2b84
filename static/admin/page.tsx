import { Stack, Text } from '@forge/react';
import { useEffect, useState } from 'react';
import type { FailureSeen, HealthView } from '../../src/contract/health';
import type { Failure, Result } from '../../src/domain/failure';
import { call } from '../shared/call';
import { Failed } from '../shared/failed';
import { OnSite, Screen, Waiting } from '../shared/screen';
import { useLoad } from '../shared/use-load';
import { useWording } from '../shared/wording-context';
import { Failures } from './failures';
import { HeadlinePart } from './headline';
import { Histories } from './histories';
import { KeepingUp } from './keeping-up';
import { Limits } from './limits';
import { useProjectNames } from './projects';
import { Unseen } from './unseen';
import { WORDS } from './words';

/** How often the page is read again while something is moving, ms: a person sees it go on, and it costs little. */
const POLL_MS = 10_000;

/** The administrators' page: how Premise itself is doing on this site. */
export function HealthPage() {
  return (
    <Screen where={OnSite} words={WORDS}>
      {() => <Loaded />}
    </Screen>
  );
}

async function readHealth() {
  return call('readHealth', {});
}

function Loaded() {
  const { load, reload, show } = useLoad(readHealth);
  switch (load.kind) {
    case 'loading':
      return <Waiting />;
    case 'refused':
    case 'failed':
      return <Failed failure={load.failure} onRetry={reload} />;
    case 'ready':
      return <Page view={load.value} reload={reload} show={show} />;
  }
}

function Page(props: {
  readonly view: HealthView;
  readonly reload: () => void;
  readonly show: (view: HealthView) => void;
}) {
  const w = useWording();
  const { view, reload, show } = props;
  const { nameOf } = useProjectNames(projectsOf(view));
  const [refused, setRefused] = useState<{ readonly failure: Failure; readonly again: () => void } | null>(null);
  const [isTrying, setTrying] = useState(false);
  const isMoving = view.queue.waiting > 0 || view.backfills.some(({ state }) => state === 'running');

  useEffect(() => {
    if (!isMoving) return;
    const timer = setTimeout(reload, POLL_MS);
    return () => clearTimeout(timer);
  }, [isMoving, reload, view]);

  /** The answer to an act is the whole page as it is now. */
  const act = async (ask: () => Promise<Result<HealthView>>): Promise<void> => {
    setTrying(true);
    const result = await ask();
    setTrying(false);
    setRefused(result.ok ? null : { failure: result.error, again: () => void act(ask) });
    if (result.ok) show(result.value);
  };
  const onTryAgain = ({ what, code, projectId, issueId, lastMs }: FailureSeen) =>
    void act(() => call('tryAgain', { what, code, projectId, issueId, lastMs }));
  const onPurge = (projectId: string) => void act(() => call('purgeUnseen', { projectId }));

  return (
    <Stack space="space.400">
      <HeadlinePart view={view} onRefresh={reload} />
      {refused !== null && <Failed failure={refused.failure} onRetry={refused.again} isRetrying={isTrying} />}
      <Failures view={view} nameOf={nameOf} onTryAgain={onTryAgain} isTrying={isTrying} />
      <KeepingUp view={view} />
      <Histories view={view} nameOf={nameOf} onTryAgain={onTryAgain} isTrying={isTrying} />
      <Unseen view={view} nameOf={nameOf} onPurge={onPurge} isBusy={isTrying} />
      <Limits view={view} />
      <Text size="small" color="color.text.subtlest">
        {w.t(view.schema.isCurrent ? 'health.schema' : 'health.schema.differs', { version: view.schema.version })}
      </Text>
    </Stack>
  );
}

/** Every project the page names, each once. */
function projectsOf({ backfills, unseen, hidden, failures }: HealthView): readonly string[] {
  const ids = [...backfills, ...unseen, ...hidden, ...failures].map(({ projectId }) => projectId);
  return [...new Set(ids.filter((id) => id !== null))];
}
