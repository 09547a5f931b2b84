import { Button, ButtonGroup, Form, Inline, LoadingButton, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { OutcomeView } from '../../../src/contract/outcomes';
import { EMPTY_WORDS, WORD_PARTS, type OutcomeWords } from '../../../src/domain/outcomes/project-outcome';
import { statesAnyPart } from '../../../src/domain/inherit';
import { Conflict } from '../../shared/conflict';
import { Failed } from '../../shared/failed';
import { DayInput, LongText, Row, TextInput } from '../../shared/fields';
import { newId } from '../../shared/ids';
import { useIssueSeen } from '../../shared/issues-seen';
import { useWording } from '../../shared/wording-context';
import { findIssue } from './find-issue';
import { useOutcomeSave, type OutcomesHandle } from './use-outcome-save';

/** What a card still shows whole. */
const MAX = 500;
const MAX_LINK = 2000;
const MAX_KEY = 60;
type Slip = 'empty' | 'link' | 'goal';

/** An outcome of the project, written or changed. Only what was changed is sent, so two people keep both their words. */
export function OutcomeForm(props: {
  readonly tab: OutcomesHandle;
  /** Null = a new one. */
  readonly outcome: OutcomeView | null;
  readonly onClose: () => void;
}) {
  const w = useWording();
  const { tab, outcome, onClose } = props;
  const saver = useOutcomeSave(tab);
  // What the person started from: later saves by others are judged against it, not against what they may not have seen.
  const [base] = useState({
    id: outcome?.outcomeId ?? newId(),
    rev: outcome?.rev ?? 0,
    words: outcome?.words ?? EMPTY_WORDS,
  });
  const [draft, setDraft] = useState<OutcomeWords>(base.words);
  const goal = useIssueSeen(base.words.goalIssueId ?? '');
  const keyThen = typeof goal === 'string' ? '' : goal.key;
  const [typedKey, setKey] = useState<string | null>(null);
  const [slip, setSlip] = useState<Slip | null>(null);
  const set = (change: Partial<OutcomeWords>) => setDraft((now) => ({ ...now, ...change }));

  const save = async (seenRev: number) => {
    setSlip(null);
    if (!statesAnyPart(draft)) {
      setSlip('empty');
      return;
    }
    if (draft.link !== null && !/^https:\/\/[^\s/]+/i.test(draft.link)) {
      setSlip('link');
      return;
    }
    const found = typedKey === null || typedKey === keyThen ? base.words.goalIssueId : await findIssue(typedKey);
    if (found === undefined) {
      setSlip('goal');
      return;
    }
    const wanted: OutcomeWords = { ...draft, goalIssueId: found };
    const parts = Object.fromEntries(
      WORD_PARTS.filter((part) => wanted[part] !== base.words[part]).map((part) => [part, wanted[part]]),
    );
    if (Object.keys(parts).length === 0) {
      onClose();
      return;
    }
    if (await saver.save({ kind: 'state', outcomeId: base.id, seenRev, parts })) onClose();
  };
  const theirs = saver.state.kind === 'conflict' && outcome !== null ? outcome : null;
  const text = (part: 'who' | 'does' | 'metric' | 'from' | 'to') => (
    <TextInput
      key={part}
      id={`outcome-${base.id}-${part}`}
      label={w.t(`outcomes.${part}`)}
      value={draft[part]}
      onText={(typed) => set({ [part]: typed.trim() })}
      maxLength={MAX}
    />
  );
  return (
    <Form onSubmit={() => save(base.rev)}>
      <Stack space="space.150">
        <LongText
          id={`outcome-${base.id}-problem`}
          label={w.t('outcomes.problem')}
          value={draft.problem}
          onText={(typed) => set({ problem: typed.trim() })}
          maxLength={MAX}
        />
        <Row>{[text('who'), text('does')]}</Row>
        <Row>
          {[
            text('metric'),
            text('from'),
            text('to'),
            <DayInput
              key="by"
              id={`outcome-${base.id}-by`}
              label={w.t('outcomes.by')}
              value={draft.by ?? ''}
              onDay={(by) => set({ by: by === '' ? null : by })}
            />,
          ]}
        </Row>
        <Row>
          {[
            <TextInput
              key="link"
              id={`outcome-${base.id}-link`}
              label={w.t('outcomes.link')}
              value={draft.link ?? ''}
              onText={(typed) => set({ link: typed.trim() === '' ? null : typed.trim() })}
              maxLength={MAX_LINK}
              problem={slip === 'link' ? 'outcomes.link.invalid' : undefined}
            />,
            <TextInput
              key="goal"
              id={`outcome-${base.id}-goal`}
              label={w.t('outcomes.goal')}
              value={keyThen}
              onText={(typed) => setKey(typed.trim())}
              maxLength={MAX_KEY}
              problem={slip === 'goal' ? 'outcomes.goal.unknown' : undefined}
            />,
          ]}
        </Row>
        {slip === 'empty' && <Text color="color.text.warning">{w.t('outcomes.empty')}</Text>}
        {saver.state.kind === 'failed' && <Failed failure={saver.state.failure} onRetry={() => void save(base.rev)} />}
        {theirs !== null && (
          <Conflict
            rows={WORD_PARTS.filter(
              (part) => theirs.words[part] !== base.words[part] && theirs.words[part] !== draft[part],
            ).map((part) => ({
              label: w.t(`outcomes.${part}`),
              mine: draft[part] ?? '',
              theirs: theirs.words[part] ?? '',
            }))}
            onMine={() => void save(theirs.rev)}
            onTheirs={onClose}
          />
        )}
        {theirs === null && (
          <Inline>
            <ButtonGroup>
              <LoadingButton type="submit" appearance="primary" isLoading={saver.state.kind === 'saving'}>
                {w.t('shared.save')}
              </LoadingButton>
              <Button appearance="subtle" onClick={onClose}>
                {w.t('shared.cancel')}
              </Button>
            </ButtonGroup>
          </Inline>
        )}
      </Stack>
    </Form>
  );
}
