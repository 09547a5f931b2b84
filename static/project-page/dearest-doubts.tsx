import { Heading, Inline, List, ListItem, Lozenge, Stack, Text } from '@forge/react';
import type { PageView } from '../../src/contract';
import { IssuesSeen, useIssueSeen } from '../shared/issues-seen';
import { useWording } from '../shared/wording-context';
import { IssueLine, Unseen } from './issue-set';

/** Where a test would tell most for its price. Nothing at all where nothing is in doubt. */
export function DearestDoubts(props: { readonly doubts: PageView['doubts'] }) {
  const { doubts } = props;
  if (doubts.length === 0) return null;
  return (
    <IssuesSeen ids={doubts.map(({ issueId }) => issueId)}>
      <DoubtsPart doubts={doubts} />
    </IssuesSeen>
  );
}

function DoubtsPart(props: { readonly doubts: PageView['doubts'] }) {
  const w = useWording();
  const { doubts } = props;
  return (
    <Stack space="space.100">
      <Heading as="h2" size="small">
        {w.t('doubts.title')}
      </Heading>
      <Text size="small" color="color.text.subtle">
        {w.t('doubts.why')}
      </Text>
      <List type="unordered">
        {doubts.map(({ issueId, size, nextStep }) => (
          <SeenItem
            key={issueId}
            issueId={issueId}
            note={size === null ? w.t('doubts.unsized') : w.plural('doubts.size', size)}
            step={w.t(`next.${nextStep}`)}
          />
        ))}
      </List>
      <Unseen ids={doubts.map(({ issueId }) => issueId)} />
    </Stack>
  );
}

function SeenItem(props: { readonly issueId: string; readonly note: string; readonly step?: string }) {
  if (typeof useIssueSeen(props.issueId) === 'string') return null;
  return (
    <ListItem>
      <Stack space="space.025">
        <IssueLine issueId={props.issueId} />
        <Inline space="space.100" alignBlock="center" shouldWrap>
          {props.step !== undefined && <Lozenge appearance="inprogress">{props.step}</Lozenge>}
          <Text size="small" color="color.text.subtle">
            {props.note}
          </Text>
        </Inline>
      </Stack>
    </ListItem>
  );
}
