import { Button, ButtonGroup, Form, Inline, LoadingButton, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { RetroNote } from '../../../src/domain/retro/retro';
import { Failed } from '../../shared/failed';
import { LongText } from '../../shared/fields';
import { newId } from '../../shared/ids';
import { useWording } from '../../shared/wording-context';
import { isOpen, type RetroHandle } from './handle';
import { useRetroSave } from './use-retro-save';

/** What still reads as a note. */
const MAX = 2000;

interface On {
  readonly retro: RetroHandle;
  /** A result or one of the five parts. */
  readonly item: string;
  /** The issue it is about: only who may see that reads the note. */
  readonly issueId: string | null;
  /** What it is called, where that is not plain from what stands above. */
  readonly name?: string;
}

/** What was noted about something, and one more. */
export function Notes(props: On) {
  const w = useWording();
  const { retro, item } = props;
  const notes = retro.view.notes.filter((note) => note.item === item);
  const [writing, setWriting] = useState<RetroNote | 'new' | null>(null);
  const mayWrite = isOpen(retro);
  if (notes.length === 0 && !mayWrite) return null;
  return (
    <Stack space="space.100" alignInline="stretch">
      {notes.map((note) =>
        writing !== null && writing !== 'new' && writing.id === note.id ? (
          <NoteForm key={note.id} {...props} note={writing} onClose={() => setWriting(null)} />
        ) : (
          <Inline key={note.id} space="space.100" alignBlock="center" shouldWrap>
            <Text>{note.text}</Text>
            {mayWrite && (
              <Button appearance="subtle" spacing="compact" onClick={() => setWriting(note)}>
                {w.t('shared.edit')}
              </Button>
            )}
          </Inline>
        ),
      )}
      {writing === 'new' && <NoteForm {...props} note={null} onClose={() => setWriting(null)} />}
      {mayWrite && writing === null && (
        <Inline>
          <Button appearance="subtle" spacing="compact" onClick={() => setWriting('new')}>
            {props.name === undefined ? w.t('retro.note.add') : w.t('retro.note.add.part', { part: props.name })}
          </Button>
        </Inline>
      )}
    </Stack>
  );
}

function NoteForm(props: On & { readonly note: RetroNote | null; readonly onClose: () => void }) {
  const w = useWording();
  const { retro, item, issueId, note, onClose } = props;
  const { retroId, rev, notes } = retro.view;
  // What the person started from: a change by another since is judged against it.
  const [base] = useState({ id: note?.id ?? newId(), rev, text: note?.text ?? '' });
  const [text, setText] = useState(base.text);
  const saver = useRetroSave(retro.projectId, retro.show, retroId);
  const theirs = saver.state.kind === 'conflict' ? (notes.find(({ id }) => id === base.id)?.text ?? '') : null;
  const save = async (seenRev: number) => {
    const said = text.trim();
    if (said === base.text) {
      onClose();
      return;
    }
    const saved = await saver.save({ kind: 'note', retroId, seenRev, noteId: base.id, item, issueId, text: said });
    if (saved !== null) onClose();
  };
  return (
    <Form onSubmit={() => save(base.rev)}>
      <Stack space="space.100">
        <LongText
          id={`retro-note-${base.id}`}
          label={w.t('retro.note')}
          help={w.t(issueId === null ? 'retro.note.public' : 'retro.note.issue')}
          value={base.text}
          onText={setText}
          maxLength={MAX}
          autoFocus
        />
        {theirs !== null && <Text color="color.text.warning">{w.t('retro.note.changed', { text: theirs })}</Text>}
        {saver.state.kind === 'failed' && <Failed failure={saver.state.failure} onRetry={() => void save(base.rev)} />}
        <Inline>
          <ButtonGroup>
            {theirs === null ? (
              <LoadingButton type="submit" appearance="primary" isLoading={saver.state.kind === 'saving'}>
                {w.t('shared.save')}
              </LoadingButton>
            ) : (
              <Button appearance="primary" onClick={() => void save(rev)}>
                {w.t('conflict.keepMine')}
              </Button>
            )}
            <Button appearance="subtle" onClick={onClose}>
              {w.t('shared.cancel')}
            </Button>
          </ButtonGroup>
        </Inline>
      </Stack>
    </Form>
  );
}
