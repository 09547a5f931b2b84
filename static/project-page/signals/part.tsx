import { Heading, Inline, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { PageView } from '../../../src/contract/page';
import type { SignalsView } from '../../../src/contract/signals';
import type { PageQuestion } from '../../../src/domain/page-question';
import type { Signal, SignalState } from '../../../src/domain/signals/types';
import { Fold } from '../../shared/fold';
import { useWording } from '../../shared/wording-context';
import { Advisor } from './advisor';
import { SignalCard } from './card';
import { ReportPart } from './report';

const STATES = ['lit', 'quiet', 'cantTell'] as const satisfies readonly SignalState[];

/** More would be a wall. */
const OPEN = 3;

export interface SignalsProps {
  readonly projectId: string;
  readonly view: PageView;
  readonly question: PageQuestion;
}

/** What the numbers of the whole project point at, calmly: signals have a window of their own and no team or sprint. */
export function SignalsPart({ projectId, view }: SignalsProps) {
  return <Signals projectId={projectId} view={view.signals} canAdminister={view.canAdminister} />;
}

/** The signals: at most three lit ones open, all others one click away, each with what it is made of. */
export function Signals(props: {
  readonly projectId: string;
  readonly view: SignalsView;
  readonly canAdminister: boolean;
}) {
  const w = useWording();
  const { projectId, canAdminister } = props;
  // What a report changes is told by its answer, until the page is read again.
  const [newer, setNewer] = useState<{ readonly of: SignalsView; readonly view: SignalsView } | null>(null);
  const view = newer !== null && newer.of === props.view ? newer.view : props.view;
  const inState = (state: SignalState) => view.signals.filter((signal) => signal.state === state);
  const [lit, quiet, cantTell] = [inState('lit'), inState('quiet'), inState('cantTell')];
  // One state alone is said by its own line below.
  const counted = STATES.filter((state) => inState(state).length > 0);
  return (
    <Stack space="space.150">
      <Inline space="space.150" alignBlock="center" shouldWrap>
        <Heading as="h2" size="small">
          {w.t('signals.title')}
        </Heading>
        {counted.length > 1 && (
          <Text color="color.text.subtle">
            {counted
              .map((state) => w.t(`signals.counts.${state}`, { count: inState(state).length }))
              .join(w.t('shared.separator'))}
          </Text>
        )}
      </Inline>
      {lit.length === 0 && (
        <Text color="color.text.subtle">{w.t(quiet.length === 0 ? 'signals.noneYet' : 'signals.none')}</Text>
      )}
      <Cards signals={lit.slice(0, OPEN)} projectId={projectId} />
      {lit.length > OPEN && (
        <Fold title={w.plural('signals.moreLit', lit.length - OPEN)}>
          <Cards signals={lit.slice(OPEN)} projectId={projectId} />
        </Fold>
      )}
      {quiet.length > 0 && (
        <Fold title={w.plural('signals.quiet', quiet.length)}>
          <Cards signals={quiet} projectId={projectId} />
        </Fold>
      )}
      {cantTell.length > 0 && (
        <Fold title={w.plural('signals.cantTell', cantTell.length)}>
          <Cards signals={cantTell} projectId={projectId} />
        </Fold>
      )}
      <Fold title={w.t('advisor.title')}>
        <Stack space="space.200">
          <Advisor advice={view.advice} share={shareAsked(view.signals)} />
          <ReportPart
            projectId={projectId}
            view={view}
            canGive={canAdminister}
            onGiven={(given) => setNewer({ of: props.view, view: given })}
          />
        </Stack>
      </Fold>
    </Stack>
  );
}

function Cards(props: { readonly signals: readonly Signal[]; readonly projectId: string }) {
  return (
    <Stack space="space.100">
      {props.signals.map((signal) => (
        <SignalCard key={signal.id} signal={signal} projectId={props.projectId} />
      ))}
    </Stack>
  );
}

/** The advisor asks the same of time on stories as the story factory does. */
function shareAsked(signals: readonly Signal[]): number | null {
  return signals.find(({ id }) => id === 'storyFactory')?.threshold['storyShare'] ?? null;
}
