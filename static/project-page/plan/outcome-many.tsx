import { Stack, Text } from '@forge/react';
import { useCallback, useState } from 'react';
import type { OutcomeListed } from '../../../src/contract/outcomes';
import type { BulkCommand } from '../../../src/domain/command';
import type { Outcome } from '../../../src/domain/premise';
import { call } from '../../shared/call';
import { Failed } from '../../shared/failed';
import { ChoiceInput, DayInput, Row, TextInput } from '../../shared/fields';
import { whySentence } from '../../shared/outcome-sentence';
import { Waiting } from '../../shared/screen';
import { useLoad } from '../../shared/use-load';
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

interface Props {
  readonly projectId: string;
  readonly picked: readonly UpNext[];
  readonly onSend: (command: BulkCommand) => void;
  readonly onCancel: () => void;
}

/** One outcome for all of them: one of the project's, or what is written here. */
export function OutcomeMany(props: Props) {
  const { projectId } = props;
  const read = useCallback(() => call('listOutcomes', { projectId }), [projectId]);
  const { load, reload } = useLoad(read);
  if (load.kind === 'loading') return <Waiting />;
  if (load.kind === 'ready') return <Fields {...props} outcomes={load.value.outcomes} />;
  return (
    <Stack space="space.150">
      <Failed failure={load.failure} onRetry={reload} />
      <Fields {...props} outcomes={[]} />
    </Stack>
  );
}

function Fields(props: Props & { readonly outcomes: readonly OutcomeListed[] }) {
  const w = useWording();
  const [draft, setDraft] = useState(BLANK);
  const [chosen, setChosen] = useState<string>(WRITTEN);
  const parts = partsOf(draft);
  const command = commandOf(chosen, parts);
  const framed = props.picked.filter(({ row }) => row.framed).length;
  const isWritten = chosen === WRITTEN;
  return (
    <ManyForm
      count={props.picked.length}
      canSend={command !== null}
      onSend={() => {
        if (command !== null) props.onSend(command);
      }}
      onCancel={props.onCancel}
    >
      {props.outcomes.length > 0 && (
        <ChoiceInput
          id="many-rest"
          label={w.t('plan.outcome.which')}
          choices={[
            { value: WRITTEN, label: w.t('plan.outcome.written') },
            ...props.outcomes.map(({ outcomeId, words }) => ({ value: outcomeId, label: whySentence(w, words) })),
          ]}
          value={chosen}
          onChoice={setChosen}
        />
      )}
      {isWritten && <Words draft={draft} set={(change) => setDraft((now) => ({ ...now, ...change }))} />}
      {framed > 0 && (
        <Text color={isWritten ? 'color.text.warning' : 'color.text.subtle'}>
          {w.plural(isWritten ? 'plan.outcome.over' : 'plan.outcome.own', framed)}
        </Text>
      )}
    </ManyForm>
  );
}

/** The choice of those who write it here. */
const WRITTEN = 'written';

function commandOf(chosen: string, parts: Partial<Outcome>): BulkCommand | null {
  if (chosen !== WRITTEN) return { kind: 'restOnOutcome', outcomeId: chosen };
  return Object.keys(parts).length > 0 ? { kind: 'stateOutcome', parts } : null;
}

function Words(props: { readonly draft: Draft; readonly set: (change: Partial<Draft>) => void }) {
  const w = useWording();
  const { draft, set } = props;
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
    <>
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
    </>
  );
}
