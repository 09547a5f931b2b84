import { Heading, Stack, Text } from '@forge/react';
import type { OutcomesView } from '../../../src/contract/outcomes';
import { Fold } from '../../shared/fold';
import { useWording } from '../../shared/wording-context';
import { IssueList } from './issue-list';

/** Open stories that say no outcome and rest on none. */
export function WithoutPart(props: { readonly without: OutcomesView['without'] }) {
  const w = useWording();
  const { none, own, issueIds } = props.without;
  return (
    <Stack space="space.100">
      <Heading as="h2" size="small">
        {w.t('without.title')}
      </Heading>
      <Text>{none === 0 ? w.t('without.none') : w.plural('without.count', none)}</Text>
      {own > 0 && <Text color="color.text.subtle">{w.plural('without.own', own)}</Text>}
      {issueIds.length > 0 && (
        <Fold title={w.t('without.first', { count: issueIds.length })}>
          <IssueList ids={issueIds} />
        </Fold>
      )}
    </Stack>
  );
}
