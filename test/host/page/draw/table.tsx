/** The table with its own sorting and paging. */
import DynamicTable from '@atlaskit/dynamic-table';
import { Fragment } from 'react';
import * as v from 'valibot';
import type { ForgeNode } from '../forge-doc';
import { drawAll, drawer, handler, rendered, textOf, type Drawer, type DrawNode } from './drawing';

const Cell = v.strictObject({
  cellKey: v.optional(v.union([v.string(), v.number()])),
  colSpan: v.optional(v.number()),
  testId: v.optional(v.string()),
  isSortable: v.optional(v.boolean()),
  isIconOnlyHeader: v.optional(v.boolean()),
  width: v.optional(v.number()),
  shouldTruncate: v.optional(v.boolean()),
  ascendingSortTooltip: v.optional(v.string()),
  descendingSortTooltip: v.optional(v.string()),
});
const Row = v.strictObject({
  rowKey: v.optional(v.string()),
  isHighlighted: v.optional(v.boolean()),
  testId: v.optional(v.string()),
});

/** Drops what is absent: Atlaskit's types take a key that is missing, not one that is undefined. */
function present<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  const kept: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  return Object.assign(kept, Object.fromEntries(entries));
}

function headCells(cells: readonly ForgeNode[], draw: DrawNode) {
  return cells.map((cell) => {
    const { cellKey, ...props } = v.parse(Cell, cell.props);
    return { ...present(props), key: cellKey ?? textOf(cell.children), content: drawAll(cell.children, draw) };
  });
}

function bodyRows(rows: readonly ForgeNode[], draw: DrawNode) {
  return rows.map((row, index) => {
    const { rowKey, ...props } = v.parse(Row, row.props);
    return {
      ...present(props),
      key: rowKey ?? String(index),
      cells: row.children.map((cell) => {
        const { cellKey, colSpan, testId } = v.parse(Cell, cell.props);
        return { ...present({ key: cellKey, colSpan, testId }), content: drawAll(cell.children, draw) };
      }),
    };
  });
}

const order = v.picklist(['ASC', 'DESC']);

export const table: Readonly<Record<string, Drawer>> = {
  DynamicTable: drawer(
    'table',
    {
      caption: v.exactOptional(v.string()),
      label: v.exactOptional(v.string()),
      defaultPage: v.exactOptional(v.number()),
      page: v.exactOptional(v.number()),
      rowsPerPage: v.exactOptional(v.number()),
      defaultSortKey: v.exactOptional(v.string()),
      defaultSortOrder: v.exactOptional(order),
      sortKey: v.exactOptional(v.string()),
      sortOrder: v.exactOptional(order),
      emptyView: v.exactOptional(rendered),
      isFixedSize: v.exactOptional(v.boolean()),
      isLoading: v.exactOptional(v.boolean()),
      isRankable: v.exactOptional(v.literal(false)),
      loadingSpinnerSize: v.exactOptional(v.picklist(['small', 'large'])),
      highlightedRowIndex: v.exactOptional(v.union([v.number(), v.array(v.number())])),
      onSetPage: v.exactOptional(handler),
      onSort: v.exactOptional(handler),
    },
    ({ emptyView, onSetPage, onSort, ...props }, { slot, draw, rendered: show }) => {
      const head = slot('head');
      return (
        <div className="host-table">
          <DynamicTable
            {...props}
            {...(head.length === 0 ? {} : { head: { cells: headCells(head, draw) } })}
            rows={bodyRows(slot('rows'), draw)}
            {...(emptyView === undefined ? {} : { emptyView: <Fragment>{show(emptyView)}</Fragment> })}
            onSetPage={(page) => onSetPage?.(page)}
            onSort={(data: unknown) => {
              const sorted = v.safeParse(v.object({ key: v.unknown(), sortOrder: v.unknown() }), data);
              onSort?.(sorted.success ? sorted.output : null);
            }}
          />
        </div>
      );
    },
  ),
};
