import { Button, ButtonGroup, Inline, Lozenge, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { AssumptionView } from '../../src/contract';
import { RISKS } from '../../src/domain/premise';
import type { Risk } from '../../src/domain/premise';
import { Failed } from '../shared/failed';
import { ChoiceInput, LongText } from '../shared/fields';
import { Fold } from '../shared/fold';
import { newId } from '../shared/ids';
import { StandingLozenge } from '../shared/lozenges';
import type { Key } from '../shared/wording';
import { useWording } from '../shared/wording-context';
import { CommandForm } from './command-form';
import { FindingForm } from './finding-form';
import { FindingRow } from './finding-row';
import type { PanelHandle, Part } from './handle';
import { MAX } from './limits';
import { Section } from './section';
import { useSave } from './use-save';

/** 2: what must be true, which risk that is, and how it stands. */
export function AssumptionSection(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const { riskiest } = panel;
  const standing = panel.view.assessment.standing;
  const isOpen = panel.canShape && panel.isOpen('assumption');
  return (
    <Section
      title={w.t('assumption.title')}
      asks={w.t('assumption.asks')}
      aside={
        panel.canShape && riskiest !== null && !isOpen ? (
          <Button appearance="subtle" spacing="compact" iconBefore="edit" onClick={() => panel.open('assumption')}>
            {w.t('shared.edit')}
          </Button>
        ) : null
      }
    >
      {isOpen && <AssumptionForm panel={panel} part="assumption" assumption={riskiest} />}
      {!isOpen && riskiest !== null && (
        <Stack space="space.050">
          <Text weight="medium">{riskiest.statement}</Text>
          <Inline space="space.100" alignBlock="center" shouldWrap>
            <Text color="color.text.subtle">{w.t(`risk.${riskiest.risk}`)}</Text>
            {standing !== null && <StandingLozenge standing={standing.standing} opinionOnly={standing.opinionOnly} />}
            {riskiest.reworded && <Lozenge>{w.t('assumption.reworded')}</Lozenge>}
            {standing !== null && standing.recheckDueMs !== null && (
              <Text size="small" color="color.text.subtlest">
                {w.t('standing.recheck', { date: w.date(standing.recheckDueMs) })}
              </Text>
            )}
          </Inline>
        </Stack>
      )}
      {!isOpen && riskiest === null && (
        <Stack space="space.100" alignInline="start">
          <Text color="color.text.subtle">{w.t('assumption.empty')}</Text>
          {panel.canShape && <Button onClick={() => panel.open('assumption')}>{w.t('assumption.name')}</Button>}
        </Stack>
      )}
    </Section>
  );
}

/** States a new assumption, or rewords the one given. */
function AssumptionForm(props: {
  readonly panel: PanelHandle;
  readonly part: Part;
  readonly assumption: AssumptionView | null;
}) {
  const w = useWording();
  const { panel, part } = props;
  const saver = useSave(panel.view.issue.id, panel.onSaved, panel.onNews);
  const [base] = useState(props.assumption);
  const [id] = useState(() => base?.id ?? newId());
  const [statement, setStatement] = useState(base?.statement ?? '');
  const [risk, setRisk] = useState<Risk>(base?.risk ?? 'value');
  const [problem, setProblem] = useState<Key | undefined>(undefined);

  const saveOver = async (seenRev: number) => {
    const text = statement.trim();
    setProblem(text === '' ? 'assumption.needStatement' : undefined);
    if (text === '') return;
    const isSame = text === base?.statement && risk === base.risk;
    if (isSame || (await saver.save({ kind: 'stateAssumption', seenRev, assumptionId: id, statement: text, risk }))) {
      panel.close(part);
    }
  };
  const theirs = saver.state.kind === 'conflict' ? saver.state.now.assumptions.find((each) => each.id === id) : null;
  return (
    <CommandForm
      saver={saver}
      onSubmit={() => saveOver(base?.rev ?? 0)}
      onCancel={() => panel.close(part)}
      conflict={
        theirs
          ? {
              rows: [
                {
                  label: w.t('assumption.statement'),
                  mine: `${statement.trim()} (${w.t(`risk.${risk}`)})`,
                  theirs: `${theirs.statement} (${w.t(`risk.${theirs.risk}`)})`,
                },
              ],
              keepMine: () => saveOver(theirs.rev),
            }
          : null
      }
    >
      <LongText
        id={`${part}-statement`}
        label={w.t('assumption.statement')}
        placeholder={w.t('assumption.statement.example')}
        value={statement}
        onText={setStatement}
        maxLength={MAX.sentence}
        problem={problem}
        autoFocus
        {...(base !== null && base.findings.length > 0 && { help: w.t('assumption.reword') })}
      />
      <ChoiceInput
        id={`${part}-risk`}
        label={w.t('assumption.risk')}
        choices={RISKS.map((value) => ({ value, label: w.t(`risk.${value}.asks`) }))}
        value={risk}
        onChoice={setRisk}
      />
    </CommandForm>
  );
}

/** Everything else that must be true, one click away. */
export function OtherAssumptions(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const { others, riskiest } = panel;
  const isAdding = panel.canShape && panel.isOpen('anotherAssumption');
  if (riskiest === null) return null;
  if (others.length === 0 && !panel.canShape) return null;
  return (
    <>
      {isAdding && <AssumptionForm panel={panel} part="anotherAssumption" assumption={null} />}
      <Fold title={w.plural('assumption.others', others.length)}>
        <Stack space="space.200">
          {others.map((assumption) => (
            <OtherAssumption key={assumption.id} panel={panel} assumption={assumption} />
          ))}
          {panel.canShape && !isAdding && (
            <Inline>
              <Button appearance="subtle" iconBefore="add" onClick={() => panel.open('anotherAssumption')}>
                {w.t('assumption.add')}
              </Button>
            </Inline>
          )}
        </Stack>
      </Fold>
    </>
  );
}

function OtherAssumption(props: { readonly panel: PanelHandle; readonly assumption: AssumptionView }) {
  const w = useWording();
  const { panel, assumption } = props;
  const saver = useSave(panel.view.issue.id, panel.onSaved, panel.onNews);
  const seenRev = panel.premise.rev;
  const part: Part = `finding:${assumption.id}`;
  const choose = () => saver.save({ kind: 'chooseRiskiest', seenRev, assumptionId: assumption.id });
  const remove = () => saver.save({ kind: 'unlinkAssumption', seenRev, assumptionId: assumption.id });
  const isSaving = saver.state.kind === 'saving';
  return (
    <Stack space="space.050">
      <Text>{assumption.statement}</Text>
      <Text size="small" color="color.text.subtle">
        {[w.t(`risk.${assumption.risk}`), w.t('finding.titleCount', { count: assumption.findings.length })].join(
          w.t('shared.separator'),
        )}
      </Text>
      {assumption.findings.map((finding) => (
        <FindingRow key={finding.id} panel={panel} assumption={assumption} finding={finding} weighed={null} />
      ))}
      {panel.canEdit && panel.isOpen(part) && <FindingForm panel={panel} assumption={assumption} />}
      {panel.canShape && !panel.isOpen(part) && (
        <ButtonGroup>
          <Button spacing="compact" isDisabled={isSaving} onClick={() => void choose()}>
            {w.t('assumption.choose')}
          </Button>
          <Button spacing="compact" isDisabled={isSaving} onClick={() => panel.open(part)}>
            {w.t('finding.add')}
          </Button>
          <Button spacing="compact" appearance="subtle" isDisabled={isSaving} onClick={() => void remove()}>
            {w.t('assumption.remove')}
          </Button>
        </ButtonGroup>
      )}
      {saver.state.kind === 'failed' && <Failed failure={saver.state.failure} onRetry={saver.again} />}
    </Stack>
  );
}
