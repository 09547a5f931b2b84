import { Button, Form, Inline, Stack, Text } from '@forge/react';
import { useCallback, useState } from 'react';
import type { FoundAssumption, FoundAssumptions } from '../../../src/contract/assumptions';
import type { BulkCommand } from '../../../src/domain/command';
import { call } from '../../shared/call';
import { Failed } from '../../shared/failed';
import { TextInput } from '../../shared/fields';
import { StandingLozenge } from '../../shared/lozenges';
import { Waiting } from '../../shared/screen';
import { useLoad } from '../../shared/use-load';
import { useWording } from '../../shared/wording-context';

/** As many characters as a search takes. */
const LONGEST_SEARCH = 200;

type Send = (command: BulkCommand) => void;

/** Lets all of them rest on one assumption that is shared in the project. */
export function LinkMany(props: {
  readonly projectId: string;
  readonly count: number;
  readonly onSend: Send;
  readonly onCancel: () => void;
}) {
  const w = useWording();
  const { projectId } = props;
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  const read = useCallback(() => call('findShared', { projectId, text }), [projectId, text]);
  const { load, reload } = useLoad(read);
  return (
    <Stack space="space.150">
      <Form onSubmit={() => setText(typed.trim())}>
        <Stack space="space.100">
          <TextInput
            id="many-link"
            label={w.t('plan.link.search')}
            value={typed}
            onText={setTyped}
            maxLength={LONGEST_SEARCH}
          />
          <Inline space="space.100">
            <Button type="submit">{w.t('plan.link.find')}</Button>
            <Button appearance="subtle" onClick={props.onCancel}>
              {w.t('shared.cancel')}
            </Button>
          </Inline>
        </Stack>
      </Form>
      {load.kind === 'loading' && <Waiting />}
      {(load.kind === 'failed' || load.kind === 'refused') && <Failed failure={load.failure} onRetry={reload} />}
      {load.kind === 'ready' && <Found answer={load.value} count={props.count} onSend={props.onSend} />}
    </Stack>
  );
}

function Found(props: { readonly answer: FoundAssumptions; readonly count: number; readonly onSend: Send }) {
  const w = useWording();
  const { found, isMore } = props.answer;
  if (found.length === 0) return <Text color="color.text.subtle">{w.t('plan.link.none')}</Text>;
  return (
    <Stack space="space.150">
      {found.map((one) => (
        <One key={one.assumptionId} found={one} count={props.count} onSend={props.onSend} />
      ))}
      {isMore && <Text color="color.text.subtle">{w.t('plan.link.more')}</Text>}
    </Stack>
  );
}

function One(props: { readonly found: FoundAssumption; readonly count: number; readonly onSend: Send }) {
  const w = useWording();
  const { assumptionId, statement, risk, standing, opinionOnly } = props.found;
  return (
    <Stack space="space.050">
      <Text weight="medium">{statement}</Text>
      <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
        <StandingLozenge standing={standing} opinionOnly={opinionOnly} />
        <Text size="small" color="color.text.subtle">
          {w.t(`risk.${risk}`)}
        </Text>
        <Button spacing="compact" onClick={() => props.onSend({ kind: 'linkAssumption', assumptionId })}>
          {w.plural('plan.save', props.count)}
        </Button>
      </Inline>
    </Stack>
  );
}
