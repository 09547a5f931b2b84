import { Button, Form, Inline, LoadingButton, SectionMessage, Stack, Text, UserPicker } from '@forge/react';
import { useCallback, useRef, useState } from 'react';
import * as v from 'valibot';
import type { ActionForms, ActionView } from '../../../src/contract/retro';
import type { Failure } from '../../../src/domain/failure';
import { call } from '../../shared/call';
import { Failed } from '../../shared/failed';
import { ChoiceInput, Row } from '../../shared/fields';
import { newId } from '../../shared/ids';
import { Waiting } from '../../shared/screen';
import { useLoad } from '../../shared/use-load';
import { useWording } from '../../shared/wording-context';
import type { RetroHandle } from './handle';
import { ProjectInput } from './project-input';
import { firstProjects, type Project, type Projects } from './projects';
import { titleOf } from './sentences';

interface On {
  readonly retro: RetroHandle;
  readonly action: ActionView;
}

/** An action becomes an issue in Jira, where and as what the person says; until then this is a button. */
export function MakeIssue(props: On) {
  const w = useWording();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <IssueForm {...props} onClose={() => setOpen(false)} />;
  return (
    <Button spacing="compact" onClick={() => setOpen(true)}>
      {w.t('retro.issue.make')}
    </Button>
  );
}

function IssueForm(props: On & { readonly onClose: () => void }) {
  const { projectId } = props.retro;
  const { load, reload } = useLoad(useCallback(() => firstProjects(projectId), [projectId]));
  if (load.kind === 'loading') return <Waiting />;
  if (load.kind !== 'ready') return <Failed failure={load.failure} onRetry={reload} />;
  return <InProject {...props} first={load.value} />;
}

/** The project stays where it is while the types of another are asked for. */
function InProject(props: On & { readonly first: Projects; readonly onClose: () => void }) {
  const w = useWording();
  const { first, ...rest } = props;
  const { projectId } = props.retro;
  const [chosen, setChosen] = useState<Project | null>(first.projects.find(({ id }) => id === projectId) ?? null);
  const inProjectId = chosen?.id ?? projectId;
  return (
    <Stack space="space.100">
      <ProjectInput
        id={`retro-issue-project-${props.action.id}`}
        label={w.t('retro.issue.project')}
        first={first}
        value={chosen}
        onProject={setChosen}
      />
      {/* Another project has other types: what was chosen of the first is no choice there. */}
      <OfProject key={inProjectId} {...rest} inProjectId={inProjectId} />
    </Stack>
  );
}

function OfProject(props: Omit<FieldsProps, 'forms'>) {
  const { projectId } = props.retro;
  const { inProjectId } = props;
  const read = useCallback(() => call('readActionForms', { projectId, inProjectId }), [projectId, inProjectId]);
  const { load, reload } = useLoad(read);
  if (load.kind === 'loading') return <Waiting />;
  if (load.kind !== 'ready') return <Failed failure={load.failure} onRetry={reload} />;
  return <Fields {...props} forms={load.value} />;
}

interface FieldsProps extends On {
  readonly forms: ActionForms;
  readonly inProjectId: string;
  readonly onClose: () => void;
}

function Fields(props: FieldsProps) {
  const w = useWording();
  const { action, forms, inProjectId, onClose } = props;
  const [typeId, setType] = useState(forms.types[0]?.typeId ?? null);
  const [assigneeId, setAssignee] = useState<string | null>(null);
  const maker = useMaker(props);
  const make = () => {
    if (typeId !== null) void maker.make({ projectId: inProjectId, typeId, assigneeId });
  };
  return (
    <Form onSubmit={make}>
      <Stack space="space.100">
        <Row>
          {[
            <ChoiceInput
              key="type"
              id={`retro-issue-type-${action.id}`}
              label={w.t('retro.issue.type')}
              choices={forms.types.map((type) => ({ value: type.typeId, label: type.name }))}
              value={typeId}
              onChoice={setType}
            />,
            <UserPicker
              key="owner"
              name={`retro-issue-owner-${action.id}`}
              label={w.t('retro.issue.owner')}
              placeholder={w.t('retro.issue.owner.none')}
              onChange={(user) => setAssignee(idOf(user))}
            />,
          ]}
        </Row>
        <Text size="small" color="color.text.subtle">
          {w.t('retro.issue.public')}
        </Text>
        {typeId === null && <Text color="color.text.warning">{w.t('retro.issue.noType')}</Text>}
        <Trouble failure={maker.failure} onRetry={make} />
        <Inline space="space.100">
          <LoadingButton type="submit" appearance="primary" isLoading={maker.isMaking} isDisabled={typeId === null}>
            {w.t('retro.issue.create')}
          </LoadingButton>
          <Button appearance="subtle" onClick={onClose}>
            {w.t('shared.cancel')}
          </Button>
        </Inline>
      </Stack>
    </Form>
  );
}

const Picked = v.object({ id: v.string() });

/** Nobody is picked once a pick is taken back, whatever the picker then says. */
function idOf(user: unknown): string | null {
  const picked = v.safeParse(Picked, user);
  return picked.success ? picked.output.id : null;
}

/** Both are of Jira's own rules, and what to do about them is another than for other refusals. */
function Trouble(props: { readonly failure: Failure | null; readonly onRetry: () => void }) {
  const w = useWording();
  const { failure, onRetry } = props;
  if (failure === null) return null;
  const isScreen = failure.field === 'action.screen';
  if (failure.code !== 'invalid' || (!isScreen && failure.field !== 'action'))
    return <Failed failure={failure} onRetry={onRetry} />;
  return (
    <SectionMessage appearance="information" title={w.t(isScreen ? 'retro.issue.screen' : 'retro.issue.refused')}>
      <Text>{w.t(isScreen ? 'retro.issue.screen.next' : 'retro.issue.refused.next')}</Text>
    </SectionMessage>
  );
}

interface Chosen {
  readonly projectId: string;
  readonly typeId: string;
  readonly assigneeId: string | null;
}

/** Sent again after a failure it is the same intention; the issue is made once in any case. */
function useMaker({ retro, action, onClose }: Pick<FieldsProps, 'retro' | 'action' | 'onClose'>) {
  const w = useWording();
  const [isMaking, setMaking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const id = useRef(newId());
  const make = async (chosen: Chosen) => {
    setMaking(true);
    setFailure(null);
    const { projectId, view } = retro;
    const paragraphs = [
      w.t('retro.issue.from', { name: titleOf(w, view) }),
      ...(action.dueOn === null ? [] : [w.t('retro.action.by', { date: w.day(action.dueOn) })]),
    ];
    const made = { ...chosen, id: id.current, paragraphs };
    const result = await call('makeAction', { projectId, retroId: view.retroId, actionId: action.id, made });
    setMaking(false);
    if (!result.ok) {
      setFailure(result.error);
      return;
    }
    retro.show(result.value);
    onClose();
  };
  return { isMaking, failure, make };
}
