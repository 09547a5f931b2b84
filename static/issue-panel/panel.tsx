import { Button, HelperMessage, Inline, Lozenge, Stack, Text } from '@forge/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { PanelView } from '../../src/contract/panel';
import { inEffect } from '../../src/domain/inherit';
import { call } from '../shared/call';
import { Failed } from '../shared/failed';
import { IssuesSeen } from '../shared/issues-seen';
import { announceSaved, onDoubted } from '../shared/saved-event';
import { isShownIn, NotShown } from '../shared/not-shown';
import { OnIssue, Screen, Waiting } from '../shared/screen';
import { useLoad } from '../shared/use-load';
import { useWording } from '../shared/wording-context';
import { ScoreFold } from './after-thoughts';
import { AssumptionSection } from './assumption';
import { AtStartFold } from './at-start';
import { CheckSection } from './check';
import { DecisionSection } from './decision';
import { FindingsSection } from './findings';
import type { PanelHandle, Part } from './handle';
import { HistoryFold } from './history';
import { issuesNamed } from './issues-named';
import { DiscoveryPanel } from './later';
import { NextStepBox } from './next-step';
import { OtherAssumptions } from './other-assumptions';
import { OutcomeSection } from './outcome';
import { OutputHint } from './output-hint';
import { lentOf } from './lent';
import { ProblemLine } from './problem';
import { nextStepTitle, scoreWords } from './sentences';
import { SizeLine } from './size-line';
import { ThresholdSection } from './threshold';
import { WORDS } from './words';

/** The issue panel: the premise of one story, read and written. */
export function IssuePanel() {
  return (
    <Screen where={OnIssue} words={WORDS}>
      {({ extension }) => <Loaded issueId={extension.issue.id} projectType={extension.project.type} />}
    </Screen>
  );
}

function Loaded(props: { readonly issueId: string; readonly projectType: string }) {
  const { issueId } = props;
  const read = useCallback(() => call('readPanel', { issueId }), [issueId]);
  const { load, reload, show } = useLoad(read);
  useEffect(() => onDoubted(issueId, reload), [issueId, reload]);
  switch (load.kind) {
    case 'loading':
      return <Waiting />;
    case 'refused':
    case 'failed':
      return <Failed failure={load.failure} onRetry={reload} />;
    case 'ready':
      return isOff(load.value, props.projectType) ? <NotShown /> : <Panel view={load.value} show={show} />;
  }
}

/** In a project that has not turned Premise on, of a story nobody has said anything about. */
function isOff({ premise, inheritedFrom, isShownAnywhere }: PanelView, projectType: string): boolean {
  const isSaid = premise.firstMs !== null || premise.assumptionIds.length > 0 || inheritedFrom !== null;
  return !isSaid && !isShownIn(projectType, isShownAnywhere);
}

function Panel(props: { readonly view: PanelView; readonly show: (view: PanelView) => void }) {
  const w = useWording();
  const { view, show } = props;
  const [openParts, setOpenParts] = useState<ReadonlySet<Part>>(new Set());
  const [savedMs, setSavedMs] = useState<number | null>(null);
  const [isOpenedAnyway, setOpenedAnyway] = useState(false);
  const [wasUsed, setUsed] = useState(false);

  const onSaved = useCallback(
    (saved: PanelView) => {
      show(saved);
      setSavedMs(Date.now());
      void announceSaved(saved.issue.id);
    },
    [show],
  );
  const { premise, inherited } = inEffect(view.premise, view.inheritedFrom?.premise ?? null, lentOf(view));
  const handle = useMemo<PanelHandle>(() => {
    const linked = premise.assumptionIds.flatMap((id) => view.assumptions.find((each) => each.id === id) ?? []);
    return {
      view,
      premise,
      riskiest: linked.find(({ id }) => id === premise.riskiestId) ?? null,
      others: linked.filter(({ id }) => id !== premise.riskiestId),
      canEdit: view.canEdit,
      canShape: view.canEdit && !inherited,
      isOpen: (part) => openParts.has(part),
      open: (part) => {
        setUsed(true);
        setOpenParts((parts) => new Set([...parts, part]));
      },
      wasUsed,
      close: (part) => setOpenParts((parts) => new Set([...parts].filter((each) => each !== part))),
      onSaved,
      onNews: show,
    };
  }, [view, premise, inherited, openParts, wasUsed, onSaved, show]);

  if (view.discovery !== null && view.premise.firstMs === null && !isOpenedAnyway) {
    return (
      <IssuesSeen ids={issuesNamed(view)}>
        <Stack space="space.200">
          <DiscoveryPanel panel={handle} discovery={view.discovery} />
          {view.canEdit && (
            <Inline>
              <Button appearance="subtle" spacing="compact" onClick={() => setOpenedAnyway(true)}>
                {w.t('discovery.openAnyway')}
              </Button>
            </Inline>
          )}
        </Stack>
      </IssuesSeen>
    );
  }

  const isSaid = view.premise.firstMs !== null || view.premise.assumptionIds.length > 0;
  const isStated = isSaid || view.inheritedFrom !== null;
  if (view.issue.exempt && !isStated && !isOpenedAnyway) {
    return (
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Text>{w.t('panel.exempt')}</Text>
        {view.canEdit && (
          <Button appearance="subtle" spacing="compact" onClick={() => setOpenedAnyway(true)}>
            {w.t('panel.exempt.open')}
          </Button>
        )}
      </Inline>
    );
  }

  return (
    <IssuesSeen ids={issuesNamed(view)}>
      <Stack space="space.300">
        <Stack space="space.100">
          <NextStepBox panel={handle} />
          <SizeLine panel={handle} />
          {!view.canEdit && <Text color="color.text.subtle">{w.t('panel.readOnly')}</Text>}
          {view.canEdit && <SavedLine atMs={savedMs} view={view} />}
        </Stack>
        {inherited && view.inheritedFrom !== null && <Inherited panel={handle} from={view.inheritedFrom.key} />}
        <ProblemLine panel={handle} />
        <Stack space="space.100">
          <OutcomeSection panel={handle} />
          <OutputHint panel={handle} />
        </Stack>
        <AssumptionSection panel={handle} />
        <ThresholdSection panel={handle} />
        <FindingsSection panel={handle} />
        <DecisionSection panel={handle} />
        <CheckSection panel={handle} />
        <Stack space="space.050">
          <OtherAssumptions panel={handle} />
          <AtStartFold view={view} />
          <HistoryFold view={view} />
          <ScoreFold view={view} />
        </Stack>
        <TrackLine view={view} />
      </Stack>
    </IssuesSeen>
  );
}

/** From which epic, and the way to a bet of the story's own. */
function Inherited(props: { readonly panel: PanelHandle; readonly from: string }) {
  const w = useWording();
  const { panel, from } = props;
  const isWriting = panel.isOpen('outcome');
  return (
    <Inline space="space.100" alignBlock="center" shouldWrap>
      <Lozenge>{w.t('panel.inherited', { key: from })}</Lozenge>
      <Text color="color.text.subtle">
        {isWriting ? w.t('panel.ownBet.why', { key: from }) : w.t('panel.inherited.why')}
      </Text>
      {panel.canEdit && !isWriting && (
        <Button appearance="subtle" spacing="compact" onClick={() => panel.open('outcome')}>
          {w.t('panel.ownBet')}
        </Button>
      )}
    </Inline>
  );
}

/**
 * When it was saved and what comes next now. A helper message is the one piece of UI Kit that screen readers follow
 * while it changes, and only when it was there before: hence empty until the first save.
 */
function SavedLine(props: { readonly atMs: number | null; readonly view: PanelView }) {
  const w = useWording();
  const { atMs, view } = props;
  const { next, score } = view.assessment;
  const words =
    atMs === null
      ? ''
      : w.t(view.published ? 'shared.saved' : 'shared.savedFollows', {
          time: w.time(atMs),
          step: nextStepTitle(w, next),
          score: scoreWords(w, score),
        });
  return <HelperMessage>{words}</HelperMessage>;
}

/** Which kind of work this counts as, and the rule that said so. */
function TrackLine(props: { readonly view: PanelView }) {
  const w = useWording();
  const { track, trackRule } = props.view.issue;
  const name = w.t(`track.${track}`);
  return (
    <Text size="small" color="color.text.subtlest">
      {trackRule === 'default'
        ? w.t('panel.track.default', { track: name })
        : w.t('panel.track.rule', { track: name, rule: trackRule })}
    </Text>
  );
}
