import { useState } from 'react';
import type { AssumptionView } from '../../src/contract';
import { RISKS } from '../../src/domain/premise';
import type { Risk } from '../../src/domain/premise';
import { ChoiceInput, LongText } from '../shared/fields';
import { newId } from '../shared/ids';
import type { Key } from '../shared/wording';
import { useWording } from '../shared/wording-context';
import { CommandForm } from './command-form';
import type { PanelHandle, Part } from './handle';
import { MAX } from './limits';
import { useSave } from './use-save';

/** States a new assumption, or rewords the one given. */
export function AssumptionForm(props: {
  readonly panel: PanelHandle;
  readonly part: Part;
  readonly assumption: AssumptionView | null;
}) {
  const w = useWording();
  const { panel, part } = props;
  const saver = useSave(panel.view.issue.id, panel.onSaved, panel.onNews);
  const [base] = useState(props.assumption);
  const [id] = useState(() => base?.id ?? newId());
  const [statement, setStatement] = useState(base?.statement ?? '');
  const [risk, setRisk] = useState<Risk>(base?.risk ?? 'value');
  const [problem, setProblem] = useState<Key | undefined>(undefined);

  const saveOver = async (seenRev: number) => {
    const text = statement.trim();
    setProblem(text === '' ? 'assumption.needStatement' : undefined);
    if (text === '') return;
    const isSame = text === base?.statement && risk === base.risk;
    if (isSame || (await saver.save({ kind: 'stateAssumption', seenRev, assumptionId: id, statement: text, risk }))) {
      panel.close(part);
    }
  };
  const theirs = saver.state.kind === 'conflict' ? saver.state.now.assumptions.find((each) => each.id === id) : null;
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
                  mine: `${statement.trim()} (${w.t(`risk.${risk}`)})`,
                  theirs: `${theirs.statement} (${w.t(`risk.${theirs.risk}`)})`,
                },
              ],
              keepMine: () => saveOver(theirs.rev),
            }
          : null
      }
    >
      <LongText
        id={`${part}-statement`}
        label={w.t('assumption.statement')}
        placeholder={w.t('assumption.statement.example')}
        value={statement}
        onText={setStatement}
        maxLength={MAX.sentence}
        problem={problem}
        autoFocus
        {...(base !== null && base.findings.length > 0 && { help: w.t('assumption.reword') })}
      />
      <ChoiceInput
        id={`${part}-risk`}
        label={w.t('assumption.risk')}
        choices={RISKS.map((value) => ({ value, label: w.t(`risk.${value}.asks`) }))}
        value={risk}
        onChoice={setRisk}
      />
    </CommandForm>
  );
}
