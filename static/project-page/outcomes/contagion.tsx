import { Heading, Stack, Text } from '@forge/react';
import type { ContagionView } from '../../../src/contract/outcomes';
import { Fold } from '../../shared/fold';
import { useWording } from '../../shared/wording-context';
import { IssueList } from './issue-list';

/** Shared assumptions that stand refuted, and what nobody has begun that still rests on them. */
export function ContagionPart(props: { readonly contagion: readonly ContagionView[] }) {
  const w = useWording();
  return (
    <Stack space="space.150">
      <Heading as="h2" size="small">
        {w.t('contagion.title')}
      </Heading>
      {props.contagion.length === 0 && <Text color="color.text.subtle">{w.t('contagion.none')}</Text>}
      {props.contagion.map(({ assumptionId, statement, risk, issueIds }) => (
        <Stack key={assumptionId} space="space.050">
          <Text weight="medium">{[statement, w.t(`risk.${risk}`)].join(w.t('shared.separator'))}</Text>
          {issueIds.length === 0 ? (
            <Text color="color.text.subtle">{w.t('contagion.rest.none')}</Text>
          ) : (
            <Fold title={w.plural('contagion.rest', issueIds.length)}>
              <IssueList ids={issueIds} />
            </Fold>
          )}
        </Stack>
      ))}
    </Stack>
  );
}
