import {
  Button,
  ButtonGroup,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
  Inline,
  Stack,
  Text,
} from '@forge/react';
import { useState } from 'react';
import type { RetroView } from '../../../src/contract/retro';
import { outlineConfluence, outlineCsv, outlineMarkdown, type Outline } from '../../../src/domain/export/outline';
import { useIssuesSeen } from '../../shared/issues-seen';
import type { Wording } from '../../shared/wording';
import { useWording } from '../../shared/wording-context';
import { CopyText } from '../copy-text';
import { outlineOf } from './outline';

const FORMATS = ['markdown', 'csv', 'confluence'] as const;
type Format = (typeof FORMATS)[number];

function textOf(w: Wording, outline: Outline, format: Format): string {
  switch (format) {
    case 'markdown':
      return outlineMarkdown(outline);
    case 'csv':
      return outlineCsv(outline, [w.t('retro.export.part'), w.t('retro.export.about'), w.t('retro.export.says')]);
    case 'confluence':
      return outlineConfluence(outline);
  }
}

/** The retrospective to take along, in one click each. */
export function ExportRetro(props: { readonly view: RetroView }) {
  const w = useWording();
  const sightOf = useIssuesSeen();
  const [format, setFormat] = useState<Format | null>(null);
  const close = () => setFormat(null);
  return (
    <>
      <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
        <Text color="color.text.subtle">{w.t('retro.export')}</Text>
        <ButtonGroup label={w.t('retro.export')}>
          {FORMATS.map((one) => (
            <Button key={one} appearance="subtle" spacing="compact" onClick={() => setFormat(one)}>
              {w.t(`retro.export.${one}`)}
            </Button>
          ))}
        </ButtonGroup>
      </Inline>
      <ModalTransition>
        {format !== null && (
          <Modal onClose={close} width="large">
            <ModalHeader>
              <ModalTitle>{w.t(`retro.export.${format}.title`)}</ModalTitle>
            </ModalHeader>
            <ModalBody>
              <Stack space="space.100">
                <Text color="color.text.subtle">{w.t(`retro.export.${format}.how`)}</Text>
                <CopyText
                  id="retro-export-text"
                  text={textOf(w, outlineOf({ w, view: props.view, sightOf }), format)}
                  minimumRows={12}
                />
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
