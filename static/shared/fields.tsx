/** Form fields as the panel uses them: a label, the field, help or what is wrong. What is typed lives in the form's draft. */
import {
  Box,
  Checkbox,
  DatePicker,
  ErrorMessage,
  HelperMessage,
  Inline,
  Label,
  Select,
  Stack,
  Text,
  TextArea,
  Textfield,
} from '@forge/react';
import type { ReactNode } from 'react';
import { DISCIPLINES } from '../../src/domain/premise';
import type { Day, Discipline } from '../../src/domain/premise';
import type { Key } from './wording';
import { useWording } from './wording-context';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  readonly problem?: Key | undefined;
}

function Field(props: FieldProps & { readonly children: ReactNode }) {
  const w = useWording();
  return (
    <Stack>
      <Label labelFor={props.id}>{props.label}</Label>
      {props.children}
      {props.problem !== undefined && <ErrorMessage>{w.t(props.problem)}</ErrorMessage>}
      {props.problem === undefined && props.help !== undefined && <HelperMessage>{props.help}</HelperMessage>}
    </Stack>
  );
}

interface TextProps extends FieldProps {
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly placeholder?: string;
  readonly maxLength: number;
  readonly autoFocus?: boolean;
}

/**
 * `defaultValue`, not `value`: keys travel to the app and back over the bridge, and a controlled field would lose the
 * ones typed meanwhile. A remount starts from the draft.
 */
export function TextInput(props: TextProps) {
  return (
    <Field {...props}>
      <Textfield
        id={props.id}
        name={props.id}
        type="text"
        defaultValue={props.value}
        placeholder={props.placeholder ?? ''}
        maxLength={props.maxLength}
        autoFocus={props.autoFocus === true}
        isInvalid={props.problem !== undefined}
        onChange={(event) => props.onText(textOf(event.target.value))}
      />
    </Field>
  );
}

export function LongText(props: TextProps) {
  return (
    <Field {...props}>
      <TextArea
        id={props.id}
        name={props.id}
        defaultValue={props.value}
        placeholder={props.placeholder ?? ''}
        maxLength={props.maxLength}
        minimumRows={2}
        resize="vertical"
        autoFocus={props.autoFocus === true}
        isInvalid={props.problem !== undefined}
        onChange={(event) => props.onText(textOf(event.target.value))}
      />
    </Field>
  );
}

/** Field events carry `any`; anything but text is as good as nothing typed. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
}

export function ChoiceInput<T extends string>(
  props: FieldProps & {
    readonly choices: readonly Choice<T>[];
    readonly value: T | null;
    readonly onChoice: (value: T) => void;
    readonly placeholder?: string;
    readonly autoFocus?: boolean;
  },
) {
  return (
    <Field {...props}>
      <Select
        inputId={props.id}
        name={props.id}
        options={props.choices}
        value={props.choices.find((choice) => choice.value === props.value) ?? null}
        placeholder={props.placeholder ?? ''}
        autoFocus={props.autoFocus === true}
        isInvalid={props.problem !== undefined}
        onChange={(picked: Choice<T> | null) => {
          if (picked !== null) props.onChoice(picked.value);
        }}
      />
    </Field>
  );
}

/** `value` is '' when no day is chosen. */
export function DayInput(
  props: FieldProps & { readonly value: string; readonly onDay: (day: string) => void; readonly maxDate?: Day },
) {
  const w = useWording();
  return (
    <Field {...props}>
      <DatePicker
        id={props.id}
        name={props.id}
        value={props.value}
        placeholder={w.t('shared.chooseDay')}
        locale={w.locale}
        {...(props.maxDate !== undefined && { maxDate: props.maxDate })}
        isInvalid={props.problem !== undefined}
        onChange={props.onDay}
      />
    </Field>
  );
}

export function DisciplinesInput(props: {
  readonly id: string;
  readonly label: string;
  readonly value: readonly Discipline[];
  readonly onChange: (disciplines: readonly Discipline[]) => void;
}) {
  const w = useWording();
  return (
    <Stack space="space.050">
      <Text size="small" weight="semibold" color="color.text.subtle">
        {props.label}
      </Text>
      <Inline space="space.200" shouldWrap>
        {DISCIPLINES.map((discipline) => (
          <Checkbox
            key={discipline}
            id={`${props.id}-${discipline}`}
            name={`${props.id}-${discipline}`}
            value={discipline}
            label={w.t(`discipline.${discipline}`)}
            isChecked={props.value.includes(discipline)}
            onChange={(event) =>
              props.onChange(
                DISCIPLINES.filter((d) => (d === discipline ? event.target.checked === true : props.value.includes(d))),
              )
            }
          />
        ))}
      </Inline>
    </Stack>
  );
}

/** Fields that stand side by side where there is room, and under each other where there is not. */
export function Row(props: { readonly children: readonly ReactNode[] }) {
  return (
    <Inline space="space.100" rowSpace="space.100" shouldWrap alignBlock="start">
      {props.children.map((child, index) => (
        <Box key={index} xcss={{ minWidth: '130px', flexGrow: 1 }}>
          {child}
        </Box>
      ))}
    </Inline>
  );
}
