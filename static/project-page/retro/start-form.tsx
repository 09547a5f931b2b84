import { Button, ButtonGroup, Form, Inline, LoadingButton, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { RetrosView } from '../../../src/contract/retro';
import { dayOf, dayStartMs } from '../../../src/domain/day';
import type { Team } from '../../../src/domain/page-question';
import { type RetroAsked, subjectAsked, subjectOf } from '../../../src/domain/retro/subject';
import { DAY_MS } from '../../../src/domain/week';
import { Failed } from '../../shared/failed';
import { ChoiceInput, DayInput, Row } from '../../shared/fields';
import { useWording } from '../../shared/wording-context';
import { useRetroSave } from './use-retro-save';

const DAYS = 'days';
/** What somebody without sprints most often looks back on. */
const FORTNIGHT = 13;

/** Picks a sprint or a stretch of days to look back on, and opens a retrospective of it. */
export function StartForm(props: {
  readonly projectId: string;
  /** The team the page is narrowed to. */
  readonly team: Team | null;
  readonly list: RetrosView;
  readonly onOpened: (retroId: string) => void;
  /** Null = there is nothing to go back to. */
  readonly onClose: (() => void) | null;
}) {
  const w = useWording();
  const { list, team, onOpened, onClose } = props;
  const { today, wanted } = list;
  // One that is long over is offered to whoever comes from it.
  const isMissing = wanted?.hasBegun === true && list.sprints.every(({ sprintId }) => sprintId !== wanted.sprintId);
  const sprints = isMissing ? [wanted, ...list.sprints] : list.sprints;
  // Somebody looks back on what is over; where nothing is, on what is under way.
  const first =
    sprints.find(({ sprintId }) => sprintId === wanted?.sprintId) ??
    sprints.find(({ isActive }) => !isActive) ??
    sprints[0];
  const [what, setWhat] = useState(first?.sprintId ?? DAYS);
  const [from, setFrom] = useState(dayOf(dayStartMs(today) - FORTNIGHT * DAY_MS));
  const [to, setTo] = useState(today);
  const [isSlip, setSlip] = useState(false);
  const saver = useRetroSave(props.projectId, (view) => onOpened(view.retroId), null);
  const isDays = what === DAYS;
  const about: RetroAsked = isDays ? { sprintId: null, from, to, team } : { sprintId: what, team };
  // Somebody else has begun the same one: they look back together.
  const going = list.retros.find((one) => one.finishedMs === null && subjectOf(one.about) === subjectAsked(about));
  const start = async () => {
    const isWrong = isDays && (from === '' || to === '' || to < from);
    setSlip(isWrong);
    if (isWrong) return;
    if (going === undefined) await saver.save({ kind: 'open', seenRev: 0, about });
    else onOpened(going.retroId);
  };
  return (
    <Form onSubmit={start}>
      <Stack space="space.150">
        <Row>
          {[
            <ChoiceInput
              key="what"
              id="retro-what"
              label={w.t('retro.start.what')}
              choices={[
                ...sprints.map(({ sprintId, name, isActive }) => ({
                  value: sprintId,
                  label: isActive ? w.t('retro.start.active', { name }) : name,
                })),
                { value: DAYS, label: w.t('retro.start.days') },
              ]}
              value={what}
              onChoice={setWhat}
            />,
            ...(isDays
              ? [
                  <DayInput key="from" id="retro-from" label={w.t('retro.start.from')} value={from} onDay={setFrom} />,
                  <DayInput
                    key="to"
                    id="retro-to"
                    label={w.t('retro.start.to')}
                    value={to}
                    onDay={setTo}
                    problem={isSlip ? 'retro.start.slip' : undefined}
                  />,
                ]
              : []),
          ]}
        </Row>
        {team !== null && <Text color="color.text.subtle">{w.t('retro.start.team')}</Text>}
        {going !== undefined && <Text>{w.t(isDays ? 'retro.start.going.days' : 'retro.start.going.sprint')}</Text>}
        {saver.state.kind === 'failed' && <Failed failure={saver.state.failure} onRetry={() => void start()} />}
        <Inline>
          <ButtonGroup>
            <LoadingButton type="submit" appearance="primary" isLoading={saver.state.kind === 'saving'}>
              {w.t(going === undefined ? 'retro.start' : 'retro.start.join')}
            </LoadingButton>
            {onClose !== null && (
              <Button appearance="subtle" onClick={onClose}>
                {w.t('shared.cancel')}
              </Button>
            )}
          </ButtonGroup>
        </Inline>
      </Stack>
    </Form>
  );
}
