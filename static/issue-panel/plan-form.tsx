/** Planning a test: how, and what the new issue will say, before it is created. */
import { Button, ButtonGroup, Form, Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { useCallback, useRef, useState } from 'react';
import type { AssumptionView } from '../../src/contract/assumptions';
import type { PlanSent, PlanView } from '../../src/contract/test-plan';
import type { Failure } from '../../src/domain/failure';
import { WAYS, type WayId } from '../../src/domain/methods';
import { cheapestWays } from '../../src/domain/ways';
import { call } from '../shared/call';
import { Failed } from '../shared/failed';
import { ChoiceInput, TextInput } from '../shared/fields';
import { newId } from '../shared/ids';
import { Waiting } from '../shared/screen';
import { useLoad } from '../shared/use-load';
import type { Key, Wording } from '../shared/wording';
import { useWording } from '../shared/wording-context';
import type { PanelHandle, Part } from './handle';
import { MAX_SUMMARY, planParagraphs, planSummary } from './plan-words';
import { WayDetails } from './way-details';
import { wayTitle } from './way-line';

type Props = { readonly panel: PanelHandle; readonly assumption: AssumptionView };

/** Asks first as what it would be created here: where nothing will do, that is said before anything is typed. */
export function PlanForm(props: Props) {
  const { panel, assumption } = props;
  const issueId = panel.view.issue.id;
  const read = useCallback(() => call('readPlan', { issueId, assumptionId: assumption.id }), [issueId, assumption.id]);
  const { load, reload } = useLoad(read);
  const part: Part = `plan:${assumption.id}`;
  switch (load.kind) {
    case 'loading':
      return <Waiting />;
    case 'refused':
    case 'failed':
      return <Refused failure={load.failure} onRetry={reload} onClose={() => panel.close(part)} />;
    case 'ready':
      return <Ready {...props} plan={load.value} />;
  }
}

function Ready(props: Props & { readonly plan: PlanView }) {
  const w = useWording();
  const { panel, plan } = props;
  const [assumption] = useState(props.assumption);
  const ways = waysFor(panel, assumption);
  const [way, setWay] = useState<WayId>(ways[0]?.id ?? 'storyInterviews');
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<Key | undefined>(undefined);
  const { state, send } = usePlan(panel);
  const part: Part = `plan:${assumption.id}`;
  const summary = typed ?? planSummary(w, way, assumption, plan.isRestricted);
  const paragraphs = planParagraphs(w, way, assumption, plan.isRestricted);

  const submit = async () => {
    const line = summary.trim();
    setProblem(line === '' ? 'plan.summary.need' : undefined);
    if (line === '') return;
    const seenTests = assumption.tests.length;
    if (await send({ assumptionId: assumption.id, seenTests, way, summary: line, paragraphs })) panel.close(part);
  };
  const isSaving = state === 'saving';
  return (
    <Form onSubmit={submit}>
      <Stack space="space.150">
        <ChoiceInput
          id="plan-way"
          label={w.t('plan.way')}
          choices={ways.map((each) => ({ value: each.id, label: each.label(w) }))}
          value={way}
          onChoice={setWay}
          autoFocus
        />
        <WayDetails way={{ id: way }} />
        {/* A field keeps what it started with: another way proposes another summary until somebody writes their own. */}
        <TextInput
          key={typed === null ? way : 'own'}
          id="plan-summary"
          label={w.t('plan.summary')}
          value={summary}
          onText={setTyped}
          maxLength={MAX_SUMMARY}
          problem={problem}
        />
        <Stack space="space.050">
          <Text size="small">{w.t('plan.creates', { type: plan.typeName })}</Text>
          {plan.label !== null && <Text size="small">{w.t('plan.creates.label', { label: plan.label })}</Text>}
          {plan.isRestricted && <Text size="small">{w.t('plan.restricted')}</Text>}
          <Text size="small" color="color.text.subtle">
            {w.t('plan.says')}
          </Text>
          {paragraphs.map((text) => (
            <Text key={text} size="small" color="color.text.subtle">
              {text}
            </Text>
          ))}
        </Stack>
        {typeof state === 'object' && (
          <Refused failure={state} onRetry={() => void submit()} onClose={() => panel.close(part)} isTrying />
        )}
        {typeof state !== 'object' && (
          <Inline>
            <ButtonGroup>
              <LoadingButton type="submit" appearance="primary" isLoading={isSaving}>
                {w.t('plan.create')}
              </LoadingButton>
              <Button appearance="subtle" onClick={() => panel.close(part)}>
                {w.t('shared.cancel')}
              </Button>
            </ButtonGroup>
          </Inline>
        )}
      </Stack>
    </Form>
  );
}

/** Those that reach what is asked, cheapest first; where the size asks for nothing more, every way worth its risk. */
function waysFor({ view }: PanelHandle, { risk }: AssumptionView) {
  const enough = cheapestWays(risk, view.assessment.asked.rung);
  const others = WAYS.filter((way) => way.risks.includes(risk) && !enough.some(({ id }) => id === way.id));
  return [
    ...enough.map((way) => ({ id: way.id, label: (w: Wording) => wayTitle(w, way) })),
    ...others.map(({ id }) => ({ id, label: (w: Wording) => w.t(`way.${id}`) })),
  ];
}

type PlanState = 'idle' | 'saving' | Failure;

/** Sends a plan; the same words sent again after a failure are the same plan. */
function usePlan(panel: PanelHandle) {
  const [state, setState] = useState<PlanState>('idle');
  const last = useRef<{ readonly text: string; readonly id: string } | null>(null);
  const issueId = panel.view.issue.id;
  const send = async (plan: Omit<PlanSent, 'id'>): Promise<boolean> => {
    const text = JSON.stringify(plan);
    if (last.current?.text !== text) last.current = { text, id: newId() };
    setState('saving');
    const result = await call('planTest', { issueId, plan: { ...plan, id: last.current.id } });
    if (result.ok) {
      setState('idle');
      panel.onSaved(result.value);
      return true;
    }
    setState(result.error);
    // Somebody planned first: theirs is shown beside what was typed here.
    const news = result.error.code === 'conflict' ? await call('readPanel', { issueId }) : null;
    if (news?.ok === true) panel.onNews(news.value);
    return false;
  };
  return { state, send };
}

const REFUSALS: Readonly<Record<string, Key>> = {
  plan: 'plan.refused.plan',
  'plan.type': 'plan.refused.type',
  'plan.screen': 'plan.refused.screen',
};

/** Why there is no issue, and what to do instead. */
function Refused(props: {
  readonly failure: Failure;
  readonly onRetry: () => void;
  readonly onClose: () => void;
  /** The issue was asked for, so it may be there although nobody said so. */
  readonly isTrying?: boolean;
}) {
  const w = useWording();
  const { failure, onRetry, onClose, isTrying = false } = props;
  const { code, field } = failure;
  const [title, next] =
    code === 'conflict'
      ? (['plan.conflict', 'plan.conflict.next'] as const)
      : code === 'notAllowed' && field === 'plan'
        ? (['plan.refused.create', 'plan.refused.next'] as const)
        : code === 'invalid'
          ? ([REFUSALS[field ?? ''] ?? 'plan.refused', 'plan.refused.next'] as const)
          : [null, null];
  return (
    <Stack space="space.100" alignInline="start">
      {title === null && <Failed failure={failure} onRetry={onRetry} />}
      {title === null && isTrying && failure.retryable && <Text>{w.t('plan.underWay')}</Text>}
      {title !== null && (
        <SectionMessage appearance="warning" title={w.t(title)}>
          <Text>{w.t(next)}</Text>
        </SectionMessage>
      )}
      <Button appearance="subtle" onClick={onClose}>
        {w.t('shared.cancel')}
      </Button>
    </Stack>
  );
}
