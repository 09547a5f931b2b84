import { useState } from 'react';
import type { AssumptionView } from '../../src/contract';
import { METHODS, VERDICTS } from '../../src/domain/premise';
import type { Method } from '../../src/domain/premise';
import { ChoiceInput, DayInput, DisciplinesInput, LongText, Row, TextInput } from '../shared/fields';
import { newId } from '../shared/ids';
import type { Key } from '../shared/wording';
import { useWording } from '../shared/wording-context';
import { CommandForm } from './command-form';
import { emptyFinding, findingOf } from './draft';
import type { FindingDraft } from './draft';
import type { PanelHandle, Part } from './handle';
import { MAX } from './limits';
import { useSave } from './use-save';

/** Everyday ways to find out first; opinions and estimates, which settle nothing, last. */
const METHOD_ORDER: readonly Method[] = [
  'customerConversations',
  'usabilityTest',
  'survey',
  'productAnalytics',
  'supportRequests',
  ...METHODS,
];

type Problems = Readonly<Partial<Record<'method' | 'verdict' | 'found' | 'sample' | 'link', Key>>>;

/** Records what was found about an assumption. The finding's id is made once, when the form opens. */
export function FindingForm(props: { readonly panel: PanelHandle; readonly assumption: AssumptionView }) {
  const w = useWording();
  const { panel, assumption } = props;
  const part: Part = `finding:${assumption.id}`;
  const { today } = panel.view;
  const saver = useSave(panel.view.issue.id, panel.onSaved, panel.onNews);
  const [id] = useState(newId);
  const [draft, setDraft] = useState<FindingDraft>(emptyFinding(today));
  const [problems, setProblems] = useState<Problems>({});
  const set = (change: Partial<FindingDraft>) => setDraft((now) => ({ ...now, ...change }));

  const submit = async () => {
    const checked = findingOf(draft, id, today);
    setProblems(checked.ok ? {} : checked.problems);
    if (!checked.ok) return;
    const saved = await saver.save({
      kind: 'addFinding',
      // A finding is added, never in the place of another: what was seen is the assumption as it stands.
      seenRev: assumption.rev,
      assumptionId: assumption.id,
      finding: checked.value,
    });
    if (saved) panel.close(part);
  };
  return (
    <CommandForm saver={saver} onSubmit={submit} onCancel={() => panel.close(part)}>
      <ChoiceInput
        id="finding-method"
        label={w.t('finding.method')}
        placeholder={w.t('finding.method.choose')}
        choices={[...new Set(METHOD_ORDER)].map((value) => ({ value, label: w.t(`method.${value}`) }))}
        value={draft.method}
        onChoice={(method) => set({ method })}
        problem={problems.method}
        autoFocus
      />
      <ChoiceInput
        id="finding-verdict"
        label={w.t('finding.verdict')}
        placeholder={w.t('finding.verdict.choose')}
        choices={VERDICTS.map((value) => ({ value, label: w.t(`finding.verdict.${value}`) }))}
        value={draft.verdict}
        onChoice={(verdict) => set({ verdict })}
        problem={problems.verdict}
      />
      <Row>
        <DayInput
          id="finding-found"
          label={w.t('finding.found')}
          value={draft.found}
          maxDate={today}
          onDay={(found) => set({ found })}
          problem={problems.found}
        />
        <TextInput
          id="finding-sample"
          label={w.t(draft.method === null ? 'sample.unknownMethod' : `sample.${draft.method}`)}
          value={draft.sample}
          onText={(sample) => set({ sample })}
          maxLength={MAX.number}
          problem={problems.sample}
        />
      </Row>
      <DisciplinesInput
        id="finding-disciplines"
        label={w.t('finding.disciplines')}
        value={draft.disciplines}
        onChange={(disciplines) => set({ disciplines })}
      />
      <LongText
        id="finding-note"
        label={w.t('finding.note')}
        placeholder={w.t('finding.note.example')}
        value={draft.note}
        onText={(note) => set({ note })}
        maxLength={MAX.note}
      />
      <TextInput
        id="finding-link"
        label={w.t('finding.link')}
        placeholder={w.t('finding.link.example')}
        value={draft.link}
        onText={(link) => set({ link })}
        maxLength={MAX.link}
        problem={problems.link}
      />
    </CommandForm>
  );
}
