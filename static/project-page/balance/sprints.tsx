import { Stack, Text } from '@forge/react';
import { useCallback } from 'react';
import type { PageView, SprintsView } from '../../../src/contract/page';
import type { PageQuestion } from '../../../src/domain/page-question';
import { call } from '../../shared/call';
import { Failed } from '../../shared/failed';
import { Waiting } from '../../shared/screen';
import { useLoad } from '../../shared/use-load';
import { useWording } from '../../shared/wording-context';
import type { Measure } from './chart-rows';
import { BalanceFigures, ShareLine } from './figures';
import { namedSprints } from './named-sprints';

interface Asked {
  readonly projectId: string;
  readonly question: PageQuestion;
  readonly measure: Measure;
  readonly guide: PageView['guide'];
}

/** The balance by sprint, asked for when somebody wants to see it. */
export function SprintBalance(props: Asked) {
  const { projectId, question } = props;
  const read = useCallback(() => call('readSprintBalance', { projectId, question }), [projectId, question]);
  const { load, reload } = useLoad(read);
  switch (load.kind) {
    case 'loading':
      return <Waiting />;
    case 'refused':
    case 'failed':
      return <Failed failure={load.failure} onRetry={reload} />;
    case 'ready':
      return <Sprints {...props} view={load.value} />;
  }
}

function Sprints(props: Asked & { readonly view: SprintsView }) {
  const w = useWording();
  const { question, measure, guide } = props;
  const { sprints, undated } = props.view;
  const isWhole = question.period === 'all' || question.sprint !== null;
  return (
    <Stack space="space.150">
      {sprints.length === 0 ? (
        <Text color="color.text.subtle">
          {[w.t('sprints.none'), ...(isWhole ? [] : [w.t('sprints.none.next')])].join(' ')}
        </Text>
      ) : (
        <>
          <ShareLine shares={sprints} measure={measure} guide={guide} />
          <BalanceFigures shares={namedSprints(w, sprints)} measure={measure} column={w.t('sprints.sprint')} />
          <Text size="small" color="color.text.subtle">
            {w.t('sprints.counted')}
          </Text>
        </>
      )}
      {undated > 0 && (
        <Text size="small" color="color.text.subtle">
          {w.plural('sprints.undated', undated)}
        </Text>
      )}
    </Stack>
  );
}
