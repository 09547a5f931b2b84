import { HelperMessage, Label, Select, Stack } from '@forge/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Failed } from '../../shared/failed';
import { useLoad } from '../../shared/use-load';
import { useWording } from '../../shared/wording-context';
import { findProjects, type Project, type Projects } from './projects';

/** How long nobody types before Jira is asked, ms. */
const PAUSE_MS = 250;

interface Option {
  readonly value: string;
  readonly label: string;
}

const optionOf = ({ id, label }: Project): Option => ({ value: id, label });

/** One project out of all there are: where Jira did not tell them all at once, it is asked again for what is typed. */
export function ProjectInput(props: {
  readonly id: string;
  readonly label: string;
  readonly first: Projects;
  /** Null = none is chosen. */
  readonly value: Project | null;
  readonly onProject: (project: Project) => void;
}) {
  const w = useWording();
  const { id, first, value, onProject } = props;
  const { projects, isSearching, failed, type } = useFound(first);
  return (
    <Stack>
      <Label labelFor={id}>{props.label}</Label>
      <Select
        inputId={id}
        name={id}
        options={projects.map(optionOf)}
        value={value === null ? null : optionOf(value)}
        placeholder=""
        isLoading={isSearching}
        onInputChange={type}
        onChange={(picked: Option | null) => {
          if (picked !== null) onProject({ id: picked.value, label: picked.label });
        }}
      />
      {!first.isAll && <HelperMessage>{w.t('retro.issue.project.more')}</HelperMessage>}
      {failed}
    </Stack>
  );
}

function useFound(first: Projects) {
  const [text, setText] = useState('');
  const read = useCallback(async () => {
    const found = text === '' ? ({ ok: true, value: first } as const) : await findProjects(text);
    return found.ok ? ({ ok: true, value: { text, projects: found.value.projects } } as const) : found;
  }, [text, first]);
  const { load, reload } = useLoad(read);
  const isFailed = load.kind === 'failed' || load.kind === 'refused';
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (typed: string) => {
    // The field empties itself when it is left, and what went wrong is to be tried again then.
    if (first.isAll || (typed === '' && isFailed)) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setText(typed.trim()), PAUSE_MS);
  };
  return {
    // What is typed is looked for in what is shown already, and that is most often enough.
    projects: load.kind === 'ready' ? load.value.projects : first.projects,
    isSearching: load.kind === 'ready' && load.value.text !== text,
    failed: isFailed ? <Failed failure={load.failure} onRetry={reload} /> : null,
    type,
  };
}
