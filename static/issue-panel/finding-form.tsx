import { useState } from 'react';
import type { AssumptionView } from '../../src/contract/assumptions';
import { METHODS, VERDICTS } from '../../src/domain/premise';
import type { Method, RecordedFinding } from '../../src/domain/premise';
import { verdictOf } from '../../src/domain/observed';
import { ChoiceInput, DayInput, DisciplinesInput, LongText, Row, TextInput } from '../shared/fields';
import { newId } from '../shared/ids';
import type { Key } from '../shared/wording';
import { useWording } from '../shared/wording-context';
import { CommandForm } from './command-form';
import { draftOfFinding, emptyFinding, findingOf, observedOf } from './finding-draft';
import type { FindingDraft } from './finding-draft';
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

type Problems = Readonly<
  Partial<Record<'method' | 'verdict' | 'found' | 'sample' | 'link' | 'observed' | 'because', Key>>
>;

/**
 * Records what was found about an assumption, or mends the finding given. The id of a new one is made once, when the
 * form opens. Where “we are right if…” has a number, the number comes first and the verdict follows from it.
 */
export function FindingForm(props: {
  readonly panel: PanelHandle;
  readonly assumption: AssumptionView;
  readonly finding?: RecordedFinding;
  /** What a new one starts with, where it was planned or drafted. */
  readonly start?: Partial<FindingDraft>;
  /** Ids of the issues it was drafted from, and the part of the panel the draft is written in. */
  readonly drawn?: { readonly from: readonly string[]; readonly part: Part };
}) {
  const w = useWording();
  const { panel, assumption } = props;
  const [base] = useState(props.finding);
  const [seenRev] = useState(assumption.rev);
  const { drawn } = props;
  const part: Part = base !== undefined ? `edit:${base.id}` : (drawn?.part ?? `finding:${assumption.id}`);
  const { today } = panel.view;
  const saver = useSave(panel.view.issue.id, panel.onSaved, panel.onNews);
  const [id] = useState(() => base?.id ?? newId());
  const [draft, setDraft] = useState<FindingDraft>(
    base === undefined ? { ...emptyFinding(today), ...props.start } : draftOfFinding(base),
  );
  const [problems, setProblems] = useState<Problems>({});
  const set = (change: Partial<FindingDraft>) => setDraft((now) => ({ ...now, ...change }));

  // Several may be open at once: a label belongs to one field.
  const prefix = base === undefined && drawn === undefined ? 'finding' : `finding-${id}`;
  const atLeast = assumption.threshold?.atLeast ?? null;
  const observed = observedOf(draft.observed);
  // A threshold changed since does not ask anew about what was judged before.
  const isAsJudged = base !== undefined && base.verdict === draft.verdict && base.observed === (observed ?? undefined);
  const threshold = isAsJudged ? null : assumption.threshold;
  const follows = verdictOf(observed ?? undefined, threshold);
  const verdict = draft.verdict ?? follows;
  const isOverruled = follows !== null && verdict !== follows;

  const saveOver = async (seen: number) => {
    const checked = findingOf(draft, id, today, threshold);
    setProblems(checked.ok ? {} : checked.problems);
    if (!checked.ok) return;
    const finding = drawn === undefined ? checked.value : { ...checked.value, drawnFrom: drawn.from };
    const about = { assumptionId: assumption.id, finding };
    const saved = await saver.save(
      base === undefined
        ? // A finding is added, never in the place of another: what was seen is the assumption as it stands.
          { kind: 'addFinding', seenRev: assumption.rev, ...about }
        : { kind: 'editFinding', seenRev: seen, ...about },
    );
    if (saved) panel.close(part);
  };
  const theirs =
    saver.state.kind === 'conflict' ? saver.state.now.assumptions.find((each) => each.id === assumption.id) : undefined;
  return (
    <CommandForm
      saver={saver}
      onSubmit={() => saveOver(seenRev)}
      onCancel={() => panel.close(part)}
      conflict={
        theirs === undefined
          ? null
          : {
              rows: [
                {
                  label: w.t('finding.note'),
                  mine: draft.note.trim(),
                  theirs: theirs.findings.find((each) => each.id === id)?.note ?? w.t('finding.gone'),
                },
              ],
              keepMine: () => saveOver(theirs.rev),
            }
      }
    >
      <ChoiceInput
        id={`${prefix}-method`}
        label={w.t('finding.method')}
        placeholder={w.t('finding.method.choose')}
        choices={[...new Set(METHOD_ORDER)].map((value) => ({ value, label: w.t(`method.${value}`) }))}
        value={draft.method}
        onChoice={(method) => set({ method })}
        problem={problems.method}
        autoFocus
      />
      {atLeast !== null && (
        <TextInput
          id={`${prefix}-observed`}
          label={w.t('finding.observed')}
          help={w.t('finding.observed.help', { atLeast })}
          value={draft.observed}
          onText={(text) => set({ observed: text })}
          maxLength={MAX.number}
          problem={problems.observed}
        />
      )}
      <ChoiceInput
        id={`${prefix}-verdict`}
        label={w.t('finding.verdict')}
        placeholder={w.t('finding.verdict.choose')}
        choices={VERDICTS.map((value) => ({ value, label: w.t(`finding.verdict.${value}`) }))}
        value={verdict}
        onChoice={(chosen) => set({ verdict: chosen })}
        problem={problems.verdict}
        {...(follows !== null && !isOverruled && { help: w.t('finding.follows') })}
      />
      {(isOverruled || (isAsJudged && draft.because !== '')) && (
        <TextInput
          id={`${prefix}-because`}
          label={w.t('finding.because')}
          placeholder={w.t('finding.because.example')}
          value={draft.because}
          onText={(because) => set({ because })}
          maxLength={MAX.sentence}
          problem={problems.because}
        />
      )}
      <Row>
        <DayInput
          id={`${prefix}-found`}
          label={w.t('finding.found')}
          value={draft.found}
          maxDate={today}
          onDay={(found) => set({ found })}
          problem={problems.found}
        />
        <TextInput
          id={`${prefix}-sample`}
          label={w.t(draft.method === null ? 'sample.unknownMethod' : `sample.${draft.method}`)}
          value={draft.sample}
          onText={(sample) => set({ sample })}
          maxLength={MAX.number}
          problem={problems.sample}
        />
      </Row>
      <DisciplinesInput
        id={`${prefix}-disciplines`}
        label={w.t('finding.disciplines')}
        value={draft.disciplines}
        onChange={(disciplines) => set({ disciplines })}
      />
      <LongText
        id={`${prefix}-note`}
        label={w.t('finding.note')}
        placeholder={w.t('finding.note.example')}
        value={draft.note}
        onText={(note) => set({ note })}
        maxLength={MAX.note}
      />
      <TextInput
        id={`${prefix}-link`}
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
