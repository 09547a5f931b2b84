import { useState } from 'react';
import type { BulkCommand } from '../../../src/domain/command';
import { dayOf, dayStartMs, isDay } from '../../../src/domain/day';
import { NO_CATEGORIES, type Day, type Decision, type NoCategory } from '../../../src/domain/premise';
import { lastWaiverDay } from '../../../src/domain/waiver';
import { DAY_MS } from '../../../src/domain/week';
import { ChoiceInput, DayInput, LongText, TextInput } from '../../shared/fields';
import type { Key } from '../../shared/wording';
import { useWording } from '../../shared/wording-context';
import { ManyForm } from './many-form';

const KINDS = ['build', 'buildToLearn', 'no', 'waive'] as const satisfies readonly Decision['kind'][];
/** Days proposed until a check or the end of a waiver: two usual sprints. */
const LATER_DAYS = 28;
const MAX = 500;

interface Draft {
  readonly kind: Decision['kind'];
  readonly words: string;
  readonly category: NoCategory;
  readonly on: Day;
}

/** What a draft decides, or why it decides nothing yet. */
export function decisionFor({ kind, words, category, on }: Draft, today: Day): Decision | Key {
  const said = words.trim();
  const isLater = isDay(on) && on >= today;
  switch (kind) {
    case 'build':
      return { kind, together: [] };
    case 'buildToLearn':
      return isLater ? { kind, stopRule: said, checkOn: on, together: [] } : 'plan.decide.needLater';
    case 'no':
      return { kind, category, because: said, revisitWhen: '', together: [] };
    case 'waive':
      return isLater && on <= lastWaiverDay(dayStartMs(today))
        ? { kind, reason: said, until: on, together: [] }
        : 'plan.decide.needWithin';
  }
}

/** One decision for all of them; who decided together and when to look again is said on each issue. */
export function DecideMany(props: {
  readonly count: number;
  readonly onSend: (command: BulkCommand) => void;
  readonly onCancel: () => void;
}) {
  const w = useWording();
  const [today] = useState(() => dayOf(Date.now()));
  const [draft, setDraft] = useState<Draft>(() => ({
    ...{ kind: 'build', words: '', category: 'notNow' },
    on: dayOf(dayStartMs(today) + LATER_DAYS * DAY_MS),
  }));
  const [isSent, setSent] = useState(false);
  const set = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }));
  const decision = decisionFor(draft, today);
  const problem = isSent && typeof decision === 'string' ? decision : undefined;
  const { kind } = draft;
  return (
    <ManyForm
      count={props.count}
      canSend
      onSend={() => {
        setSent(true);
        if (typeof decision !== 'string') props.onSend({ kind: 'decide', decision });
      }}
      onCancel={props.onCancel}
    >
      <ChoiceInput
        id="many-decision"
        label={w.t('plan.decide.kind')}
        choices={KINDS.map((value) => ({ value, label: w.t(`plan.decide.${value}`) }))}
        value={kind}
        onChoice={(picked) => set({ kind: picked })}
      />
      {kind === 'no' && (
        <ChoiceInput
          id="many-category"
          label={w.t('plan.decide.category')}
          choices={NO_CATEGORIES.map((value) => ({ value, label: w.t(`no.said.${value}`) }))}
          value={draft.category}
          onChoice={(category) => set({ category })}
        />
      )}
      {kind === 'no' && (
        <LongText
          id="many-because"
          label={w.t('plan.decide.because')}
          value={draft.words}
          onText={(words) => set({ words })}
          maxLength={MAX}
        />
      )}
      {(kind === 'buildToLearn' || kind === 'waive') && (
        <>
          <TextInput
            key={kind}
            id={`many-${kind}`}
            label={w.t(kind === 'waive' ? 'plan.decide.reason' : 'plan.decide.stopRule')}
            value={draft.words}
            onText={(words) => set({ words })}
            maxLength={MAX}
          />
          <DayInput
            id="many-on"
            label={w.t(kind === 'waive' ? 'plan.decide.until' : 'plan.decide.checkOn')}
            value={draft.on}
            onDay={(on) => set({ on })}
            problem={problem}
          />
        </>
      )}
    </ManyForm>
  );
}
