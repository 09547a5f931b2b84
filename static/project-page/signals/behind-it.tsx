import { Button, Inline, Link, List, ListItem, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { Failure } from '../../../src/domain/failure';
import type { SignalId } from '../../../src/domain/signals/types';
import { call } from '../../shared/call';
import { Failed } from '../../shared/failed';
import { IssuesSeen, useIssuesSeen } from '../../shared/issues-seen';
import { useWording } from '../../shared/wording-context';

interface Shown {
  readonly ids: readonly string[];
  readonly next: string | null;
}

/** The issues behind a signal, read when somebody asks: ids from Premise, titles from Jira as this person. */
export function BehindIt(props: { readonly projectId: string; readonly signal: SignalId }) {
  const w = useWording();
  const { projectId, signal } = props;
  const [shown, setShown] = useState<Shown | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isAsking, setAsking] = useState(false);

  const ask = async () => {
    setAsking(true);
    const answer = await call('readSignalIssues', { projectId, signal, after: shown?.next ?? null });
    setAsking(false);
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) setShown({ ids: [...(shown?.ids ?? []), ...answer.value.ids], next: answer.value.next });
  };
  return (
    <Stack space="space.100" alignInline="start">
      {shown !== null && (
        <IssuesSeen ids={shown.ids}>
          <Issues ids={shown.ids} />
        </IssuesSeen>
      )}
      {failure !== null && <Failed failure={failure} onRetry={() => void ask()} isRetrying={isAsking} />}
      {failure === null && (shown === null || shown.next !== null) && (
        <Inline>
          <Button spacing="compact" isDisabled={isAsking} onClick={() => void ask()}>
            {w.t(shown === null ? 'signals.issues.show' : 'signals.issues.more')}
          </Button>
        </Inline>
      )}
    </Stack>
  );
}

function Issues(props: { readonly ids: readonly string[] }) {
  const w = useWording();
  const sightOf = useIssuesSeen();
  const sights = props.ids.map((id) => ({ id, sight: sightOf(id) }));
  const hidden = sights.filter(({ sight }) => sight === 'hidden').length;
  if (props.ids.length === 0) return <Text color="color.text.subtle">{w.t('signals.issues.none')}</Text>;
  if (sights.some(({ sight }) => sight === 'unread')) {
    return <Text color="color.text.subtle">{w.t('signals.issues.unread')}</Text>;
  }
  return (
    <Stack space="space.050">
      <List type="unordered">
        {sights.flatMap(({ id, sight }) =>
          typeof sight === 'string' ? (
            []
          ) : (
            <ListItem key={id}>
              <Link href={`/browse/${sight.key}`} openNewTab>
                {sight.key}
              </Link>{' '}
              {sight.summary}
            </ListItem>
          ),
        )}
      </List>
      {hidden > 0 && <Text color="color.text.subtle">{w.plural('signals.issues.hidden', hidden)}</Text>}
    </Stack>
  );
}
