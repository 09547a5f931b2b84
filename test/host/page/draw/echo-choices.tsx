/** Choices that show at once what the app will only answer a frame later. */
import Checkbox from '@atlaskit/checkbox';
import { RadioGroup } from '@atlaskit/radio';
import Toggle from '@atlaskit/toggle';
import type { ChangeEvent, ComponentProps, ReactNode } from 'react';
import * as v from 'valibot';
import type { Handler } from '../forge-doc';
import { useEcho } from './use-echo';

export const optionList = v.array(
  v.object({ label: v.string(), value: v.string(), name: v.optional(v.string()), isDisabled: v.optional(v.boolean()) }),
);
type OptionList = v.InferOutput<typeof optionList>;

type WithHandler<P> = Omit<P, 'onChange'> & { onChange?: Handler };

export function EchoCheckbox({
  isChecked,
  onChange,
  ...props
}: WithHandler<ComponentProps<typeof Checkbox>>): ReactNode {
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

export function EchoToggle({ isChecked, onChange, ...props }: WithHandler<ComponentProps<typeof Toggle>>): ReactNode {
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

export function EchoRadioGroup({
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

export function EchoCheckboxGroup({
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

export function EchoRange({
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
