import { Button, List, ListItem, ProgressBar, SectionMessage, Stack, Text } from '@forge/react';
import { useWording } from '../../shared/wording-context';
import type { UpNext } from './up-next';
import { leftOf, type Bulk, type BulkSaver } from './use-bulk';

/** How far a save for many is, and issue by issue what was not kept and why. */
export function BulkReport(props: {
  readonly saver: BulkSaver;
  readonly bulk: Bulk;
  readonly stories: readonly UpNext[];
}) {
  const w = useWording();
  const { saver, bulk } = props;
  const { issues, results } = bulk;
  if (bulk.isRunning) {
    return (
      <Stack space="space.100">
        <Text>{w.t('plan.saving', { done: results.length, all: issues.length })}</Text>
        <ProgressBar ariaLabel={w.t('plan.actions')} value={results.length / Math.max(1, issues.length)} />
      </Stack>
    );
  }
  const kept = results.filter(({ failure }) => failure === null).length;
  const refused = results.flatMap(({ issueId, saved, failure }) =>
    failure === null ? [] : [{ issueId, saved, failure }],
  );
  const untried = issues.length - results.length;
  const keyOf = (issueId: string) =>
    props.stories.find(({ issue }) => issue.id === issueId)?.issue.key ?? w.t('rows.untitled');
  if (refused.length === 0 && untried === 0) {
    return (
      <SectionMessage appearance="success">
        <Text>{w.plural('plan.saved', kept)}</Text>
      </SectionMessage>
    );
  }
  return (
    <SectionMessage appearance="warning" title={w.t('plan.saved.some', { kept, all: issues.length })}>
      <Stack space="space.100" alignInline="start">
        <List type="unordered">
          {refused.map(({ issueId, saved, failure }) => (
            <ListItem key={issueId}>
              {[
                `${keyOf(issueId)}: ${w.t(failure.code === 'conflict' ? 'plan.changedSince' : `error.${failure.code}`)}`,
                ...(saved > 0 ? [w.t('plan.partly')] : []),
              ].join(' ')}
            </ListItem>
          ))}
        </List>
        {untried > 0 && <Text>{w.plural('plan.untried', untried)}</Text>}
        {leftOf(bulk).length > 0 && <Button onClick={saver.again}>{w.t('shared.tryAgain')}</Button>}
        <Button appearance="subtle" onClick={saver.forget}>
          {w.t('plan.dismiss')}
        </Button>
      </Stack>
    </SectionMessage>
  );
}
