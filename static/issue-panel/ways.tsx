/** What would be enough: the cheapest ways to the evidence asked for, three in sight and the rest folded. */
import { Box, Inline, List, ListItem, Stack, Text } from '@forge/react';
import { cheapestWays, type Way } from '../../src/domain/ways';
import { Fold } from '../shared/fold';
import type { Wording } from '../shared/wording';
import { useWording } from '../shared/wording-context';
import type { PanelHandle } from './handle';
import { WayDetails } from './later';

/** "Story interviews: 4–19 customers"; just the name where any sample does. */
export function wayTitle(w: Wording, { id, method, sample, upTo }: Way): string {
  const name = w.t(`way.${id}`);
  if (sample === null) return name;
  const range = upTo === null ? w.t('ways.from', { from: sample }) : w.t('ways.range', { from: sample, to: upTo });
  return w.t('ways.withSample', { name, sample: range, unit: w.t(`unit.${method}`) });
}

export function WaysToTest(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { next, asked, risk } = props.panel.view.assessment;
  if (next.id !== 'testFirst' || risk === null) return null;
  const more = cheapestWays(risk, asked.rung).filter(({ id }) => !next.ways.some((way) => way.id === id));
  return (
    <Stack space="space.050">
      <Text weight="medium">{w.t('ways.title')}</Text>
      {next.ways.length === 0 && <Text>{w.t('ways.none')}</Text>}
      <List type="unordered">
        {next.ways.map((way) => (
          <ListItem key={way.id}>
            <WayLine way={way} />
          </ListItem>
        ))}
      </List>
      {more.length > 0 && (
        <Fold title={w.plural('ways.more', more.length)}>
          <Stack space="space.150">
            {more.map((way) => (
              <Box key={way.id}>
                <WayLine way={way} />
                <WayDetails way={way} />
              </Box>
            ))}
          </Stack>
        </Fold>
      )}
    </Stack>
  );
}

function WayLine(props: { readonly way: Way }) {
  const w = useWording();
  return (
    <Inline space="space.100" alignBlock="baseline" shouldWrap>
      <Text>{wayTitle(w, props.way)}</Text>
      <Text size="small" color="color.text.subtle">
        {w.plural('ways.days', props.way.days)}
      </Text>
    </Inline>
  );
}
