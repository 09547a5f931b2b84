/** Boxes to tick, dots to choose, switches to flip, ranges to slide. */
import Checkbox from '@atlaskit/checkbox';
import { Radio, RadioGroup } from '@atlaskit/radio';
import Toggle from '@atlaskit/toggle';
import type { ChangeEvent, ComponentProps, ReactNode } from 'react';
import * as v from 'valibot';
import type { Handler } from '../forge-doc';
import { drawer, handler, without, type Drawer } from './drawing';
import { useEcho } from './use-echo';

const choice = {
  id: v.exactOptional(v.string()),
  name: v.exactOptional(v.string()),
  isDisabled: v.exactOptional(v.boolean()),
  isInvalid: v.exactOptional(v.boolean()),
  isRequired: v.exactOptional(v.boolean()),
  'aria-invalid': v.exactOptional(v.union([v.boolean(), v.picklist(['true', 'false'])])),
  'aria-labelledby': v.exactOptional(v.string()),
  onChange: v.exactOptional(handler),
  onBlur: v.exactOptional(handler),
  onFocus: v.exactOptional(handler),
};
const optionList = v.array(
  v.object({ label: v.string(), value: v.string(), name: v.optional(v.string()), isDisabled: v.optional(v.boolean()) }),
);
type OptionList = v.InferOutput<typeof optionList>;

type WithHandler<P> = Omit<P, 'onChange'> & { onChange?: Handler };

function EchoCheckbox({ isChecked, onChange, ...props }: WithHandler<ComponentProps<typeof Checkbox>>): ReactNode {
  const [shown, change] = useEcho(isChecked);
  return (
    <Checkbox
      {...props}
      {...(shown === undefined ? {} : { isChecked: shown })}
      onChange={(event) => {
        change(event.target.checked);
        onChange?.(event);
      }}
    />
  );
}

function EchoToggle({ isChecked, onChange, ...props }: WithHandler<ComponentProps<typeof Toggle>>): ReactNode {
  const [shown, change] = useEcho(isChecked);
  return (
    <Toggle
      {...props}
      {...(shown === undefined ? {} : { isChecked: shown })}
      onChange={(event: ChangeEvent<HTMLInputElement>) => {
        change(event.target.checked);
        onChange?.(event);
      }}
    />
  );
}

interface GroupProps {
  readonly options: OptionList;
  readonly name: string;
  readonly isDisabled: boolean;
  readonly onChange?: Handler;
  readonly labelledBy?: string;
}

function EchoRadioGroup({
  value,
  defaultValue,
  ...props
}: GroupProps & { value?: string | null; defaultValue?: string; isRequired: boolean; isInvalid: boolean }): ReactNode {
  const [shown, change] = useEcho(value);
  return (
    <RadioGroup
      name={props.name}
      isDisabled={props.isDisabled}
      isRequired={props.isRequired}
      isInvalid={props.isInvalid}
      {...(shown === undefined ? {} : { value: shown })}
      {...(defaultValue === undefined ? {} : { defaultValue })}
      {...(props.labelledBy === undefined ? {} : { labelId: props.labelledBy })}
      options={props.options.map(({ label, value: own, isDisabled }) => ({
        label,
        value: own,
        name: props.name,
        isDisabled: isDisabled ?? false,
      }))}
      onChange={(event) => {
        change(event.target.value);
        props.onChange?.(event);
      }}
    />
  );
}

function EchoCheckboxGroup({
  value,
  defaultValue,
  ...props
}: GroupProps & { value?: string[]; defaultValue?: string[] }): ReactNode {
  // Compared as text: each commit brings a new array of the same values.
  const [shown, change] = useEcho(value === undefined ? undefined : JSON.stringify(value));
  const [own, setOwn] = useEcho(JSON.stringify(defaultValue ?? []));
  const chosen = v.parse(v.array(v.string()), JSON.parse((value === undefined ? own : shown) ?? '[]'));
  return (
    <div role="group" {...(props.labelledBy === undefined ? {} : { 'aria-labelledby': props.labelledBy })}>
      {props.options.map((option) => (
        <Checkbox
          key={option.value}
          name={props.name}
          label={option.label}
          value={option.value}
          isDisabled={props.isDisabled || option.isDisabled === true}
          isChecked={chosen.includes(option.value)}
          onChange={(event) => {
            const next = props.options
              .map((each) => each.value)
              .filter((each) => (each === option.value ? event.target.checked : chosen.includes(each)));
            (value === undefined ? setOwn : change)(JSON.stringify(next));
            props.onChange?.(next);
          }}
        />
      ))}
    </div>
  );
}

function EchoRange({
  value,
  onChange,
  id,
  name,
  ...props
}: {
  value?: number;
  onChange?: Handler;
  id?: string;
  name?: string;
  min: number;
  max: number;
  step: number;
  defaultValue?: number;
  disabled: boolean;
}): ReactNode {
  const [shown, change] = useEcho(value);
  return (
    <input
      type="range"
      className="host-range"
      {...props}
      {...(id === undefined ? {} : { id })}
      {...(name === undefined ? {} : { name })}
      {...(shown === undefined ? {} : { value: shown })}
      onChange={(event) => {
        change(event.target.valueAsNumber);
        onChange?.(event.target.valueAsNumber);
      }}
    />
  );
}

export const choices: Readonly<Record<string, Drawer>> = {
  Checkbox: drawer(
    'choices',
    {
      ...choice,
      label: v.exactOptional(v.string()),
      value: v.exactOptional(v.union([v.string(), v.number()])),
      isChecked: v.exactOptional(v.boolean()),
      defaultChecked: v.exactOptional(v.boolean()),
      isIndeterminate: v.exactOptional(v.boolean()),
    },
    (props) => <EchoCheckbox {...props} />,
  ),
  CheckboxGroup: drawer(
    'choices',
    {
      name: v.string(),
      options: optionList,
      value: v.exactOptional(v.array(v.string())),
      defaultValue: v.exactOptional(v.array(v.string())),
      isDisabled: v.exactOptional(v.boolean(), false),
      onChange: v.exactOptional(handler),
      'aria-labelledby': v.exactOptional(v.string()),
    },
    ({ 'aria-labelledby': labelledBy, ...props }) => (
      <EchoCheckboxGroup {...without(props, 'testId')} {...(labelledBy === undefined ? {} : { labelledBy })} />
    ),
  ),
  Radio: drawer(
    'choices',
    {
      ...choice,
      label: v.exactOptional(v.string()),
      value: v.exactOptional(v.string()),
      isChecked: v.exactOptional(v.boolean()),
      ariaLabel: v.exactOptional(v.string()),
    },
    ({ onChange, ...props }) => <Radio {...props} onChange={(event) => onChange?.(event)} />,
  ),
  RadioGroup: drawer(
    'choices',
    {
      ...choice,
      options: optionList,
      value: v.exactOptional(v.nullable(v.string())),
      defaultValue: v.exactOptional(v.string()),
    },
    (
      {
        options,
        name,
        value,
        defaultValue,
        onChange,
        isDisabled,
        isRequired,
        isInvalid,
        'aria-labelledby': labelledBy,
      },
      { node },
    ) => (
      <EchoRadioGroup
        options={options}
        // Dots of one group need one name; the app may leave it out.
        name={name ?? options[0]?.name ?? node.key}
        isDisabled={isDisabled ?? false}
        isRequired={isRequired ?? false}
        isInvalid={isInvalid ?? false}
        {...(value === undefined ? {} : { value })}
        {...(defaultValue === undefined ? {} : { defaultValue })}
        {...(onChange === undefined ? {} : { onChange })}
        {...(labelledBy === undefined ? {} : { labelledBy })}
      />
    ),
  ),
  Toggle: drawer(
    'choices',
    {
      ...choice,
      label: v.exactOptional(v.string()),
      value: v.exactOptional(v.string()),
      size: v.exactOptional(v.picklist(['regular', 'large'])),
      isChecked: v.exactOptional(v.boolean()),
      defaultChecked: v.exactOptional(v.boolean()),
    },
    (props) => <EchoToggle {...without(props, 'aria-invalid', 'aria-labelledby', 'isInvalid', 'isRequired')} />,
  ),
  Range: drawer(
    'choices',
    {
      ...choice,
      min: v.exactOptional(v.number(), 0),
      max: v.exactOptional(v.number(), 100),
      step: v.exactOptional(v.number(), 1),
      value: v.exactOptional(v.number()),
      defaultValue: v.exactOptional(v.number()),
    },
    ({ min, max, step, value, defaultValue, isDisabled, onChange, id, name }) => (
      <EchoRange
        min={min}
        max={max}
        step={step}
        disabled={isDisabled ?? false}
        {...(id === undefined ? {} : { id })}
        {...(name === undefined ? {} : { name })}
        {...(value === undefined ? {} : { value })}
        {...(defaultValue === undefined ? {} : { defaultValue })}
        {...(onChange === undefined ? {} : { onChange })}
      />
    ),
  ),
};
