import { Box, Button, ButtonGroup, Inline, Link, Stack, Text } from '@forge/react';
import { useMemo } from 'react';
import type { AssumptionView } from '../../src/contract/assumptions';
import { draftsFrom } from '../../src/domain/drafts';
import type { EvidenceDraft } from '../../src/domain/drafts';
import type { Wording } from '../shared/wording';
import { useWording } from '../shared/wording-context';
import { ActionProblem } from './action-problem';
import type { FindingDraft } from './finding-draft';
import { FindingForm } from './finding-form';
import type { PanelHandle, Part } from './handle';
import { MAX } from './limits';
import type { Linked } from './linked-issues';
import { useSave } from './use-save';

/** Keys named in the note of a finding, and in sight. */
const MOST_KEYS = { note: 60, seen: 3 } as const;

/**
 * Evidence Jira already has, offered: requests, duplicates, closed spikes and ideas the issue is linked to.
 */
export function DraftFindings(props: {
  readonly panel: PanelHandle;
  readonly assumption: AssumptionView;
  readonly linked: Linked;
}) {
  const { panel, assumption, linked } = props;
  const { premise, assumptions } = panel.view;
  const drafts = useMemo(
    () => draftsFrom(linked.issues, premise, assumptions, assumption.risk),
    [linked, premise, assumptions, assumption.risk],
  );
  return drafts.map((draft) => (
    <OneDraft
      key={`${draft.source} ${idsOf(draft).join(' ')}`}
      panel={panel}
      assumption={assumption}
      draft={draft}
      siteUrl={linked.siteUrl}
    />
  ));
}

function OneDraft(props: {
  readonly panel: PanelHandle;
  readonly assumption: AssumptionView;
  readonly draft: EvidenceDraft;
  readonly siteUrl: string;
}) {
  const w = useWording();
  const { panel, assumption, draft, siteUrl } = props;
  const { issue, premise, today } = panel.view;
  const saver = useSave(issue.id, panel.onSaved, panel.onNews);
  const ids = idsOf(draft);
  const part: Part = `draft:${ids.join(' ')}`;
  if (panel.isOpen(part)) {
    const start = startOf(w, draft, { key: issue.key, siteUrl, today });
    return <FindingForm panel={panel} assumption={assumption} start={start} drawn={{ from: ids, part }} />;
  }
  const question = questionOf(w, draft);
  const dismiss = () =>
    void saver.save({ kind: 'dismissDraft', seenRev: premise.rev, source: draft.source, issueIds: ids });
  const from = peopleOf(w, draft);
  return (
    <Box
      xcss={{
        padding: 'space.150',
        borderRadius: 'radius.medium',
        borderWidth: 'border.width',
        borderStyle: 'dashed',
        borderColor: 'color.border',
      }}
    >
      <Stack space="space.100">
        <Stack space="space.025">
          <Text>{question}</Text>
          <Inline space="space.100" shouldWrap>
            {from !== null && (
              <Text size="small" color="color.text.subtle">
                {from}
              </Text>
            )}
            <Text size="small">
              <Link href={addressOf(draft)} openNewTab>
                {w.t('draft.look', { keys: keysOf(w, draft, MOST_KEYS.seen) })}
              </Link>
            </Text>
          </Inline>
        </Stack>
        <Inline>
          <ButtonGroup label={question}>
            <Button spacing="compact" onClick={() => panel.open(part)}>
              {w.t('draft.record')}
            </Button>
            <Button spacing="compact" appearance="subtle" isDisabled={saver.state.kind === 'saving'} onClick={dismiss}>
              {w.t('draft.away')}
            </Button>
          </ButtonGroup>
        </Inline>
        <ActionProblem saver={saver} />
      </Stack>
    </Box>
  );
}

function idsOf({ issues }: EvidenceDraft): readonly string[] {
  return issues.map(({ id }) => id);
}

function questionOf(w: Wording, { source, issues, isMore }: EvidenceDraft): string {
  if (source === 'spike') return w.t('draft.spike', { key: issues[0]?.key ?? '' });
  return w.plural(isMore ? `draft.${source}.more` : `draft.${source}`, issues.length);
}

/** From how many people requests came; null of what nobody asked for. */
function peopleOf(w: Wording, { sample, people }: EvidenceDraft): string | null {
  if (sample === null) return null;
  return people === null ? w.t('draft.issues') : w.plural('draft.people', people);
}

function keysOf(w: Wording, { issues }: EvidenceDraft, most: number): string {
  const keys = issues.slice(0, most).map(({ key }) => key);
  const left = issues.length - keys.length;
  return w.list(left === 0 ? keys : [...keys, w.t('draft.andMore', { count: left })]);
}

/** Where they are on this site: the issue itself, or the list of them. */
function addressOf({ issues }: EvidenceDraft): string {
  const [first, ...others] = issues.map(({ key }) => key);
  if (first !== undefined && others.length === 0) return `/browse/${encodeURIComponent(first)}`;
  return `/issues/?jql=${encodeURIComponent(`key in (${[first, ...others].join(',')})`)}`;
}

/** The finding as it would be recorded; whoever records it has the last word on every part. */
function startOf(
  w: Wording,
  draft: EvidenceDraft,
  at: { readonly key: string; readonly siteUrl: string; readonly today: string },
): Partial<FindingDraft> {
  const { method, verdict, sample, people, found } = draft;
  const counted = sample !== null && people === null;
  const list = `${at.siteUrl}${addressOf(draft)}`;
  const link = list.length > MAX.link ? `${at.siteUrl}/browse/${encodeURIComponent(at.key)}` : list;
  return {
    method,
    verdict,
    sample: sample === null ? '' : String(sample),
    found: found < at.today ? found : at.today,
    note: w.t(counted ? 'draft.note.issues' : 'draft.note', { key: at.key, keys: keysOf(w, draft, MOST_KEYS.note) }),
    // Not told where the site is, there is no address to keep.
    link: at.siteUrl === '' ? '' : link,
  };
}
