/** The head of a grid: sorts when pressed, resizes by its edge or with Alt+← and Alt+→. */
import { type PointerEvent as ReactPointerEvent, useRef } from 'react';

import { t } from '../i18n';
import { Icon } from '../ui/icons';
import { type Column, type Sort, nextSort } from './columns';

interface GridHeadProps<Row> {
  columns: readonly Column<Row>[];
  template: string;
  sort: Sort | null;
  onSort?: ((sort: Sort | null) => void) | undefined;
  onResize: (column: string, width: number) => void;
  selectable: boolean;
  allSelected: boolean;
  onSelectAll: () => void;
}

const STEP = 16;

export function GridHead<Row>({ columns, template, sort, onSort, onResize, selectable, allSelected, onSelectAll }: GridHeadProps<Row>) {
  return (
    <div className="grid-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
      {selectable && (
        <div role="columnheader" className="grid-check">
          <input type="checkbox" aria-label={t('select-all')} checked={allSelected} onChange={onSelectAll} tabIndex={-1} />
        </div>
      )}
      {columns.map((column) => {
        const sorted = sort?.column === column.id ? sort : null;
        const order = sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none';
        return (
          <div key={column.id} role="columnheader" className={column.align === 'end' ? 'end' : undefined} aria-sort={column.sort ? order : undefined}>
            {column.sort && onSort ? (
              <button
                type="button" data-sort={column.id} onClick={() => onSort(nextSort(sort, column.id))}
                onKeyDown={(event) => {
                  const step = event.altKey ? { ArrowLeft: -STEP, ArrowRight: STEP }[event.key] : undefined;
                  if (step === undefined) return;
                  event.preventDefault();
                  event.stopPropagation();
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
