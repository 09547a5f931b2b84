import {
  Button,
  ButtonGroup,
  FilePicker,
  HelperMessage,
  Inline,
  Label,
  ProgressBar,
  SectionMessage,
  Stack,
  Text,
  TextArea,
} from '@forge/react';
import { useState } from 'react';
import { Failed } from '../../shared/failed';
import { textOf } from '../../shared/fields';
import { Fold } from '../../shared/fold';
import { useWording } from '../../shared/wording-context';
import { wordsOf, type Picked } from './picked';
import { importWhole, type Imported, type Place, type Wrote } from './whole';

type Importing =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending'; readonly share: number }
  | { readonly kind: 'ended'; readonly with: Imported };

/** Chosen, the file is read by Jira's own picker; pasted, by nobody but the person. */
export function In({ place }: { readonly place: Place }) {
  const w = useWording();
  const [picked, setPicked] = useState<Picked | null>(null);
  const [pasted, setPasted] = useState('');
  const [state, setState] = useState<Importing>({ kind: 'idle' });
  const text = picked === null ? pasted : wordsOf(picked);
  const start = async () => {
    setState({ kind: 'sending', share: 0 });
    setState({ kind: 'ended', with: await importWhole(text, place, (share) => setState({ kind: 'sending', share })) });
  };
  const isSending = state.kind === 'sending';
  return (
    <Stack space="space.100" alignInline="stretch">
      <FilePicker
        label={w.t('import.file')}
        description={w.t('import.what')}
        onChange={(files) => {
          setPicked(files.at(-1) ?? null);
          setState({ kind: 'idle' });
        }}
      />
      {picked !== null && <Text>{w.t('import.picked', { name: picked.name, kB: Math.ceil(picked.size / 1000) })}</Text>}
      {picked === null && (
        <Fold title={w.t('import.paste')}>
          <Label labelFor="import-file">{w.t('import.pasted')}</Label>
          <TextArea
            id="import-file"
            name="import-file"
            defaultValue={pasted}
            isMonospaced
            onChange={(event) => setPasted(textOf(event.target.value))}
          />
          <HelperMessage>{w.t('import.whole')}</HelperMessage>
        </Fold>
      )}
      <Inline>
        <ButtonGroup label={w.t('import.start')}>
          <Button isDisabled={text.trim() === '' || isSending} onClick={() => void start()}>
            {w.t('import.start')}
          </Button>
          {picked !== null && (
            <Button appearance="subtle" isDisabled={isSending} onClick={() => setPicked(null)}>
              {w.t('import.change')}
            </Button>
          )}
        </ButtonGroup>
      </Inline>
      {isSending && <ProgressBar ariaLabel={w.t('import.start')} value={state.share} />}
      {state.kind === 'ended' && <Ended with={state.with} onRetry={() => void start()} />}
    </Stack>
  );
}

function Ended({ with: end, onRetry }: { readonly with: Imported; readonly onRetry: () => void }) {
  const w = useWording();
  switch (end.kind) {
    case 'done':
      return (
        <SectionMessage appearance="success" title={w.plural('import.done', end.added)}>
          <Text>{w.t(end.added === 0 ? 'import.done.known' : 'import.done.next')}</Text>
        </SectionMessage>
      );
    case 'notJson':
      return (
        <Refused
          where={end.line === null ? null : w.t('import.line', { line: end.line })}
          why="notJson"
          wrote="nothing"
        />
      );
    case 'misfit':
      return <Refused where={w.t('import.field', { field: end.misfit.field })} why={end.misfit.why} wrote="nothing" />;
    case 'failed': {
      const { failure, wrote } = end;
      if (failure.field !== null) {
        const why = failure.code === 'conflict' ? 'conflict' : 'entry';
        return <Refused where={w.t('import.field', { field: failure.field })} why={why} wrote={wrote} />;
      }
      return (
        <Stack space="space.100">
          <Failed failure={failure} onRetry={onRetry} />
          <Text>{w.t(`import.wrote.${wrote}`)}</Text>
        </Stack>
      );
    }
  }
}

function Refused(props: {
  readonly where: string | null;
  readonly why: Extract<Imported, { kind: 'misfit' }>['misfit']['why'] | 'notJson' | 'conflict' | 'entry';
  readonly wrote: Wrote;
}) {
  const w = useWording();
  const { where, why, wrote } = props;
  return (
    <SectionMessage appearance="warning" title={w.t(`import.refused.${why}`)}>
      {where !== null && <Text>{where}</Text>}
      <Text>{w.t(`import.wrote.${wrote}`)}</Text>
    </SectionMessage>
  );
}
