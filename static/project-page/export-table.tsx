import { Button, Modal, ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition, Stack } from '@forge/react';
import { useState } from 'react';
import { csvOf } from '../../src/domain/export/csv';
import { markdownOf } from '../../src/domain/export/markdown';
import { ChoiceInput } from '../shared/fields';
import { useWording } from '../shared/wording-context';
import { CopyText } from './copy-text';

const FORMATS = ['csv', 'markdown'] as const;
type Format = (typeof FORMATS)[number];
const WRITERS: Readonly<Record<Format, typeof csvOf>> = { csv: csvOf, markdown: markdownOf };

/**
 * A button that shows a table as text to copy. UI Kit offers neither a download nor the clipboard, so the text stands in
 * a field that a click and two keys select and copy.
 *
 * @param props.rows as people read them, the head first. Asked for when the dialog opens.
 */
export function ExportTable(props: { readonly title: string; readonly rows: () => readonly (readonly string[])[] }) {
  const w = useWording();
  const [isOpen, setOpen] = useState(false);
  const [format, setFormat] = useState<Format>('csv');
  const close = () => setOpen(false);
  return (
    <>
      <Button appearance="subtle" spacing="compact" onClick={() => setOpen(true)}>
        {w.t('export.open')}
      </Button>
      <ModalTransition>
        {isOpen && (
          <Modal onClose={close} width="large">
            <ModalHeader>
              <ModalTitle>{props.title}</ModalTitle>
            </ModalHeader>
            <ModalBody>
              <Stack space="space.150">
                <ChoiceInput
                  id="export-format"
                  label={w.t('export.format')}
                  choices={FORMATS.map((value) => ({ value, label: w.t(`export.format.${value}`) }))}
                  value={format}
                  onChoice={setFormat}
                />
                {/* A field keeps what it began with: another format is another field. */}
                <CopyText key={format} id="export-text" text={WRITERS[format](props.rows())} minimumRows={10} />
              </Stack>
            </ModalBody>
            <ModalFooter>
              <Button appearance="primary" onClick={close}>
                {w.t('export.close')}
              </Button>
            </ModalFooter>
          </Modal>
        )}
      </ModalTransition>
    </>
  );
}
