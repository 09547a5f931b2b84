import { Box, Stack, Text } from '@forge/react';
import { useRef, useState } from 'react';
import type { PanelView } from '../../src/contract/panel';
import type { Advice } from '../../src/domain/coach';
import { isDismissed } from '../../src/domain/dismissed';
import type { Day, Outcome } from '../../src/domain/premise';
import { editableSentence } from '../shared/outcome-sentence';
import type { Wording } from '../shared/wording';
import { useWording } from '../shared/wording-context';
import { adviceOn, slips, tooLong, wavedBefore } from './advice';
import { CoachLines } from './coach-lines';
import { CommandForm } from './command-form';
import { changedParts, clashes } from './draft';
import type { PanelHandle } from './handle';
import { PartChips } from './part-chips';
import { EMPTY_SENTENCE, partsOf, retyped, sentenceOf, withPart } from './sentence';
import type { Sentence } from './sentence';
import { SentenceField, useSettled } from './sentence-field';
import { useSave } from './use-save';

/** The outcome as one sentence, read into its parts while it is written. Nothing in it is required. */
export function OutcomeForm(props: {
  readonly panel: PanelHandle;
  /** What to write on: as stated, or as the issue's own words were read. */
  readonly from: Outcome;
  /** The issue's summary: what is to be built; '' = not known. */
  readonly solution: string;
}) {
  const w = useWording();
  const { panel } = props;
  const { today } = panel.view;
  const saved = useRef<PanelView>(panel.view);
  const saver = useSave(
    panel.view.issue.id,
    (view) => {
      saved.current = view;
      panel.onSaved(view);
    },
    panel.onNews,
  );
  // What the person started from: later saves by others are judged against it, not against what they may not have seen.
  const [base] = useState(panel.view.premise);
  const [start] = useState(() => startOf(w, props.from, today));
  const [sentence, setSentence] = useState(start);
  // Keys arrive one after the other over the bridge, Enter right behind the last: saved is what was typed, not drawn.
  const latest = useRef(sentence);
  const isSaving = useRef(false);
  const write = (next: Sentence) => {
    latest.current = next;
    setSentence(next);
  };
  const [waved, setWaved] = useState(() => wavedBefore(base));
  const line = useSettled(sentence.line);
  const parts = partsOf({ ...sentence, line }, today);
  const isBlank = Object.values(parts).every((part) => part === '');
  const slipped = slips(w, parts, today);

  const dismiss = (advice: Advice) => setWaved((before) => [...before, { id: advice.id, does: parts.does.trim() }]);
  const sendDismissals = async (): Promise<boolean> => {
    for (const { id, does } of waved) {
      const { premise } = saved.current;
      if (does === '' || does !== premise.outcome.does || isDismissed(premise, id, 'does')) continue;
      if (!(await saver.save({ kind: 'dismissHint', seenRev: premise.rev, hint: id, part: 'does' }))) return false;
    }
    return true;
  };
  const saveOver = async (seenRev: number) => {
    const draft = partsOf(latest.current, today);
    if (isSaving.current || tooLong(w, draft) !== null) return;
    isSaving.current = true;
    const changed = changedParts(base.outcome, draft);
    const isNew = Object.keys(changed).length > 0;
    const isDone =
      (!isNew || (await saver.save({ kind: 'stateOutcome', seenRev, parts: changed }))) && (await sendDismissals());
    isSaving.current = false;
    if (!isDone) return;
    panel.close('outcome');
    // Three sentences in one go: the next one opens where the person is.
    if (isNew && saved.current.premise.riskiestId === null) panel.open('assumption');
  };
  const theirs = saver.state.kind === 'conflict' ? saver.state.now.premise : null;
  return (
    <CommandForm
      saver={saver}
      onSubmit={() => saveOver(base.rev)}
      onCancel={() => panel.close('outcome')}
      conflict={
        theirs && {
          rows: clashes(base.outcome, partsOf(sentence, today), theirs.outcome).map(({ part, ...texts }) => ({
            label: w.t(`outcome.${part}`),
            ...texts,
          })),
          keepMine: () => saveOver(theirs.rev),
        }
      }
    >
      <Stack space="space.100">
        <SentenceField
          id="outcome-sentence"
          label={w.t('outcome.sentence.label')}
          example={w.t('outcome.sentence.example')}
          help={w.t('outcome.sentence.help')}
          start={start.line}
          problem={tooLong(w, parts)}
          onLine={(typed) => write(retyped(latest.current, typed))}
          onEnter={() => void saveOver(base.rev)}
        />
        {!isBlank && (
          <PartChips parts={parts} onPart={(part, value) => write(withPart(latest.current, part, value, today))} />
        )}
        {slipped.map((words) => (
          <Box key={words}>
            <Text size="small" color="color.text.warning">
              {words}
            </Text>
          </Box>
        ))}
        <CoachLines advice={adviceOn(line, parts, props.solution, waved)} onDismiss={dismiss} />
      </Stack>
    </CommandForm>
  );
}

function startOf(w: Wording, from: Outcome, today: Day): Sentence {
  const line = editableSentence(w, from);
  return line === '' ? EMPTY_SENTENCE : sentenceOf(from, line, today);
}
