import { useRef, useState } from 'react';
import type { PanelView } from '../../src/contract/panel';
import type { NextStepId } from '../../src/domain/assessment';
import { dayOf, dayStartMs } from '../../src/domain/day';
import { DAY_MS } from '../../src/domain/week';
import { commentOfNo } from '../shared/comment-of-no';
import { ChoiceInput, DisciplinesInput } from '../shared/fields';
import { useWording } from '../shared/wording-context';
import { CommandForm } from './command-form';
import { KindFields, type DecisionProblems } from './decision-fields';
import { TellIt } from './decision-comment';
import { decisionLines } from './decision-words';
import { decisionOf, draftOfDecision } from './draft';
import type { DecisionDraft } from './draft';
import type { PanelHandle } from './handle';
import type { Commenter } from './use-comment';
import { useSave } from './use-save';

/** Days proposed until a check or the end of a waiver: two usual sprints. Anyone can choose another day. */
const LATER_DAYS = 28;

/** Where the next step itself speaks of a no, the form opens with it. */
const LEANS_TO_NO: ReadonlySet<NextStepId> = new Set(['noBecause', 'rethink']);

const KINDS = ['build', 'buildToLearn', 'no', 'waive'] as const satisfies readonly DecisionDraft['kind'][];

/** One choice, what belongs to it, and who decided; a no can be told in a comment once it is saved. */
export function DecisionForm(props: { readonly panel: PanelHandle; readonly commenter: Commenter }) {
  const w = useWording();
  const { panel, commenter } = props;
  const { today, issue } = panel.view;
  // A save answers with how it stands now: the comment belongs to the decision of that revision.
  const saved = useRef<PanelView | null>(null);
  const onSaved = (view: PanelView) => {
    saved.current = view;
    panel.onSaved(view);
  };
  const saver = useSave(issue.id, onSaved, panel.onNews);
  const [base] = useState(panel.premise);
  const [draft, setDraft] = useState<DecisionDraft>(() =>
    draftOfDecision(
      base.decision,
      LEANS_TO_NO.has(panel.view.assessment.next.id) ? 'no' : 'build',
      dayOf(dayStartMs(today) + LATER_DAYS * DAY_MS),
    ),
  );
  const [isTold, setTold] = useState(false);
  const [problems, setProblems] = useState<DecisionProblems>({});
  const set = (change: Partial<DecisionDraft>) => setDraft((now) => ({ ...now, ...change }));
  const mine = decisionOf(draft, today);
  const comment = mine.ok && mine.value.kind === 'no' ? commentOfNo(w, mine.value) : null;

  const saveOver = async (seenRev: number) => {
    setProblems(mine.ok ? {} : mine.problems);
    if (!mine.ok || !(await saver.save({ kind: 'decide', seenRev, decision: mine.value }))) return;
    commenter.forget();
    panel.close('decision');
    const decisionRev = saved.current?.premise.decisionRev;
    if (isTold && comment !== null && decisionRev !== undefined) {
      await commenter.post({ decisionRev, paragraphs: comment });
    }
  };
  const theirs = saver.state.kind === 'conflict' ? saver.state.now.premise : null;
  return (
    <CommandForm
      saver={saver}
      onSubmit={() => saveOver(base.rev)}
      onCancel={() => panel.close('decision')}
      conflict={
        theirs && {
          rows: [
            {
              label: w.t('decision.title'),
              mine: mine.ok ? decisionLines(w, mine.value).join(' ') : '',
              theirs: theirs.decision === null ? '' : decisionLines(w, theirs.decision).join(' '),
            },
          ],
          keepMine: () => saveOver(theirs.rev),
        }
      }
    >
      <ChoiceInput
        id="decision-kind"
        label={w.t('decision.kind')}
        choices={KINDS.map((value) => ({ value, label: w.t(`decision.kind.${value}`) }))}
        value={draft.kind}
        onChoice={(kind) => set({ kind })}
        autoFocus
      />
      <KindFields draft={draft} set={set} problems={problems} today={today} />
      <DisciplinesInput
        id="decision-together"
        label={w.t('decision.together')}
        value={draft.together}
        onChange={(together) => set({ together })}
      />
      {comment !== null && <TellIt issueId={issue.id} comment={comment} isTold={isTold} onTold={setTold} />}
    </CommandForm>
  );
}
