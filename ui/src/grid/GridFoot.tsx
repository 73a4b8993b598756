/** The last line of a grid: what its columns come to, whatever part of the rows is on screen. */
import type { ReactNode } from 'react';

import type { Column } from './columns';

interface GridFootProps<Row> {
  columns: readonly Column<Row>[];
  template: string;
  selectable: boolean;
  /** How many rows. */
  title: string;
  sums: ReadonlyMap<string, ReactNode>;
  index: number;
}

export function GridFoot<Row>({ columns, template, selectable, title, sums, index }: GridFootProps<Row>) {
  const first = columns.findIndex(({ id }) => sums.has(id));
  const before = Math.max(1, first);
  return (
    <div className="grid-foot" role="row" aria-rowindex={index} style={{ gridTemplateColumns: template }}>
      <div role="gridcell" style={{ gridColumn: `span ${String(before + (selectable ? 1 : 0))}` }}>{title}</div>
      {columns.slice(before).map(({ id, align }) => <div key={id} role="gridcell" className={align}>{sums.get(id)}</div>)}
    </div>
  );
}
