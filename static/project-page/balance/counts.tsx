import { Box, DynamicTable, Heading, Inline, Stack, Text } from '@forge/react';
import type { PageView } from '../../../src/contract/page';
import { VALIDATED } from '../../../src/domain/assessment';
import { TRACKS } from '../../../src/domain/story';
import type { Wording } from '../../shared/wording';
import { useWording } from '../../shared/wording-context';

type CountsView = PageView['counts'];

const STARTS = ['notStarted', 'started', 'closedUnstarted', 'startUnknown'] as const;

/** Where the issues are, and what started stories rested on. */
export function Counts(props: { readonly counts: CountsView; readonly hasPremises: boolean }) {
  const w = useWording();
  const { counts } = props;
  return (
    <Stack space="space.300">
      <Stack space="space.150">
        <Heading as="h2" size="small">
          {w.t('counts.title')}
        </Heading>
        <Text>{w.plural('counts.sentence', counts.issues)}</Text>
        <Inline space="space.200" rowSpace="space.100" shouldWrap>
          {STARTS.filter((start) => counts[start] > 0).map((start) => (
            <Tally key={start} name={w.t(`counts.${start}`)} count={counts[start]} />
          ))}
        </Inline>
        {counts.done > 0 && <Text color="color.text.subtle">{w.plural('counts.done', counts.done)}</Text>}
        <Text color="color.text.subtle">{w.t('counts.byTrack', { list: w.list(tracksIn(w, counts.byTrack)) })}</Text>
        {counts.statusesGuessed > 0 && (
          <Text color="color.text.subtle">{w.plural('counts.guessed', counts.statusesGuessed)}</Text>
        )}
      </Stack>
      {props.hasPremises && <ValidatedSplit validated={counts.validated} />}
    </Stack>
  );
}

/** What there is none of is not listed: the balance says what a lack of discovery means. */
function tracksIn(w: Wording, byTrack: CountsView['byTrack']): readonly string[] {
  return TRACKS.filter((track) => byTrack[track] > 0).map((track) =>
    w.t(`counts.track.${track}`, { count: byTrack[track] }),
  );
}

function Tally(props: { readonly name: string; readonly count: number }) {
  const w = useWording();
  return (
    <Box
      xcss={{
        minWidth: '120px',
        padding: 'space.150',
        backgroundColor: 'color.background.neutral',
        borderRadius: 'radius.medium',
      }}
    >
      <Text size="large" weight="bold">
        {w.number(props.count)}
      </Text>
      <Text size="small" color="color.text.subtle">
        {props.name}
      </Text>
    </Box>
  );
}

function ValidatedSplit(props: { readonly validated: CountsView['validated'] }) {
  const w = useWording();
  const { validated } = props;
  const total = VALIDATED.reduce((sum, each) => sum + validated[each], 0);
  return (
    <Stack space="space.150">
      <Heading as="h2" size="small">
        {w.t('counts.validated')}
      </Heading>
      {total === 0 ? (
        <Text color="color.text.subtle">{w.t('counts.validated.none')}</Text>
      ) : (
        <>
          <Text color="color.text.subtle">{w.t('counts.validated.all')}</Text>
          <DynamicTable
            label={w.t('counts.validated')}
            head={{
              cells: [
                { key: 'case', content: w.t('counts.validated.case') },
                { key: 'stories', content: w.t('counts.validated.stories') },
                { key: 'share', content: w.t('counts.validated.share') },
              ],
            }}
            rows={VALIDATED.filter((each) => validated[each] > 0).map((each) => ({
              key: each,
              cells: [
                { key: `${each}-case`, content: w.t(`validated.${each}`) },
                { key: `${each}-stories`, content: w.number(validated[each]) },
                { key: `${each}-share`, content: w.percent(validated[each] / total) },
              ],
            }))}
          />
        </>
      )}
    </Stack>
  );
}
