import { Button, Stack, Text } from '@forge/react';
import { useState } from 'react';
import { CHECK_RESULTS } from '../../src/domain/premise';
import { ChoiceInput, DayInput, LongText } from '../shared/fields';
import type { Key } from '../shared/wording';
import { useWording } from '../shared/wording-context';
import { CommandForm } from './command-form';
import { checkOf, draftOfCheck } from './draft';
import type { CheckDraft } from './draft';
import type { PanelHandle } from './handle';
import { MAX } from './limits';
import { Section } from './section';
import { useSave } from './use-save';

/** After release: what came of the outcome. Only there once the story is done, or when something was recorded. */
export function CheckSection(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const { check } = panel.premise;
  if (check === null && panel.view.issue.category !== 'done') return null;
  const isOpen = panel.canEdit && panel.isOpen('check');
  return (
    <Section title={w.t('check.title')}>
      {isOpen && <CheckForm panel={panel} />}
      {!isOpen && check === null && <Text color="color.text.subtle">{w.t('check.empty')}</Text>}
      {!isOpen && check !== null && (
        <Stack space="space.050">
          <Text weight="medium">
            {w.t('check.said', { result: w.t(`check.result.${check.result}`), on: w.day(check.on) })}
          </Text>
          {check.observed !== '' && <Text>{check.observed}</Text>}
        </Stack>
      )}
      {!isOpen && panel.canEdit && (
        <Stack alignInline="start">
          <Button spacing="compact" onClick={() => panel.open('check')}>
            {w.t(check === null ? 'check.record' : 'shared.edit')}
          </Button>
        </Stack>
      )}
    </Section>
  );
}

function CheckForm(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const { today } = panel.view;
  const saver = useSave(panel.view.issue.id, panel.onSaved, panel.onNews);
  const [base] = useState(panel.premise);
  const [draft, setDraft] = useState<CheckDraft>(() => draftOfCheck(base.check, today));
  const [problems, setProblems] = useState<Readonly<Partial<Record<'result' | 'on', Key>>>>({});
  const set = (change: Partial<CheckDraft>) => setDraft((now) => ({ ...now, ...change }));

  const saveOver = async (seenRev: number) => {
    const checked = checkOf(draft, today);
    setProblems(checked.ok ? {} : checked.problems);
    if (checked.ok && (await saver.save({ kind: 'checkOutcome', seenRev, check: checked.value }))) panel.close('check');
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
      <ChoiceInput
        id="check-result"
        label={w.t('check.result')}
        placeholder={w.t('check.result.choose')}
        choices={CHECK_RESULTS.map((value) => ({ value, label: w.t(`check.result.${value}`) }))}
        value={draft.result}
        onChoice={(result) => set({ result })}
        problem={problems.result}
        autoFocus
      />
      <LongText
        id="check-observed"
        label={w.t('check.observed')}
        placeholder={w.t('check.observed.example')}
        value={draft.observed}
        onText={(observed) => set({ observed })}
        maxLength={MAX.note}
      />
      <DayInput
        id="check-on"
        label={w.t('check.on')}
        value={draft.on}
        maxDate={today}
        onDay={(on) => set({ on })}
        problem={problems.on}
      />
    </CommandForm>
  );
}
