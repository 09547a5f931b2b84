import { Box, Button, Heading, Inline, Stack, Text } from '@forge/react';
import type { NextStepId, Score } from '../../src/domain/assessment';
import type { Key, Wording } from '../shared/wording';
import { useWording } from '../shared/wording-context';
import type { PanelHandle, Part } from './handle';
import { Contagion, WaysOn } from './later';
import { askSentence, nextStepTitle, scoreWords } from './sentences';
import { WaysToTest } from './ways';

/** Steps where the size and the evidence for it are what matters next. */
const ABOUT_EVIDENCE: ReadonlySet<NextStepId> = new Set([
  'testFirst',
  'sharpenTest',
  'settle',
  'setThreshold',
  'readyToBuild',
  'buildingOnTested',
]);

type Ground =
  | 'color.background.information'
  | 'color.background.success'
  | 'color.background.warning'
  | 'color.background.discovery'
  | 'color.background.neutral';

const GROUND: Readonly<Record<NextStepId, Ground>> = {
  noBecause: 'color.background.neutral',
  checkOutcome: 'color.background.information',
  met: 'color.background.success',
  missed: 'color.background.discovery',
  learning: 'color.background.discovery',
  waived: 'color.background.neutral',
  exempt: 'color.background.neutral',
  rethink: 'color.background.warning',
  settle: 'color.background.warning',
  frameOutcome: 'color.background.information',
  nameAssumption: 'color.background.information',
  setThreshold: 'color.background.information',
  sharpenTest: 'color.background.information',
  testFirst: 'color.background.information',
  testValue: 'color.background.information',
  buildingOnTested: 'color.background.success',
  readyToBuild: 'color.background.success',
};

/** The top of the panel: the one thing to do next, the score, and what the size asks for. */
export function NextStepBox(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const { next, score, asked, standing } = panel.view.assessment;
  const guess = panel.view.issue.size === null ? panel.view.premise.sizeGuess : null;
  const action = panel.canEdit ? actionOf(panel) : null;
  // One thing at a time: while a sentence is being written its own button is the one to press.
  const isWriting = (['outcome', 'assumption', 'threshold'] as const).some((part) => panel.isOpen(part));
  const also = action?.also ?? null;
  return (
    <Box xcss={{ backgroundColor: GROUND[next.id], padding: 'space.200', borderRadius: 'radius.medium' }}>
      <Stack space="space.100">
        <Inline spread="space-between" alignBlock="center" space="space.200" shouldWrap>
          <Heading as="h2" size="small">
            {nextStepTitle(w, next)}
          </Heading>
          <Text weight="bold">{scoreWords(w, score)}</Text>
        </Inline>
        <Text>{whyNext(w, next.id, score)}</Text>
        {saysAsk(panel) && <Text>{askSentence(w, asked, standing, guess)}</Text>}
        {next.id === 'rethink' && <Contagion panel={panel} />}
        <WaysToTest panel={panel} />
        {action !== null && !isWriting && !panel.isOpen(action.part) && (
          <Inline space="space.100" shouldWrap>
            {/* A form that closes takes the focus with it: the button for what comes next is where it goes on. */}
            <Button
              key={action.part}
              appearance="primary"
              autoFocus={panel.wasUsed}
              onClick={() => panel.open(action.part)}
            >
              {w.t(action.label)}
            </Button>
            {also !== null && !panel.isOpen(also.part) && (
              <Button onClick={() => panel.open(also.part)}>{w.t(also.label)}</Button>
            )}
          </Inline>
        )}
        {next.id === 'rethink' && !isWriting && <WaysOn panel={panel} />}
      </Stack>
    </Box>
  );
}

/** Whether the top of the panel says what the size asks for. */
export function saysAsk(panel: PanelHandle): boolean {
  return ABOUT_EVIDENCE.has(panel.view.assessment.next.id);
}

/** One line on why this comes next. */
function whyNext(w: Wording, id: NextStepId, score: Score): string {
  const isUnstated = score.kind === 'unscored' && score.state === 'nothingStated';
  return w.t(id === 'checkOutcome' && isUnstated ? 'next.unstated.whyCheck' : `next.${id}.why`);
}

interface Action {
  readonly part: Part;
  readonly label: Key;
  /** The other way on, beside it. */
  readonly also?: Action;
}

/** Whether the top of the panel has a button for this part already: one thing is asked for once. */
export function isNextStep(panel: PanelHandle, part: Part): boolean {
  return panel.canEdit && actionOf(panel)?.part === part;
}

/** The form that does the next step, or null when there is nothing this person can write here. */
function actionOf(panel: PanelHandle): Action | null {
  const { riskiest } = panel;
  const shaping = (action: Action): Action | null => (panel.canShape ? action : null);
  // What was stated elsewhere is tested by who may edit it there.
  const finding =
    riskiest?.canEdit !== true ? null : ({ part: `finding:${riskiest.id}`, label: 'finding.add' } as const);
  switch (panel.view.assessment.next.id) {
    case 'frameOutcome':
      return shaping({ part: 'outcome', label: 'outcome.frame' });
    case 'nameAssumption':
      return shaping({ part: 'assumption', label: 'assumption.name' });
    case 'setThreshold':
      return riskiest?.canEdit === true ? shaping({ part: 'threshold', label: 'threshold.set' }) : null;
    case 'sharpenTest':
    case 'testFirst':
    case 'settle':
      return planOrFind(panel);
    case 'testValue':
      return riskiest?.risk === 'value' || riskiest?.risk === 'viability'
        ? finding
        : shaping({ part: 'anotherAssumption', label: 'assumption.addValue' });
    case 'rethink':
      return { part: 'decision', label: 'decision.decide' };
    case 'checkOutcome':
      return { part: 'check', label: 'check.record' };
    case 'noBecause':
      return panel.premise.decision === null ? { part: 'decision', label: 'decision.sayWhy' } : null;
    case 'met':
    case 'missed':
    case 'learning':
    case 'waived':
    case 'exempt':
    case 'buildingOnTested':
    case 'readyToBuild':
      return null;
  }
}

/** Plan first and find then: once a test is planned, what it found is what is asked for. */
function planOrFind({ riskiest }: PanelHandle): Action | null {
  if (riskiest?.canEdit !== true) return null;
  const finding: Action = { part: `finding:${riskiest.id}`, label: 'finding.add' };
  const plan = { part: `plan:${riskiest.id}` } as const;
  return riskiest.tests.length === 0
    ? { ...plan, label: 'plan.action', also: finding }
    : { ...finding, also: { ...plan, label: 'plan.another' } };
}
