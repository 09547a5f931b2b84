import { Button, Heading, Inline, Stack, Text } from '@forge/react';
import { useCallback, useState } from 'react';
import type { OutcomesView, OutcomeView } from '../../../src/contract/outcomes';
import type { PageView } from '../../../src/contract/page';
import { call } from '../../shared/call';
import { Failed } from '../../shared/failed';
import { Fold } from '../../shared/fold';
import { IssuesSeen } from '../../shared/issues-seen';
import { Waiting } from '../../shared/screen';
import { useLoad } from '../../shared/use-load';
import { useWording } from '../../shared/wording-context';
import type { Asked } from '../asked';
import { ExportTable } from '../export-table';
import { WholeNote } from '../first-box';
import { ContagionPart } from './contagion';
import { exportedOutcomes } from './exported';
import { OutcomeCard } from './outcome-card';
import { OutcomeForm } from './outcome-form';
import { ReviewPart } from './review';
import type { OutcomesHandle } from './use-outcome-save';
import { WithoutPart } from './without';

/** What the project works towards, what rests on it and what came of it. */
export function OutcomesTab({ view }: { readonly view: Asked['view'] & Pick<PageView, 'signals'> }) {
  const projectId = view.project.id;
  const [quarter, setQuarter] = useState<string | null>(null);
  const read = useCallback(() => call('readOutcomes', { projectId, quarter }), [projectId, quarter]);
  const { load, reload, show } = useLoad(read);
  if (load.kind === 'loading') return <Waiting />;
  if (load.kind !== 'ready') return <Failed failure={load.failure} onRetry={reload} />;
  return <Ready tab={{ projectId, quarter, view: load.value, show }} onQuarter={setQuarter} atMost={atMostOf(view)} />;
}

/** The signal's own limit, as the project has it. */
function atMostOf({ signals }: Pick<PageView, 'signals'>): number | null {
  return signals.signals.find(({ id }) => id === 'tooManyOutcomes')?.threshold['atMost'] ?? null;
}

/** Every issue the tab names, asked of Jira in one request. */
function issuesOf({ outcomes, without, contagion }: OutcomesView): readonly string[] {
  return [
    ...outcomes.flatMap(({ words }) => words.goalIssueId ?? []),
    ...without.issueIds,
    ...contagion.flatMap(({ issueIds }) => issueIds),
  ].slice(0, 100);
}

function Ready(props: {
  readonly tab: OutcomesHandle;
  readonly onQuarter: (quarter: string) => void;
  readonly atMost: number | null;
}) {
  const { tab, atMost } = props;
  return (
    <IssuesSeen ids={issuesOf(tab.view)}>
      <Stack space="space.400">
        <WholeNote />
        <Outcomes tab={tab} atMost={atMost} />
        <WithoutPart without={tab.view.without} />
        <ContagionPart contagion={tab.view.contagion} />
        <ReviewPart view={tab.view} onQuarter={props.onQuarter} />
      </Stack>
    </IssuesSeen>
  );
}

function Outcomes(props: { readonly tab: OutcomesHandle; readonly atMost: number | null }) {
  const w = useWording();
  const { tab } = props;
  const { outcomes, canEdit } = tab.view;
  const [isAdding, setAdding] = useState(false);
  const open = outcomes.filter(({ isArchived }) => !isArchived);
  const archived = outcomes.filter(({ isArchived }) => isArchived);
  return (
    <Stack space="space.200">
      <Stack space="space.100">
        <Heading as="h2" size="small">
          {w.t('outcomes.title')}
        </Heading>
        <Text color="color.text.subtle">{w.t('outcomes.public')}</Text>
        <Busy open={open} atMost={props.atMost} />
      </Stack>
      {open.length === 0 && <Text>{w.t('outcomes.none')}</Text>}
      {open.map((outcome) => (
        <OutcomeCard key={outcome.outcomeId} tab={tab} outcome={outcome} />
      ))}
      {isAdding && <OutcomeForm tab={tab} outcome={null} onClose={() => setAdding(false)} />}
      <Inline space="space.100" alignBlock="center">
        {canEdit && !isAdding && (
          <Button appearance={open.length === 0 ? 'primary' : 'default'} onClick={() => setAdding(true)}>
            {w.t('outcomes.add')}
          </Button>
        )}
        {outcomes.length > 0 && (
          <ExportTable title={w.t('outcomes.title')} rows={() => exportedOutcomes(w, outcomes)} />
        )}
      </Inline>
      {archived.length > 0 && (
        <Fold title={w.plural('outcomes.archived', archived.length)}>
          <Stack space="space.200">
            {archived.map((outcome) => (
              <OutcomeCard key={outcome.outcomeId} tab={tab} outcome={outcome} />
            ))}
          </Stack>
        </Fold>
      )}
    </Stack>
  );
}

/** How many are worked on at once; signal 13 has the same limit, and counts the goals of epics too. */
function Busy(props: { readonly open: readonly OutcomeView[]; readonly atMost: number | null }) {
  const w = useWording();
  const count = props.open.filter(({ stories }) => stories.inProgress > 0).length;
  const { atMost } = props;
  if (props.open.length === 0 || atMost === null) return null;
  const values = { count, of: props.open.length, limit: atMost };
  return count > atMost ? (
    <Text color="color.text.warning">{w.t('outcomes.busy', values)}</Text>
  ) : (
    <Text>{w.t('outcomes.busy.few', values)}</Text>
  );
}
