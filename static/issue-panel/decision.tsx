import { Button, ButtonGroup, HelperMessage, Stack, Text } from '@forge/react';
import { Failed } from '../shared/failed';
import { useWording } from '../shared/wording-context';
import { ActionProblem } from './action-problem';
import type { PanelHandle } from './handle';
import { DecisionForm, DecisionSaid } from './later';
import { Section } from './section';
import { useComment, type Commenter } from './use-comment';
import { useSave } from './use-save';

/** Build, build to learn, not now, waive: with who decided together. */
export function DecisionSection(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const { decision } = panel.premise;
  const commenter = useComment(panel.view.issue.id);
  const isOpen = panel.canEdit && panel.isOpen('decision');
  return (
    <Section
      title={w.t('decision.title')}
      aside={!isOpen && panel.canEdit ? <DecisionButtons panel={panel} onTakenBack={commenter.forget} /> : null}
    >
      {isOpen && <DecisionForm panel={panel} commenter={commenter} />}
      {!isOpen && decision === null && <Text color="color.text.subtle">{w.t('decision.empty')}</Text>}
      {!isOpen && decision !== null && <DecisionSaid decision={decision} />}
      {panel.canEdit && <CommentLine commenter={commenter} />}
    </Section>
  );
}

/** What became of the comment. The helper message is there from the start: only so do screen readers follow it. */
function CommentLine(props: { readonly commenter: Commenter }) {
  const w = useWording();
  const { state, again } = props.commenter;
  const isSaid = state.kind === 'posting' || state.kind === 'posted';
  return (
    <>
      <HelperMessage>{isSaid ? w.t(`decision.comment.${state.kind}`) : ''}</HelperMessage>
      {state.kind === 'failed' && (
        <Stack space="space.100">
          <Text>{w.t('decision.comment.failed')}</Text>
          <Failed failure={state.failure} onRetry={again} />
        </Stack>
      )}
    </>
  );
}

function DecisionButtons(props: { readonly panel: PanelHandle; readonly onTakenBack: () => void }) {
  const w = useWording();
  const { panel, onTakenBack } = props;
  const saver = useSave(panel.view.issue.id, panel.onSaved, panel.onNews);
  const isDecided = panel.premise.decision !== null;
  const takeBack = async () => {
    if (await saver.save({ kind: 'decide', seenRev: panel.premise.rev, decision: null })) onTakenBack();
  };
  return (
    <Stack space="space.100" alignInline="start">
      <ButtonGroup>
        <Button appearance="subtle" spacing="compact" onClick={() => panel.open('decision')}>
          {w.t(isDecided ? 'decision.change' : 'decision.decide')}
        </Button>
        {isDecided && (
          <Button
            spacing="compact"
            appearance="subtle"
            isDisabled={saver.state.kind === 'saving'}
            onClick={() => void takeBack()}
          >
            {w.t('decision.takeBack')}
          </Button>
        )}
      </ButtonGroup>
      <ActionProblem saver={saver} />
    </Stack>
  );
}
