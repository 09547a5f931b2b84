import { useState } from 'react';
import { LongText } from '../shared/fields';
import { useWording } from '../shared/wording-context';
import { CommandForm } from './command-form';
import type { PanelHandle } from './handle';
import { MAX } from './limits';
import { useSave } from './use-save';

/** One field: what we saw, and where. */
export function ProblemForm(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const saver = useSave(panel.view.issue.id, panel.onSaved, panel.onNews);
  // The story's own: an epic's problem is not taken over by opening the form.
  const [base] = useState(panel.view.premise);
  const [problem, setProblem] = useState(base.problem);
  const saveOver = async (seenRev: number) => {
    const text = problem.trim();
    if (text === base.problem || (await saver.save({ kind: 'stateProblem', seenRev, problem: text }))) {
      panel.close('problem');
    }
  };
  const theirs = saver.state.kind === 'conflict' ? saver.state.now.premise : null;
  return (
    <CommandForm
      saver={saver}
      onSubmit={() => saveOver(base.rev)}
      onCancel={() => panel.close('problem')}
      conflict={
        theirs && {
          rows: [{ label: w.t('problem.label'), mine: problem.trim(), theirs: theirs.problem }],
          keepMine: () => saveOver(theirs.rev),
        }
      }
    >
      <LongText
        id="problem"
        label={w.t('problem.label')}
        placeholder={w.t('problem.example')}
        value={problem}
        onText={setProblem}
        maxLength={MAX.sentence}
        autoFocus
      />
    </CommandForm>
  );
}
