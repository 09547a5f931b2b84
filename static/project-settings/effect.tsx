import { Box, Button, Link, List, ListItem, Stack, Text } from '@forge/react';
import type { SettingsParts } from '../../src/domain/settings';
import type { SettingsEffect } from '../../src/domain/settings-effect';
import { Failed } from '../shared/failed';
import { IssuesSeen, useIssuesSeen } from '../shared/issues-seen';
import type { Wording } from '../shared/wording';
import { useWording } from '../shared/wording-context';
import { useEffectOf } from './use-effect-of';

/** Titles shown. */
const EXAMPLES = 5;

/** What a draft would do, counted on the project's own issues while it is typed. */
export function EffectPart(props: {
  readonly projectId: string;
  readonly parts: SettingsParts | null;
  readonly issues: number;
}) {
  const w = useWording();
  const { projectId, parts, issues } = props;
  const { effect, isMore, isReading, failure, goOn, again } = useEffectOf(projectId, parts);
  if (parts === null) return null;
  if (failure !== null && failure.field === null) return <Failed failure={failure} onRetry={again} />;
  if (failure !== null) return null;
  const lines = linesOf(w, effect);
  return (
    <Box backgroundColor="color.background.neutral" padding="space.150">
      <Stack space="space.100" alignInline="stretch">
        {isReading && effect.looked === 0 ? (
          <Text color="color.text.subtle">{w.t('effect.reading')}</Text>
        ) : (
          <>
            {lines.length === 0 && <Text weight="medium">{w.t('effect.none')}</Text>}
            {lines.map((line) => (
              <Text key={line} weight="medium">
                {line}
              </Text>
            ))}
            {effect.untold > 0 && <Text>{w.plural('effect.untold', effect.untold)}</Text>}
            <Examples ids={effect.examples.slice(0, EXAMPLES)} />
            <Text size="small" color="color.text.subtle">
              {isMore ? w.t('effect.some', { looked: effect.looked, issues }) : w.plural('effect.of', effect.looked)}
            </Text>
            {isMore && !isReading && (
              <Stack alignInline="start">
                <Button spacing="compact" onClick={goOn}>
                  {w.t('effect.more.look')}
                </Button>
              </Stack>
            )}
          </>
        )}
      </Stack>
    </Box>
  );
}

/** A sentence for each thing that changes; nothing is said of a zero. */
function linesOf(w: Wording, { tracks, exempt, asked, timing }: SettingsEffect): readonly string[] {
  const moved = tracks.reduce((sum, { issues }) => sum + issues, 0);
  const where = tracks.map(({ from, to, issues }) =>
    w.plural('effect.track', issues, { from: w.t(`settings.track.${from}`), to: w.t(`settings.track.${to}`) }),
  );
  return [
    ...(moved > 0 ? [`${w.plural('effect.reclassifies', moved)} ${w.list(where)}.`] : []),
    ...(exempt.less > 0 ? [w.plural('effect.less', exempt.less)] : []),
    ...(exempt.more > 0 ? [w.plural('effect.more', exempt.more)] : []),
    ...(asked > 0 ? [w.plural('effect.asked', asked)] : []),
    ...(timing > 0 ? [w.plural('effect.timing', timing)] : []),
  ];
}

/** A few of the issues that change, with titles as Jira shows them to this person. */
function Examples(props: { readonly ids: readonly string[] }) {
  if (props.ids.length === 0) return null;
  return (
    <IssuesSeen ids={props.ids}>
      <ExampleList ids={props.ids} />
    </IssuesSeen>
  );
}

function ExampleList({ ids }: { readonly ids: readonly string[] }) {
  const w = useWording();
  const sightOf = useIssuesSeen();
  const sights = ids.map(sightOf);
  const seen = sights.filter((sight) => typeof sight === 'object');
  const hidden = sights.filter((sight) => sight === 'hidden').length;
  if (sights.includes('unread')) {
    return (
      <Text size="small" color="color.text.subtle">
        {w.t('effect.unread')}
      </Text>
    );
  }
  return (
    <Stack space="space.050">
      {seen.length > 0 && (
        <Text size="small" color="color.text.subtle">
          {w.t('effect.examples')}
        </Text>
      )}
      <List type="unordered">
        {seen.map(({ key, summary }) => (
          <ListItem key={key}>
            <Link href={`/browse/${key}`}>{key}</Link> {summary}
          </ListItem>
        ))}
      </List>
      {hidden > 0 && (
        <Text size="small" color="color.text.subtle">
          {w.plural('effect.hidden', hidden)}
        </Text>
      )}
    </Stack>
  );
}
