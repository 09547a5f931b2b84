/** What would be enough: the cheapest ways to the evidence asked for, three in sight and the rest folded. */
import { List, ListItem, Stack, Text } from '@forge/react';
import { useWording } from '../shared/wording-context';
import type { PanelHandle } from './handle';
import { MoreWays } from './later';
import { WayLine } from './way-line';

export function WaysToTest(props: { readonly panel: PanelHandle }) {
  const w = useWording();
  const { next, risk } = props.panel.view.assessment;
  if (next.id !== 'testFirst' || risk === null) return null;
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
      <MoreWays panel={props.panel} risk={risk} />
    </Stack>
  );
}
