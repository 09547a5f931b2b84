import { Heading, Inline, Lozenge, Stack, Text } from '@forge/react';
import { useCallback, useEffect, useRef } from 'react';
import type { RetroView } from '../../../src/contract/retro';
import { call } from '../../shared/call';
import { Failed } from '../../shared/failed';
import { IssuesSeen } from '../../shared/issues-seen';
import { Waiting } from '../../shared/screen';
import { useLoad } from '../../shared/use-load';
import { useWording } from '../../shared/wording-context';
import { IssueLine } from '../issue-set';
import { ActionPart, PreviousPart } from './actions';
import { DueItems, GladItems, HopeItems, NothingYet } from './items';
import { ExportRetro } from './export';
import { FinishPart } from './finish';
import type { RetroHandle } from './handle';
import { useLive } from './live';
import { MorePart } from './more';
import { SurprisePart } from './results';
import { titleOf } from './sentences';

/** One retrospective on one screen: five things to talk about, what was meant to happen since the last one first. */
export function RetroScreen(props: {
  readonly projectId: string;
  readonly retroId: string;
  readonly onChanged: () => void;
}) {
  const { projectId, retroId } = props;
  const read = useCallback(() => call('readRetro', { projectId, retroId }), [projectId, retroId]);
  const { load, reload, show } = useLoad(read);
  if (load.kind === 'loading') return <Waiting />;
  if (load.kind !== 'ready') return <Failed failure={load.failure} onRetry={reload} />;
  return <Live projectId={projectId} view={load.value} show={show} onChanged={props.onChanged} />;
}

/** What others do meanwhile is shown as they do it, and they are told of what is done here. */
function Live(props: RetroHandle & { readonly onChanged: () => void }) {
  const { projectId, view, show, onChanged } = props;
  const { retroId } = view;
  const shown = useRef(view);
  shown.current = view;
  const reread = useCallback(async () => {
    const news = await call('readRetro', { projectId, retroId });
    // Nobody asked for this: what cannot be read now is read the next time, and what is shown stays.
    if (news.ok && isNews(news.value, shown.current)) show(news.value);
  }, [projectId, retroId, show]);
  const announce = useLive(retroId, view.rev, { isOver: view.finishedMs !== null, reread });
  const showOwn = useCallback(
    (next: RetroView) => {
      const isNew = next.rev > shown.current.rev;
      show(next);
      if (isNew) announce(next.rev);
    },
    [show, announce],
  );
  // What was shown goes into how well the team knows beforehand, which stands above.
  const results = view.results.items.filter(({ isHidden }) => !isHidden).length;
  const counted = useRef(results);
  useEffect(() => {
    if (counted.current === results) return;
    counted.current = results;
    onChanged();
  }, [results, onChanged]);
  return <Ready retro={{ projectId, view, show: showOwn }} onChanged={onChanged} />;
}

/** Of a stretch of time that goes on, only the clock may have moved. */
function isNews(next: RetroView, shown: RetroView): boolean {
  const said = (view: RetroView) => JSON.stringify({ ...view, toMs: 0 });
  return next.rev >= shown.rev && said(next) !== said(shown);
}

/** Every issue the screen names, asked of Jira together. */
function issuesOf({ about, results, glad, hope, due, previous, actions, more }: RetroView): readonly string[] {
  return [
    ...(about.team?.kind === 'epic' ? [about.team.value] : []),
    ...[...results.items, ...(glad?.items ?? []), ...hope.items, ...due.items, ...more.next].map(
      ({ issueId }) => issueId,
    ),
    ...[...previous, ...actions].flatMap(({ issueId }) => issueId ?? []),
    ...actions.flatMap(({ about: on }) => on?.issueId ?? []),
    ...more.noes.items,
    ...more.late.issueIds,
  ];
}

function Ready(props: { readonly retro: RetroHandle; readonly onChanged: () => void }) {
  const { retro } = props;
  const { view } = retro;
  return (
    <IssuesSeen ids={issuesOf(view)}>
      <Stack space="space.400">
        <About view={view} />
        <PreviousPart retro={retro} />
        {view.hasBegun ? (
          <>
            <SurprisePart retro={retro} />
            <GladItems retro={retro} />
            <HopeItems retro={retro} />
          </>
        ) : (
          <NothingYet view={view} />
        )}
        <DueItems retro={retro} />
        <ActionPart retro={retro} />
        {view.hasBegun && <MorePart view={view} />}
        <FinishPart retro={retro} onFinished={props.onChanged} />
        <ExportRetro view={view} />
      </Stack>
    </IssuesSeen>
  );
}

function About(props: { readonly view: RetroView }) {
  const w = useWording();
  const { view } = props;
  const { team } = view.about;
  return (
    <Stack space="space.050">
      <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
        <Heading as="h3" size="small">
          {titleOf(w, view)}
        </Heading>
        {view.finishedMs === null ? (
          <Lozenge appearance="inprogress">{w.t('retro.state.going')}</Lozenge>
        ) : (
          <Lozenge appearance="success">{w.t('retro.finished', { date: w.date(view.finishedMs) })}</Lozenge>
        )}
        {team !== null && team.kind !== 'epic' && <Text>{team.value}</Text>}
        {team?.kind === 'epic' && <IssueLine issueId={team.value} />}
      </Inline>
      <Text color="color.text.subtle">{w.t(view.finishedMs === null ? 'retro.public' : 'retro.frozen')}</Text>
    </Stack>
  );
}
