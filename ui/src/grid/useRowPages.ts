/** Binds `RowPages` to a component: a new `source` asks anew and keeps the old rows on screen until the first answer. */
import { useLayoutEffect, useReducer, useRef, useState } from 'react';

import { type LoadRows, RowPages, type RowWindow } from './rowPages';

export interface RowSource<Row> {
  /** Changes whenever other rows are meant (search, filter, sort). */
  key: string;
  load: LoadRows<Row>;
  /** The first page, where it was answered on the way to the list: its rows stand with the first drawing. */
  first?: () => RowWindow<Row> | undefined;
  /** Calls back when the rows have changed in the core. */
  onChange?: (callback: () => void) => () => void;
}

export function useRowPages<Row>(source: RowSource<Row>, onReplaced: () => void): { pages: RowPages<Row>; version: number; pending: boolean } {
  const [version, update] = useReducer((count: number) => count + 1, 0);
  const latest = useRef({ source, onReplaced });
  latest.current = { source, onReplaced };
  const begin = (): RowPages<Row> => {
    const begun: RowPages<Row> = new RowPages<Row>((from, to) => latest.current.source.load(from, to), () => told(begun), latest.current.source.first?.());
    return begun;
  };
  const [pages, setPages] = useState(begin);
  // What was asked for last, and whether it is what is shown.
  const newest = useRef({ key: source.key, pages, answered: pages.total !== null });
  const told = (by: RowPages<Row>): void => {
    if (by !== newest.current.pages) return;
    if (!newest.current.answered) {
      newest.current.answered = true;
      setPages(by);
      latest.current.onReplaced();
    }
    update();
  };
  // Before the paint: the core looks the rows up meanwhile.
  useLayoutEffect(() => {
    if (newest.current.key !== source.key) newest.current = { key: source.key, pages: begin(), answered: false };
    const { pages: asked } = newest.current;
    asked.want(0, 0);
    return latest.current.source.onChange?.(() => asked.refresh());
    // Only other rows are a new question.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [source.key]);
  return { pages, version, pending: newest.current.key !== source.key || !newest.current.answered };
}
