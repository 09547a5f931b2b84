import { Box, Button, ButtonGroup, Heading, Inline, Label, Select, Stack, Text } from '@forge/react';
import { useState } from 'react';
import type { Week } from '../../../src/domain/balance';
import { weekStartMs } from '../../../src/domain/week';
import { useWording } from '../../shared/wording-context';
import { SprintBalance } from '../later';
import { BYS, type By } from '../question-address';
import type { TabProps } from '../tabs';
import { MEASURES, shownWeeks, WINDOW_WEEKS } from './chart-rows';
import type { Measure, Period } from './chart-rows';
import { BalanceFigures, ShareLine } from './figures';

const LATEST: Period = { kind: 'window', back: 0 };

/** Discovery, delivery and upkeep by week or by sprint. */
export function BalanceChart(props: TabProps) {
  const w = useWording();
  const [measure, setMeasure] = useState<Measure>('days');
  const [period, setPeriod] = useState<Period>(LATEST);
  const { projectId, question, by } = props;
  const { guide } = props.view;
  const { hasOlder, hasNewer, ...shown } = shownWeeks(props.view.weeks, period);
  const [first, last] = [shown.weeks.at(0), shown.weeks.at(-1)];
  if (first === undefined || last === undefined) {
    return (
      <Stack space="space.100">
        <Title by="weeks" />
        <Text color="color.text.subtle">{w.t('balance.empty')}</Text>
      </Stack>
    );
  }
  return (
    <Stack space="space.150">
      <Title by={by} />
      <Inline space="space.200" rowSpace="space.100" alignBlock="end" shouldWrap>
        <Choice
          id="balance-measure"
          label={w.t('balance.measure')}
          values={MEASURES}
          nameOf={(each) => w.t(`balance.measure.${each}`)}
          value={measure}
          onChoice={setMeasure}
        />
        <Choice
          id="balance-by"
          label={w.t('balance.by')}
          values={BYS}
          nameOf={(each) => w.t(`balance.by.${each}`)}
          value={by}
          onChoice={props.showBy}
        />
        {by === 'weeks' && (
          <>
            <Paging period={period} setPeriod={setPeriod} hasOlder={hasOlder} hasNewer={hasNewer} />
            <Box xcss={{ paddingBlock: 'space.075' }}>
              <Text color="color.text.subtle">
                {w.t('balance.range', { from: w.date(weekStartMs(first.week)), to: w.date(weekStartMs(last.week)) })}
              </Text>
            </Box>
          </>
        )}
      </Inline>
      {by === 'weeks' ? (
        <Weeks {...shown} isFirst={first === last && !hasOlder} measure={measure} guide={guide} />
      ) : (
        <SprintBalance projectId={projectId} question={question} measure={measure} guide={guide} />
      )}
    </Stack>
  );
}

function Weeks(props: {
  readonly weeks: readonly Week[];
  /** There is one week, and there was none before. */
  readonly isFirst: boolean;
  readonly quietSince: string | null;
  readonly measure: Measure;
  readonly guide: TabProps['view']['guide'];
}) {
  const w = useWording();
  const { weeks, quietSince, measure, guide } = props;
  const named = weeks.map((share) => {
    const date = w.date(weekStartMs(share.week));
    return { ...share, key: share.week, inChart: date, inTable: date };
  });
  return (
    <>
      <ShareLine shares={weeks} measure={measure} guide={guide} isFirst={props.isFirst} />
      {quietSince !== null && (
        <Text color="color.text.subtle">{w.t('balance.quiet', { date: w.date(weekStartMs(quietSince)) })}</Text>
      )}
      <BalanceFigures shares={named} measure={measure} column={w.t('balance.week')} />
    </>
  );
}

/** One of a few, by name. */
function Choice<V extends string>(props: {
  readonly id: string;
  readonly label: string;
  readonly values: readonly V[];
  readonly nameOf: (value: V) => string;
  readonly value: V;
  readonly onChoice: (value: V) => void;
}) {
  const options = props.values.map((value) => ({ value, label: props.nameOf(value) }));
  return (
    <Box xcss={{ minWidth: '180px' }}>
      <Label labelFor={props.id}>{props.label}</Label>
      <Select
        inputId={props.id}
        spacing="compact"
        options={options}
        value={options.find(({ value }) => value === props.value)}
        onChange={(picked: (typeof options)[number]) => props.onChoice(picked.value)}
      />
    </Box>
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

function Title({ by }: { readonly by: By }) {
  const w = useWording();
  return (
    <Heading as="h2" size="small">
      {w.t(by === 'weeks' ? 'balance.title' : 'balance.title.sprints')}
    </Heading>
  );
}
