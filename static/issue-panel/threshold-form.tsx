import { useRef, useState } from 'react';
import type { AssumptionView } from '../../src/contract/assumptions';
import { parseThreshold, saysNumber, thresholdFrom } from '../../src/domain/parse-threshold';
import { useWording } from '../shared/wording-context';
import { CommandForm } from './command-form';
import type { PanelHandle } from './handle';
import { MAX } from './limits';
import { NumberChip } from './number-chip';
import { SentenceField, useSettled } from './sentence-field';
import { thresholdWords } from './sentences';
import { numberTyped, thresholdToSave } from './threshold-draft';
import { useSave } from './use-save';

/** What we would have to see, in one line; the number in it decides, where there is one. */
export function ThresholdForm(props: { readonly panel: PanelHandle; readonly assumption: AssumptionView }) {
  const w = useWording();
  const { panel } = props;
  const saver = useSave(panel.view.issue.id, panel.onSaved, panel.onNews);
  const [base] = useState(props.assumption);
  const [line, setLine] = useState(base.threshold?.text ?? '');
  const latest = useRef(line);
  const isSaving = useRef(false);
  /** As set by hand; null = whatever the line says. A threshold stated with another number than its words keeps it. */
  const [number, setNumber] = useState<string | null>(() => {
    if (base.threshold === null) return null;
    const read = thresholdFrom(parseThreshold(base.threshold.text)).atLeast;
    return read === base.threshold.atLeast ? null : String(base.threshold.atLeast ?? '');
  });
  const [isPressed, setPressed] = useState(false);
  const settled = useSettled(line);

  const saveOver = async (seenRev: number) => {
    const threshold = thresholdToSave(latest.current, number);
    setPressed(true);
    if (isSaving.current || threshold === undefined || (threshold?.text.length ?? 0) > MAX.text) return;
    isSaving.current = true;
    const isDone = await saver.save({ kind: 'setThreshold', seenRev, assumptionId: base.id, threshold });
    isSaving.current = false;
    if (isDone) panel.close('threshold');
  };
  const theirs =
    saver.state.kind === 'conflict' ? saver.state.now.assumptions.find((each) => each.id === base.id) : undefined;
  const mine = thresholdToSave(line, number);
  return (
    <CommandForm
      saver={saver}
      onSubmit={() => saveOver(base.rev)}
      onCancel={() => panel.close('threshold')}
      conflict={
        theirs === undefined
          ? null
          : {
              rows: [
                {
                  label: w.t('threshold.text'),
                  mine:
                    mine === undefined
                      ? line
                      : thresholdWords(w, {
                          threshold: mine,
                          saysNumber: mine === null || saysNumber(mine),
                        }),
                  theirs: thresholdWords(w, theirs),
                },
              ],
              keepMine: () => saveOver(theirs.rev),
            }
      }
    >
      <SentenceField
        id="threshold-text"
        label={w.t('threshold.text')}
        example={w.t('threshold.text.example')}
        start={line}
        onLine={(typed) => {
          latest.current = typed;
          setLine(typed);
        }}
        onEnter={() => void saveOver(base.rev)}
      />
      {(settled.trim() !== '' || number !== null) && (
        <NumberChip
          read={parseThreshold(settled)}
          number={number}
          onNumber={setNumber}
          isWrong={number !== null && numberTyped(number) === undefined && isPressed}
        />
      )}
    </CommandForm>
  );
}
