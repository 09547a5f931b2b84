/** Boxes to tick, dots to choose, switches to flip, ranges to slide. */
import { Radio } from '@atlaskit/radio';
import * as v from 'valibot';
import { drawer, handler, without, type Drawer } from './drawing';
import { EchoCheckbox, EchoCheckboxGroup, EchoRadioGroup, EchoRange, EchoToggle, optionList } from './echo-choices';

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
