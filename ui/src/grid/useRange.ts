/** Selecting one row, and from that row to another: with Shift and the mouse or the arrows, back and forth. */
import { useRef } from 'react';

import { type Selection, toggled, withRows } from './selection';

interface RangeSpec {
  selection: Selection;
  onSelection: ((selection: Selection) => void) | undefined;
  idAt: (index: number) => string | null;
  /** Ids of the rows from one to another; those that were never on screen are asked for. */
  idsBetween: (first: number, last: number) => Promise<readonly string[]>;
}

export function useRange({ selection, onSelection, idAt, idsBetween }: RangeSpec) {
  // Where the range begins, and what was selected before it.
  const begun = useRef<{ at: number; before: Selection } | null>(null);
  const turn = useRef(0);
  const toggle = (index: number): void => {
    const id = idAt(index);
    if (id === null || !onSelection) return;
    const next = toggled(selection, id);
    begun.current = { at: index, before: next };
    onSelection(next);
  };
  /** From where the range began, or from `cursor`, to a row. */
  const extend = (cursor: number, to: number): void => {
    if (!onSelection) return;
    begun.current ??= { at: cursor, before: selection };
    const { at, before } = begun.current;
    const mine = turn.current += 1;
    void idsBetween(Math.min(at, to), Math.max(at, to)).then((ids) => { if (mine === turn.current) onSelection(withRows(before, ids)); }, () => undefined);
  };
  /** The next range begins anew. */
  const end = (): void => { begun.current = null; };
  return { toggle, extend, end };
}
