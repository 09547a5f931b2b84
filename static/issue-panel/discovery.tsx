/** The panel of a discovery issue: which assumption it tests and, when it is closed, what was found. */
import { Box, Button, Heading, Inline, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { AssumptionView } from '../../src/contract/assumptions';
import type { DiscoveryView } from '../../src/contract/test-plan';
import { VerdictLozenge } from '../shared/lozenges';
import { ChoiceInput } from '../shared/fields';
import { useIssueSeen, useIssuesSeen } from '../shared/issues-seen';
import type { Key } from '../shared/wording';
import { useWording } from '../shared/wording-context';
import { CommandForm } from './command-form';
import { FindingForm } from './finding-form';
import type { PanelHandle, Part } from './handle';
import { findingTitle } from './finding-words';
import { IssueLink } from './planned-tests';
import { thresholdWords } from './sentences';
import { useSave } from './use-save';

export function DiscoveryPanel(props: { readonly panel: PanelHandle; readonly discovery: DiscoveryView }) {
  const w = useWording();
  const { panel, discovery } = props;
  const { tests, isHidden, candidates } = discovery;
  const isChoosing = tests === null || panel.isOpen('takeTest');
  if (isHidden) return <Text>{w.t('discovery.hidden')}</Text>;
  return (
    <Stack space="space.200">
      {tests !== null && <Tested assumption={tests.assumption} />}
      {tests !== null && panel.canEdit && candidates.length > 1 && !isChoosing && (
        <Inline>
          <Button appearance="subtle" spacing="compact" onClick={() => panel.open('takeTest')}>
            {w.t('discovery.change')}
          </Button>
        </Inline>
      )}
      {isChoosing && <Choosing {...props} />}
      {tests !== null && <Found panel={panel} assumption={tests.assumption} canFile={tests.canFile} />}
    </Stack>
  );
}

function Choosing(props: { readonly panel: PanelHandle; readonly discovery: DiscoveryView }) {
  const w = useWording();
  const { panel, discovery } = props;
  const { candidates } = discovery;
  return (
    <Stack space="space.100">
      <Heading as="h2" size="small">
        {w.t('discovery.title')}
      </Heading>
      <Text color="color.text.subtle">{w.t(candidates.length === 0 ? 'discovery.none' : 'discovery.why')}</Text>
      {candidates.length > 0 && !panel.canEdit && <Text>{w.t('discovery.cannotChoose')}</Text>}
      {candidates.length > 0 && panel.canEdit && <ChooseForm {...props} />}
    </Stack>
  );
}

function ChooseForm(props: { readonly panel: PanelHandle; readonly discovery: DiscoveryView }) {
  const w = useWording();
  const { panel, discovery } = props;
  const sight = useIssuesSeen();
  const saver = useSave(panel.view.issue.id, panel.onSaved, panel.onNews);
  const [chosen, setChosen] = useState<string | null>(discovery.tests?.assumption.id ?? null);
  const [problem, setProblem] = useState<Key | undefined>(undefined);
  const saveOver = async (seenRev: number) => {
    setProblem(chosen === null ? 'discovery.need' : undefined);
    if (chosen === null) return;
    if (await saver.save({ kind: 'takeTest', seenRev, assumptionId: chosen })) panel.close('takeTest');
  };
  const theirs = saver.state.kind === 'conflict' ? saver.state.now : null;
  const statementOf = (id: string | null) => discovery.candidates.find((each) => each.assumptionId === id)?.statement;
  return (
    <CommandForm
      saver={saver}
      onSubmit={() => saveOver(panel.view.premise.rev)}
      onCancel={() => panel.close('takeTest')}
      conflict={
        theirs && {
          rows: [
            {
              label: w.t('discovery.choose'),
              mine: statementOf(chosen) ?? '',
              theirs: theirs.discovery?.tests?.assumption.statement ?? '',
            },
          ],
          keepMine: () => saveOver(theirs.premise.rev),
        }
      }
    >
      <ChoiceInput
        id="discovery-assumption"
        label={w.t('discovery.choose')}
        placeholder={w.t('discovery.choose.placeholder')}
        choices={discovery.candidates.map(({ assumptionId, statement, risk, issueId }) => {
          const at = sight(issueId);
          const words = { statement, risk: w.t(`risk.${risk}`) };
          const label =
            typeof at === 'string'
              ? w.t('discovery.candidate.plain', words)
              : w.t('discovery.candidate', { ...words, key: at.key });
          return { value: assumptionId, label };
        })}
        value={chosen}
        onChoice={setChosen}
        problem={problem}
      />
    </CommandForm>
  );
}

function Tested(props: { readonly assumption: AssumptionView }) {
  const w = useWording();
  const { assumption } = props;
  const home = useIssueSeen(assumption.homeIssueId);
  const threshold = thresholdWords(w, assumption);
  return (
    <Stack space="space.050">
      <Text size="small" color="color.text.subtle">
        {w.t('discovery.tests')}
      </Text>
      <Text weight="medium">{assumption.statement}</Text>
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Text color="color.text.subtle">{w.t(`risk.${assumption.risk}`)}</Text>
        {typeof home === 'object' && (
          <Text size="small">
            <IssueLink issueKey={home.key} words={home.key} />
          </Text>
        )}
      </Inline>
      <Text>{threshold === '' ? w.t('discovery.noThreshold') : w.t('discovery.threshold', { threshold })}</Text>
    </Stack>
  );
}

function Found(props: { readonly panel: PanelHandle; readonly assumption: AssumptionView; readonly canFile: boolean }) {
  const w = useWording();
  const { panel, assumption, canFile } = props;
  const { issue } = panel.view;
  const part: Part = `finding:${assumption.id}`;
  const filed = assumption.findings.filter(({ fromIssue }) => fromIssue === issue.id);
  const isClosed = issue.category === 'done';
  const planned = assumption.tests.find(({ issueId }) => issueId === issue.id);
  return (
    <Stack space="space.100">
      {filed.length > 0 && (
        <Heading as="h2" size="small">
          {w.t('discovery.filed')}
        </Heading>
      )}
      {filed.map((finding) => (
        <Box key={finding.id}>
          <Inline space="space.100" alignBlock="center" shouldWrap>
            <Text>{findingTitle(w, finding)}</Text>
            <VerdictLozenge verdict={finding.verdict} />
          </Inline>
          {finding.note !== '' && <Text>{finding.note}</Text>}
        </Box>
      ))}
      {filed.length === 0 && isClosed && (
        <Heading as="h2" size="small">
          {w.t('discovery.found')}
        </Heading>
      )}
      {filed.length === 0 && !isClosed && <Text color="color.text.subtle">{w.t('discovery.later')}</Text>}
      {panel.canEdit && !canFile && <Text>{w.t('discovery.cannotFile')}</Text>}
      {canFile && panel.isOpen(part) && (
        <FindingForm panel={panel} assumption={assumption} {...(planned && { start: { method: planned.method } })} />
      )}
      {canFile && !panel.isOpen(part) && (
        <Inline>
          <Button appearance={isClosed && filed.length === 0 ? 'primary' : 'subtle'} onClick={() => panel.open(part)}>
            {w.t(filed.length > 0 ? 'discovery.foundMore' : isClosed ? 'finding.add' : 'discovery.found.now')}
          </Button>
        </Inline>
      )}
    </Stack>
  );
}
