import { Button, Stack, Text } from '@forge/react';
import { useWording } from '../shared/wording-context';
import type { PanelHandle } from './handle';
import { CheckEvidence, CheckForm } from './later';
import { Section } from './section';

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
          {check.next !== undefined && <Text>{w.t(`check.next.said.${check.next}`)}</Text>}
        </Stack>
      )}
      {!isOpen && panel.canEdit && (
        <Stack space="space.100" alignInline="start">
          <Button spacing="compact" onClick={() => panel.open('check')}>
            {w.t(check === null ? 'check.record' : 'shared.edit')}
          </Button>
        </Stack>
      )}
      {!isOpen && panel.canEdit && check !== null && <CheckEvidence panel={panel} />}
    </Section>
  );
}
