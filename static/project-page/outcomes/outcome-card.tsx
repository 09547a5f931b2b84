import { Box, Button, ButtonGroup, Heading, Inline, Link, Lozenge, Stack, Text, User } from '@forge/react';
import { useState } from 'react';
import type { OutcomeView } from '../../../src/contract/outcomes';
import { isPast, wayOf } from '../../../src/domain/outcomes/target';
import { Failed } from '../../shared/failed';
import { useIssueSeen } from '../../shared/issues-seen';
import { whySentence } from '../../shared/outcome-sentence';
import { useWording } from '../../shared/wording-context';
import { SetButton } from '../issue-set';
import { OutcomeForm } from './outcome-form';
import { ProgressPart } from './progress';
import { sizeWordsOf, standingWordsOf, storyWordsOf } from './sentences';
import type { OutcomesHandle } from './use-outcome-save';
import { useOutcomeSave } from './use-outcome-save';

/** One outcome: what it says, whose it is, what rests on it and how far it has come. */
export function OutcomeCard(props: { readonly tab: OutcomesHandle; readonly outcome: OutcomeView }) {
  const w = useWording();
  const { tab, outcome } = props;
  const { words, stories } = outcome;
  const [isEditing, setEditing] = useState(false);
  if (isEditing) return <OutcomeForm tab={tab} outcome={outcome} onClose={() => setEditing(false)} />;
  const isReached = wayOf(outcome).isReached === true;
  const lines = [words.problem, standingWordsOf(w, stories), sizeWordsOf(w, stories)].filter((line) => line !== '');
  return (
    <Box
      xcss={{
        padding: 'space.200',
        borderColor: 'color.border',
        borderStyle: 'solid',
        borderWidth: 'border.width',
        borderRadius: 'radius.small',
      }}
    >
      <Stack space="space.100">
        <Heading as="h3" size="xsmall">
          {whySentence(w, words)}
        </Heading>
        <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
          {isReached && <Lozenge appearance="success">{w.t('outcomes.reached')}</Lozenge>}
          {!outcome.isArchived && isPast(outcome, tab.view.today) && (
            <Lozenge appearance="moved">{w.t('outcomes.past')}</Lozenge>
          )}
          {stories.total === 0 && <Lozenge>{w.t('outcomes.unused')}</Lozenge>}
          {stories.total > 0 && (
            <SetButton
              set={{ kind: 'restsOn', outcomeId: outcome.outcomeId }}
              count={stories.total}
              title={whySentence(w, words)}
            >
              {storyWordsOf(w, stories)}
            </SetButton>
          )}
          {words.metric !== '' && <Text color="color.text.subtle">{words.metric}</Text>}
        </Inline>
        {lines.map((line) => (
          <Text key={line} color="color.text.subtle">
            {line}
          </Text>
        ))}
        <About outcome={outcome} />
        <ProgressPart tab={tab} outcome={outcome} />
        {tab.view.canEdit && <Actions tab={tab} outcome={outcome} onEdit={() => setEditing(true)} />}
      </Stack>
    </Box>
  );
}

/** Whose it is, where it comes from, and when somebody last looked at it. */
function About(props: { readonly outcome: OutcomeView }) {
  const w = useWording();
  const { owner, words, reviewedMs } = props.outcome;
  return (
    <Inline space="space.150" rowSpace="space.050" alignBlock="center" shouldWrap>
      <Inline space="space.075" alignBlock="center">
        <Text size="small" color="color.text.subtle">
          {w.t('outcomes.owner')}
        </Text>
        {owner.accountId === null ? (
          <Text size="small">{w.t('outcomes.owner.nobody')}</Text>
        ) : (
          <User accountId={owner.accountId} />
        )}
      </Inline>
      {words.goalIssueId !== null && <Goal issueId={words.goalIssueId} />}
      {words.link !== null && (
        <Text size="small">
          <Link href={words.link} openNewTab>
            {w.t('outcomes.source')}
          </Link>
        </Text>
      )}
      <Text size="small" color="color.text.subtle">
        {w.t('outcomes.reviewed', { date: w.date(reviewedMs) })}
      </Text>
    </Inline>
  );
}

function Goal(props: { readonly issueId: string }) {
  const w = useWording();
  const seen = useIssueSeen(props.issueId);
  if (typeof seen === 'string') {
    return seen === 'hidden' ? (
      <Text size="small" color="color.text.subtle">
        {w.t('outcomes.goal.hidden')}
      </Text>
    ) : null;
  }
  return (
    <Text size="small">
      <Link href={`/browse/${seen.key}`} openNewTab>
        {seen.key}
      </Link>{' '}
      {seen.summary}
    </Text>
  );
}

function Actions(props: { readonly tab: OutcomesHandle; readonly outcome: OutcomeView; readonly onEdit: () => void }) {
  const w = useWording();
  const { outcomeId, rev, isArchived, owner } = props.outcome;
  const saver = useOutcomeSave(props.tab);
  const { state } = saver;
  const of = { outcomeId, seenRev: rev };
  const isDisabled = state.kind === 'saving';
  const archive = () => saver.save({ ...of, kind: 'archive', on: !isArchived });
  const button = (label: string, act: () => void) => (
    <Button key={label} appearance="subtle" spacing="compact" isDisabled={isDisabled} onClick={act}>
      {label}
    </Button>
  );
  return (
    <Stack space="space.100" alignInline="start">
      <ButtonGroup>
        {!isArchived && button(w.t('shared.edit'), props.onEdit)}
        {!isArchived && button(w.t('outcomes.review'), () => void saver.save({ ...of, kind: 'review' }))}
        {!isArchived && !owner.isYou && button(w.t('outcomes.own'), () => void saver.save({ ...of, kind: 'own' }))}
        {button(w.t(isArchived ? 'outcomes.unarchive' : 'outcomes.archive'), () => void archive())}
      </ButtonGroup>
      {state.kind === 'conflict' && <Text color="color.text.warning">{w.t('outcomes.changed')}</Text>}
      {state.kind === 'failed' && <Failed failure={state.failure} onRetry={() => props.tab.show(props.tab.view)} />}
    </Stack>
  );
}
