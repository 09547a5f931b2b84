import { useRef, useState } from 'react';
import type { AssumptionView } from '../../src/contract/assumptions';
import type { PanelView } from '../../src/contract/panel';
import { parseAssumption } from '../../src/domain/parse-assumption';
import type { Risk } from '../../src/domain/premise';
import { saysSomething } from '../../src/domain/words';
import { begun } from '../shared/begun';
import { newId } from '../shared/ids';
import { useWording } from '../shared/wording-context';
import { CommandForm } from './command-form';
import type { PanelHandle, Part } from './handle';
import { MAX } from './limits';
import { RiskChoice } from './risk-choice';
import { SentenceField, useSettled } from './sentence-field';
import { useSave } from './use-save';

/** States a new assumption, or rewords the one given: one line, and the risk it most likely carries. */
export function AssumptionForm(props: {
  readonly panel: PanelHandle;
  readonly part: Part;
  readonly assumption: AssumptionView | null;
}) {
  const w = useWording();
  const { panel, part } = props;
  const saved = useRef<PanelView>(panel.view);
  const saver = useSave(
    panel.view.issue.id,
    (view) => {
      saved.current = view;
      panel.onSaved(view);
    },
    panel.onNews,
  );
  const [base] = useState(props.assumption);
  const [id] = useState(() => base?.id ?? newId());
  const [line, setLine] = useState(base?.statement ?? '');
  const latest = useRef(line);
  const isSaving = useRef(false);
  /** As pressed, or as it was stated: from then on the words do not change it. */
  const [chosen, setChosen] = useState<Risk | null>(base?.risk ?? null);
  const [isMissing, setMissing] = useState(false);
  const read = parseAssumption(useSettled(line));
  const isSaid = saysSomething(line);

  const stated = (text: string) => {
    const { statement, risk } = parseAssumption(text);
    // What stood after *we believe that* begins the sentence. Of a statement reworded nothing is taken off: whoever wrote "we believe" once has seen it stand there.
    return { statement: base === null ? begun(statement.trim()) : text.trim(), risk: chosen ?? risk };
  };
  const saveOver = async (seenRev: number) => {
    const { statement, risk } = stated(latest.current);
    setMissing(!saysSomething(statement));
    if (isSaving.current || !saysSomething(statement) || statement.length > MAX.text) return;
    isSaving.current = true;
    const isSame = statement === base?.statement && risk === base.risk;
    const isDone =
      isSame || (await saver.save({ kind: 'stateAssumption', seenRev, assumptionId: id, statement, risk }));
    isSaving.current = false;
    if (!isDone) return;
    panel.close(part);
    const riskiest = saved.current.assumptions.find((each) => each.id === saved.current.premise.riskiestId);
    if (!isSame && part === 'assumption' && riskiest?.threshold === null) panel.open('threshold');
  };
  const theirs = saver.state.kind === 'conflict' ? saver.state.now.assumptions.find((each) => each.id === id) : null;
  const mine = stated(line);
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
                  mine: `${mine.statement} (${w.t(`risk.${mine.risk}`)})`,
                  theirs: `${theirs.statement} (${w.t(`risk.${theirs.risk}`)})`,
                },
              ],
              keepMine: () => saveOver(theirs.rev),
            }
          : null
      }
    >
      <SentenceField
        id={`${part}-statement`}
        label={w.t('assumption.statement')}
        example={w.t('assumption.statement.example')}
        start={line}
        problem={isMissing && !isSaid ? w.t('assumption.needStatement') : null}
        onLine={(typed) => {
          latest.current = typed;
          setLine(typed);
        }}
        onEnter={() => void saveOver(base?.rev ?? 0)}
        {...(base !== null && base.findings.length > 0 && { help: w.t('assumption.reword') })}
      />
      {isSaid && (
        <RiskChoice
          risk={chosen ?? read.risk}
          guessedFrom={chosen !== null ? null : read.cue === null ? '' : line.slice(read.cue.start, read.cue.end)}
          onRisk={setChosen}
        />
      )}
    </CommandForm>
  );
}
