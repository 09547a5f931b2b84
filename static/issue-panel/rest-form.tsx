import { Button, Inline, Stack, Text } from '@forge/react';
import { useCallback, useState } from 'react';
import type { OutcomeListed } from '../../src/contract/outcomes';
import { call } from '../shared/call';
import { Failed } from '../shared/failed';
import { ChoiceInput } from '../shared/fields';
import { whySentence } from '../shared/outcome-sentence';
import { Waiting } from '../shared/screen';
import { useLoad } from '../shared/use-load';
import { useWording } from '../shared/wording-context';
import { ActionProblem } from './action-problem';
import { CommandForm } from './command-form';
import type { PanelHandle } from './handle';
import { useSave } from './use-save';

/** The choice among the open outcomes of the project. */
export function RestForm(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { projectId } = props.panel.view.issue;
  const read = useCallback(() => call('listOutcomes', { projectId }), [projectId]);
  const { load, reload } = useLoad(read);
  if (load.kind === 'loading') return <Waiting />;
  if (load.kind !== 'ready') return <Failed failure={load.failure} onRetry={reload} />;
  if (load.value.outcomes.length === 0) {
    return (
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Text color="color.text.subtle">{w.t('rest.none')}</Text>
        <Button appearance="subtle" spacing="compact" onClick={() => props.panel.close('restOn')}>
          {w.t('shared.cancel')}
        </Button>
      </Inline>
    );
  }
  return <Choice panel={props.panel} outcomes={load.value.outcomes} />;
}

function Choice(props: { readonly panel: PanelHandle; readonly outcomes: readonly OutcomeListed[] }) {
  const w = useWording();
  const { panel, outcomes } = props;
  const saver = useSave(panel.view.issue.id, panel.onSaved, panel.onNews);
  const [chosen, setChosen] = useState<string | null>(null);
  const rest = async () => {
    const { rev } = panel.view.premise;
    if (chosen !== null && (await saver.save({ kind: 'restOnOutcome', seenRev: rev, outcomeId: chosen })))
      panel.close('restOn');
  };
  return (
    <CommandForm saver={saver} onSubmit={rest} onCancel={() => panel.close('restOn')}>
      <Stack space="space.050">
        <ChoiceInput
          id="rest-on-outcome"
          label={w.t('rest.choose')}
          help={w.t('rest.what')}
          placeholder={w.t('rest.choose.placeholder')}
          choices={outcomes.map(({ outcomeId, words }) => ({ value: outcomeId, label: whySentence(w, words) }))}
          value={chosen}
          onChoice={setChosen}
          autoFocus
        />
        {saver.state.kind === 'conflict' && <ActionProblem saver={saver} />}
      </Stack>
    </CommandForm>
  );
}
