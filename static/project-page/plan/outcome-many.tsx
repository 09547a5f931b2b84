import { Text } from '@forge/react';
import { useState } from 'react';
import type { BulkCommand } from '../../../src/domain/command';
import type { Outcome } from '../../../src/domain/premise';
import { DayInput, Row, TextInput } from '../../shared/fields';
import { useWording } from '../../shared/wording-context';
import { ManyForm } from './many-form';
import type { UpNext } from './up-next';

const TEXTS = ['who', 'does', 'metric', 'from', 'to'] as const satisfies readonly (keyof Outcome)[];
type Draft = Readonly<Record<(typeof TEXTS)[number] | 'by', string>>;
const BLANK: Draft = { who: '', does: '', metric: '', from: '', to: '', by: '' };
/** What a list still shows whole. */
const MAX = 500;

/** Only what was written: a part left empty stays as each story has it. */
export function partsOf(draft: Draft): Partial<Outcome> {
  const said = TEXTS.flatMap((part) => (draft[part].trim() === '' ? [] : [[part, draft[part].trim()] as const]));
  return { ...Object.fromEntries(said), ...(draft.by === '' ? {} : { by: draft.by }) };
}

/** One outcome for all of them: who, what they do differently, and by how much. */
export function OutcomeMany(props: {
  readonly picked: readonly UpNext[];
  readonly onSend: (command: BulkCommand) => void;
  readonly onCancel: () => void;
}) {
  const w = useWording();
  const [draft, setDraft] = useState(BLANK);
  const set = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }));
  const parts = partsOf(draft);
  const framed = props.picked.filter(({ row }) => row.framed).length;
  const input = (part: (typeof TEXTS)[number]) => (
    <TextInput
      key={part}
      id={`many-${part}`}
      label={w.t(`plan.outcome.${part}`)}
      value={draft[part]}
      onText={(text) => set({ [part]: text })}
      maxLength={MAX}
    />
  );
  return (
    <ManyForm
      count={props.picked.length}
      canSend={Object.keys(parts).length > 0}
      onSend={() => {
        if (Object.keys(parts).length > 0) props.onSend({ kind: 'stateOutcome', parts });
      }}
      onCancel={props.onCancel}
    >
      <Text>{w.t('plan.outcome.what')}</Text>
      <Row>{[input('who'), input('does')]}</Row>
      <Row>
        {[
          input('metric'),
          input('from'),
          input('to'),
          <DayInput
            key="by"
            id="many-by"
            label={w.t('plan.outcome.by')}
            value={draft.by}
            onDay={(by) => set({ by })}
          />,
        ]}
      </Row>
      {framed > 0 && <Text color="color.text.warning">{w.plural('plan.outcome.over', framed)}</Text>}
    </ManyForm>
  );
}
