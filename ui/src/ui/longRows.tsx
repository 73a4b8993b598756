/**
 * The rows of a long table, drawn as far as somebody has scrolled: a thousand lines stand as fast as fifty. For those whose rows differ
 * in height and can be printed; a list that is searched and sorted is a `DataGrid`.
 */
import { type ReactNode, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

const FIRST = 60;
const STEP = 120;
/** About two screens: the next rows stand before somebody has come to them. */
const AHEAD = '1600px 0px';

/** Whether a table is drawn in parts, so that its end is far. */
export const isLong = (rows: readonly unknown[]): boolean => rows.length > FIRST;

/** What scrolls, so that "near its end" can be told. */
function scroller(element: Element): Element | null {
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (at.scrollHeight > at.clientHeight && ['auto', 'scroll'].includes(getComputedStyle(at).overflowY)) return at;
  }
  return null;
}

/** The rows to draw, and what stands behind them in the table or list as long as there are more. */
export function useLongRows<Row>(rows: readonly Row[], inList = false): { shown: readonly Row[]; end: ReactNode } {
  const [count, setCount] = useState(FIRST);
  useEffect(() => {
    // Paper has no end to scroll to.
    const all = (): void => flushSync(() => setCount(Infinity));
    window.addEventListener('beforeprint', all);
    return () => window.removeEventListener('beforeprint', all);
  }, []);
  const watch = (element: Element | null): (() => void) | undefined => {
    if (!element) return undefined;
    const observer = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) setCount((now) => now + STEP);
    }, { root: scroller(element), rootMargin: AHEAD });
    observer.observe(element);
    return () => observer.disconnect();
  };
  // A new one after every step: it is asked anew whether the end is near.
  const key = `end-${String(count)}`;
  const end = inList ? <li key={key} ref={watch} className="rows-end" aria-hidden="true" /> : <tr key={key} ref={watch} className="rows-end" aria-hidden="true"><td>{null}</td></tr>;
  return { shown: rows.slice(0, count), end: rows.length > count ? end : null };
}
