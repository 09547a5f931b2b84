import { requestJira } from '@forge/bridge';
import { Button, Form, Inline, LoadingButton, SectionMessage, Stack, Text, UserPicker } from '@forge/react';
import { useCallback, useRef, useState } from 'react';
import * as v from 'valibot';
import type { ActionForms, ActionView } from '../../../src/contract/retro';
import type { Failure, Result } from '../../../src/domain/failure';
import { call, transportFailure } from '../../shared/call';
import { Failed } from '../../shared/failed';
import { ChoiceInput, Row } from '../../shared/fields';
import { newId } from '../../shared/ids';
import { Waiting } from '../../shared/screen';
import { useLoad } from '../../shared/use-load';
import { useWording } from '../../shared/wording-context';
import type { RetroHandle } from './handle';
import { titleOf } from './sentences';

const Projects = v.object({ values: v.array(v.object({ id: v.string(), key: v.string(), name: v.string() })) });
type Project = v.InferOutput<typeof Projects>['values'][number];
/** Jira's own page; who works in more projects has the one the retrospective is of among them. */
const PROJECTS = 50;

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
  const { retro } = props;
  const { projectId } = retro;
  const read = useCallback(() => projectsToMakeIn(projectId), [projectId]);
  const { load, reload } = useLoad(read);
  const [inProjectId, setInProject] = useState(projectId);
  const readForms = useCallback(() => call('readActionForms', { projectId, inProjectId }), [projectId, inProjectId]);
  const forms = useLoad(readForms);
  if (load.kind === 'loading') return <Waiting />;
  if (load.kind !== 'ready') return <Failed failure={load.failure} onRetry={reload} />;
  if (forms.load.kind === 'loading') return <Waiting />;
  if (forms.load.kind !== 'ready') return <Failed failure={forms.load.failure} onRetry={forms.reload} />;
  return (
    <Fields
      // Another project has other types: what was chosen of the first is no choice there.
      key={inProjectId}
      {...props}
      projects={load.value}
      forms={forms.load.value}
      inProjectId={inProjectId}
      onProject={setInProject}
    />
  );
}

/** Where this person may create issues, the retrospective's own project first. */
async function projectsToMakeIn(ownId: string): Promise<Result<readonly Project[]>> {
  try {
    const path = `/rest/api/3/project/search?action=create&maxResults=${String(PROJECTS)}`;
    const response = await requestJira(path, { headers: { Accept: 'application/json' } });
    const parsed = response.ok ? v.safeParse(Projects, await response.json()) : null;
    if (parsed?.success !== true) throw new Error(`projects: ${String(response.status)}`);
    const { values } = parsed.output;
    return { ok: true, value: [...values].sort((a, b) => Number(b.id === ownId) - Number(a.id === ownId)) };
  } catch (cause) {
    return { ok: false, error: transportFailure(cause) };
  }
}

interface FieldsProps extends On {
  readonly projects: readonly Project[];
  readonly forms: ActionForms;
  readonly inProjectId: string;
  readonly onProject: (projectId: string) => void;
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
              key="project"
              id={`retro-issue-project-${action.id}`}
              label={w.t('retro.issue.project')}
              choices={props.projects.map(({ id, name }) => ({ value: id, label: name }))}
              value={inProjectId}
              onChoice={props.onProject}
            />,
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
