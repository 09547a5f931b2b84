import {
  Box,
  Button,
  ButtonGroup,
  DynamicTable,
  Heading,
  Inline,
  Label,
  Select,
  Stack,
  StackBarChart,
  Text,
} from '@forge/react';
import { useState } from 'react';
import type { PageView } from '../../../src/contract/page';
import type { Week } from '../../../src/domain/balance';
import { TRACKS } from '../../../src/domain/story';
import { weekStartMs } from '../../../src/domain/week';
import { Fold } from '../../shared/fold';
import { useWording } from '../../shared/wording-context';
import { chartRows, discoveryShare, MEASURES, shownWeeks, tableRows, WINDOW_WEEKS } from './chart-rows';
import type { Measure, Period } from './chart-rows';

const LATEST: Period = { kind: 'window', back: 0 };

/** A fixed colour each, from the chart tokens, so that paging never repaints a track. */
const COLOURS = {
  discovery: 'color.chart.purple.bold',
  delivery: 'color.chart.blue.bold',
  upkeep: 'color.chart.gray.bold',
} as const;

/** Discovery, delivery and upkeep by week: as a chart, and as the numbers it is made of. */
export function BalanceChart(props: { readonly weeks: readonly Week[]; readonly guide: PageView['guide'] }) {
  const w = useWording();
  const [measure, setMeasure] = useState<Measure>('days');
  const [period, setPeriod] = useState<Period>(LATEST);
  const { weeks, hasOlder, hasNewer, quietSince } = shownWeeks(props.weeks, period);
  const trackName = (track: (typeof TRACKS)[number]) => w.t(`track.${track}.title`);
  const measures = MEASURES.map((value) => ({ value, label: w.t(`balance.measure.${value}`) }));
  const [first, last] = [weeks.at(0), weeks.at(-1)];
  if (first === undefined || last === undefined) {
    return (
      <Stack space="space.100">
        <Title />
        <Text color="color.text.subtle">{w.t('balance.empty')}</Text>
      </Stack>
    );
  }
  const rows = tableRows(weeks, measure);
  const newest = rows.at(0);
  const oldest = rows.at(-1);
  return (
    <Stack space="space.150">
      <Title />
      <ShareLine weeks={weeks} measure={measure} guide={props.guide} />
      {quietSince !== null && (
        <Text color="color.text.subtle">{w.t('balance.quiet', { date: w.date(weekStartMs(quietSince)) })}</Text>
      )}
      <Inline space="space.200" rowSpace="space.100" alignBlock="end" shouldWrap>
        <Box xcss={{ minWidth: '180px' }}>
          <Label labelFor="balance-measure">{w.t('balance.measure')}</Label>
          <Select
            inputId="balance-measure"
            spacing="compact"
            options={measures}
            value={measures.find(({ value }) => value === measure)}
            onChange={(picked: (typeof measures)[number]) => setMeasure(picked.value)}
          />
        </Box>
        <Paging period={period} setPeriod={setPeriod} hasOlder={hasOlder} hasNewer={hasNewer} />
        {newest !== undefined && oldest !== undefined && (
          <Box xcss={{ paddingBlock: 'space.075' }}>
            <Text color="color.text.subtle">
              {w.t('balance.range', { from: w.date(oldest.startMs), to: w.date(newest.startMs) })}
            </Text>
          </Box>
        )}
      </Inline>
      <StackBarChart
        title={w.t(`balance.measure.${measure}`)}
        data={chartRows(weeks, measure, (ms) => w.date(ms), trackName)}
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
              { key: 'week', content: w.t('balance.week') },
              ...TRACKS.map((track) => ({ key: track, content: trackName(track) })),
              { key: 'total', content: w.t('balance.total') },
            ],
          }}
          rows={rows.map((row) => ({
            key: row.week,
            cells: [
              { key: `${row.week}-week`, content: w.date(row.startMs) },
              ...TRACKS.map((track) => ({ key: `${row.week}-${track}`, content: w.number(row.numbers[track]) })),
              { key: `${row.week}-total`, content: w.number(row.total) },
            ],
          }))}
        />
      </Fold>
    </Stack>
  );
}

/** Older, newer, all; not there while everything is on the screen anyway. */
function Paging(props: {
  readonly period: Period;
  readonly setPeriod: (period: Period) => void;
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}) {
  const w = useWording();
  const { period, setPeriod, hasOlder, hasNewer } = props;
  if (period.kind === 'all') {
    return <Button onClick={() => setPeriod(LATEST)}>{w.t('balance.period.recent', { count: WINDOW_WEEKS })}</Button>;
  }
  if (!hasOlder && !hasNewer) return null;
  const to = (back: number) => () => setPeriod({ kind: 'window', back });
  return (
    <ButtonGroup label={w.t('balance.period')}>
      <Button isDisabled={!hasOlder} iconBefore="chevron-left" onClick={to(period.back + 1)}>
        {w.t('balance.older')}
      </Button>
      <Button isDisabled={!hasNewer} iconAfter="chevron-right" onClick={to(period.back - 1)}>
        {w.t('balance.newer')}
      </Button>
      <Button onClick={() => setPeriod({ kind: 'all' })}>{w.t('balance.period.all')}</Button>
    </ButtonGroup>
  );
}

function Title() {
  const w = useWording();
  return (
    <Heading as="h2" size="small">
      {w.t('balance.title')}
    </Heading>
  );
}

/** Discovery's share of what is shown, beside the guide; no share of nothing, and a zero only says what Jira can see. */
function ShareLine(props: {
  readonly weeks: readonly Week[];
  readonly measure: Measure;
  readonly guide: PageView['guide'];
}) {
  const w = useWording();
  const { stage, low, high } = props.guide;
  const { total, share } = discoveryShare(props.weeks, props.measure);
  if (share === null) return <Text color="color.text.subtle">{w.t('balance.cannotTell')}</Text>;
  const whole = w.plural(`balance.total.${props.measure}`, Math.round(total));
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
