/** The cell under the cursor of a grid that is changed in place, and the one that is open. */
import { type KeyboardEvent, useState } from 'react';

import { type CellAt, type Way, beginsValue, cellBeside, editableOf } from './cells';
import type { Column } from './columns';

interface CellsSpec<Row> {
  columns: readonly Column<Row>[];
  /** The column on which the cursor stands at first. */
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
  const current = (editable.find(({ id }) => id === chosen) ?? editable[0])?.id ?? null;

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
    if (current === null || ctrlKey || altKey || metaKey) return false;
    const side = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (side !== undefined) {
      setChosen(editable[Math.max(0, Math.min(editable.length - 1, editable.findIndex(({ id }) => id === current) + side))]?.id ?? null);
    } else if (key === 'F2' || (key === 'Enter' && !shiftKey)) begin({ index: cursor, column: current });
    else if (beginsValue(key)) begin({ index: cursor, column: current }, key);
    else return false;
    return true;
  };
  const shown: OpenCell | null = open && { ...open, leave };
  return { current, open: shown, begin, onKey, choose: setChosen };
}
