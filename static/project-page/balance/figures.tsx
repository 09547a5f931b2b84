import { DynamicTable, StackBarChart, Text } from '@forge/react';
import type { PageView } from '../../../src/contract/page';
import type { Share } from '../../../src/domain/balance';
import { TRACKS } from '../../../src/domain/story';
import { Fold } from '../../shared/fold';
import { useWording } from '../../shared/wording-context';
import { chartRows, discoveryShare, tableRows } from './chart-rows';
import type { Measure } from './chart-rows';

/** A fixed colour each, from the chart tokens, so that paging never repaints a track. */
const COLOURS = {
  discovery: 'color.chart.purple.bold',
  delivery: 'color.chart.blue.bold',
  upkeep: 'color.chart.gray.bold',
} as const;

/** A week or a sprint, as the chart and the table name it. */
export interface Named extends Share {
  readonly key: string;
  /** No two the same: the chart would add them up. */
  readonly inChart: string;
  readonly inTable: string;
}

/** Discovery, delivery and upkeep of weeks or sprints, the oldest first: as a chart, and as the numbers it is made of. */
export function BalanceFigures(props: {
  readonly shares: readonly Named[];
  readonly measure: Measure;
  /** What the first column of the table holds. */
  readonly column: string;
}) {
  const w = useWording();
  const { shares, measure } = props;
  const trackName = (track: (typeof TRACKS)[number]) => w.t(`track.${track}.title`);
  return (
    <>
      <StackBarChart
        title={w.t(`balance.measure.${measure}`)}
        data={chartRows(shares, measure, ({ inChart }) => inChart, trackName)}
        xAccessor={0}
        yAccessor={1}
        colorAccessor={2}
        colorPalette={TRACKS.map((track) => ({ key: trackName(track), value: COLOURS[track] }))}
        height={320}
        showBorder={false}
        hideMenu
      />
      <Fold title={w.t('balance.table')} startOpen>
        <DynamicTable
          label={w.t('balance.table')}
          rowsPerPage={8}
          head={{
            cells: [
              { key: 'name', content: props.column },
              ...TRACKS.map((track) => ({ key: track, content: trackName(track) })),
              { key: 'total', content: w.t('balance.total') },
            ],
          }}
          rows={tableRows(shares, measure).map(({ share, numbers, total }) => ({
            key: share.key,
            cells: [
              { key: `${share.key}-name`, content: share.inTable },
              ...TRACKS.map((track) => ({ key: `${share.key}-${track}`, content: w.number(numbers[track]) })),
              { key: `${share.key}-total`, content: w.number(total) },
            ],
          }))}
        />
      </Fold>
    </>
  );
}

/** Discovery's share of what is shown, beside the guide; no share of nothing, and a zero only says what Jira can see. */
export function ShareLine(props: {
  readonly shares: readonly Share[];
  readonly measure: Measure;
  readonly guide: PageView['guide'];
  /** There is one week, and there was none before. */
  readonly isFirst?: boolean;
}) {
  const w = useWording();
  const { stage, low, high } = props.guide;
  const { total, share } = discoveryShare(props.shares, props.measure);
  if (share === null) return <Text color="color.text.subtle">{w.t('balance.cannotTell')}</Text>;
  const whole = w.plural(`balance.total.${props.measure}`, Math.round(total));
  if (props.isFirst === true) return <Text>{w.t('balance.firstWeek', { total: whole })}</Text>;
  const words =
    share === 0
      ? w.t('balance.noDiscovery', { total: whole })
      : w.t('balance.share', { share: w.percent(share), total: whole });
  return (
    <Text>
      {words} {w.t(`balance.guide.${stage}`, { low: low * 100, high: high * 100 })}
    </Text>
  );
}
