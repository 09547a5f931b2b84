import { Box, Button, Inline, Label, Select, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { DueView } from '../../src/contract/due';
import type { Failure } from '../../src/domain/failure';
import { REMINDERS, type Reminders } from '../../src/domain/settings';
import { call } from '../shared/call';
import { Failed } from '../shared/failed';
import { wordsOfReminders } from '../shared/reminder-words';
import { useWording } from '../shared/wording-context';

/** Whether what is due is also told of in Jira: everyone reads it, whoever administers the project chooses. */
export function RemindersLine(props: {
  readonly projectId: string;
  readonly view: DueView;
  readonly show: (view: DueView) => void;
}) {
  const w = useWording();
  const { projectId, view, show } = props;
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<Reminders | null>(null);
  const [failed, setFailed] = useState<{ readonly failure: Failure; readonly wish: Reminders } | null>(null);
  const choose = async (reminders: Reminders) => {
    setChosen(reminders);
    const result = await call('setReminders', { projectId, reminders, words: wordsOfReminders(w) });
    setChosen(null);
    setFailed(result.ok ? null : { failure: result.error, wish: reminders });
    if (!result.ok) return;
    setOpen(false);
    show({ ...view, reminders });
  };
  const options = REMINDERS.map((value) => ({ value, label: w.t(`reminders.${value}`) }));
  return (
    <Stack space="space.100">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Text size="small" color="color.text.subtle">
          {w.t(`reminders.said.${view.reminders}`)}
        </Text>
        {view.canAdminister && !isOpen && (
          <Button appearance="subtle" spacing="compact" onClick={() => setOpen(true)}>
            {w.t('reminders.change')}
          </Button>
        )}
      </Inline>
      {isOpen && (
        <Box xcss={{ maxWidth: '400px' }}>
          <Label labelFor="reminders">{w.t('reminders.label')}</Label>
          <Select
            inputId="reminders"
            name="reminders"
            options={options}
            value={options.find(({ value }) => value === (chosen ?? view.reminders)) ?? null}
            isDisabled={chosen !== null}
            onChange={(picked: { readonly value: Reminders } | null) => {
              if (picked !== null) void choose(picked.value);
            }}
          />
        </Box>
      )}
      {failed !== null && <Failed failure={failed.failure} onRetry={() => void choose(failed.wish)} />}
    </Stack>
  );
}
