import { Button, List, ListItem, ProgressBar, SectionMessage, Stack, Text } from '@forge/react';
import { useWording } from '../../shared/wording-context';
import { leftOf, type NoSayer, type Said, type SaidOn } from './use-said';

/** How far a no for several is, and issue by issue what is not done and why. */
export function SaidReport(props: { readonly sayer: NoSayer; readonly said: Said }) {
  const w = useWording();
  const { sayer, said } = props;
  const { issues, results, comment } = said;
  const kept = results.filter(({ failure }) => failure === null).length;
  if (said.isRunning) {
    const progress = w.t('noes.saving', { done: results.length, all: issues.length });
    return (
      <Stack space="space.100">
        <Text>{progress}</Text>
        <ProgressBar ariaLabel={progress} value={results.length / Math.max(1, issues.length)} />
      </Stack>
    );
  }
  if (kept === issues.length) {
    return (
      <SectionMessage appearance="success">
        <Text>{w.plural(comment === null ? 'noes.saved' : 'noes.told', kept)}</Text>
      </SectionMessage>
    );
  }
  const untried = issues.length - results.length;
  const keyOf = (issueId: string) => issues.find((issue) => issue.issueId === issueId)?.key ?? '';
  const whyNot = ({ failure, isKept }: SaidOn) =>
    failure === null
      ? ''
      : [
          ...(isKept && comment !== null ? [w.t('noes.notTold')] : []),
          w.t(failure.code === 'conflict' ? 'noes.changed' : `error.${failure.code}`),
        ].join(' ');
  return (
    <SectionMessage appearance="warning" title={w.t('noes.some', { kept, all: issues.length })}>
      <Stack space="space.100" alignInline="start">
        <List type="unordered">
          {results
            .filter(({ failure }) => failure !== null)
            .map((result) => (
              <ListItem key={result.issueId}>{`${keyOf(result.issueId)}: ${whyNot(result)}`}</ListItem>
            ))}
        </List>
        {untried > 0 && <Text>{w.plural('noes.untried', untried)}</Text>}
        {leftOf(said).length > 0 && <Button onClick={sayer.again}>{w.t('shared.tryAgain')}</Button>}
        <Button appearance="subtle" onClick={sayer.forget}>
          {w.t('noes.dismiss')}
        </Button>
      </Stack>
    </SectionMessage>
  );
}
