import { Inline, List, ListItem, Lozenge, Stack, Text } from '@forge/react';
import type { PageView } from '../../src/contract/page';
import { IssuesSeen, useIssueSeen } from '../shared/issues-seen';
import { StandingLozenge } from '../shared/lozenges';
import { useWording } from '../shared/wording-context';
import { doubtOf, inheritedFrom, type DoubtWords } from './doubt-words';
import { FirstBox } from './first-box';
import { IssueLine, Unseen } from './issue-set';

/** Where a test would tell most for its price. Nothing at all where nothing is in doubt. */
export function DearestDoubts(props: { readonly doubts: PageView['doubts'] }) {
  const { doubts } = props;
  if (doubts.length === 0) return null;
  return (
    <IssuesSeen ids={doubts.map(({ issueId }) => issueId)} withPremise>
      <DoubtsPart doubts={doubts} />
    </IssuesSeen>
  );
}

function DoubtsPart(props: { readonly doubts: PageView['doubts'] }) {
  const w = useWording();
  const { doubts } = props;
  return (
    <FirstBox title={w.t('doubts.title')}>
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
    </FirstBox>
  );
}

function SeenItem(props: { readonly issueId: string; readonly note: string; readonly step?: string }) {
  const seen = useIssueSeen(props.issueId);
  if (typeof seen === 'string') return null;
  const from = inheritedFrom(seen.premise, props.issueId);
  return (
    <ListItem>
      <Stack space="space.025">
        <IssueLine issueId={props.issueId} />
        {from === null ? (
          <DoubtLine doubt={doubtOf(seen.premise, props.issueId)} />
        ) : (
          <IssuesSeen ids={[from]} withPremise>
            <InheritedDoubt issueId={from} />
          </IssuesSeen>
        )}
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

/** Of the epic it rests on, as this reader sees that; what they may not see is not told. */
function InheritedDoubt(props: { readonly issueId: string }) {
  const seen = useIssueSeen(props.issueId);
  if (typeof seen === 'string') return null;
  return <DoubtLine doubt={doubtOf(seen.premise, props.issueId)} of={seen.key} />;
}

function DoubtLine(props: { readonly doubt: DoubtWords | null; readonly of?: string }) {
  const w = useWording();
  const { doubt, of } = props;
  if (doubt === null) return null;
  const { words, standing, isOpinion } = doubt;
  return (
    <Inline space="space.100" alignBlock="center" shouldWrap>
      <Text>{of === undefined ? w.t('doubts.words', { words }) : w.t('doubts.inherited', { words, key: of })}</Text>
      {standing !== null && <StandingLozenge standing={standing} opinionOnly={isOpinion} />}
    </Inline>
  );
}
