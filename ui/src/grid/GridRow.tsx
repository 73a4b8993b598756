/** One row of the grid: cells, or a band across them. */
import { type CSSProperties, type MouseEvent, memo } from 'react';

import { t } from '../i18n';
import { Icon } from '../ui/icons';
import { CellEditor } from './CellEditor';
import type { Band } from './band';
import type { Column } from './columns';
import type { OpenCell } from './useCells';

interface GridRowProps<Row> {
  domId: string;
  index: number;
  row: Row | undefined;
  columns: readonly Column<Row>[];
  template: string;
  top: number;
  height: number;
  isCursor: boolean;
  selected: boolean | undefined;
  faded: boolean;
  onPress: (index: number, event: MouseEvent) => void;
  onOpen: (row: Row) => void;
  onCheck: (index: number, event: MouseEvent) => void;
  onMenu: (row: Row, column: string | null, event: MouseEvent) => void;
  /** The column under the cursor. */
  cell: string | null;
  opened: OpenCell | null;
  onChoose: (column: string) => void;
  onEdit: (index: number, column: string) => void;
  band: Band | null;
  /** How deep it lies below groups. */
  level: number | undefined;
}

const inControl = (event: MouseEvent): boolean => event.target instanceof Element && event.target.closest('a, button, input') !== null;
const cellAt = ({ target }: MouseEvent): HTMLElement | null => (target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null);
const editedAt = (event: MouseEvent): string | undefined => cellAt(event)?.dataset['edit'];

function Row<R>({ domId, index, row, columns, template, top, height, isCursor, selected, faded, onPress, onOpen, onCheck, onMenu, cell, opened, onChoose, onEdit, band, level }: GridRowProps<R>) {
  const style: CSSProperties = { insetBlockStart: top, blockSize: height, gridTemplateColumns: template };
  const place = { id: domId, 'aria-rowindex': index + 2, style };
  if (row !== undefined && band) {
    return (
      <div
        {...place} role="row" className={isCursor ? 'grid-row band cursor' : 'grid-row band'} aria-level={1} aria-expanded={band.open}
        onMouseDown={(event) => {
          if (event.button !== 0) return;
          onPress(index, event);
          if (event.ctrlKey || event.metaKey) onCheck(index, event);
          else onOpen(row);
        }}
      >
        <BandCells band={band} columns={columns} selectable={selected !== undefined} />
      </div>
    );
  }
  return (
    <div
      {...place} role="row" className={`grid-row${isCursor ? ' cursor' : ''}${faded ? ' faded' : ''}`} aria-selected={selected} aria-level={level}
      onMouseDown={(event) => {
        if (inControl(event) || event.button !== 0) return;
        const column = editedAt(event);
        if (column !== undefined) onChoose(column);
        onPress(index, event);
      }}
      onContextMenu={(event) => {
        if (!row || (event.target instanceof Element && event.target.closest('input') !== null)) return;
        onPress(index, event);
        onMenu(row, cellAt(event)?.dataset['column'] ?? null, event);
      }}
      onDoubleClick={(event) => {
        if (!row || inControl(event)) return;
        const column = editedAt(event);
        if (column === undefined) onOpen(row);
        else onEdit(index, column);
      }}
    >
      {selected !== undefined && (
        <div role="gridcell" className="grid-check">
          <input type="checkbox" aria-label={t('select-row', { row: index + 1 })} checked={selected} readOnly onClick={(event) => onCheck(index, event)} tabIndex={-1} />
        </div>
      )}
      {columns.map((column) => (
        <div
          key={column.id} id={cell === column.id ? `${domId}-${column.id}` : undefined} role="gridcell" className={[column.align, cell === column.id && 'cell-cursor', opened?.column === column.id && 'cell-open'].filter(Boolean).join(' ') || undefined}
          data-column={column.id} data-edit={column.edit && column.id}
        >
          {row === undefined ? <span className="grid-wait" /> : column.edit && opened?.column === column.id
            ? <CellEditor key={`${String(index)}-${column.id}`} label={t(column.title)} text={column.edit.text(row) ?? ''} typed={opened.typed} align={column.align} save={(text) => column.edit?.save(row, text) ?? Promise.resolve()} {...(column.edit.choices ? { choices: () => column.edit?.choices?.(row) ?? [] } : {})} onLeave={opened.leave} />
            : column.cell(row)}
        </div>
      ))}
    </div>
  );
}

function BandCells<R>({ band, columns, selectable }: { band: Band; columns: readonly Column<R>[]; selectable: boolean }) {
  const first = columns.findIndex(({ id }) => band.sums.has(id));
  const before = (first < 0 ? columns.length : Math.max(1, first)) + (selectable ? 1 : 0);
  return (
    <>
      <div role="gridcell" className="band-title" style={{ gridColumn: `span ${String(before)}` }}>
        <Icon name={band.open ? 'down' : 'right'} size={14} /><strong>{band.title}</strong><span className="band-count">{band.count}</span>
      </div>
      {columns.slice(first < 0 ? columns.length : Math.max(1, first)).map(({ id, align }) => <div key={id} role="gridcell" className={align}>{band.sums.get(id)}</div>)}
    </>
  );
}

/** Only what changed is drawn again: the cursor moves without touching the other rows. */
export const GridRow = memo(Row) as typeof Row;
