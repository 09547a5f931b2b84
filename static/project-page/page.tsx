import { Stack } from '@forge/react';
import { useCallback } from 'react';
import type { PageView } from '../../src/contract';
import { call } from '../shared/call';
import { Failed } from '../shared/failed';
import { OnProject, Screen, Waiting } from '../shared/screen';
import { useLoad } from '../shared/use-load';
import { BackfillPart } from './backfill';
import { BalanceChart } from './balance';
import { Counts } from './counts';
import { HeadlinePart } from './headline';
import { WORDS } from './words';

/** The project page: what delivery rested on, and how much of the work is discovery. */
export function ProjectPage() {
  return (
    <Screen where={OnProject} words={WORDS}>
      {({ extension }) => <Loaded projectId={extension.project.id} />}
    </Screen>
  );
}

function Loaded(props: { readonly projectId: string }) {
  const { projectId } = props;
  const read = useCallback(() => call('readPage', { projectId }), [projectId]);
  const { load, reload } = useLoad(read);
  switch (load.kind) {
    case 'loading':
      return <Waiting />;
    case 'refused':
    case 'failed':
      return <Failed failure={load.failure} onRetry={reload} />;
    case 'ready':
      return <Page view={load.value} reload={reload} />;
  }
}

function Page(props: { readonly view: PageView; readonly reload: () => void }) {
  const { view, reload } = props;
  const hasHistory = view.counts.issues > 0;
  return (
    <Stack space="space.400">
      {!hasHistory && <BackfillPart view={view} onFinished={reload} />}
      <HeadlinePart headline={view.headline} hasHistory={hasHistory} />
      {hasHistory && (
        <>
          <BalanceChart weeks={view.weeks} />
          <Counts counts={view.counts} hasPremises={view.headline.kind !== 'noPremisesYet'} />
          <BackfillPart view={view} onFinished={reload} />
        </>
      )}
    </Stack>
  );
}
