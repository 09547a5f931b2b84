import { Button, Inline, Stack, Text, User } from '@forge/react';
import { useWording } from '../shared/wording-context';
import { statesAnOutcome } from '../../src/domain/inherit';
import { ActionProblem } from './action-problem';
import type { PanelHandle } from './handle';
import { useSave } from './use-save';

/** Who looks after the outcome once it is released; one click takes it on. An epic's outcome is taken on there. */
export function OwnerLine(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const { owner, issue, premise } = panel.view;
  const saver = useSave(issue.id, panel.onSaved, panel.onNews);
  if (owner === null) return null;
  const own = () => saver.save({ kind: 'ownOutcome', seenRev: premise.rev });
  return (
    <Stack space="space.100">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Text size="small" color="color.text.subtle">
          {w.t('owner.title')}
        </Text>
        {owner.accountId === null ? (
          <Text size="small">{w.t('owner.nobody')}</Text>
        ) : (
          <User accountId={owner.accountId} />
        )}
        {panel.canShape && statesAnOutcome(premise) && !owner.isYou && (
          <Button
            appearance="subtle"
            spacing="compact"
            isDisabled={saver.state.kind === 'saving'}
            onClick={() => void own()}
          >
            {w.t('owner.own')}
          </Button>
        )}
      </Inline>
      <ActionProblem saver={saver} />
    </Stack>
  );
}
