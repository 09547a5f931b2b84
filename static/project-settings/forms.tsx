/** The fields of each setting. A form tells its value while it is typed; null = it says nothing that could be saved yet. */
import { Stack } from '@forge/react';
import { useState } from 'react';
import type { Settings } from '../../src/domain/settings';
import { REMINDERS } from '../../src/domain/settings';
import { ChoiceInput, DisciplinesInput, LongText, Row, TextInput } from '../shared/fields';
import { useWording } from '../shared/wording-context';
import { namesIn } from './names';
import { ShownForm, StatusesForm } from './other-forms';
import { RulesForm } from './rules-form';
import { LimitsForm, StageForm } from './signal-forms';
import type { Shown } from './summary';

const DAYS = [30, 60, 90] as const;
/** What settles nothing is never asked, and neither is what only a release can tell. */
const ASKABLE = ['anecdote', 'market', 'research'] as const;
const SIZES = ['small', 'medium', 'large'] as const;
const MAX_TEXT = 5_000;

export interface FormProps<T> {
  readonly value: T;
  readonly onValue: (value: T | null) => void;
}

export function SettingForm(props: {
  readonly projectId: string;
  readonly setting: Shown;
  readonly settings: Settings;
  readonly onParts: (parts: { readonly [P in Shown]?: Settings[P] } | null) => void;
}) {
  const { projectId, setting, settings, onParts } = props;
  const of = <P extends Shown>(name: P) => ({
    value: settings[name],
    onValue: (value: Settings[P] | null) => onParts(value === null ? null : { [name]: value }),
  });
  switch (setting) {
    case 'trackRules':
      return <RulesForm {...of('trackRules')} />;
    case 'exemptTypes':
    case 'notDelivered':
      return <NamesForm name={setting} {...of(setting)} />;
    case 'asked':
      return <LadderForm {...of('asked')} />;
    case 'disciplines':
      return <DisciplinesForm {...of('disciplines')} />;
    case 'checkAfterDays':
      return <DaysForm {...of('checkAfterDays')} />;
    case 'reminders':
      return <RemindersForm {...of('reminders')} />;
    case 'stage':
      return <StageForm {...of('stage')} />;
    case 'limits':
      return <LimitsForm {...of('limits')} stage={settings.stage} />;
    case 'statuses':
      return <StatusesForm {...of('statuses')} projectId={projectId} />;
    case 'shown':
      return <ShownForm {...of('shown')} />;
  }
}

function NamesForm(props: FormProps<readonly string[]> & { readonly name: 'exemptTypes' | 'notDelivered' }) {
  const w = useWording();
  return (
    <LongText
      id={`setting-${props.name}`}
      label={w.t(`setting.${props.name}`)}
      value={props.value.join('\n')}
      maxLength={MAX_TEXT}
      onText={(text) => props.onValue(namesIn(text))}
    />
  );
}

/** Three sizes with their limits: what a project has beyond that (from a file) is shown in full and replaced by these. */
function LadderForm({ value, onValue }: FormProps<Settings['asked']>) {
  const w = useWording();
  const [steps, setSteps] = useState(() =>
    SIZES.map((size, at) => {
      const step = at === SIZES.length - 1 ? value.at(-1) : value[at];
      return {
        size,
        upTo: step?.upTo?.toString() ?? '',
        rung: ASKABLE.find((each) => each === step?.rung) ?? 'anecdote',
      };
    }),
  );
  const change = (next: typeof steps) => {
    setSteps(next);
    onValue(ladderOf(next));
  };
  const put = (at: number, part: Partial<(typeof steps)[number]>) =>
    change(steps.map((step, nth) => (nth === at ? { ...step, ...part } : step)));
  return (
    <Stack space="space.100">
      {steps.map(({ size, upTo, rung }, at) => (
        <Row key={size}>
          {[
            ...(at === steps.length - 1
              ? []
              : [
                  <TextInput
                    key="upTo"
                    id={`setting-asked-${size}`}
                    label={w.t(`settings.steps.upTo.${size}`)}
                    value={upTo}
                    maxLength={8}
                    onText={(text) => put(at, { upTo: text })}
                  />,
                ]),
            <ChoiceInput
              key="rung"
              id={`setting-asked-${size}-rung`}
              label={w.t(`settings.steps.rung.${size}`)}
              choices={ASKABLE.map((each) => ({ value: each, label: w.t(`settings.rung.${each}`) }))}
              value={rung}
              onChoice={(picked) => put(at, { rung: picked })}
            />,
          ]}
        </Row>
      ))}
    </Stack>
  );
}

function ladderOf(
  steps: readonly { readonly upTo: string; readonly rung: (typeof ASKABLE)[number] }[],
): Settings['asked'] | null {
  const limits = steps
    .slice(0, -1)
    .map(({ upTo }) => (/^\d+([.,]\d+)?$/.test(upTo.trim()) ? Number(upTo.replace(',', '.')) : NaN));
  const grows = limits.every((limit, at) => !Number.isNaN(limit) && limit > (limits[at - 1] ?? -1));
  return grows ? steps.map(({ rung }, at) => ({ upTo: limits[at] ?? null, rung })) : null;
}

function DisciplinesForm({ value, onValue }: FormProps<Settings['disciplines']>) {
  const w = useWording();
  const [chosen, setChosen] = useState(value);
  return (
    <DisciplinesInput
      id="setting-disciplines"
      label={w.t('setting.disciplines')}
      value={chosen}
      onChange={(disciplines) => {
        setChosen(disciplines);
        onValue(disciplines.length === 0 ? null : disciplines);
      }}
    />
  );
}

function DaysForm({ value, onValue }: FormProps<Settings['checkAfterDays']>) {
  const w = useWording();
  const [chosen, setChosen] = useState(value);
  return (
    <ChoiceInput
      id="setting-checkAfterDays"
      label={w.t('settings.days.label')}
      choices={DAYS.map((days) => ({ value: String(days), label: w.t('settings.days', { days }) }))}
      value={String(chosen)}
      onChoice={(picked) => {
        const days = DAYS.find((each) => String(each) === picked) ?? chosen;
        setChosen(days);
        onValue(days);
      }}
    />
  );
}

function RemindersForm({ value, onValue }: FormProps<Settings['reminders']>) {
  const w = useWording();
  const [chosen, setChosen] = useState(value);
  return (
    <ChoiceInput
      id="setting-reminders"
      label={w.t('setting.reminders')}
      choices={REMINDERS.map((each) => ({ value: each, label: w.t(`settings.reminders.${each}`) }))}
      value={chosen}
      onChoice={(picked) => {
        setChosen(picked);
        onValue(picked);
      }}
    />
  );
}
