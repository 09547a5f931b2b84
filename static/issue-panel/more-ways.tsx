import { Box, Stack } from '@forge/react';
import type { Risk } from '../../src/domain/premise';
import { cheapestWays } from '../../src/domain/ways';
import { Fold } from '../shared/fold';
import { useWording } from '../shared/wording-context';
import type { PanelHandle } from './handle';
import { WayDetails } from './later';
import { WayLine } from './way-line';

/** Every other way to what is asked for, with how it is done. */
export function MoreWays(props: { readonly panel: PanelHandle; readonly risk: Risk }) {
  const w = useWording();
  const { next, asked } = props.panel.view.assessment;
  const more = cheapestWays(props.risk, asked.rung).filter(({ id }) => !next.ways.some((way) => way.id === id));
  return more.length === 0 ? null : (
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
  );
}
