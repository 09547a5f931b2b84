/** Where an assumption was stated, who may read it, and how many rest on it beside this issue. */
import { Button, Inline, Lozenge, Stack, Text } from '@forge/react';
import type { AssumptionView } from '../../src/contract/assumptions';
import { useIssueSeen } from '../shared/issues-seen';
import { useWording } from '../shared/wording-context';
import { ActionProblem } from './action-problem';
import type { PanelHandle } from './handle';
import { IssueLink } from './planned-tests';
import { useSave } from './use-save';

export function SharedLine(props: { readonly panel: PanelHandle; readonly assumption: AssumptionView }) {
  const w = useWording();
  const { panel, assumption } = props;
  const { restedOn, homeIssueId, isHidden } = assumption;
  const isHere = homeIssueId === panel.view.issue.id;
  // From which epic is said above already.
  const isEpics = panel.view.inheritedFrom?.issueId === homeIssueId;
  const maySet = isHere && panel.canShape && assumption.canEdit;
  const isMarked = assumption.sharedIn !== null && !maySet;
  const isRested = restedOn !== null && restedOn > 0;
  if (isHidden) return null;
  return (
    <Stack space="space.050">
      {(isMarked || isRested || (!isHere && !isEpics)) && (
        <Inline space="space.100" alignBlock="center" shouldWrap>
          {isMarked && <Lozenge>{w.t('rests.mark')}</Lozenge>}
          {!isHere && !isEpics && <Home assumption={assumption} />}
          {isRested && (
            <Text size="small" color="color.text.subtle">
              {w.plural('rests.rested', restedOn)}
            </Text>
          )}
        </Inline>
      )}
      {maySet && <Sharing {...props} />}
    </Stack>
  );
}

/** Where it is at home, and what that means for whoever wants to change it. */
function Home(props: { readonly assumption: AssumptionView }) {
  const w = useWording();
  const { homeIssueId, canEdit } = props.assumption;
  const seen = useIssueSeen(homeIssueId);
  if (typeof seen === 'string') {
    return seen === 'hidden' ? (
      <Text size="small" color="color.text.subtle">
        {w.t('rests.home.unseen')}
      </Text>
    ) : null;
  }
  return (
    <Text size="small" color="color.text.subtle">
      <IssueLink issueKey={seen.key} words={w.t('link.from', { key: seen.key })} />
      {w.t('shared.separator')}
      {w.t(canEdit ? 'rests.home.edit' : 'rests.home')}
    </Text>
  );
}

/** Who will read it is said beside the button, before it is pressed. */
function Sharing(props: { readonly panel: PanelHandle; readonly assumption: AssumptionView }) {
  const w = useWording();
  const { panel, assumption } = props;
  const saver = useSave(panel.view.issue.id, panel.onSaved, panel.onNews);
  const { id, rev, sharedIn, restedOn } = assumption;
  const isShared = sharedIn !== null;
  const isKept = isShared && restedOn !== null && restedOn > 0;
  const set = () => saver.save({ kind: 'shareAssumption', seenRev: rev, assumptionId: id, on: !isShared });
  return (
    <Stack space="space.050">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        {isShared && <Lozenge>{w.t('rests.mark')}</Lozenge>}
        {!isKept && (
          <Button
            appearance="subtle"
            spacing="compact"
            isDisabled={saver.state.kind === 'saving'}
            onClick={() => void set()}
          >
            {w.t(isShared ? 'rests.stop' : 'rests.share')}
          </Button>
        )}
        <Text size="small" color="color.text.subtlest">
          {isKept ? w.t('rests.kept') : w.t('rests.who')}
        </Text>
      </Inline>
      <ActionProblem saver={saver} />
    </Stack>
  );
}
