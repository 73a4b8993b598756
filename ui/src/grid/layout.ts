/** Which rows are on screen, and where. Pure, because every pitfall of long lists has been in this arithmetic. */

/** Engines draw nothing beyond about 33.5 million pixels; above that the scroll position is mapped by ratio. */
export const TALLEST = 30_000_000;
const OVERSCAN = 4;

export interface View {
  scrollTop: number;
  /** Height of the scrolling box, already clamped by `seenHeight`. */
  height: number;
  rowHeight: number;
  total: number;
}

/** A box without its stylesheet is as tall as its content; nobody sees more than the screen. */
export const seenHeight = (clientHeight: number, innerHeight: number, screenHeight: number): number =>
  Math.min(clientHeight, innerHeight || Infinity, screenHeight || Infinity);

export const contentHeight = ({ rowHeight, total }: View): number => Math.min(total * rowHeight, TALLEST);

/** Real pixels per scrolled pixel: 1 for all but giant lists. */
function ratio(view: View): number {
  const real = view.total * view.rowHeight;
  if (real <= TALLEST) return 1;
  return (real - view.height) / (TALLEST - view.height);
}

/** First and last (included) row to draw. */
export function visibleRows(view: View): { first: number; last: number } {
  const top = view.scrollTop * ratio(view);
  const first = Math.floor(top / view.rowHeight) - OVERSCAN;
  const last = Math.ceil((top + view.height) / view.rowHeight) + OVERSCAN;
  return { first: Math.max(0, Math.min(first, view.total - 1)), last: Math.min(last, view.total - 1) };
}

/** Where a row is drawn, in pixels of the content. */
export const topOf = (index: number, view: View): number => view.scrollTop + index * view.rowHeight - view.scrollTop * ratio(view);

/** The scroll position that brings a row into view with the least movement. */
export function scrollToShow(index: number, view: View): number {
  const scale = ratio(view);
  const top = index * view.rowHeight / scale;
  const bottom = ((index + 1) * view.rowHeight - view.height) / scale;
  if (view.scrollTop > top) return Math.max(0, top);
  return view.scrollTop < bottom ? bottom : view.scrollTop;
}

/** A row keeps its DOM node while it stays on screen, and hands it to the row that comes in when it leaves. */
export function slots({ first, last }: { first: number; last: number }): { slot: number; index: number }[] {
  const count = Math.max(0, last - first + 1);
  return Array.from({ length: count }, (_, at) => ({ index: first + at, slot: (first + at) % count }));
}
