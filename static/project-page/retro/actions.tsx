import { Button, Heading, Inline, Lozenge, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { ActionView, PreviousView } from '../../../src/contract/retro';
import { Failed } from '../../shared/failed';
import { useWording } from '../../shared/wording-context';
import { IssueLine } from '../issue-set';
import { ActionForm } from './action-form';
import { isOpen, type RetroHandle } from './handle';
import { MakeIssue } from './make-issue';
import { Part } from './part';
import { useRetroSave } from './use-retro-save';

/** What the team meant to do last time, and whether it happened: before anything new. */
export function PreviousPart(props: { readonly retro: RetroHandle }) {
  const w = useWording();
  const { retro } = props;
  const { previous } = retro.view;
  if (previous.length === 0) return null;
  return (
    <Stack space="space.100">
      <Heading as="h3" size="xsmall">
        {w.t('retro.previous')}
      </Heading>
      {previous.map((action) => (
        <Previous key={action.actionId} retro={retro} action={action} />
      ))}
    </Stack>
  );
}

function Previous(props: { readonly retro: RetroHandle; readonly action: PreviousView }) {
  const w = useWording();
  const { retro, action } = props;
  const { retroId, actionId, retroRev, happened, issueId } = action;
  const saver = useRetroSave(retro.projectId, retro.show, retro.view.retroId);
  const said = (is: boolean | null) =>
    void saver.save({ kind: 'actionDone', retroId, seenRev: retroRev, actionId, happened: is });
  return (
    <Stack space="space.050">
      <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
        <Happened happened={happened} />
        <ActionWords action={action} />
        {issueId !== null && <IssueLine issueId={issueId} />}
        {isOpen(retro) && happened !== true && (
          <Button spacing="compact" isDisabled={saver.state.kind === 'saving'} onClick={() => said(true)}>
            {w.t('retro.previous.yes')}
          </Button>
        )}
        {isOpen(retro) && happened !== false && (
          <Button spacing="compact" isDisabled={saver.state.kind === 'saving'} onClick={() => said(false)}>
            {w.t('retro.previous.no')}
          </Button>
        )}
      </Inline>
      {saver.state.kind === 'conflict' && <Text color="color.text.warning">{w.t('retro.changed')}</Text>}
      {saver.state.kind === 'failed' && (
        <Failed failure={saver.state.failure} onRetry={() => said(happened !== true)} />
      )}
    </Stack>
  );
}

function Happened(props: { readonly happened: boolean | null }) {
  const w = useWording();
  const { happened } = props;
  if (happened === null) return <Lozenge>{w.t('retro.previous.open')}</Lozenge>;
  return (
    <Lozenge appearance={happened ? 'success' : 'moved'}>
      {w.t(happened ? 'retro.previous.happened' : 'retro.previous.not')}
    </Lozenge>
  );
}

function ActionWords(props: { readonly action: Pick<ActionView, 'text' | 'dueOn'> }) {
  const w = useWording();
  const { text, dueOn } = props.action;
  return (
    <>
      {text === null ? <Text color="color.text.subtle">{w.t('retro.unseen')}</Text> : <Text>{text}</Text>}
      {dueOn !== null && (
        <Text size="small" color="color.text.subtle">
          {w.t('retro.action.by', { date: w.day(dueOn) })}
        </Text>
      )}
    </>
  );
}

/** What the team means to do now. */
export function ActionPart(props: { readonly retro: RetroHandle }) {
  const w = useWording();
  const { retro } = props;
  const { actions } = retro.view;
  const [isAdding, setAdding] = useState(false);
  return (
    <Part retro={retro} part="action">
      {actions.length === 0 && !isAdding && <Text>{w.t('retro.action.none')}</Text>}
      {actions.map((action) => (
        <Planned key={action.id} retro={retro} action={action} />
      ))}
      {isAdding && <ActionForm retro={retro} onClose={() => setAdding(false)} />}
      {isOpen(retro) && !isAdding && (
        <Inline>
          <Button onClick={() => setAdding(true)}>{w.t('retro.action.add')}</Button>
        </Inline>
      )}
    </Part>
  );
}

function Planned(props: { readonly retro: RetroHandle; readonly action: ActionView }) {
  const w = useWording();
  const { retro, action } = props;
  const { retroId, rev } = retro.view;
  const saver = useRetroSave(retro.projectId, retro.show, retroId);
  const drop = () => saver.save({ kind: 'dropAction', retroId, seenRev: rev, actionId: action.id });
  // Of an issue this person may not see, the words above say so.
  const about = action.text === null ? null : (action.about?.issueId ?? null);
  // What is decided is often put into Jira when everybody has left: after the end it still can be, once.
  const canMake = retro.view.canEdit && action.issueId === null && action.text !== null;
  return (
    <Stack space="space.050">
      <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
        <ActionWords action={action} />
        {action.issueId !== null && <IssueLine issueId={action.issueId} />}
        {about !== null && (
          <Inline space="space.050" alignBlock="center" shouldWrap>
            <Text size="small" color="color.text.subtle">
              {w.t('retro.action.about')}
            </Text>
            <IssueLine issueId={about} />
          </Inline>
        )}
        {isOpen(retro) && action.issueId === null && (
          <Button
            appearance="subtle"
            spacing="compact"
            isDisabled={saver.state.kind === 'saving'}
            onClick={() => void drop()}
          >
            {w.t('retro.action.drop')}
          </Button>
        )}
      </Inline>
      {canMake && (
        <Inline>
          <MakeIssue retro={retro} action={action} />
        </Inline>
      )}
      {saver.state.kind === 'failed' && <Failed failure={saver.state.failure} onRetry={() => void drop()} />}
    </Stack>
  );
}
