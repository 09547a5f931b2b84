import { Box, Button, Heading, Inline, Stack, Text } from '@forge/react';
import { useCallback, useState } from 'react';
import type { RetrosView } from '../../../src/contract/retro';
import { dayStartMs } from '../../../src/domain/day';
import { call } from '../../shared/call';
import { Failed } from '../../shared/failed';
import { ChoiceInput } from '../../shared/fields';
import { Waiting } from '../../shared/screen';
import { useLoad } from '../../shared/use-load';
import { useWording } from '../../shared/wording-context';
import type { Asked } from '../asked';
import { CalibrationPart } from './calibration';
import { RetroScreen } from './retro-screen';
import { listedName } from './sentences';
import { StartPart } from './start-part';

/** Looking back: what the team expected, what happened, and what it means to do about it. */
export function RetroTab({ view, question, retroSprint }: Asked & { readonly retroSprint: string | null }) {
  const projectId = view.project.id;
  const read = useCallback(() => call('readRetros', { projectId, sprintId: retroSprint }), [projectId, retroSprint]);
  const { load, reload } = useLoad(read);
  if (load.kind === 'loading') return <Waiting />;
  if (load.kind !== 'ready') return <Failed failure={load.failure} onRetry={reload} />;
  return <Retros projectId={projectId} team={question.team} list={load.value} wanted={retroSprint} reload={reload} />;
}

/** The one of the sprint somebody came from; else the one that is going on, else the last. */
function firstOf({ retros }: RetrosView, wanted: string | null): string | null {
  if (wanted !== null) return retros.find(({ about }) => about.sprintId === wanted)?.retroId ?? null;
  return (retros.find(({ finishedMs }) => finishedMs === null) ?? retros[0])?.retroId ?? null;
}

function Retros(props: {
  readonly projectId: string;
  readonly team: Asked['question']['team'];
  readonly list: RetrosView;
  /** Jira's id of the sprint whose menu led here. */
  readonly wanted: string | null;
  readonly reload: () => void;
}) {
  const w = useWording();
  const { projectId, list, wanted, reload } = props;
  const [chosen, setChosen] = useState(firstOf(list, wanted));
  const [isStarting, setStarting] = useState(chosen === null);
  const show = (retroId: string) => {
    setChosen(retroId);
    setStarting(false);
  };
  return (
    <Stack space="space.300">
      <Stack space="space.100">
        <Heading as="h2" size="small">
          {w.t('retro.title')}
        </Heading>
        <Text color="color.text.subtle">{w.t('retro.what')}</Text>
      </Stack>
      {!isStarting && (
        <Inline space="space.100" rowSpace="space.100" alignBlock="end" shouldWrap>
          <Box xcss={{ width: '320px' }}>
            <ChoiceInput
              id="retro-choice"
              label={w.t('retro.choose')}
              choices={list.retros.map((one) => ({
                value: one.retroId,
                label: listedName(w, one, dayStartMs(list.today)),
              }))}
              value={chosen}
              onChoice={show}
            />
          </Box>
          {list.canEdit && <Button onClick={() => setStarting(true)}>{w.t('retro.start.another')}</Button>}
        </Inline>
      )}
      {isStarting && (
        <StartPart
          projectId={projectId}
          team={props.team}
          list={list}
          sprintId={wanted}
          onOpened={(retroId) => {
            show(retroId);
            reload();
          }}
          onClose={
            list.retros.length === 0
              ? null
              : () => {
                  setChosen(chosen ?? firstOf(list, null));
                  setStarting(false);
                }
          }
        />
      )}
      <CalibrationPart calibration={list.calibration} />
      {!isStarting && chosen !== null && (
        <RetroScreen key={chosen} projectId={projectId} retroId={chosen} onChanged={reload} />
      )}
    </Stack>
  );
}
