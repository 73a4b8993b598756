/**
 * The cell under the cursor, and the one that is open.
 *
 * In a list of records there is none until ← or → is pressed: Enter opens the record, F2 a cell. Where all work is done in cells, as in a
 * spreadsheet, one of those that can be changed is always under the cursor, and Enter or a digit opens it.
 */
import { type KeyboardEvent, useState } from 'react';

import { type CellAt, type Way, beginsValue, cellBeside, editableOf } from './cells';
import type { Column } from './columns';

interface CellsSpec<Row> {
  columns: readonly Column<Row>[];
  /** The column on which the cursor stands at first, in a spreadsheet. */
  first: string | null;
  rowAt: (index: number) => Row | undefined;
  cursor: number;
  moveTo: (index: number) => void;
  focusGrid: () => void;
}

export interface OpenCell extends CellAt {
  typed: string | null;
  leave: (way: Way | null) => void;
}

export function useCells<Row>({ columns, first, rowAt, cursor, moveTo, focusGrid }: CellsSpec<Row>) {
  const [chosen, setChosen] = useState<string | null>(first);
  const [open, setOpen] = useState<(CellAt & { typed: string | null }) | null>(null);
  const editable = editableOf(columns);
  const isSheet = first !== null;
  const walked: readonly Column<Row>[] = isSheet ? editable : columns;
  const current = (walked.find(({ id }) => id === chosen) ?? (isSheet ? editable[0] : undefined))?.id ?? null;
  /** The cell that F2 opens: the one under the cursor, or the first of the row that can be changed. */
  const opened = (): string | null => {
    const row = rowAt(cursor);
    const here = editable.find(({ id }) => id === current);
    return (here ?? (row === undefined ? undefined : editable.find(({ edit }) => edit.text(row) !== null)))?.id ?? null;
  };

  const begin = (at: CellAt, typed: string | null = null): void => {
    const row = rowAt(at.index);
    const column = editable.find(({ id }) => id === at.column);
    if (row === undefined || !column || column.edit.text(row) === null) return;
    setChosen(at.column);
    moveTo(at.index);
    setOpen({ ...at, typed });
  };
  const leave = (way: Way | null): void => {
    const from = open;
    setOpen(null);
    if (!from) return;
    const beside = way === 'next' || way === 'previous' ? cellBeside(columns, rowAt, from, way === 'next' ? 1 : -1) : null;
    if (beside) {
      begin(beside);
      return;
    }
    if (way === 'down' || way === 'up') moveTo(from.index + (way === 'down' ? 1 : -1));
    // The mouse has gone elsewhere by itself; after a key the grid goes on.
    if (way !== 'stay' || document.activeElement === document.body || document.activeElement?.closest('.cell-input')) focusGrid();
  };
  /** Takes a key of the grid; answers whether it was one for cells. */
  const onKey = ({ key, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent): boolean => {
    if (walked.length === 0 || ctrlKey || altKey || metaKey) return false;
    const side = { ArrowRight: 1, ArrowLeft: -1 }[key];
    const column = opened();
    if (side !== undefined) {
      const at = walked.findIndex(({ id }) => id === current);
      setChosen(walked[at < 0 ? (side > 0 ? 0 : walked.length - 1) : Math.max(0, Math.min(walked.length - 1, at + side))]?.id ?? null);
    } else if (key === 'Escape' && !isSheet && chosen !== null) setChosen(null);
    else if (column !== null && (key === 'F2' || (isSheet && key === 'Enter' && !shiftKey))) begin({ index: cursor, column });
    else if (column !== null && isSheet && beginsValue(key)) begin({ index: cursor, column }, key);
    else return false;
    return true;
  };
  const shown: OpenCell | null = open && { ...open, leave };
  return { current, open: shown, begin, onKey, choose: setChosen };
}
