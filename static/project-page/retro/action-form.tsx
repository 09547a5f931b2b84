import { Button, Form, Inline, LoadingButton, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { saysSomething } from '../../../src/domain/words';
import { Failed } from '../../shared/failed';
import { ChoiceInput, DayInput, Row, TextInput } from '../../shared/fields';
import { newId } from '../../shared/ids';
import { useIssuesSeen } from '../../shared/issues-seen';
import { useWording } from '../../shared/wording-context';
import type { RetroHandle } from './handle';
import { useRetroSave } from './use-retro-save';

/** An action is a line. */
const MAX = 500;
/** About no result in particular. */
const WHOLE = '';

/** What the team means to do, by when, and because of which result: the issue made of it is linked to that story. */
export function ActionForm(props: { readonly retro: RetroHandle; readonly onClose: () => void }) {
  const w = useWording();
  const { retro, onClose } = props;
  const { retroId, rev } = retro.view;
  const [id] = useState(newId);
  const [text, setText] = useState('');
  const [dueOn, setDueOn] = useState('');
  const [key, setKey] = useState(WHOLE);
  const [isEmpty, setEmpty] = useState(false);
  const sightOf = useIssuesSeen();
  const results = retro.view.results.items.flatMap(({ key: value, issueId }) => {
    const seen = sightOf(issueId);
    return typeof seen === 'string' ? [] : [{ value, issueId, label: `${seen.key} ${seen.summary}` }];
  });
  const about = results.find(({ value }) => value === key) ?? null;
  const saver = useRetroSave(retro.projectId, retro.show, retroId);
  const save = async () => {
    setEmpty(!saysSomething(text));
    if (!saysSomething(text)) return;
    const action = { id, text: text.trim(), dueOn: dueOn === '' ? null : dueOn };
    const on = about === null ? null : { item: about.value, issueId: about.issueId };
    if ((await saver.save({ kind: 'planAction', retroId, seenRev: rev, action: { ...action, about: on } })) !== null)
      onClose();
  };
  return (
    <Form onSubmit={save}>
      <Stack space="space.100">
        <Row>
          {[
            <TextInput
              key="text"
              id={`retro-action-${id}`}
              label={w.t('retro.action.text')}
              help={w.t(about === null ? 'retro.note.public' : 'retro.action.issue')}
              value=""
              onText={setText}
              maxLength={MAX}
              problem={isEmpty ? 'retro.action.empty' : undefined}
              autoFocus
            />,
            <DayInput
              key="due"
              id={`retro-action-due-${id}`}
              label={w.t('retro.action.due')}
              value={dueOn}
              onDay={setDueOn}
            />,
            ...(results.length === 0
              ? []
              : [
                  <ChoiceInput
                    key="about"
                    id={`retro-action-about-${id}`}
                    label={w.t('retro.action.about')}
                    choices={[{ value: WHOLE, label: w.t('retro.action.whole') }, ...results]}
                    value={key}
                    onChoice={setKey}
                  />,
                ]),
          ]}
        </Row>
        {saver.state.kind === 'conflict' && <Text color="color.text.warning">{w.t('retro.changed')}</Text>}
        {saver.state.kind === 'failed' && <Failed failure={saver.state.failure} onRetry={() => void save()} />}
        <Inline space="space.100">
          <LoadingButton type="submit" appearance="primary" isLoading={saver.state.kind === 'saving'}>
            {w.t('shared.save')}
          </LoadingButton>
          <Button appearance="subtle" onClick={onClose}>
            {w.t('shared.cancel')}
          </Button>
        </Inline>
      </Stack>
    </Form>
  );
}
