/** Fields to type or choose in. */
import { DatePicker, TimePicker } from '@atlaskit/datetime-picker';
import { Label } from '@atlaskit/form';
import Select from '@atlaskit/select';
import TextArea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import { useContext, type ChangeEvent, type ComponentProps, type ReactNode } from 'react';
import * as v from 'valibot';
import type { Handler } from '../forge-doc';
import { drawer, handler, rendered, without, type Drawer } from './drawing';
import { PeopleContext } from './text';
import { useEcho } from './use-echo';

const aria = {
  'aria-invalid': v.exactOptional(v.union([v.boolean(), v.picklist(['true', 'false'])])),
  'aria-labelledby': v.exactOptional(v.string()),
};
const field = {
  ...aria,
  id: v.exactOptional(v.string()),
  name: v.exactOptional(v.string()),
  autoFocus: v.exactOptional(v.boolean()),
  isDisabled: v.exactOptional(v.boolean()),
  isInvalid: v.exactOptional(v.boolean()),
  isRequired: v.exactOptional(v.boolean()),
  onChange: v.exactOptional(handler),
  onBlur: v.exactOptional(handler),
  onFocus: v.exactOptional(handler),
};
const typing = {
  ...field,
  appearance: v.exactOptional(v.picklist(['standard', 'subtle', 'none'])),
  value: v.exactOptional(v.union([v.string(), v.number()])),
  defaultValue: v.exactOptional(v.union([v.string(), v.number()])),
  placeholder: v.exactOptional(v.string()),
  isCompact: v.exactOptional(v.boolean()),
  isMonospaced: v.exactOptional(v.boolean()),
  isReadOnly: v.exactOptional(v.boolean()),
  maxLength: v.exactOptional(v.number()),
  minLength: v.exactOptional(v.number()),
};

type Typed = { value?: string | number; onChange?: Handler };

function EchoText({ value, onChange, ...props }: ComponentProps<typeof Textfield> & Typed): ReactNode {
  const [shown, change] = useEcho(value === undefined ? undefined : String(value));
  return (
    <Textfield
      {...props}
      {...(shown === undefined ? {} : { value: shown })}
      onChange={(event: ChangeEvent<HTMLInputElement>) => {
        change(event.target.value);
        onChange?.(event);
      }}
    />
  );
}

function EchoArea({ value, onChange, ...props }: ComponentProps<typeof TextArea> & { onChange?: Handler }): ReactNode {
  const [shown, change] = useEcho(value);
  return (
    <TextArea
      {...props}
      {...(shown === undefined ? {} : { value: shown })}
      onChange={(event: ChangeEvent<HTMLTextAreaElement>) => {
        change(event.target.value);
        onChange?.(event);
      }}
    />
  );
}

const option = v.looseObject({ label: v.string(), value: v.unknown() });
type Option = v.InferOutput<typeof option>;
const group = v.looseObject({ label: v.string(), options: v.array(option) });

/** Everybody of the site, as Jira's picker would find them by name. */
function PickUser(props: {
  readonly name: string;
  readonly label: string;
  readonly placeholder: string;
  readonly chosen: string | null;
  readonly onChange: Handler | undefined;
}): ReactNode {
  const people = useContext(PeopleContext);
  const options = [...people].map(([value, label]) => ({ value, label }));
  return (
    <div>
      <Label htmlFor={props.name}>{props.label}</Label>
      <Select
        inputId={props.name}
        placeholder={props.placeholder}
        options={options}
        defaultValue={options.find(({ value }) => value === props.chosen) ?? null}
        isClearable
        onChange={(picked) =>
          props.onChange?.(picked === null ? null : { id: picked.value, type: 'user', name: picked.label, email: '' })
        }
      />
    </div>
  );
}

export const fields: Readonly<Record<string, Drawer>> = {
  Textfield: drawer(
    'fields',
    {
      ...typing,
      type: v.exactOptional(v.string()),
      width: v.exactOptional(v.union([v.string(), v.number()])),
      min: v.exactOptional(v.union([v.string(), v.number()])),
      max: v.exactOptional(v.union([v.string(), v.number()])),
      pattern: v.exactOptional(v.string()),
      elemBeforeInput: v.exactOptional(rendered),
      elemAfterInput: v.exactOptional(rendered),
    },
    ({ elemBeforeInput, elemAfterInput, ...props }, { rendered: show }) => (
      <EchoText
        {...props}
        {...(elemBeforeInput === undefined ? {} : { elemBeforeInput: show(elemBeforeInput) })}
        {...(elemAfterInput === undefined ? {} : { elemAfterInput: show(elemAfterInput) })}
      />
    ),
  ),
  TextArea: drawer(
    'fields',
    {
      ...typing,
      value: v.exactOptional(v.string()),
      defaultValue: v.exactOptional(v.string()),
      maxHeight: v.exactOptional(v.string()),
      minimumRows: v.exactOptional(v.number()),
      resize: v.exactOptional(v.picklist(['auto', 'vertical', 'horizontal', 'smart', 'none'])),
      spellCheck: v.exactOptional(v.boolean()),
    },
    (props) => <EchoArea {...props} />,
  ),
  UserPicker: drawer(
    'fields',
    {
      name: v.string(),
      label: v.string(),
      placeholder: v.exactOptional(v.string(), ''),
      defaultValue: v.exactOptional(v.string()),
      onChange: v.exactOptional(handler),
    },
    ({ defaultValue = null, onChange, ...props }) => <PickUser {...props} chosen={defaultValue} onChange={onChange} />,
  ),
  Select: drawer(
    'fields',
    {
      ...field,
      appearance: v.exactOptional(v.picklist(['default', 'subtle', 'none'])),
      inputId: v.exactOptional(v.string()),
      options: v.array(v.union([group, option])),
      value: v.exactOptional(v.nullable(v.union([option, v.array(option)]))),
      defaultValue: v.exactOptional(v.nullable(v.union([option, v.array(option)]))),
      placeholder: v.exactOptional(v.string()),
      spacing: v.exactOptional(v.picklist(['compact', 'default'])),
      isClearable: v.exactOptional(v.boolean()),
      isLoading: v.exactOptional(v.boolean()),
      isMulti: v.exactOptional(v.boolean()),
      isSearchable: v.exactOptional(v.boolean()),
      menuIsOpen: v.exactOptional(v.boolean()),
      closeMenuOnSelect: v.exactOptional(v.boolean()),
      openMenuOnFocus: v.exactOptional(v.boolean()),
      onInputChange: v.exactOptional(handler),
    },
    ({ id, inputId, isMulti, isInvalid, 'aria-invalid': isWrong, onInputChange, ...props }) => {
      const input = inputId ?? id;
      return (
        <Select<Option, boolean>
          {...props}
          // A label points at the id, and only the input itself can be labelled.
          {...(input === undefined ? {} : { inputId: input })}
          {...(onInputChange === undefined
            ? {}
            : {
                onInputChange: (text: string) => {
                  onInputChange(text);
                },
              })}
          isMulti={isMulti === true}
          isInvalid={isInvalid === true || isWrong === true || isWrong === 'true'}
          // The list may reach past a dialog or a narrow column.
          menuPosition="fixed"
        />
      );
    },
  ),
  DatePicker: drawer(
    'fields',
    {
      ...field,
      appearance: v.exactOptional(v.picklist(['default', 'subtle', 'none'])),
      value: v.exactOptional(v.string()),
      defaultValue: v.exactOptional(v.string()),
      minDate: v.exactOptional(v.string()),
      maxDate: v.exactOptional(v.string()),
      disabled: v.exactOptional(v.array(v.string())),
      dateFormat: v.exactOptional(v.string()),
      placeholder: v.exactOptional(v.string()),
      locale: v.exactOptional(v.string()),
      spacing: v.exactOptional(v.picklist(['compact', 'default'])),
      weekStartDay: v.exactOptional(v.picklist([0, 1, 2, 3, 4, 5, 6])),
      shouldShowCalendarButton: v.exactOptional(v.boolean()),
      nextMonthLabel: v.exactOptional(v.string()),
      previousMonthLabel: v.exactOptional(v.string()),
    },
    (props) => <DatePicker {...without(props, 'aria-invalid', 'aria-labelledby')} />,
  ),
  TimePicker: drawer(
    'fields',
    {
      ...field,
      value: v.exactOptional(v.string()),
      defaultValue: v.exactOptional(v.string()),
      times: v.exactOptional(v.array(v.string())),
      timeIsEditable: v.exactOptional(v.boolean()),
      placeholder: v.exactOptional(v.string()),
      label: v.exactOptional(v.string()),
    },
    (props) => <TimePicker {...without(props, 'aria-invalid', 'aria-labelledby')} />,
  ),
};
