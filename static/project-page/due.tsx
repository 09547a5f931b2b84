import { Box, Button, Inline, Link, Lozenge, Stack, Text, User } from '@forge/react';
import { useState } from 'react';
import type { DueItemView, DueView } from '../../src/contract/due';
import { call } from '../shared/call';
import { dueWhen } from '../shared/due-words';
import { IssuesSeen, useIssueSeen, useIssuesSeen } from '../shared/issues-seen';
import { useWording } from '../shared/wording-context';
import { FirstBox } from './first-box';
import { RemindersLine } from './reminders';

/** "Due this week", what was due before it first; nothing where nothing is, but for who can turn reminders on. */
export function DuePart(props: { readonly projectId: string; readonly due: DueView }) {
  const w = useWording();
  const { projectId, due } = props;
  const [later, setLater] = useState<{ readonly than: DueView; readonly view: DueView } | null>(null);
  // The page read anew says more than what was shown since it was last read.
  const view = later?.than === due ? later.view : due;
  if (view.items.length === 0 && !view.canAdminister) return null;
  return (
    <FirstBox title={w.t('due.title')} isWhole>
      <Due projectId={projectId} view={view} show={(next) => setLater({ than: due, view: next })} />
    </FirstBox>
  );
}

function Due(props: { readonly projectId: string; readonly view: DueView; readonly show: (view: DueView) => void }) {
  const w = useWording();
  const { projectId, view, show } = props;
  return (
    <IssuesSeen ids={view.items.map(({ issueId }) => issueId)}>
      <Stack space="space.100">
        {view.items.length === 0 && <Text color="color.text.subtle">{w.t('due.nothing')}</Text>}
        {view.items.map((item) => (
          <DueLine key={`${item.kind} ${item.about} ${item.on}`} item={item} today={view.today} />
        ))}
        <Unseen items={view.items} />
        <More projectId={projectId} view={view} show={show} />
        <RemindersLine projectId={projectId} view={view} show={show} />
      </Stack>
    </IssuesSeen>
  );
}

/** One thing to look at; what this person may not see is only counted. */
function DueLine(props: { readonly item: DueItemView; readonly today: string }) {
  const w = useWording();
  const { item, today } = props;
  const seen = useIssueSeen(item.issueId);
  if (seen === 'hidden') return null;
  return (
    <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
      <Box xcss={{ minWidth: '120px' }}>
        <Lozenge appearance={item.on <= today ? 'moved' : 'default'}>{dueWhen(w, item.on, today)}</Lozenge>
      </Box>
      <Text weight="medium">{w.t(`due.kind.${item.kind}`)}</Text>
      {typeof seen === 'string' ? (
        <Text color="color.text.subtle">{w.t(seen === 'reading' ? 'due.reading' : 'due.unread')}</Text>
      ) : (
        <Text>
          <Link href={`/browse/${seen.key}`} openNewTab>
            {seen.key}
          </Link>{' '}
          {seen.summary}
        </Text>
      )}
      {item.others > 0 && <Text color="color.text.subtle">{w.plural('due.others', item.others)}</Text>}
      {item.owner === null ? (
        <Text color="color.text.subtle">{w.t('due.nobody')}</Text>
      ) : (
        <User accountId={item.owner} />
      )}
    </Inline>
  );
}

function Unseen(props: { readonly items: readonly DueItemView[] }) {
  const w = useWording();
  const sight = useIssuesSeen();
  const hidden = props.items.filter(({ issueId }) => sight(issueId) === 'hidden').length;
  if (hidden === 0) return null;
  return (
    <Text size="small" color="color.text.subtlest">
      {w.plural('due.hidden', hidden)}
    </Text>
  );
}

function More(props: { readonly projectId: string; readonly view: DueView; readonly show: (view: DueView) => void }) {
  const w = useWording();
  const { projectId, view, show } = props;
  const [state, setState] = useState<'idle' | 'reading' | 'failed'>('idle');
  if (view.next === null) return null;
  const more = async () => {
    setState('reading');
    const result = await call('readDue', { projectId, after: view.next });
    setState(result.ok ? 'idle' : 'failed');
    if (result.ok) show({ ...result.value, items: [...view.items, ...result.value.items] });
  };
  return (
    <Inline space="space.100" alignBlock="center">
      <Button spacing="compact" isDisabled={state === 'reading'} onClick={() => void more()}>
        {w.t('due.more')}
      </Button>
      {state === 'failed' && <Text color="color.text.subtle">{w.t('due.more.failed')}</Text>}
    </Inline>
  );
}
