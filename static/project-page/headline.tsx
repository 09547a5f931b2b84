import { Box, Heading, Inline, Stack, Text } from '@forge/react';
import type { ReactNode } from 'react';
import type { PageView } from '../../src/contract/page';
import type { Change } from '../../src/domain/change';
import type { NextStepId } from '../../src/domain/assessment';
import { FEW_STORIES, type Beside, type Headline } from '../../src/domain/headline';
import type { PageQuestion } from '../../src/domain/page-question';
import { useWording } from '../shared/wording-context';
import { SetButton } from './issue-set';
import { besideParts, changeSentence, headlineSentence, intervalSentence } from './sentences';

/** The one sentence, with what it is made of. */
export function HeadlinePart(props: {
  readonly headline: Headline;
  readonly change: Change | null;
  readonly doubts: PageView['doubts'];
  readonly question: PageQuestion;
  readonly hasHistory: boolean;
}) {
  const w = useWording();
  const { headline, question, hasHistory } = props;
  switch (headline.kind) {
    case 'noPremisesYet':
      return <FirstHabit hasHistory={hasHistory} />;
    case 'nothingStarted':
      return (
        <Stack space="space.100">
          <Heading as="h2" size="medium">
            {w.t('page.nothingStarted')}
          </Heading>
          <Text color="color.text.subtle">{w.t('page.nothingStarted.next')}</Text>
          <BesideLine beside={headline.beside} />
        </Stack>
      );
    case 'share':
      return (
        <Stack space="space.200">
          <Stack space="space.100">
            {headline.validated.count === 0 && headline.validated.of < FEW_STORIES ? (
              <TooFew headline={headline} />
            ) : (
              <ShareTold headline={headline} change={props.change} question={question} />
            )}
            <Inline>
              <SetButton set="counted" count={headline.validated.of}>
                {w.plural('headline.issues', headline.validated.of)}
              </SetButton>
            </Inline>
            <BesideLine beside={headline.beside} />
          </Stack>
          {headline.validated.of < FEW_STORIES && question.team === null && question.sprint === null && (
            <NextHabit doubts={props.doubts} />
          )}
        </Stack>
      );
  }
}

type ShareOf = Extract<Headline, { readonly kind: 'share' }>;

function ShareTold(props: {
  readonly headline: ShareOf;
  readonly change: Change | null;
  readonly question: PageQuestion;
}) {
  const w = useWording();
  const { validated, sinceMs } = props.headline;
  return (
    <>
      <Heading as="h2" size="medium">
        {headlineSentence(w, validated, sinceMs)}
      </Heading>
      <Text size="large" weight="bold">
        {intervalSentence(w, validated)}
      </Text>
      <Text color="color.text.subtle">{changeSentence(w, props.change, props.question)}</Text>
    </>
  );
}

/** None of so few: a share of nothing, and an interval of half of all there is, would only discourage. */
function TooFew(props: { readonly headline: ShareOf }) {
  const w = useWording();
  const { validated, sinceMs } = props.headline;
  return (
    <>
      <Heading as="h2" size="medium">
        {w.plural('page.few', validated.of, { since: w.date(sinceMs) })}
      </Heading>
      <Text color="color.text.subtle">{w.t('page.few.share')}</Text>
    </>
  );
}

function BesideLine(props: { readonly beside: Beside }) {
  const w = useWording();
  const parts = besideParts(w, props.beside);
  if (parts.length === 0) return null;
  return (
    <Inline space="space.050" rowSpace="space.0" alignBlock="center" shouldWrap>
      <Text color="color.text.subtle">{w.t('beside.title')}</Text>
      {parts.map(({ name, count, words }) => (
        <SetButton key={name} set={name} count={count}>
          {words}
        </SetButton>
      ))}
    </Inline>
  );
}

const TO_FRAME: readonly NextStepId[] = ['frameOutcome', 'nameAssumption'];

/** What a young or tiny team does next: frame a story, or, where one is framed already, test what it rests on. */
function NextHabit(props: { readonly doubts: PageView['doubts'] }) {
  const w = useWording();
  const isFramed = props.doubts.some(({ nextStep }) => !TO_FRAME.includes(nextStep));
  return (
    <Habit title={w.t('page.next')}>
      <Text>{w.t(isFramed ? 'page.next.test' : 'page.next.frame')}</Text>
    </Habit>
  );
}

/** The first week: one habit and a worked example instead of a row of zeros. */
function FirstHabit(props: { readonly hasHistory: boolean }) {
  const w = useWording();
  return (
    <Habit title={w.t('page.habit')}>
      <Text>{w.t('page.habit.text')}</Text>
      <Stack space="space.050">
        <Text size="small" weight="semibold">
          {w.t('page.habit.example')}
        </Text>
        <Text>{w.t('page.habit.exampleText')}</Text>
      </Stack>
      {props.hasHistory && (
        <Text size="small" color="color.text.subtle">
          {w.t('page.habit.below')}
        </Text>
      )}
    </Habit>
  );
}

function Habit(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Box
      xcss={{ backgroundColor: 'color.background.information', padding: 'space.200', borderRadius: 'radius.medium' }}
    >
      <Stack space="space.150">
        <Heading as="h2" size="small">
          {props.title}
        </Heading>
        {props.children}
      </Stack>
    </Box>
  );
}
