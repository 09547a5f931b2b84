import { Text } from '@forge/react';
import { dayStartMs } from '../../src/domain/day';
import { NO_CATEGORIES, type Day } from '../../src/domain/premise';
import { lastWaiverDay } from '../../src/domain/waiver';
import { ChoiceInput, DayInput, LongText, Row, TextInput } from '../shared/fields';
import type { Key } from '../shared/wording';
import { useWording } from '../shared/wording-context';
import type { DecisionDraft } from './draft';
import { MAX } from './limits';

export type DecisionProblems = Readonly<Partial<Record<'checkOn' | 'until' | 'revisitOn', Key>>>;

interface FieldsProps {
  readonly draft: DecisionDraft;
  readonly set: (change: Partial<DecisionDraft>) => void;
  readonly problems: DecisionProblems;
  readonly today: Day;
}

/** What belongs to the kind of decision that is chosen. */
export function KindFields(props: FieldsProps) {
  switch (props.draft.kind) {
    case 'build':
      return null;
    case 'buildToLearn':
      return <LearnFields {...props} />;
    case 'no':
      return <NoFields {...props} />;
    case 'waive':
      return <WaiverFields {...props} />;
  }
}

/** One sentence with two gaps: when we stop, and when we look. */
function LearnFields({ draft, set, problems }: FieldsProps) {
  const w = useWording();
  return (
    <>
      <Text color="color.text.subtle">{w.t('decision.learn')}</Text>
      <Row>
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
      </Row>
    </>
  );
}

function NoFields({ draft, set, problems }: FieldsProps) {
  const w = useWording();
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
        placeholder={w.t(`no.example.${draft.category}`)}
        value={draft.because}
        onText={(because) => set({ because })}
        maxLength={MAX.sentence}
      />
      <Row>
        <TextInput
          id="decision-revisit"
          label={w.t('decision.revisitWhen')}
          placeholder={w.t('decision.revisitWhen.example')}
          value={draft.revisitWhen}
          onText={(revisitWhen) => set({ revisitWhen })}
          maxLength={MAX.sentence}
        />
        <DayInput
          id="decision-revisit-on"
          label={w.t('decision.revisitOn')}
          value={draft.revisitOn}
          onDay={(revisitOn) => set({ revisitOn })}
          problem={problems.revisitOn}
        />
      </Row>
    </>
  );
}

function WaiverFields({ draft, set, problems, today }: FieldsProps) {
  const w = useWording();
  return (
    <Row>
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
        maxDate={lastWaiverDay(dayStartMs(today))}
        problem={problems.until}
      />
    </Row>
  );
}
