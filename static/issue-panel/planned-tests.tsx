/** Tests planned for an assumption, as this person sees their issues; and where a finding came from. */
import { Inline, Link, Lozenge, Stack, Text } from '@forge/react';
import type { AssumptionView } from '../../src/contract/assumptions';
import { useIssueSeen } from '../shared/issues-seen';
import { useWording } from '../shared/wording-context';

export function PlannedTests(props: { readonly assumption: AssumptionView }) {
  const w = useWording();
  const { tests } = props.assumption;
  if (tests.length === 0) return null;
  return (
    <Stack space="space.050">
      <Text size="small" weight="semibold" color="color.text.subtle">
        {w.t('planned.title')}
      </Text>
      {tests.map((test) => (
        <PlannedTest key={test.id} issueId={test.issueId} />
      ))}
    </Stack>
  );
}

function PlannedTest(props: { readonly issueId: string }) {
  const w = useWording();
  const seen = useIssueSeen(props.issueId);
  if (typeof seen === 'string') {
    return <Text color="color.text.subtle">{w.t(seen === 'reading' ? 'planned.reading' : `planned.${seen}`)}</Text>;
  }
  return (
    <Inline space="space.100" alignBlock="center" shouldWrap>
      <Text>
        <IssueLink issueKey={seen.key} words={seen.key} /> {seen.summary}
      </Text>
      <Lozenge appearance={seen.isDone ? 'success' : 'default'}>{seen.status}</Lozenge>
    </Inline>
  );
}

/** "from PREM-12": the discovery issue a finding was filed from. */
export function FromIssue(props: { readonly issueId: string }) {
  const w = useWording();
  const seen = useIssueSeen(props.issueId);
  if (typeof seen === 'string') {
    return seen === 'hidden' ? (
      <Text size="small" color="color.text.subtlest">
        {w.t('finding.from.hidden')}
      </Text>
    ) : null;
  }
  return (
    <Text size="small">
      <IssueLink issueKey={seen.key} words={w.t('finding.from', { key: seen.key })} />
    </Text>
  );
}

/** An address on this site: the bridge opens it where the reader is. */
export function IssueLink(props: { readonly issueKey: string; readonly words: string }) {
  return <Link href={`/browse/${encodeURIComponent(props.issueKey)}`}>{props.words}</Link>;
}
