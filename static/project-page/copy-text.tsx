import { Box, Label, Stack, TextArea } from '@forge/react';
import { useWording } from '../shared/wording-context';

/** A text to take along. UI Kit has no clipboard: it stands ready to be copied. Another text is another `key`. */
export function CopyText(props: { readonly id: string; readonly text: string; readonly minimumRows: number }) {
  const w = useWording();
  const { id, text, minimumRows } = props;
  return (
    <Stack>
      <Label labelFor={id}>{w.t('export.text')}</Label>
      <Box>
        <TextArea id={id} defaultValue={text} isReadOnly isMonospaced minimumRows={minimumRows} resize="vertical" />
      </Box>
    </Stack>
  );
}
