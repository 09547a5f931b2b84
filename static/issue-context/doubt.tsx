import { Button, ButtonGroup, Form, HelperMessage, Inline, LoadingButton, Stack } from '@forge/react';
import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../src/domain/failure';
import { saysSomething } from '../../src/domain/words';
import { call } from '../shared/call';
import { Failed } from '../shared/failed';
import { TextInput } from '../shared/fields';
import { newId } from '../shared/ids';
import { mayComment } from '../shared/may-comment';
import { announceDoubted } from '../shared/saved-event';
import type { Key } from '../shared/wording';
import { useWording } from '../shared/wording-context';

/** As the resolver takes it. */
const MAX_DOUBT = 500;

/**
 * A doubt in one line, for whoever may comment; the others are not shown it. Who may is asked by the browser once the
 * words are there, so looking costs the app nothing; only adding one asks the app.
 */
export function DoubtLine(props: { readonly issueId: string }) {
  const w = useWording();
  const { issueId } = props;
  const [isAllowed, setAllowed] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [isAdded, setAdded] = useState(false);
  useEffect(() => {
    let isGone = false;
    void mayComment(issueId).then((may) => {
      if (!isGone) setAllowed(may);
    });
    return () => {
      isGone = true;
    };
  }, [issueId]);
  if (!isAllowed) return null;
  const close = (added: boolean) => {
    setOpen(false);
    setAdded(added);
  };
  return (
    <Stack space="space.050">
      {isOpen ? (
        <DoubtForm issueId={issueId} onClose={close} />
      ) : (
        <Inline>
          <Button appearance="subtle" spacing="compact" iconBefore="add" onClick={() => setOpen(true)}>
            {w.t('doubt.add')}
          </Button>
        </Inline>
      )}
      <HelperMessage>{isAdded && !isOpen ? w.t('doubt.added') : ''}</HelperMessage>
    </Stack>
  );
}

function DoubtForm(props: { readonly issueId: string; readonly onClose: (isAdded: boolean) => void }) {
  const w = useWording();
  const { issueId, onClose } = props;
  const [statement, setStatement] = useState('');
  const [problem, setProblem] = useState<Key | undefined>(undefined);
  const [isSaving, setSaving] = useState(false);
  const [failed, setFailed] = useState<Failure | null>(null);
  // An answer can be lost after the doubt arrived: the same words are the same doubt.
  const last = useRef<{ readonly text: string; readonly id: string } | null>(null);

  const submit = async () => {
    const text = statement.trim();
    setProblem(saysSomething(text) ? undefined : 'doubt.needWords');
    if (!saysSomething(text) || isSaving) return;
    if (last.current?.text !== text) last.current = { text, id: newId() };
    setSaving(true);
    const result = await call('addDoubt', { issueId, id: last.current.id, statement: text });
    setSaving(false);
    setFailed(result.ok ? null : result.error);
    if (!result.ok) return;
    void announceDoubted(issueId);
    onClose(true);
  };
  return (
    <Form onSubmit={submit}>
      <Stack space="space.100">
        <TextInput
          id="doubt"
          label={w.t('doubt.label')}
          placeholder={w.t('doubt.example')}
          value={statement}
          onText={setStatement}
          maxLength={MAX_DOUBT}
          problem={problem}
          autoFocus
        />
        {failed !== null && <Failed failure={failed} onRetry={() => void submit()} isRetrying={isSaving} />}
        <Inline>
          <ButtonGroup>
            <LoadingButton type="submit" appearance="primary" spacing="compact" isLoading={isSaving}>
              {w.t('doubt.send')}
            </LoadingButton>
            <Button appearance="subtle" spacing="compact" onClick={() => onClose(false)}>
              {w.t('shared.cancel')}
            </Button>
          </ButtonGroup>
        </Inline>
      </Stack>
    </Form>
  );
}
