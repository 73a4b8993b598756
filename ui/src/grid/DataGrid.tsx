/**
 * A list of any length: rows of one height, drawn only where the eye is, asked for in windows.
 *
 * The grid has one tab stop; its cursor is a row (`aria-activedescendant`). Opening, peeking and selecting are told to the screen.
 */
import { type CSSProperties, type KeyboardEvent, type MouseEvent, type ReactNode, type Ref, useCallback, useEffect, useId, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

import { chordOf } from '../commands/keys';
import { t } from '../i18n';
import { ErrorState, Skeleton } from '../ui/parts';
import { useSettings } from '../ui/settings';
import { GridFoot } from './GridFoot';
import { GridHead } from './GridHead';
import { GridRow } from './GridRow';
import type { Band } from './band';
import { type Column, type Sort, columnTemplate, columnsWidth, fitting, scaled, useColumnWidths } from './columns';
import { type View, contentHeight, scrollToShow, seenHeight, slots, topOf, visibleRows } from './layout';
import { EVERYTHING, NOTHING, type Selection, isSelected } from './selection';
import { useCells } from './useCells';
import { useRange } from './useRange';
import { type RowSource, useRowPages } from './useRowPages';

export interface DataGridHandle<Row> {
  focus: () => void;
  cursorRow: () => Row | undefined;
  cursorIndex: () => number;
  /** Moves the cursor, so that a record can walk the filtered list. */
  move: (step: number) => Row | undefined;
  refresh: () => void;
  /** Where the cursor is, for a menu; `null` while its row is not on screen. */
  place: () => { row: Row; column: string | null; element: HTMLElement } | null;
}

export interface DataGridProps<Row> {
  /** Name for stored widths and test ids. */
  id: string;
  label: string;
  columns: readonly Column<Row>[];
  source: RowSource<Row>;
  rowId: (row: Row) => string;
  sort?: Sort | null;
  onSort?: (sort: Sort | null) => void;
  /** A column was moved to a place among those shown; the first one stays. */
  onMoveColumn?: (column: string, to: number) => void;
  selection?: Selection;
  onSelection?: (selection: Selection) => void;
  onOpen?: (row: Row) => void;
  onCursor?: (row: Row | undefined) => void;
  /** A menu was asked for with the mouse at a head. */
  onHeadMenu?: (column: string, event: MouseEvent) => void;
  /** A menu was asked for with the mouse at a cell. */
  onMenu?: (row: Row, column: string | null, event: MouseEvent) => void;
  onTotal?: (total: number, more: boolean) => void;
  /** Dims rows that no longer count. */
  isFaded?: (row: Row) => boolean;
  /** The column of the cell cursor at first, where all work is done in cells, as in a spreadsheet. */
  firstCell?: string;
  /** Rows that are bands across the columns, and opening them. */
  bandOf?: (row: Row) => Band | null;
  onBand?: (row: Row, open: boolean) => void;
  /** All rows of a band are to be selected. */
  onBandSelect?: (row: Row) => void;
  /** The rows lie below bands. */
  isTree?: boolean;
  /** What stands below all rows: how many they are, and what a column comes to. */
  foot?: { title: string; sums: ReadonlyMap<string, ReactNode> };
  empty?: ReactNode;
  ref?: Ref<DataGridHandle<Row>>;
}

const ROW_HEIGHT = { compact: 28, comfortable: 36, touch: 44 };

export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { id, label, columns: given, source, rowId, sort = null, onSort, onMoveColumn, selection = NOTHING, onSelection, onOpen, onCursor, onMenu, onHeadMenu, onTotal, isFaded, firstCell, bandOf, onBand, onBandSelect, isTree = false, foot, empty, ref } = props;
  const { density, zoom } = useSettings();
  const rowHeight = ROW_HEIGHT[density] * zoom / 100;
  const domId = useId();
  const box = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState(0);
  const [scroll, setScroll] = useState({ top: 0, height: 600, room: 0 });
  const { widths, resize } = useColumnWidths(id);
  const { pages, version, pending } = useRowPages(source, () => {
    setCursor(0);
    box.current?.scrollTo({ top: 0 });
  });
  const total = pages.total ?? 0;
  const view: View = { scrollTop: scroll.top, height: scroll.height, rowHeight, total };
  const range = visibleRows(view);
  const travelled = useRef(0);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = (): void => setScroll({ top: element.scrollTop, height: seenHeight(element.clientHeight, innerHeight, screen.height), room: element.clientWidth });
    // Without flushSync a fast scroll shows one blank frame each time.
    const onScroll = (): void => flushSync(measure);
    const observer = new ResizeObserver(measure);
    measure();
    observer.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, []);
  useEffect(() => {
    pages.want(range.first, range.last, Math.sign(scroll.top - travelled.current));
    travelled.current = scroll.top;
  }, [pages, range.first, range.last, scroll.top]);
  useEffect(() => {
    if (pages.total !== null) onTotal?.(pages.total, pages.more);
  }, [pages.total, pages.more, onTotal]);
  const cursorRow = pages.row(cursor);
  const cursorBand = cursorRow === undefined ? null : bandOf?.(cursorRow) ?? null;
  useEffect(() => onCursor?.(cursorRow), [cursorRow, onCursor]);

  const show = (index: number): void => {
    // Head and foot lie over the rows; the foot has a line for every currency.
    const over = rowHeight + (box.current?.querySelector<HTMLElement>('.grid-foot')?.offsetHeight ?? 0);
    const top = scrollToShow(index, { ...view, height: view.height - over });
    if (top !== scroll.top) box.current?.scrollTo({ top });
  };
  const moveTo = (index: number): void => {
    const next = Math.max(0, Math.min(index, total - 1));
    setCursor(next);
    show(next);
  };
  const selectable = onSelection !== undefined;
  const columns = useMemo(() => fitting(scaled(given, density, zoom), widths, selectable, scroll.room), [given, density, zoom, widths, selectable, scroll.room]);
  const cells = useCells({ columns, first: firstCell ?? null, rowAt: (index) => pages.row(index), cursor, moveTo, focusGrid: () => box.current?.focus({ preventScroll: true }) });

  useImperativeHandle(ref, () => ({
    focus: () => box.current?.focus(),
    cursorRow: () => pages.row(cursor),
    cursorIndex: () => cursor,
    move: (step) => {
      moveTo(cursor + step);
      return pages.row(Math.max(0, Math.min(cursor + step, total - 1)));
    },
    refresh: () => pages.refresh(),
    place: () => {
      const element = box.current?.querySelector<HTMLElement>('.grid-row.cursor');
      return element && cursorRow !== undefined ? { row: cursorRow, column: cells.current, element } : null;
    },
  }));

  // A cell beside the window comes into it.
  const { current: cell } = cells;
  useEffect(() => {
    if (cell !== null) box.current?.querySelector('.cell-cursor')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [cell]);

  const idOf = (row: Row | undefined): string | null => (row === undefined || bandOf?.(row) ? null : rowId(row));
  const ranges = useRange({
    selection, onSelection, idAt: (index) => idOf(pages.row(index)), total: isTree || pages.more ? null : pages.total,
    idsBetween: async (first, last) => (await pages.between(first, last)).map(idOf).filter((one) => one !== null),
  });
  const openRow = (row: Row): void => {
    const band = bandOf?.(row);
    if (band) onBand?.(row, !band.open);
    else onOpen?.(row);
  };
  /** A row, or all rows of a band. */
  const select = (index: number): void => {
    const row = pages.row(index);
    if (row !== undefined && bandOf?.(row)) onBandSelect?.(row);
    else ranges.toggle(index);
  };
  /** ← closes the group that a row stands in, → opens it. */
  const onBandKey = ({ key, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent): boolean => {
    if (!bandOf || !isTree || ctrlKey || altKey || metaKey || shiftKey || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return false;
    if (cursorRow !== undefined && cursorBand) {
      if (cursorBand.open === (key === 'ArrowLeft')) onBand?.(cursorRow, key === 'ArrowRight');
      return true;
    }
    if (key === 'ArrowRight' || cells.current !== null) return false;
    let at = cursor;
    for (let row = pages.row(at); row !== undefined && !bandOf(row); row = pages.row(at)) at -= 1;
    moveTo(at);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget) return;
    if (onBandKey(event) || (cursorBand === null && cells.onKey(event))) {
      event.preventDefault();
      return;
    }
    const chord = chordOf(event.nativeEvent);
    const page = Math.max(1, Math.floor(scroll.height / rowHeight) - 2);
    const moves: Record<string, number> = {
      arrowdown: cursor + 1, j: cursor + 1, arrowup: cursor - 1, k: cursor - 1, pagedown: cursor + page, pageup: cursor - page, home: 0, end: total - 1,
      'shift+arrowdown': cursor + 1, 'shift+arrowup': cursor - 1, 'shift+pagedown': cursor + page, 'shift+pageup': cursor - page, 'shift+home': 0, 'shift+end': total - 1,
    };
    const to = chord === null ? undefined : moves[chord];
    if (to !== undefined) {
      if (chord?.startsWith('shift+')) ranges.extend(cursor, Math.max(0, Math.min(to, total - 1)));
      else ranges.end();
      moveTo(to);
    } else if ((chord === 'enter' || chord === 'ctrl+enter') && cursorRow) openRow(cursorRow);
    else if (chord === 'x' && onSelection) select(cursor);
    else if (chord === 'ctrl+a' && onSelection) onSelection(EVERYTHING);
    else if (chord === 'ctrl+c' && cursorShown) void copyRow(`${domId}-${String(cursor)}`);
    else if (chord === 'escape' && onSelection && (selection.all || selection.ids.size > 0)) onSelection(NOTHING);
    else return;
    event.preventDefault();
  };
  const latest = useRef({ openRow, onMenu, select, ranges, cells, cursor });
  latest.current = { openRow, onMenu, select, ranges, cells, cursor };
  const press = useCallback((index: number, event: MouseEvent): void => {
    const { ranges: now, cursor: from } = latest.current;
    if (event.shiftKey) now.extend(from, index);
    else if (event.ctrlKey || event.metaKey) now.toggle(index);
    else now.end();
    // A range of rows is no text to be marked.
    if (event.shiftKey) event.preventDefault();
    setCursor(index);
    box.current?.focus({ preventScroll: true });
  }, []);

  const template = columnTemplate(columns, widths, selectable);
  const cursorShown = cursor >= range.first && cursor <= range.last && total > 0;
  const open = useCallback((row: Row) => latest.current.openRow(row), []);
  const menu = useCallback((row: Row, column: string | null, event: MouseEvent) => {
    if (!latest.current.onMenu) return;
    event.preventDefault();
    latest.current.onMenu(row, column, event);
  }, []);
  const check = useCallback((index: number, event: MouseEvent) => {
    if (event.shiftKey) latest.current.ranges.extend(latest.current.cursor, index);
    else latest.current.select(index);
  }, []);
  const choose = useCallback((column: string) => latest.current.cells.choose(column), []);
  const edit = useCallback((index: number, column: string) => latest.current.cells.begin({ index, column }), []);

  return (
    // Where rows open others, the grid is a tree; its role is always there.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="grid" role={isTree ? 'treegrid' : 'grid'} ref={box} tabIndex={0} aria-label={label} aria-rowcount={pages.total === null || pages.more ? -1 : total + 1} aria-busy={pending}
      aria-multiselectable={selectable || undefined} aria-activedescendant={cursorShown ? [domId, String(cursor), ...(cells.current === null ? [] : [cells.current])].join('-') : undefined} data-testid={`grid-${id}`} data-version={version}
      style={{ '--columns': `${String(columnsWidth(columns, widths, selectable))}px` } as CSSProperties}
      onKeyDown={onKeyDown}
      // Asked for by a key: the menu of the row is a command.
      onContextMenu={(event) => { if (event.target === event.currentTarget) event.preventDefault(); }}
    >
      <div className="grid-width" role="rowgroup">
        <GridHead
          columns={columns} template={template} sort={sort} onSort={onSort} onResize={resize} onMove={onMoveColumn} onMenu={onHeadMenu} selectable={selectable} allSelected={selection.all && selection.ids.size === 0}
          onSelectAll={() => onSelection?.(selection.all ? NOTHING : EVERYTHING)}
        />
      </div>
      {pages.total === null && pages.error === null && <div className="grid-note" role="presentation"><Skeleton lines={10} /></div>}
      {pages.error !== null && <div className="grid-note" role="row"><div role="gridcell"><ErrorState error={pages.error} onRetry={() => pages.retry()} /></div></div>}
      {pages.total === 0 && pages.error === null && <div className="grid-note" role="row"><div role="gridcell">{empty ?? t('list-empty')}</div></div>}
      <div className="grid-width grid-rows" role="rowgroup" style={{ blockSize: contentHeight(view) }}>
        {total > 0 && slots(range).map(({ slot, index }) => {
          const row = pages.row(index);
          return (
            <GridRow
              key={slot} domId={`${domId}-${String(index)}`} index={index} row={row} columns={columns} template={template} top={topOf(index, view)} height={rowHeight}
              isCursor={index === cursor} selected={selectable ? row !== undefined && idOf(row) !== null && isSelected(selection, rowId(row)) : undefined}
              faded={row !== undefined && !bandOf?.(row) && (isFaded?.(row) ?? false)} band={row === undefined ? null : bandOf?.(row) ?? null} onPress={press} onOpen={open} onCheck={check} onMenu={menu}
              cell={index === cursor ? cells.current : null} level={isTree ? 2 : undefined} opened={cells.open?.index === index ? cells.open : null} onChoose={choose} onEdit={edit}
            />
          );
        })}
      </div>
      {foot && total > 0 && <div className="grid-width grid-foot-line" role="rowgroup"><GridFoot columns={columns} template={template} selectable={selectable} title={foot.title} sums={foot.sums} index={total + 2} /></div>}
    </div>
  );
}

/** The row under the cursor as a table row, for a spreadsheet. */
async function copyRow(rowId: string): Promise<void> {
  const cells = [...document.querySelectorAll(`[id="${CSS.escape(rowId)}"] > [role=gridcell]:not(.grid-check)`)];
  await navigator.clipboard.writeText(cells.map((cell) => cell.textContent ?? '').join('\t'));
}
