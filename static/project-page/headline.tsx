import { Box, Heading, Inline, Stack, Text } from '@forge/react';
import type { Change } from '../../src/domain/change';
import type { Beside, Headline } from '../../src/domain/headline';
import type { PageQuestion } from '../../src/domain/page-question';
import { useWording } from '../shared/wording-context';
import { SetButton } from './issue-set';
import { besideParts, changeSentence, headlineSentence, intervalSentence } from './sentences';

/** The one sentence, with what it is made of. */
export function HeadlinePart(props: {
  readonly headline: Headline;
  readonly change: Change | null;
  readonly question: PageQuestion;
  readonly hasHistory: boolean;
}) {
  const w = useWording();
  const { headline, hasHistory } = props;
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
        <Stack space="space.100">
          <Heading as="h2" size="medium">
            {headlineSentence(w, headline.validated, headline.sinceMs)}
          </Heading>
          <Text size="large" weight="bold">
            {intervalSentence(w, headline.validated)}
          </Text>
          <Text color="color.text.subtle">{changeSentence(w, props.change, props.question)}</Text>
          <Inline>
            <SetButton set="counted" count={headline.validated.of}>
              {w.plural('headline.issues', headline.validated.of)}
            </SetButton>
          </Inline>
          <BesideLine beside={headline.beside} />
        </Stack>
      );
  }
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

/** The first week: one habit and a worked example instead of a row of zeros. */
function FirstHabit(props: { readonly hasHistory: boolean }) {
  const w = useWording();
  return (
    <Box
      xcss={{ backgroundColor: 'color.background.information', padding: 'space.200', borderRadius: 'radius.medium' }}
    >
      <Stack space="space.150">
        <Heading as="h2" size="small">
          {w.t('page.habit')}
        </Heading>
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
      </Stack>
    </Box>
  );
}
