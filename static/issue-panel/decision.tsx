import { Button, ButtonGroup, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { NextStepId } from '../../src/domain/assessment';
import { dayOf, dayStartMs } from '../../src/domain/day';
import { NO_CATEGORIES } from '../../src/domain/premise';
import { DAY_MS } from '../../src/domain/week';
import { ChoiceInput, DayInput, DisciplinesInput, LongText, TextInput } from '../shared/fields';
import type { Key } from '../shared/wording';
import { useWording } from '../shared/wording-context';
import { ActionProblem } from './action-problem';
import { CommandForm } from './command-form';
import { decisionOf, draftOfDecision } from './draft';
import type { DecisionDraft } from './draft';
import type { PanelHandle } from './handle';
import { MAX } from './limits';
import { Section } from './section';
import { decisionLines } from './sentences';
import { useSave } from './use-save';

/** Days proposed until a check or the end of a waiver: two usual sprints. Anyone can choose another day. */
const LATER_DAYS = 28;

/** Where the next step itself speaks of a no, the form opens with it. */
const LEANS_TO_NO: ReadonlySet<NextStepId> = new Set(['noBecause', 'rethink']);

/** Build, build to learn, not now, waive: with who decided together. */
export function DecisionSection(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const { decision } = panel.premise;
  const isOpen = panel.canEdit && panel.isOpen('decision');
  return (
    <Section title={w.t('decision.title')} aside={!isOpen && panel.canEdit ? <DecisionButtons panel={panel} /> : null}>
      {isOpen && <DecisionForm panel={panel} />}
      {!isOpen && decision === null && <Text color="color.text.subtle">{w.t('decision.empty')}</Text>}
      {!isOpen && decision !== null && (
        <Stack space="space.050">
          {decisionLines(w, decision).map((line, index) => (
            <Text key={line} weight={index === 0 ? 'medium' : 'regular'}>
              {line}
            </Text>
          ))}
        </Stack>
      )}
    </Section>
  );
}

function DecisionButtons(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const saver = useSave(panel.view.issue.id, panel.onSaved, panel.onNews);
  const isDecided = panel.premise.decision !== null;
  const takeBack = () => saver.save({ kind: 'decide', seenRev: panel.premise.rev, decision: null });
  return (
    <Stack space="space.100" alignInline="start">
      <ButtonGroup>
        <Button appearance="subtle" spacing="compact" onClick={() => panel.open('decision')}>
          {w.t(isDecided ? 'decision.change' : 'decision.decide')}
        </Button>
        {isDecided && (
          <Button
            spacing="compact"
            appearance="subtle"
            isDisabled={saver.state.kind === 'saving'}
            onClick={() => void takeBack()}
          >
            {w.t('decision.takeBack')}
          </Button>
        )}
      </ButtonGroup>
      <ActionProblem saver={saver} />
    </Stack>
  );
}

const KINDS = ['build', 'buildToLearn', 'no', 'waive'] as const satisfies readonly DecisionDraft['kind'][];

function DecisionForm(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const saver = useSave(panel.view.issue.id, panel.onSaved, panel.onNews);
  const [base] = useState(panel.premise);
  const [draft, setDraft] = useState<DecisionDraft>(() =>
    draftOfDecision(
      base.decision,
      LEANS_TO_NO.has(panel.view.assessment.next.id) ? 'no' : 'build',
      dayOf(dayStartMs(panel.view.today) + LATER_DAYS * DAY_MS),
    ),
  );
  const [problems, setProblems] = useState<Readonly<Partial<Record<'checkOn' | 'until', Key>>>>({});
  const set = (change: Partial<DecisionDraft>) => setDraft((now) => ({ ...now, ...change }));

  const saveOver = async (seenRev: number) => {
    const checked = decisionOf(draft);
    setProblems(checked.ok ? {} : checked.problems);
    if (checked.ok && (await saver.save({ kind: 'decide', seenRev, decision: checked.value }))) panel.close('decision');
  };
  const mine = decisionOf(draft);
  const theirs = saver.state.kind === 'conflict' ? saver.state.now.premise : null;
  return (
    <CommandForm
      saver={saver}
      onSubmit={() => saveOver(base.rev)}
      onCancel={() => panel.close('decision')}
      conflict={
        theirs && {
          rows: [
            {
              label: w.t('decision.title'),
              mine: mine.ok ? decisionLines(w, mine.value).join(' ') : '',
              theirs: theirs.decision === null ? '' : decisionLines(w, theirs.decision).join(' '),
            },
          ],
          keepMine: () => saveOver(theirs.rev),
        }
      }
    >
      <ChoiceInput
        id="decision-kind"
        label={w.t('decision.kind')}
        choices={KINDS.map((value) => ({ value, label: w.t(`decision.kind.${value}`) }))}
        value={draft.kind}
        onChoice={(kind) => set({ kind })}
        autoFocus
      />
      <KindFields draft={draft} set={set} problems={problems} />
      <DisciplinesInput
        id="decision-together"
        label={w.t('decision.together')}
        value={draft.together}
        onChange={(together) => set({ together })}
      />
    </CommandForm>
  );
}

function KindFields(props: {
  readonly draft: DecisionDraft;
  readonly set: (change: Partial<DecisionDraft>) => void;
  readonly problems: Readonly<Partial<Record<'checkOn' | 'until', Key>>>;
}) {
  const w = useWording();
  const { draft, set, problems } = props;
  switch (draft.kind) {
    case 'build':
      return null;
    case 'buildToLearn':
      return (
        <>
          <TextInput
            id="decision-stop-rule"
            label={w.t('decision.stopRule')}
            placeholder={w.t('decision.stopRule.example')}
            value={draft.stopRule}
            onText={(stopRule) => set({ stopRule })}
            maxLength={MAX.sentence}
          />
          <DayInput
            id="decision-check-on"
            label={w.t('decision.checkOn')}
            value={draft.checkOn}
            onDay={(checkOn) => set({ checkOn })}
            problem={problems.checkOn}
          />
        </>
      );
    case 'no':
      return (
        <>
          <ChoiceInput
            id="decision-category"
            label={w.t('decision.category')}
            choices={NO_CATEGORIES.map((value) => ({ value, label: w.t(`no.${value}`) }))}
            value={draft.category}
            onChoice={(category) => set({ category })}
          />
          <LongText
            id="decision-because"
            label={w.t('decision.because')}
            placeholder={w.t('decision.because.example')}
            value={draft.because}
            onText={(because) => set({ because })}
            maxLength={MAX.sentence}
          />
          <TextInput
            id="decision-revisit"
            label={w.t('decision.revisitWhen')}
            placeholder={w.t('decision.revisitWhen.example')}
            value={draft.revisitWhen}
            onText={(revisitWhen) => set({ revisitWhen })}
            maxLength={MAX.sentence}
          />
        </>
      );
    case 'waive':
      return (
        <>
          <TextInput
            id="decision-reason"
            label={w.t('decision.reason')}
            placeholder={w.t('decision.reason.example')}
            value={draft.reason}
            onText={(reason) => set({ reason })}
            maxLength={MAX.sentence}
          />
          <DayInput
            id="decision-until"
            label={w.t('decision.until')}
            value={draft.until}
            onDay={(until) => set({ until })}
            problem={problems.until}
          />
        </>
      );
  }
}
