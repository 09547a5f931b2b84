/** Resting on an assumption that exists already: a search over what this person may read. */
import { Box, Button, Form, Inline, Lozenge, Stack, Text } from '@forge/react';
import { useCallback, useState } from 'react';
import type { FoundAssumption, FoundAssumptions } from '../../src/contract/assumptions';
import { call } from '../shared/call';
import { Failed } from '../shared/failed';
import { TextInput } from '../shared/fields';
import { IssuesSeen, useIssueSeen } from '../shared/issues-seen';
import { StandingLozenge } from '../shared/lozenges';
import { useLoad } from '../shared/use-load';
import { useWording } from '../shared/wording-context';
import { ActionProblem } from './action-problem';
import type { PanelHandle } from './handle';
import { useSave } from './use-save';

/** As many characters as a search takes. */
const LONGEST_SEARCH = 200;

/** What this person may read, found by its words. */
export function LinkForm(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { panel } = props;
  const issueId = panel.view.issue.id;
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  const read = useCallback(() => call('findAssumptions', { issueId, text }), [issueId, text]);
  const { load, reload } = useLoad(read);
  return (
    <Stack space="space.150">
      <Form onSubmit={() => setText(typed.trim())}>
        <Stack space="space.100">
          <TextInput
            id="link-search"
            label={w.t('link.search')}
            help={w.t('link.search.help')}
            value={typed}
            onText={setTyped}
            maxLength={LONGEST_SEARCH}
            autoFocus
          />
          <Inline space="space.100">
            <Button type="submit">{w.t('link.find')}</Button>
            <Button appearance="subtle" onClick={() => panel.close('link')}>
              {w.t('shared.cancel')}
            </Button>
          </Inline>
        </Stack>
      </Form>
      {load.kind === 'loading' && <Text color="color.text.subtle">{w.t('link.loading')}</Text>}
      {(load.kind === 'failed' || load.kind === 'refused') && <Failed failure={load.failure} onRetry={reload} />}
      {load.kind === 'ready' && <Results panel={panel} answer={load.value} isAll={text === ''} />}
    </Stack>
  );
}

function Results(props: { readonly panel: PanelHandle; readonly answer: FoundAssumptions; readonly isAll: boolean }) {
  const w = useWording();
  const { panel, answer, isAll } = props;
  if (answer.found.length === 0) {
    return <Text color="color.text.subtle">{w.t(isAll ? 'link.empty' : 'link.none')}</Text>;
  }
  return (
    <IssuesSeen ids={answer.found.map(({ homeIssueId }) => homeIssueId)}>
      <Stack space="space.150">
        {answer.found.map((found) => (
          <Result key={found.assumptionId} panel={panel} found={found} />
        ))}
        {answer.isMore && <Text color="color.text.subtle">{w.t('link.more')}</Text>}
      </Stack>
    </IssuesSeen>
  );
}

function Result(props: { readonly panel: PanelHandle; readonly found: FoundAssumption }) {
  const w = useWording();
  const { panel, found } = props;
  const saver = useSave(panel.view.issue.id, panel.onSaved, panel.onNews);
  const home = useIssueSeen(found.homeIssueId);
  const isHere = panel.premise.assumptionIds.includes(found.assumptionId);
  const rest = async () => {
    const { assumptionId } = found;
    if (await saver.save({ kind: 'linkAssumption', seenRev: panel.premise.rev, assumptionId })) panel.close('link');
  };
  const facts = [
    w.t(`risk.${found.risk}`),
    ...(typeof home === 'string' ? [] : [w.t('link.from', { key: home.key })]),
    ...(found.restedOn > 0 ? [w.plural('rests.rested', found.restedOn)] : []),
  ];
  return (
    <Box>
      <Stack space="space.050">
        <Text weight="medium">{found.statement}</Text>
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <StandingLozenge standing={found.standing} opinionOnly={found.opinionOnly} />
          {found.isShared && <Lozenge>{w.t('rests.mark')}</Lozenge>}
          <Text size="small" color="color.text.subtle">
            {facts.join(w.t('shared.separator'))}
          </Text>
        </Inline>
        <Inline>
          <Button spacing="compact" isDisabled={isHere || saver.state.kind === 'saving'} onClick={() => void rest()}>
            {w.t(isHere ? 'link.here' : 'link.choose')}
          </Button>
        </Inline>
        <ActionProblem saver={saver} />
      </Stack>
    </Box>
  );
}
