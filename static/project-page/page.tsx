import { Inline, Stack, Text } from '@forge/react';
import { useCallback } from 'react';
import type { PageView } from '../../src/contract/page';
import type { PageQuestion } from '../../src/domain/page-question';
import { call } from '../shared/call';
import { Failed } from '../shared/failed';
import { isShownIn, NotShown } from '../shared/not-shown';
import { OnProject, Screen, Waiting } from '../shared/screen';
import { useLoad } from '../shared/use-load';
import { useWording } from '../shared/wording-context';
import { DearestDoubts } from './dearest-doubts';
import { DuePart } from './due';
import { FirstBox, Narrowed } from './first-box';
import { HeadlinePart } from './headline';
import { IssueSets } from './issue-set';
import { QuestionBar } from './question-bar';
import { BackfillPart, ExportPart, SignalsPart } from './later';
import { PageTabs, type TabProps } from './tabs';
import { useQuestion } from './use-question';
import { WORDS } from './words';

/** The project page: what delivery rested on, and how much of the work is discovery. */
export function ProjectPage() {
  return (
    <Screen where={OnProject} words={WORDS}>
      {({ extension }) => <Asked project={extension.project} />}
    </Screen>
  );
}

function Asked({ project }: { readonly project: PageAsked['project'] }) {
  const { question, ...asked } = useQuestion(project.id);
  return question === null ? <Waiting /> : <Loaded project={project} question={question} {...asked} />;
}

interface PageAsked extends Pick<TabProps, 'by' | 'showBy'> {
  /** As the page's own place names it. */
  readonly project: { readonly id: string; readonly key: string; readonly type: string };
  readonly question: PageQuestion;
  readonly ask: (question: PageQuestion) => void;
  /** The sprint whose retrospective is wanted; null = none is. */
  readonly retroSprint: string | null;
}

function Loaded(props: PageAsked) {
  const { project, question } = props;
  const projectId = project.id;
  const read = useCallback(() => call('readPage', { projectId, question }), [projectId, question]);
  const { load, reload } = useLoad(read);
  switch (load.kind) {
    case 'loading':
      return <Waiting />;
    case 'refused':
    case 'failed':
      return <Failed failure={load.failure} onRetry={reload} />;
    case 'ready':
      return isShownIn(project.type, load.value.isShownAnywhere) || load.value.canAdminister ? (
        <Page {...props} view={load.value} reload={reload} />
      ) : (
        <NotShown />
      );
  }
}

/** To those who administer the project and can turn it on. */
function OffElsewhere() {
  const w = useWording();
  return <Text color="color.text.subtle">{w.t('page.offElsewhere')}</Text>;
}

function Page(props: PageAsked & { readonly view: PageView; readonly reload: () => void }) {
  const { project, question, view, reload } = props;
  const projectId = project.id;
  const asked = { projectId, question, view: { ...view, project } };
  const hasHistory = view.counts.issues > 0;
  const backfill = <BackfillPart projectId={projectId} view={view} onFinished={reload} />;
  return (
    <IssueSets projectId={projectId} question={question}>
      <Stack space="space.400">
        {!isShownIn(project.type, view.isShownAnywhere) && <OffElsewhere />}
        {!hasHistory && backfill}
        {hasHistory && <QuestionBar projectId={projectId} question={question} ask={props.ask} />}
        <HeadlinePart
          headline={view.headline}
          change={view.change}
          doubts={view.doubts}
          question={question}
          hasHistory={hasHistory}
        />
        {hasHistory && (
          <Narrowed.Provider value={question.team !== null || question.sprint !== null}>
            <Stack space="space.400">
              <Inline space="space.200" rowSpace="space.200" alignBlock="stretch" shouldWrap>
                <DuePart projectId={projectId} due={view.due} />
                <DearestDoubts doubts={view.doubts} />
                <FirstBox isWhole>
                  <SignalsPart {...asked} />
                </FirstBox>
              </Inline>
              <PageTabs {...asked} by={props.by} showBy={props.showBy} retroSprint={props.retroSprint} />
              {backfill}
            </Stack>
          </Narrowed.Provider>
        )}
        {view.canAdminister && <ExportPart projectId={projectId} />}
      </Stack>
    </IssueSets>
  );
}
