/** Cells that are changed in place: how they are described, and the way from one to the next. */
import type { Right } from '../shell/office';
import type { Choice } from '../ui/fields';
import type { Column } from './columns';

/** How the cells of a column are changed. */
export interface CellEdit<Row> {
  /** Who may change it: `party.change`; everybody where nothing is said. */
  right?: Right;
  /** What stands in the field at first, as people type it; `null` where this row has nothing to change. */
  text: (row: Row) => string | null;
  /** One of these and nothing else: the id of the chosen one is kept, or nothing where the field was emptied. */
  choices?: (row: Row) => Promise<readonly Choice[]> | readonly Choice[];
  /** Reads what was typed and keeps it. What it throws is told at the cell, which stays open. */
  save: (row: Row, text: string) => Promise<unknown>;
}

export interface CellAt {
  index: number;
  column: string;
}

/** Where to after a cell: below or above as with Enter, or to the cell beside it as with Tab. */
export type Way = 'down' | 'up' | 'next' | 'previous' | 'stay';

export const editableOf = <Row>(columns: readonly Column<Row>[]): (Column<Row> & { edit: CellEdit<Row> })[] =>
  columns.filter((column): column is Column<Row> & { edit: CellEdit<Row> } => column.edit !== undefined);

/** The next cell that can be changed, row by row; `null` at the end, and where rows are not there yet. */
export function cellBeside<Row>(columns: readonly Column<Row>[], rowAt: (index: number) => Row | undefined, { index, column }: CellAt, step: 1 | -1): CellAt | null {
  const editable = editableOf(columns);
  let at = index * editable.length + editable.findIndex(({ id }) => id === column);
  for (;;) {
    at += step;
    const next = editable[((at % editable.length) + editable.length) % editable.length];
    const place = Math.floor(at / editable.length);
    const row = rowAt(place);
    if (!next || row === undefined) return null;
    if (next.edit.text(row) !== null) return { index: place, column: next.id };
  }
}

/** What begins a new value when it is typed on a cell. */
export const beginsValue = (key: string): boolean => /^[\d,.+-]$/.test(key);
