/** Files a person chooses. Atlaskit has no such field: the browser's own stands in its place, under Jira's own label. */
import { HelperMessage, Label } from '@atlaskit/form';
import { useId, type ReactNode } from 'react';
import * as v from 'valibot';
import type { Handler } from '../forge-doc';
import { drawer, handler, type Drawer } from './drawing';

/** What an app gets of a file. That `data` is base64 is our reading of a type that says no more than "string". */
async function serialized(file: File) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { data: btoa(binary), name: file.name, size: file.size, type: file.type };
}

function Picker(props: { label: string; description: string; onChange: Handler | undefined }): ReactNode {
  const id = useId();
  const about = `${id}-about`;
  return (
    <>
      {props.label !== '' && <Label htmlFor={id}>{props.label}</Label>}
      <input
        type="file"
        id={id}
        aria-describedby={about}
        style={{ maxWidth: '100%' }}
        onChange={(event) => {
          void Promise.all([...(event.target.files ?? [])].map(serialized)).then((files) => props.onChange?.(files));
        }}
      />
      <div id={about}>{props.description !== '' && <HelperMessage>{props.description}</HelperMessage>}</div>
    </>
  );
}

export const files: Readonly<Record<string, Drawer>> = {
  FilePicker: drawer(
    'files',
    {
      description: v.exactOptional(v.string()),
      label: v.exactOptional(v.string()),
      onChange: v.exactOptional(handler),
    },
    ({ label, description, onChange }) => (
      <Picker label={label ?? ''} description={description ?? ''} onChange={onChange} />
    ),
  ),
};
