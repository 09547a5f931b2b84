/** The form around the fields, and the words beside them. */
import {
  ErrorMessage,
  FormFooter,
  FormHeader,
  FormSection,
  HelperMessage,
  Label,
  RequiredAsterisk,
  ValidMessage,
} from '@atlaskit/form';
import * as v from 'valibot';
import { drawer, handler, rendered, type Drawer } from './drawing';

export const form: Readonly<Record<string, Drawer>> = {
  Form: drawer('form', { onSubmit: v.exactOptional(handler) }, ({ onSubmit }, { children }) => (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // A form inside a dialog inside a page: only the form the reader pressed submits.
        event.stopPropagation();
        onSubmit?.();
      }}
    >
      {children}
    </form>
  )),
  FormHeader: drawer(
    'form',
    { title: v.exactOptional(v.string()), description: v.exactOptional(rendered) },
    ({ title, description }, { children, rendered: show }) => (
      <FormHeader title={title} description={description === undefined ? undefined : show(description)}>
        {children}
      </FormHeader>
    ),
  ),
  FormSection: drawer(
    'form',
    { title: v.exactOptional(v.string()), description: v.exactOptional(rendered) },
    ({ title, description }, { children, rendered: show }) => (
      <FormSection title={title} description={description === undefined ? undefined : show(description)}>
        {children}
      </FormSection>
    ),
  ),
  FormFooter: drawer('form', { align: v.exactOptional(v.picklist(['start', 'end'])) }, (props, { children }) => (
    <FormFooter {...props}>{children}</FormFooter>
  )),
  Label: drawer('form', { labelFor: v.string(), id: v.exactOptional(v.string()) }, ({ labelFor, id }, { children }) => (
    <Label htmlFor={labelFor} {...(id === undefined ? {} : { id })}>
      {children}
    </Label>
  )),
  RequiredAsterisk: drawer('form', {}, () => <RequiredAsterisk />),
  HelperMessage: drawer('form', {}, (_props, { children }) => <HelperMessage>{children}</HelperMessage>),
  ErrorMessage: drawer('form', {}, (_props, { children }) => <ErrorMessage>{children}</ErrorMessage>),
  ValidMessage: drawer('form', {}, (_props, { children }) => <ValidMessage>{children}</ValidMessage>),
};
