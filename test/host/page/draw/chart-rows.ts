/** From `[x, y, colour]` accessors to the grouped rows recharts draws. Pure. */

export interface ChartRows {
  /** One per x value, in the order of first appearance; each group's value sits under its name. */
  readonly rows: readonly { readonly x: string; readonly values: Readonly<Record<string, number>> }[];
  /** Names of the groups, in the order of first appearance. */
  readonly groups: readonly string[];
}

export type Accessor = string | number;

/** A field of a datum that is an array or an object; undefined where there is none. */
export function fieldOf(datum: unknown, accessor: Accessor): unknown {
  return typeof datum === 'object' && datum !== null ? Reflect.get(datum, accessor) : undefined;
}

const label = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/**
 * Groups data by x and colour; values of the same x and colour add up.
 * @throws when a y value is not a finite number, since a chart that leaves it out would lie.
 */
export function chartRows(
  data: readonly unknown[],
  x: Accessor,
  y: Accessor,
  color: Accessor | null,
  single: string,
): ChartRows {
  const rows = new Map<string, Map<string, number>>();
  const groups = new Set<string>();
  for (const datum of data) {
    const value = fieldOf(datum, y);
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      throw new Error(`chart value ${JSON.stringify(value)} at ${label(fieldOf(datum, x))} is not a number`);
    }
    const at = label(fieldOf(datum, x));
    const group = color === null ? single : label(fieldOf(datum, color));
    const row = rows.get(at) ?? new Map<string, number>();
    rows.set(at, row.set(group, (row.get(group) ?? 0) + value));
    groups.add(group);
  }
  return {
    rows: [...rows].map(([at, values]) => ({ x: at, values: Object.fromEntries(values) })),
    groups: [...groups],
  };
}

/** Colours by group: a list is used in turn, pairs by name; the rest falls to the given defaults in turn. */
export function colorsOf(
  groups: readonly string[],
  palette: readonly (string | { readonly key: string; readonly value: string })[],
  defaults: readonly string[],
): readonly string[] {
  return groups.map((group, index) => {
    const named = palette.find((entry) => typeof entry !== 'string' && entry.key === group);
    const turn = palette[index % Math.max(palette.length, 1)];
    const picked = named ?? turn;
    return (
      (typeof picked === 'string' ? picked : named === undefined ? undefined : picked?.value) ??
      defaults[index % defaults.length] ??
      'currentColor'
    );
  });
}
