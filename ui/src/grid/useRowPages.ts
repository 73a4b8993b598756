/** Binds `RowPages` to a component: a new `source` asks anew and keeps the old rows on screen until the first answer. */
import { useEffect, useReducer, useRef, useState } from 'react';

import { type LoadRows, RowPages } from './rowPages';

export interface RowSource<Row> {
  /** Changes whenever other rows are meant (search, filter, sort). */
  key: string;
  load: LoadRows<Row>;
  /** Calls back when the rows have changed in the core. */
  onChange?: (callback: () => void) => () => void;
}

export function useRowPages<Row>(source: RowSource<Row>, onReplaced: () => void): { pages: RowPages<Row>; version: number; pending: boolean } {
  const [version, update] = useReducer((count: number) => count + 1, 0);
  const [pages, setPages] = useState(() => new RowPages<Row>(source.load, update));
  const [pending, setPending] = useState(true);
  const latest = useRef({ source, onReplaced });
  latest.current = { source, onReplaced };
  useEffect(() => {
    let overtaken = false;
    setPending(true);
    const next: RowPages<Row> = new RowPages<Row>((from, to) => latest.current.source.load(from, to), () => {
      if (overtaken) return;
      if (shown !== next) {
        shown = next;
        setPages(next);
        setPending(false);
        latest.current.onReplaced();
      }
      update();
    });
    let shown: RowPages<Row> | null = null;
    next.want(0, 0);
    const stop = latest.current.source.onChange?.(() => next.refresh());
    return () => {
      overtaken = true;
      stop?.();
    };
  }, [source.key]);
  return { pages, version, pending };
}
