/** Selecting one row, and from that row to another: with Shift and the mouse or the arrows, back and forth. */
import { useRef } from 'react';

import { type Selection, toggled, withRows } from './selection';

const MANY = 1000;

interface RangeSpec {
  selection: Selection;
  onSelection: ((selection: Selection) => void) | undefined;
  idAt: (index: number) => string | null;
  /** How many rows there are; `null` where not all of them are known. */
  total: number | null;
  /** Ids of the rows from one to another; those that were never on screen are asked for. */
  idsBetween: (first: number, last: number) => Promise<readonly string[]>;
}

export function useRange({ selection, onSelection, idAt, total, idsBetween }: RangeSpec) {
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
    const [first, last] = [Math.min(at, to), Math.max(at, to)];
    const take = (next: Selection): void => { if (mine === turn.current) onSelection(next); };
    // More than half of the list is all but the rest, so that long ranges need few ids.
    const inside = last - first + 1;
    if (total !== null && inside > MANY && inside * 2 > total && !before.all && before.ids.size === 0) {
      void Promise.all([idsBetween(0, first - 1), idsBetween(last + 1, total - 1)]).then((rest) => take({ all: true, ids: new Set(rest.flat()) }), () => undefined);
    } else void idsBetween(first, last).then((ids) => take(withRows(before, ids)), () => undefined);
  };
  /** The next range begins anew. */
  const end = (): void => { begun.current = null; };
  return { toggle, extend, end };
}
