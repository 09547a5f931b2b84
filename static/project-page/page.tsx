import { Stack } from '@forge/react';
import { useCallback } from 'react';
import type { PageQuestion, PageView } from '../../src/contract';
import { call } from '../shared/call';
import { Failed } from '../shared/failed';
import { OnProject, Screen, Waiting } from '../shared/screen';
import { useLoad } from '../shared/use-load';
import { BackfillPart } from './backfill';
import { DuePart } from './due';
import { ExportPart } from './export/part';
import { HeadlinePart } from './headline';
import { SignalsPart } from './signals/part';
import { PageTabs } from './tabs';
import { useQuestion } from './use-question';
import { WORDS } from './words';

/** The project page: what delivery rested on, and how much of the work is discovery. */
export function ProjectPage() {
  return (
    <Screen where={OnProject} words={WORDS}>
      {({ extension }) => <Asked projectId={extension.project.id} />}
    </Screen>
  );
}

function Asked(props: { readonly projectId: string }) {
  const { question } = useQuestion(props.projectId);
  return question === null ? <Waiting /> : <Loaded projectId={props.projectId} question={question} />;
}

function Loaded(props: { readonly projectId: string; readonly question: PageQuestion }) {
  const { projectId, question } = props;
  const read = useCallback(() => call('readPage', { projectId }), [projectId]);
  const { load, reload } = useLoad(read);
  switch (load.kind) {
    case 'loading':
      return <Waiting />;
    case 'refused':
    case 'failed':
      return <Failed failure={load.failure} onRetry={reload} />;
    case 'ready':
      return <Page projectId={projectId} question={question} view={load.value} reload={reload} />;
  }
}

function Page(props: {
  readonly projectId: string;
  readonly question: PageQuestion;
  readonly view: PageView;
  readonly reload: () => void;
}) {
  const { projectId, question, view, reload } = props;
  const asked = { projectId, question, view };
  const hasHistory = view.counts.issues > 0;
  return (
    <Stack space="space.400">
      {!hasHistory && <BackfillPart view={view} onFinished={reload} />}
      <HeadlinePart headline={view.headline} hasHistory={hasHistory} />
      {hasHistory && <DuePart projectId={projectId} />}
      {hasHistory && (
        <>
          <SignalsPart {...asked} />
          <PageTabs {...asked} />
          <BackfillPart view={view} onFinished={reload} />
        </>
      )}
      {view.canAdminister && <ExportPart projectId={projectId} />}
    </Stack>
  );
}
