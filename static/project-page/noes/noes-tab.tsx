import { Heading, Stack, Text } from '@forge/react';
import { useCallback, useState } from 'react';
import type { NoesView } from '../../../src/contract/noes';
import type { PageQuestion } from '../../../src/domain/page-question';
import { call } from '../../shared/call';
import { Failed } from '../../shared/failed';
import { Waiting } from '../../shared/screen';
import { useLoad } from '../../shared/use-load';
import { useWording } from '../../shared/wording-context';
import type { Asked } from '../asked';
import { StalePart, UnexplainedPart } from './candidates';
import { ExplainedPart } from './explained';
import { UntoldPart } from './untold';
import { whenWords } from './when-words';

/** What the project said no to, what it closed without a word, and what nobody came back to. */
export function NoesTab(props: Pick<Asked, 'view'> & { readonly question: PageQuestion }) {
  const w = useWording();
  const { question } = props;
  const projectId = props.view.project.id;
  const read = useCallback(() => call('readNoes', { projectId, question }), [projectId, question]);
  const { load, reload } = useLoad(read);
  // What was said here changes the counts and the list, and neither of them starts from nothing.
  const [version, setVersion] = useState(0);
  const onDone = () => {
    setVersion((before) => before + 1);
    reload();
  };
  if (load.kind === 'loading') return <Waiting />;
  if (load.kind !== 'ready') return <Failed failure={load.failure} onRetry={reload} />;
  const part = { projectId, question, canEdit: load.value.canEdit, onDone };
  return (
    <Stack space="space.400">
      <Line view={load.value} />
      {load.value.untold > 0 && load.value.canEdit && <UntoldPart projectId={projectId} onDone={onDone} />}
      <ExplainedPart projectId={projectId} question={question} counts={load.value} version={version} />
      <UnexplainedPart {...part} when={whenWords(w, load.value)} />
      <StalePart {...part} />
    </Stack>
  );
}

/** A long line of these is something to be glad of. */
function Line({ view }: { readonly view: NoesView }) {
  const w = useWording();
  const { explained, said, ever, unexplained, decided } = view;
  const when = whenWords(w, view);
  const bare = said - explained;
  const beside = [
    ...(view.sinceMs !== null && ever > explained ? [w.plural('noes.ever', ever)] : []),
    ...(bare > 0 ? [w.plural('noes.bare', bare)] : []),
    ...(unexplained > 0 ? [w.plural('noes.closed', unexplained, { decided })] : []),
    ...(unexplained === 0 && decided > 0 ? [w.plural('noes.closed.all', decided)] : []),
  ];
  return (
    <Stack space="space.100">
      <Heading as="h2" size="medium">
        {explained === 0 ? w.t('noes.line.none', { when }) : w.plural('noes.line', explained, { when })}
      </Heading>
      <Text color="color.text.subtle">{w.t('noes.good')}</Text>
      {beside.length > 0 && <Text>{beside.join(' ')}</Text>}
    </Stack>
  );
}
