import { Inline, Lozenge, Stack, Text } from '@forge/react';
import { useCallback, useEffect } from 'react';
import type { NextStepId } from '../../src/domain/assessment';
import type { Day } from '../../src/domain/premise';
import type { PublishedNo } from '../../src/domain/published';
import { Failed } from '../shared/failed';
import { STEP_TONE, StandingLozenge } from '../shared/lozenges';
import { whySentence } from '../shared/outcome-sentence';
import { onSaved } from '../shared/saved-event';
import { NotShown } from '../shared/not-shown';
import { OnIssue, Screen, Waiting } from '../shared/screen';
import { useLoad } from '../shared/use-load';
import type { Wording } from '../shared/wording';
import { useWording } from '../shared/wording-context';
import { DoubtLine } from './doubt';
import { DueLines, isCheckDue } from './due-lines';
import { readContextIn } from './elsewhere';
import type { ContextView } from './read';
import { WORDS } from './words';

/** On every issue, in the right column: why we do this, what it rests on, what comes next. */
export function IssueContext() {
  return (
    <Screen where={OnIssue} words={WORDS}>
      {({ extension }) => <Loaded issueId={extension.issue.id} project={extension.project} />}
    </Screen>
  );
}

function Loaded(props: { readonly issueId: string; readonly project: { readonly id: string; readonly type: string } }) {
  const { issueId } = props;
  const { id: projectId, type } = props.project;
  const read = useCallback(() => readContextIn(type, projectId, issueId), [type, projectId, issueId]);
  const { load, reload } = useLoad(read);
  useEffect(() => onSaved(issueId, reload), [issueId, reload]);
  switch (load.kind) {
    case 'loading':
      return <Waiting />;
    case 'refused':
    case 'failed':
      return <Failed failure={load.failure} onRetry={reload} />;
    case 'ready':
      return load.value === 'off' ? <NotShown /> : <Context view={load.value} issueId={issueId} />;
  }
}

function Context(props: { readonly view: ContextView; readonly issueId: string }) {
  const w = useWording();
  const { view } = props;
  const { words, step } = view;
  if (step?.id === 'noBecause' && view.no !== null) return <SaidNo no={view.no} view={view} />;
  if (words === null && !view.isHidden) return <Question view={view} issueId={props.issueId} />;
  const why = words === null ? '' : whySentence(w, words);
  return (
    <Stack space="space.100">
      {step !== null && <Step id={step.id} due={isCheckDue(view.due, step.id) ? null : step.due} />}
      <DueLines due={view.due} step={step?.id ?? null} />
      <Text>{why === '' ? w.t(view.isHidden ? 'context.inheritedHidden' : 'context.question') : why}</Text>
      <Riskiest view={view} />
      {view.inheritedFrom !== null && (
        <Text size="small" color="color.text.subtlest">
          {w.t('context.inherited', { key: view.inheritedFrom })}
        </Text>
      )}
      {step?.id !== 'exempt' && <DoubtLine issueId={props.issueId} />}
    </Stack>
  );
}

/** The kind sentence first: whoever asks again should not have to look for it. What it was about comes after. */
function SaidNo(props: { readonly no: PublishedNo; readonly view: ContextView }) {
  const w = useWording();
  const { no, view } = props;
  const why = view.words === null ? '' : whySentence(w, view.words);
  return (
    <Stack space="space.100">
      <Step id="noBecause" due={null} />
      <Text>{no.because === '' ? w.t(`no.said.${no.category}`) : no.because}</Text>
      {no.revisitWhen !== '' && (
        <Text color="color.text.subtle">{w.t('decision.said.revisit', { revisitWhen: no.revisitWhen })}</Text>
      )}
      {no.revisitOn !== undefined && (
        <Text color="color.text.subtle">{w.t('decision.said.revisitOn', { date: w.day(no.revisitOn) })}</Text>
      )}
      <DueLines due={view.due} step="noBecause" />
      {why !== '' && (
        <Text size="small" color="color.text.subtlest">
          {why}
        </Text>
      )}
    </Stack>
  );
}

/** Nothing stated yet: the one question, and where to answer it; no question where none is asked. */
function Question(props: { readonly view: ContextView; readonly issueId: string }) {
  const w = useWording();
  const { step, isUsuallyExempt } = props.view;
  if (step?.id === 'exempt') return <Text color="color.text.subtle">{w.t('next.exempt.why')}</Text>;
  if (step === null && isUsuallyExempt) return <Text color="color.text.subtle">{w.t('context.usuallyExempt')}</Text>;
  return (
    <Stack space="space.050">
      <Text>{w.t('context.question')}</Text>
      <Text size="small" color="color.text.subtlest">
        {w.t('context.sayIt')}
      </Text>
      <DoubtLine issueId={props.issueId} />
    </Stack>
  );
}

function Step(props: { readonly id: NextStepId; readonly due: Day | null }) {
  const w = useWording();
  return (
    <Inline>
      <Lozenge appearance={STEP_TONE[props.id]} maxWidth="100%">
        {stepWords(w, props.id, props.due)}
      </Lozenge>
    </Inline>
  );
}

function stepWords(w: Wording, id: NextStepId, due: Day | null): string {
  if (due !== null && (id === 'checkOutcome' || id === 'learning' || id === 'waived')) {
    return w.t(`next.withDate.${id}`, { date: w.day(due) });
  }
  return w.t(`next.${id}`);
}

function Riskiest(props: { readonly view: ContextView }) {
  const w = useWording();
  const { words, standing, risk } = props.view;
  if (words?.riskiest === '' && risk === null) {
    return (
      <Text size="small" color="color.text.subtlest">
        {w.t('context.none')}
      </Text>
    );
  }
  return (
    <Stack space="space.050">
      {words !== null && words.riskiest !== '' && <Text>{w.t('context.riskiest', { statement: words.riskiest })}</Text>}
      {words?.riskiest === '' && <Text color="color.text.subtle">{w.t('context.elsewhere')}</Text>}
      <Inline space="space.100" alignBlock="center" shouldWrap>
        {standing !== null && <StandingLozenge standing={standing} opinionOnly={false} />}
        {risk !== null && (
          <Text size="small" color="color.text.subtle">
            {w.t(`risk.${risk}`)}
          </Text>
        )}
      </Inline>
    </Stack>
  );
}
