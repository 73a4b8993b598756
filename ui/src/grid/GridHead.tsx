/** The head of a grid: sorts when pressed, resizes by its edge or with Alt+← and Alt+→; a column is dragged to another place, or moved with Alt+Shift+← and →. */
import { type MouseEvent, type PointerEvent as ReactPointerEvent, useRef, useState } from 'react';

import { t } from '../i18n';
import { Icon } from '../ui/icons';
import { type Column, type Sort, nextSort } from './columns';

interface GridHeadProps<Row> {
  columns: readonly Column<Row>[];
  template: string;
  sort: Sort | null;
  onSort?: ((sort: Sort | null) => void) | undefined;
  onResize: (column: string, width: number) => void;
  onMove?: ((column: string, to: number) => void) | undefined;
  /** A menu was asked for with the mouse. */
  onMenu?: ((column: string, event: MouseEvent) => void) | undefined;
  selectable: boolean;
  allSelected: boolean;
  onSelectAll: () => void;
}

const STEP = 16;

export function GridHead<Row>({ columns, template, sort, onSort, onResize, onMove, onMenu, selectable, allSelected, onSelectAll }: GridHeadProps<Row>) {
  const drag = useColumnDrag(onMove);
  return (
    <div className="grid-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
      {selectable && (
        <div role="columnheader" className="grid-check">
          <input type="checkbox" aria-label={t('select-all')} checked={allSelected} onChange={onSelectAll} tabIndex={-1} />
        </div>
      )}
      {columns.map((column, index) => {
        const sorted = sort?.column === column.id ? sort : null;
        const order = sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none';
        return (
          <div key={column.id} role="columnheader" data-head={column.id} className={[column.align, drag.over === index && 'drop-here'].filter(Boolean).join(' ') || undefined} aria-sort={column.sort ? order : undefined} {...(onMenu ? { onContextMenu: (event) => { event.preventDefault(); onMenu(column.id, event); } } : {})} {...(index > 0 && onMove ? drag.on(column.id) : {})}>
            {column.sort && onSort ? (
              <button
                type="button" data-sort={column.id} onClick={() => { if (!drag.moved()) onSort(nextSort(sort, column.id)); }}
                onKeyDown={(event) => {
                  const step = event.altKey ? { ArrowLeft: -STEP, ArrowRight: STEP }[event.key] : undefined;
                  if (step === undefined) return;
                  event.preventDefault();
                  event.stopPropagation();
                  if (event.shiftKey) {
                    if (index > 0) onMove?.(column.id, index + Math.sign(step));
                    return;
                  }
                  onResize(column.id, (event.currentTarget.parentElement?.offsetWidth ?? column.width) + step);
                }}
              >
                {t(column.title)}{sorted && <Icon name={sorted.descending ? 'down' : 'up'} size={12} />}
              </button>
            ) : <span>{t(column.title)}</span>}
            <Edge onResize={(width) => onResize(column.id, width)} />
          </div>
        );
      })}
    </div>
  );
}

const FAR = 6;

/** Dragging a head over another one puts its column there. */
function useColumnDrag(onMove: GridHeadProps<never>['onMove']) {
  const begun = useRef<{ column: string; x: number; moved: boolean } | null>(null);
  const done = useRef(false);
  const [over, setOver] = useState<number | null>(null);
  const placeAt = (event: ReactPointerEvent): number | null => {
    const heads = [...(event.currentTarget.parentElement?.querySelectorAll('[data-head]') ?? [])];
    const at = heads.findIndex((head) => { const { left, right } = head.getBoundingClientRect(); return event.clientX >= left && event.clientX < right; });
    return at > 0 ? at : null;
  };
  const on = (column: string) => ({
    onPointerDown: (event: ReactPointerEvent<HTMLDivElement>) => {
      done.current = false;
      if (event.button === 0 && !(event.target instanceof Element && event.target.closest('.grid-edge'))) begun.current = { column, x: event.clientX, moved: false };
    },
    onPointerMove: (event: ReactPointerEvent<HTMLDivElement>) => {
      const drag = begun.current;
      if (!drag || (!drag.moved && Math.abs(event.clientX - drag.x) < FAR)) return;
      if (!drag.moved) event.currentTarget.setPointerCapture(event.pointerId);
      drag.moved = true;
      setOver(placeAt(event));
    },
    onPointerUp: (event: ReactPointerEvent<HTMLDivElement>) => {
      const drag = begun.current;
      const to = placeAt(event);
      begun.current = null;
      setOver(null);
      if (!drag?.moved) return;
      done.current = true;
      if (to !== null) onMove?.(drag.column, to);
    },
    onPointerCancel: () => { begun.current = null; setOver(null); },
  });
  return { over, on, moved: () => done.current };
}

function Edge({ onResize }: { onResize: (width: number) => void }) {
  const begun = useRef<{ x: number; width: number } | null>(null);
  const drag = (event: ReactPointerEvent<HTMLSpanElement>): void => {
    if (begun.current) onResize(begun.current.width + event.clientX - begun.current.x);
  };
  return (
    <span
      className="grid-edge" aria-hidden="true"
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        begun.current = { x: event.clientX, width: event.currentTarget.parentElement?.offsetWidth ?? 0 };
      }}
      onPointerMove={drag}
      onPointerUp={() => { begun.current = null; }}
    />
  );
}
