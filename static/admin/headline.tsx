import { Button, Inline, List, ListItem, SectionMessage, Stack, Text } from '@forge/react';
import type { HealthView } from '../../src/contract/health';
import type { Need } from '../../src/domain/health';
import type { Wording } from '../shared/wording';
import { useWording } from '../shared/wording-context';
import { span } from './sentences';

/** The one calm sentence, and what follows from it. */
export function HeadlinePart(props: { readonly view: HealthView; readonly onRefresh: () => void }) {
  const w = useWording();
  const { nowMs } = props.view;
  return (
    <Stack space="space.150" alignInline="stretch">
      <Message view={props.view} />
      <Inline space="space.150" rowSpace="space.100" alignBlock="center" shouldWrap>
        <Text size="small" color="color.text.subtlest">
          {w.t('health.asOf', { time: w.time(nowMs) })}
        </Text>
        <Button spacing="compact" onClick={props.onRefresh}>
          {w.t('health.refresh')}
        </Button>
      </Inline>
    </Stack>
  );
}

function Message(props: { readonly view: HealthView }) {
  const w = useWording();
  const { headline } = props.view;
  switch (headline.kind) {
    case 'nothingYet':
      return (
        <SectionMessage appearance="information" title={w.t('health.nothingYet')}>
          <Text>{w.t('health.nothingYet.next')}</Text>
        </SectionMessage>
      );
    case 'upToDate':
      return (
        <SectionMessage appearance="success" title={w.t('health.upToDate')}>
          <Text>
            {headline.reading === 0 ? w.t('health.upToDate.next') : w.plural('health.reading', headline.reading)}
          </Text>
        </SectionMessage>
      );
    case 'behind':
      return (
        <SectionMessage appearance="information" title={w.t('health.behind', { span: span(w, headline.byMs) })}>
          <Text>
            {headline.waits === null
              ? w.t('health.behind.next')
              : w.t(`health.waits.${headline.waits.reason}`, { time: w.time(headline.waits.untilMs) })}
          </Text>
        </SectionMessage>
      );
    case 'needsYou': {
      const [first, ...more] = headline.needs;
      return (
        <SectionMessage appearance="warning" title={w.t('health.needsYou', { need: needWords(w, first) })}>
          <Stack space="space.100">
            <Text>{w.t(`health.need.${first.kind}.next`)}</Text>
            {more.length > 0 && (
              <List type="unordered">
                {more.map((need) => (
                  <ListItem key={needWords(w, need)}>
                    {w.t('health.need.also', { need: needWords(w, need), next: w.t(`health.need.${need.kind}.next`) })}
                  </ListItem>
                ))}
              </List>
            )}
          </Stack>
        </SectionMessage>
      );
    }
  }
}

function needWords(w: Wording, need: Need): string {
  switch (need.kind) {
    case 'storage':
      return w.t('health.need.storage', { share: w.percent(need.share) });
    case 'silent':
      return w.t('health.need.silent', {
        part: w.t(`health.beat.${need.what}`),
        since: `${w.date(need.sinceMs)}, ${w.time(need.sinceMs)}`,
      });
    case 'backfill':
      return w.plural('health.need.backfill', need.projects);
    case 'refused':
      return w.plural('health.need.refused', need.projects);
    case 'stuck':
      return w.plural('health.need.stuck', need.issues);
  }
}
