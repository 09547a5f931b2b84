/** Charts. Atlassian's chart package is private: recharts draws the same data, in the same tokens. */
import type { ReactNode } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Cell,
  Line,
  LineChart,
  Pie,
  PieChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type * as v from 'valibot';
import { CATEGORICAL, Frame, asCss, grid, legend, plot, round, tick, tooltipStyle } from './chart-frame';
import { chartRows, colorsOf, fieldOf, type ChartRows } from './chart-rows';
import { drawer, type Drawer } from './drawing';
import { cssOfToken } from './tokens';

type PlotProps = v.InferOutput<v.StrictObjectSchema<typeof plot, undefined>>;

/** Rows recharts understands: one flat object each, with the groups numbered so that no name collides with `x`. */
function flat({ rows, groups }: ChartRows): Record<string, string | number>[] {
  return rows.map(({ x, values }) => ({
    x,
    ...Object.fromEntries(groups.map((group, index) => [`g${String(index)}`, values[group] ?? 0])),
  }));
}

function framed(props: PlotProps, children: ReactNode): ReactNode {
  const { title, subtitle, height, width, showBorder } = props;
  return (
    <Frame
      {...(title === undefined ? {} : { title })}
      {...(subtitle === undefined ? {} : { subtitle })}
      {...(width === undefined ? {} : { width })}
      height={height}
      showBorder={showBorder}
    >
      {children}
    </Frame>
  );
}

function read(props: PlotProps): { chart: ChartRows; colors: readonly string[] } {
  const chart = chartRows(
    props.data,
    props.xAccessor,
    props.yAccessor,
    props.colorAccessor ?? null,
    props.title ?? 'value',
  );
  return { chart, colors: colorsOf(chart.groups, props.colorPalette, CATEGORICAL).map(asCss) };
}

function bars(props: PlotProps, how: { stacked: boolean; horizontal: boolean }): ReactNode {
  const { chart, colors } = read(props);
  const category = { dataKey: 'x', tick, tickLine: false, axisLine: { stroke: grid } };
  const width = amountWidth(chart, how.stacked);
  const amount = { type: 'number' as const, tick, tickLine: false, axisLine: false, allowDecimals: false, width };
  return framed(
    props,
    <ResponsiveContainer>
      <BarChart
        data={flat(chart)}
        layout={how.horizontal ? 'vertical' : 'horizontal'}
        margin={{ top: 12, right: 8, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid stroke={grid} vertical={how.horizontal} horizontal={!how.horizontal} />
        {how.horizontal ? (
          <>
            <XAxis {...amount} height={30} />
            <YAxis type="category" {...category} width={120} />
          </>
        ) : (
          <>
            <XAxis {...category} interval="preserveStartEnd" minTickGap={8} />
            <YAxis {...amount} />
          </>
        )}
        <Tooltip
          contentStyle={tooltipStyle}
          cursor={{ fill: cssOfToken('color.background.neutral') }}
          isAnimationActive={false}
        />
        {legend(chart.groups)}
        {chart.groups.map((group, index) => (
          <Bar
            key={group}
            dataKey={`g${String(index)}`}
            name={group}
            fill={colors[index] ?? 'currentColor'}
            maxBarSize={40}
            isAnimationActive={false}
            {...(how.stacked ? { stackId: 'all' } : {})}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>,
  );
}

/** Room for the numbers of an axis, px: four digits, and each one more. */
function amountWidth({ rows }: ChartRows, isStacked: boolean): number {
  const tops = rows.map(({ values }) => {
    const all = Object.values(values);
    return isStacked ? all.reduce((sum, value) => sum + value, 0) : Math.max(0, ...all);
  });
  return 36 + 8 * Math.max(0, String(Math.ceil(Math.max(0, ...tops))).length - 4);
}

function lines(props: PlotProps): ReactNode {
  const { chart, colors } = read(props);
  return framed(
    props,
    <ResponsiveContainer>
      <LineChart data={flat(chart)} margin={{ top: 12, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid stroke={grid} vertical={false} />
        <XAxis dataKey="x" tick={tick} tickLine={false} axisLine={{ stroke: grid }} minTickGap={8} />
        <YAxis tick={tick} tickLine={false} axisLine={false} width={36} />
        <Tooltip contentStyle={tooltipStyle} isAnimationActive={false} />
        {legend(chart.groups)}
        {chart.groups.map((group, index) => (
          <Line
            key={group}
            dataKey={`g${String(index)}`}
            name={group}
            stroke={colors[index] ?? 'currentColor'}
            strokeWidth={2}
            dot={{ r: 3 }}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>,
  );
}

function Round(props: v.InferOutput<v.StrictObjectSchema<typeof round, undefined>> & { hole: number }): ReactNode {
  const chart = chartRows(props.data, props.labelAccessor, props.valueAccessor, null, 'value');
  const names = props.data.map((datum) => String(fieldOf(datum, props.colorAccessor)));
  const colors = colorsOf(names, props.colorPalette, CATEGORICAL).map(asCss);
  const slices = chart.rows.map((row) => ({ name: row.x, value: row.values['value'] ?? 0 }));
  const { title, subtitle, width } = props;
  return (
    <Frame
      {...(title === undefined ? {} : { title })}
      {...(subtitle === undefined ? {} : { subtitle })}
      {...(width === undefined ? {} : { width })}
      height={props.height}
      showBorder={props.showBorder}
    >
      <ResponsiveContainer>
        <PieChart accessibilityLayer={false}>
          <Tooltip contentStyle={tooltipStyle} isAnimationActive={false} />
          <Pie
            data={slices}
            dataKey="value"
            nameKey="name"
            innerRadius={props.innerRadius ?? `${String(props.hole)}%`}
            outerRadius={props.outerRadius ?? '80%'}
            stroke={cssOfToken('elevation.surface')}
            label={props.showMarkLabels}
            isAnimationActive={false}
            // Recharts makes each slice focusable without a role; the table beside a chart is what a keyboard reads.
            rootTabIndex={-1}
          >
            {slices.map((slice, index) => (
              <Cell
                key={slice.name}
                fill={colors[index] ?? 'currentColor'}
                aria-label={`${slice.name}: ${String(slice.value)}`}
              />
            ))}
          </Pie>
          {legend(slices.length > 1 ? slices.map((slice) => slice.name) : [])}
        </PieChart>
      </ResponsiveContainer>
    </Frame>
  );
}

export const charts: Readonly<Record<string, Drawer>> = {
  BarChart: drawer('charts', plot, (props) => bars(props, { stacked: false, horizontal: false })),
  HorizontalBarChart: drawer('charts', plot, (props) => bars(props, { stacked: false, horizontal: true })),
  StackBarChart: drawer('charts', plot, (props) => bars(props, { stacked: true, horizontal: false })),
  HorizontalStackBarChart: drawer('charts', plot, (props) => bars(props, { stacked: true, horizontal: true })),
  LineChart: drawer('charts', plot, (props) => lines(props)),
  PieChart: drawer('charts', round, (props) => <Round {...props} hole={0} />),
  DonutChart: drawer('charts', round, (props) => <Round {...props} hole={55} />),
};
