/** Columns: what a list shows, how wide, in which order it is sorted. Widths that people drag are kept on this computer. */
import { type ReactNode, useState } from 'react';

import type { Facet } from '../core/generated/commands';
import type { CellEdit } from './cells';

export interface Column<Row> {
  id: string;
  /** Key of the head's text. */
  title: string;
  /** What the cell shows. Keep it light: text or a chip. */
  cell: (row: Row) => ReactNode;
  /** Pixels; at least this much when the column grows. */
  width: number;
  /** Share of the room that is left. */
  grow?: number;
  /** Numbers and amounts stand at the end, so that their digits line up. */
  align?: 'end';
  /** Makes way when there is no room for all columns (beside the preview). */
  spare?: boolean;
  /** Not shown until somebody chooses it. */
  extra?: boolean;
  /** Can be sorted by its head. */
  sort?: boolean;
  /** The field of the row that it shows, where that is not its id; so that it can stand in a file. */
  field?: string;
  /** A confidential figure: no column for who may not see it. */
  facet?: Facet;
  /** An amount that the core adds up, for the line below all rows. */
  sum?: boolean;
  /** Plain text for copying, where the cell is not text itself. */
  text?: (row: Row) => string;
  /** Changed in place: F2, Enter or a digit opens the cell, a double click too. */
  edit?: CellEdit<Row>;
}

export interface Sort {
  column: string;
  descending: boolean;
}

const NARROWEST = 48;
const key = (gridId: string): string => `kontor.columns.${gridId}`;

function stored(gridId: string): Record<string, number> {
  try {
    return JSON.parse(localStorage.getItem(key(gridId)) ?? '{}') as Record<string, number>;
  } catch {
    return {};
  }
}

/** Widths of a grid's columns: those of the columns until somebody drags them. */
export function useColumnWidths(gridId: string): { widths: Record<string, number>; resize: (column: string, width: number) => void } {
  const [widths, setWidths] = useState(() => stored(gridId));
  const resize = (column: string, width: number): void => {
    const next = { ...widths, [column]: Math.max(NARROWEST, Math.round(width)) };
    setWidths(next);
    try {
      localStorage.setItem(key(gridId), JSON.stringify(next));
    } catch {
      // The width holds for as long as the screen is open.
    }
  };
  return { widths, resize };
}

/** The CSS of all columns. */
export function columnTemplate<Row>(columns: readonly Column<Row>[], widths: Record<string, number>, selectable: boolean): string {
  const tracks = columns.map(({ id, width, grow }) => {
    const own = widths[id];
    if (own !== undefined) return `${String(own)}px`;
    return grow ? `minmax(${String(width)}px, ${String(grow)}fr)` : `${String(width)}px`;
  });
  return [...(selectable ? ['32px'] : []), ...tracks].join(' ');
}

/** The least width of all columns together; below it the grid scrolls sideways. */
export const columnsWidth = <Row>(columns: readonly Column<Row>[], widths: Record<string, number>, selectable: boolean): number =>
  columns.reduce((sum, { id, width }) => sum + (widths[id] ?? width), (selectable ? 32 : 0) + 24);

/** The columns that have room; spare ones leave from the end. Room for at least the others is made by scrolling. */
export function fitting<Row>(columns: readonly Column<Row>[], widths: Record<string, number>, selectable: boolean, room: number): readonly Column<Row>[] {
  const leaving = columns.findLast(({ spare }) => spare);
  if (room <= 0 || !leaving || columnsWidth(columns, widths, selectable) <= room) return columns;
  return fitting(columns.filter((column) => column !== leaving), widths, selectable, room);
}

/** Widths are given for the compact density at the usual size; larger text needs more room. */
export const scaled = <Row>(columns: readonly Column<Row>[], density: 'compact' | 'comfortable' | 'touch', zoom: number): readonly Column<Row>[] => {
  const factor = { compact: 1, comfortable: 1.08, touch: 1.17 }[density] * zoom / 100;
  return factor === 1 ? columns : columns.map((column) => ({ ...column, width: Math.round(column.width * factor) }));
};

/** The next sort when a head is pressed: up, down, none. */
export function nextSort(current: Sort | null, column: string): Sort | null {
  if (current?.column !== column) return { column, descending: false };
  return current.descending ? null : { column, descending: true };
}
