/** What every chart shares: its props, its colours, and the named figure around it. */
import Heading from '@atlaskit/heading';
import { Stack, Text } from '@atlaskit/primitives';
import type { ReactNode } from 'react';
import { Legend } from 'recharts';
import * as v from 'valibot';
import { cssOfToken, space } from './tokens';

const accessor = v.union([v.string(), v.number()]);
const frame = {
  data: v.array(v.unknown()),
  width: v.exactOptional(v.number()),
  height: v.exactOptional(v.number(), 400),
  title: v.exactOptional(v.string()),
  subtitle: v.exactOptional(v.string()),
  showBorder: v.exactOptional(v.boolean(), true),
  hideMenu: v.exactOptional(v.boolean()),
  colorPalette: v.exactOptional(v.array(v.union([v.string(), v.object({ key: v.string(), value: v.string() })])), []),
};
export const plot = {
  ...frame,
  plotMargin: v.exactOptional(space),
  plotMarginTop: v.exactOptional(space),
  plotMarginRight: v.exactOptional(space),
  plotMarginBottom: v.exactOptional(space),
  plotMarginLeft: v.exactOptional(space),
  xAccessor: accessor,
  yAccessor: accessor,
  colorAccessor: v.exactOptional(accessor),
};
export const round = {
  ...frame,
  colorAccessor: accessor,
  valueAccessor: accessor,
  labelAccessor: accessor,
  showMarkLabels: v.exactOptional(v.boolean(), false),
  innerRadius: v.exactOptional(v.number()),
  outerRadius: v.exactOptional(v.number()),
};

export const CATEGORICAL = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => cssOfToken(`color.chart.categorical.${String(n)}`));
const ink = cssOfToken('color.text.subtle');
export const grid = cssOfToken('color.border');
export const tick = { fill: ink, fontSize: 12 };
export const tooltipStyle = {
  backgroundColor: cssOfToken('elevation.surface.overlay'),
  border: `1px solid ${grid}`,
  borderRadius: 6,
  color: cssOfToken('color.text'),
};

/** A palette entry may be a CSS colour or a token name. */
export const asCss = (color: string): string => (/^color\./.test(color) ? cssOfToken(color) : color);

/** A titled figure; the title is its name for those who cannot see it. */
export function Frame(props: {
  title?: string;
  subtitle?: string;
  height: number;
  width?: number;
  showBorder: boolean;
  children: ReactNode;
}): ReactNode {
  return (
    <figure
      className="host-chart"
      data-border={props.showBorder}
      aria-label={props.title ?? 'Chart'}
      style={props.width === undefined ? {} : { width: props.width }}
    >
      <Stack space="space.050">
        {props.title === undefined ? null : (
          <Heading size="xsmall" as="h3">
            {props.title}
          </Heading>
        )}
        {props.subtitle === undefined ? null : (
          <Text size="small" color="color.text.subtle">
            {props.subtitle}
          </Text>
        )}
      </Stack>
      <div style={{ height: props.height }}>{props.children}</div>
    </figure>
  );
}

export const legend = (groups: readonly string[]): ReactNode =>
  groups.length > 1 ? (
    <Legend
      iconType="circle"
      iconSize={8}
      formatter={(name: unknown) => <span style={{ color: ink }}>{String(name)}</span>}
    />
  ) : null;
