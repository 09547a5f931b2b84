import { Button, Inline, Text } from '@forge/react';
import { useWording } from '../shared/wording-context';
import type { PanelHandle } from './handle';
import { ProblemForm } from './later';

/** What we saw and where: optional, so it is a quiet line above the three sentences. */
export function ProblemLine(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const { problem } = panel.premise;
  if (panel.canEdit && panel.isOpen('problem')) return <ProblemForm panel={panel} />;
  if (problem === '' && !panel.canEdit) return null;
  return (
    <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
      {problem !== '' && <Text color="color.text.subtle">{w.t('problem.said', { problem })}</Text>}
      {panel.canEdit && (
        <Button
          appearance="subtle"
          spacing="compact"
          iconBefore={problem === '' ? 'add' : 'edit'}
          onClick={() => panel.open('problem')}
        >
          {w.t(problem === '' ? 'problem.add' : 'problem.edit')}
        </Button>
      )}
    </Inline>
  );
}
