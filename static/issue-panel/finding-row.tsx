import { Box, Button, ButtonGroup, Inline, Link, Lozenge, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { AssumptionView } from '../../src/contract/assumptions';
import type { WeighedFinding } from '../../src/domain/assessment';
import type { RecordedFinding } from '../../src/domain/premise';
import { VerdictLozenge } from '../shared/lozenges';
import { useWording } from '../shared/wording-context';
import { ActionProblem } from './action-problem';
import { findingTitle, foundSentence, reachSentence } from './finding-words';
import type { PanelHandle } from './handle';
import { FindingForm } from './later';
import { FromIssue } from './planned-tests';
import { useSave } from './use-save';

/** All findings on the riskiest assumption, each with what it counts for. */
export function FindingRows(props: { readonly panel: PanelHandle; readonly assumption: AssumptionView }) {
  const { panel, assumption } = props;
  const weighed = panel.view.assessment.standing?.findings ?? [];
  return (
    <Stack space="space.200">
      {assumption.findings.map((finding) => (
        <FindingRow
          key={finding.id}
          panel={panel}
          assumption={assumption}
          finding={finding}
          weighed={weighed.find(({ findingId }) => findingId === finding.id) ?? null}
        />
      ))}
    </Stack>
  );
}

/** One finding: what it is, what it says, how far it reaches and why. */
export function FindingRow(props: {
  readonly panel: PanelHandle;
  readonly assumption: AssumptionView;
  readonly finding: RecordedFinding;
  readonly weighed: WeighedFinding | null;
}) {
  const w = useWording();
  const { panel, finding, weighed } = props;
  if (props.assumption.canEdit && panel.isOpen(`edit:${finding.id}`)) {
    return <FindingForm panel={panel} assumption={props.assumption} finding={finding} />;
  }
  const details = [foundSentence(w, finding)];
  if (finding.observed !== undefined) details.unshift(w.t('finding.observed.shown', { observed: finding.observed }));
  if (finding.editedMs !== null) details.push(w.t('finding.editedOn', { date: w.date(finding.editedMs) }));
  if (finding.disciplines.length > 0) {
    details.push(w.t('finding.by', { disciplines: w.list(finding.disciplines.map((d) => w.t(`discipline.${d}`))) }));
  }
  return (
    <Box
      xcss={{
        padding: 'space.150',
        borderColor: 'color.border',
        borderStyle: 'solid',
        borderWidth: 'border.width',
        borderRadius: 'radius.medium',
      }}
    >
      <Stack space="space.050">
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Text weight="medium">{findingTitle(w, finding)}</Text>
          <VerdictLozenge verdict={finding.verdict} />
          {weighed?.late === true && <Lozenge appearance="moved">{w.t('finding.late')}</Lozenge>}
          {weighed?.background === true && <Lozenge>{w.t('finding.background')}</Lozenge>}
        </Inline>
        {finding.note !== '' && <Text>{finding.note}</Text>}
        {finding.because !== undefined && <Text>{w.t('finding.because.shown', { because: finding.because })}</Text>}
        {weighed !== null && (
          <Text size="small" color="color.text.subtle">
            {reachSentence(w, weighed)}
          </Text>
        )}
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Text size="small" color="color.text.subtlest">
            {details.join(w.t('shared.separator'))}
          </Text>
          {finding.fromIssue !== undefined && <FromIssue issueId={finding.fromIssue} />}
          {finding.link !== null && (
            <Text size="small">
              <Link href={finding.link} openNewTab>
                {w.t('finding.link.open')}
              </Link>
            </Text>
          )}
          {props.assumption.canEdit && (
            <Button
              appearance="subtle"
              spacing="compact"
              iconBefore="edit"
              onClick={() => panel.open(`edit:${finding.id}`)}
            >
              {w.t('finding.edit')}
            </Button>
          )}
          {props.assumption.canEdit && <Withdraw {...props} />}
        </Inline>
      </Stack>
    </Box>
  );
}

/** Asks once: a withdrawn finding stays in the history but counts no longer. */
function Withdraw(props: {
  readonly panel: PanelHandle;
  readonly assumption: AssumptionView;
  readonly finding: RecordedFinding;
}) {
  const w = useWording();
  const { panel, assumption, finding } = props;
  const saver = useSave(panel.view.issue.id, panel.onSaved, panel.onNews);
  const [isAsking, setAsking] = useState(false);
  const withdraw = async () => {
    await saver.save({
      kind: 'withdrawFinding',
      seenRev: assumption.rev,
      assumptionId: assumption.id,
      findingId: finding.id,
    });
    // Whatever came of it, the next click asks again.
    setAsking(false);
  };
  if (!isAsking) {
    return (
      <>
        <ActionProblem saver={saver} />
        <Button appearance="subtle" spacing="compact" onClick={() => setAsking(true)}>
          {w.t('finding.withdraw')}
        </Button>
      </>
    );
  }
  return (
    <Inline space="space.100" alignBlock="center" shouldWrap>
      <Text size="small">{w.t('finding.withdraw.sure')}</Text>
      <ButtonGroup>
        <Button spacing="compact" isDisabled={saver.state.kind === 'saving'} onClick={() => void withdraw()}>
          {w.t('finding.withdraw')}
        </Button>
        <Button spacing="compact" appearance="subtle" onClick={() => setAsking(false)}>
          {w.t('shared.cancel')}
        </Button>
      </ButtonGroup>
    </Inline>
  );
}
