import { Box, Inline, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { dayOf, dayStartMs, isDay } from '../../src/domain/day';
import { CHECK_NEXT, CHECK_RESULTS, type Threshold } from '../../src/domain/premise';
import { DAY_MS } from '../../src/domain/week';
import { ChoiceInput, DayInput, LongText } from '../shared/fields';
import { newId } from '../shared/ids';
import { whySentence } from '../shared/outcome-sentence';
import type { Key } from '../shared/wording';
import { useWording } from '../shared/wording-context';
import { CommandForm } from './command-form';
import { checkOf, draftOfCheck, lessonOf } from './draft';
import type { CheckDraft } from './draft';
import type { PanelHandle } from './handle';
import { MAX } from './limits';
import { useSave } from './use-save';

/** What was expected beside what happened, what follows, and what was assumed wrongly. */
export function CheckForm(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const { today } = panel.view;
  const saver = useSave(panel.view.issue.id, panel.onSaved, panel.onNews);
  const [base] = useState(panel.premise);
  const [draft, setDraft] = useState<CheckDraft>(() => draftOfCheck(base.check, today));
  // The next assumption keeps its id however often this is sent.
  const [lessonId] = useState(newId);
  const [problems, setProblems] = useState<Readonly<Partial<Record<'result' | 'on', Key>>>>({});
  const set = (change: Partial<CheckDraft>) => setDraft((now) => ({ ...now, ...change }));

  const saveOver = async (seenRev: number) => {
    const checked = checkOf(draft, today);
    setProblems(checked.ok ? {} : checked.problems);
    if (!checked.ok) return;
    const intention = { kind: 'checkOutcome' as const, seenRev, check: checked.value, ...lessonOf(draft, lessonId) };
    if (await saver.save(intention)) panel.close('check');
  };
  const theirs = saver.state.kind === 'conflict' ? saver.state.now.premise : null;
  return (
    <CommandForm
      saver={saver}
      onSubmit={() => saveOver(base.rev)}
      onCancel={() => panel.close('check')}
      conflict={
        theirs && {
          rows: [
            {
              label: w.t('check.observed'),
              mine: draft.observed.trim(),
              theirs: theirs.check?.observed ?? '',
            },
          ],
          keepMine: () => saveOver(theirs.rev),
        }
      }
    >
      <Inline space="space.200" rowSpace="space.150" shouldWrap alignBlock="stretch">
        <Box xcss={{ minWidth: '220px', width: '45%', flexGrow: 1 }}>
          <Expected panel={panel} />
        </Box>
        <Box xcss={{ minWidth: '220px', width: '45%', flexGrow: 1 }}>
          <LongText
            id="check-observed"
            label={w.t('check.observed')}
            placeholder={w.t('check.observed.example')}
            value={draft.observed}
            onText={(observed) => set({ observed })}
            maxLength={MAX.note}
            autoFocus
          />
        </Box>
      </Inline>
      <ChoiceInput
        id="check-result"
        label={w.t('check.result')}
        placeholder={w.t('check.result.choose')}
        choices={CHECK_RESULTS.map((value) => ({ value, label: w.t(`check.result.${value}`) }))}
        value={draft.result}
        onChoice={(result) => set({ result })}
        problem={problems.result}
      />
      <DayInput
        id="check-on"
        label={w.t('check.on')}
        value={draft.on}
        maxDate={today}
        onDay={(on) => set({ on })}
        problem={problems.on}
      />
      <Follows panel={panel} draft={draft} set={set} />
    </CommandForm>
  );
}

/** As it stood when work began: what was written before is what it is held against. */
function Expected(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { view, premise, riskiest } = props.panel;
  const { atStart } = view;
  const outcome = whySentence(w, atStart?.outcome ?? premise.outcome);
  const right = thresholdText(
    (key, values) => w.t(key, values),
    atStart === null ? (riskiest?.threshold ?? null) : atStart.threshold,
  );
  return (
    <Stack space="space.050">
      <Text size="small" weight="semibold" color="color.text.subtle">
        {atStart === null ? w.t('check.expected') : w.t('check.expected.atStart', { date: w.date(atStart.startedMs) })}
      </Text>
      <Text>{outcome === '' ? w.t('check.expected.nothing') : outcome}</Text>
      {right !== '' && <Text color="color.text.subtle">{w.t('check.expected.right', { threshold: right })}</Text>}
    </Stack>
  );
}

function thresholdText(t: (key: Key, values?: Record<string, number>) => string, threshold: Threshold | null): string {
  if (threshold === null) return '';
  if (threshold.text !== '') return threshold.text;
  return threshold.atLeast === null ? '' : t('threshold.atLeast.shown', { number: threshold.atLeast });
}

/** What comes of the result: another look, or the next thing and, of a miss, the next assumption. */
function Follows(props: {
  readonly panel: PanelHandle;
  readonly draft: CheckDraft;
  readonly set: (change: Partial<CheckDraft>) => void;
}) {
  const w = useWording();
  const { panel, draft, set } = props;
  if (draft.result === null) return null;
  if (draft.result === 'tooEarly') {
    if (!isDay(draft.on)) return null;
    const again = dayOf(dayStartMs(draft.on) + panel.view.checkAfterDays * DAY_MS);
    return <Text color="color.text.subtle">{w.t('check.again', { date: w.day(again) })}</Text>;
  }
  return (
    <>
      <ChoiceInput
        id="check-next"
        label={w.t('check.next')}
        placeholder={w.t('check.result.choose')}
        choices={CHECK_NEXT.map((value) => ({ value, label: w.t(`check.next.${value}`) }))}
        value={draft.next}
        onChoice={(next) => set({ next })}
      />
      {draft.result === 'missed' && (
        <LongText
          id="check-lesson"
          label={w.t('check.lesson')}
          help={w.t('check.lesson.help')}
          placeholder={w.t('check.lesson.example')}
          value={draft.lesson}
          onText={(lesson) => set({ lesson })}
          maxLength={MAX.sentence}
        />
      )}
    </>
  );
}
