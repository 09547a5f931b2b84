import { Box, Button, List, ListItem, ProgressBar, SectionMessage, Stack, Text } from '@forge/react';
import { useCallback, useRef, useState } from 'react';
import { failure, type Failure, type Result } from '../../../src/domain/failure';
import { call } from '../../shared/call';
import { commentOfNo } from '../../shared/comment-of-no';
import { Failed } from '../../shared/failed';
import { readIssues } from '../../shared/issues-seen';
import { useLoad } from '../../shared/use-load';
import { useWording } from '../../shared/wording-context';
import { noOf } from './words-of-no';
import type { No } from './use-said';

/** So many are shown and posted in one go, each with what it will read. */
const AT_ONCE = 5;

interface Untold {
  readonly issueId: string;
  readonly decisionRev: number;
  readonly key: string;
  readonly summary: string;
  readonly no: No;
}

interface UntoldPage {
  readonly noes: readonly Untold[];
  /** Beyond these, or not readable yet: they come when the page is read again. */
  readonly more: number;
}

/** What this reader may see of them, with the words each has published: those are what is posted. */
async function readUntold(projectId: string): Promise<Result<UntoldPage>> {
  const answer = await call('listUntold', { projectId });
  if (!answer.ok) return answer;
  const { noes } = answer.value;
  const seen = await readIssues(
    noes.map(({ issueId }) => issueId),
    { premise: true },
  );
  if (seen === 'unread') return { ok: false, error: failure('jiraUnavailable') };
  const known = noes.flatMap((one) => {
    const issue = seen.get(one.issueId);
    const no = issue === undefined ? null : noOf(issue.premise, one.issueId, one.decisionRev);
    return issue === undefined || no === null ? [] : [{ ...one, key: issue.key, summary: issue.summary, no }];
  });
  return { ok: true, value: { noes: known.slice(0, AT_ONCE), more: Math.max(0, known.length - AT_ONCE) } };
}

/** Let go, and the browser was closed before their comments: offered to whoever opens the tab next, posted as them. */
export function UntoldPart(props: { readonly projectId: string; readonly onDone: () => void }) {
  const { projectId, onDone } = props;
  const read = useCallback(() => readUntold(projectId), [projectId]);
  const { load, reload } = useLoad(read);
  if (load.kind === 'refused' || load.kind === 'failed') return <Failed failure={load.failure} onRetry={reload} />;
  if (load.kind === 'loading' || load.value.noes.length === 0) return null;
  return (
    <Offer
      key={load.value.noes.map(({ issueId }) => issueId).join()}
      page={load.value}
      onDone={() => {
        reload();
        onDone();
      }}
    />
  );
}

function Offer({ page, onDone }: { readonly page: UntoldPage; readonly onDone: () => void }) {
  const w = useWording();
  const [done, setDone] = useState<number | null>(null);
  const [why, setWhy] = useState<Failure | null>(null);
  const isRunning = useRef(false);
  const { noes, more } = page;
  const post = async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    setWhy(null);
    let failed: Failure | null = null;
    for (const [at, { issueId, decisionRev, no }] of noes.entries()) {
      setDone(at);
      const answer = await call('commentNo', { issueId, decisionRev, paragraphs: commentOfNo(w, no) });
      // Decided anew meanwhile it is offered no more.
      if (!answer.ok && answer.error.code !== 'conflict') failed = answer.error;
      if (failed?.code === 'jiraBusy') break;
    }
    isRunning.current = false;
    setDone(null);
    setWhy(failed);
    if (failed === null) onDone();
  };
  const progress = w.t('noes.saving', { done: done ?? 0, all: noes.length });
  return (
    <SectionMessage appearance="information" title={w.plural('noes.untold', noes.length + more)}>
      <Stack space="space.150" alignInline="stretch">
        <Text>{w.t('noes.untold.what')}</Text>
        <List type="unordered">
          {noes.map(({ issueId, key, summary, no }) => (
            <ListItem key={issueId}>
              <Box>
                <Text weight="medium">{`${key} ${summary}`}</Text>
                <Text size="small" color="color.text.subtle">
                  {commentOfNo(w, no).join(' ')}
                </Text>
              </Box>
            </ListItem>
          ))}
        </List>
        {more > 0 && <Text>{w.plural('noes.untold.more', more)}</Text>}
        {why !== null && (
          <Text>{[w.t('noes.untold.some'), w.t(`error.${why.code}`), w.t(`error.${why.code}.next`)].join(' ')}</Text>
        )}
        {done === null ? (
          <Stack alignInline="start">
            <Button onClick={() => void post()}>{w.plural('noes.untold.post', noes.length)}</Button>
          </Stack>
        ) : (
          <ProgressBar ariaLabel={progress} value={done / noes.length} />
        )}
      </Stack>
    </SectionMessage>
  );
}
