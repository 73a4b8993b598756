/**
 * The lines of a document: a table of fields that moves like a spreadsheet.
 * Tab and Enter go on (Enter below, in the last line to a new one), Alt+↑↓ moves a line, Ctrl+Del removes, Ins inserts, Ctrl+D doubles.
 */
import { type KeyboardEvent, type ReactNode, memo, useEffect, useRef } from 'react';

import { chordOf } from '../commands/keys';
import { t } from '../i18n';
import { Button, IconButton } from '../ui/Button';
import { useFaultOf } from '../ui/FaultsContext';
import { Menu, type MenuEntry } from '../ui/overlays';
import { rem } from '../ui/size';

export interface LineColumn<Line> {
  id: string;
  /** Key of the head's text. */
  title: string;
  width: number;
  grow?: boolean;
  align?: 'end';
  /** The field (with `labelHidden`) or the calculated text of a cell. */
  cell: (line: Line, index: number) => ReactNode;
}

interface LinesEditorProps<Line> {
  label: string;
  /** Path of the list, for faults of the list itself. */
  name: string;
  lines: readonly Line[];
  lineId: (line: Line) => string;
  columns: readonly LineColumn<Line>[];
  /** Which lines there are is given; their fields may still be typed in. */
  isReadOnly?: boolean;
  onInsert: (index: number) => void;
  onRemove: (index: number) => void;
  onMove: (from: number, to: number) => void;
  onDouble: (index: number) => void;
  /** More to do with a line, above what can be done with every line. */
  entries?: (line: Line, index: number) => readonly MenuEntry[];
  /** The lines have an order of their own and are not moved. */
  isOrdered?: boolean;
  /** The word on the button that adds a line. */
  addTitle?: string;
  /** Below the lines: totals. */
  foot?: ReactNode;
  /**
   * What a line shows besides its own values. A line is then drawn anew only when it or one of these changes, so that typing in a long
   * document stays quick; its fields must write through the draft, not into the lines that they saw.
   */
  shows?: (line: Line) => readonly unknown[];
}

export function LinesEditor<Line>({ label, name, lines, lineId, columns, isReadOnly = false, onInsert, onRemove, onMove, onDouble, entries, addTitle, isOrdered = false, foot, shows }: LinesEditorProps<Line>) {
  const table = useRef<HTMLTableElement>(null);
  const wanted = useRef<{ line: number; column: number } | null>(null);
  const fault = useFaultOf(name);

  const focusCell = (line: number, column: number): boolean => {
    const cells = table.current?.tBodies[0]?.rows[line]?.cells;
    const from = [...(cells ?? [])].slice(column).find((cell) => cell.querySelector('input, textarea'));
    const control = from?.querySelector<HTMLElement>('input, textarea');
    control?.focus();
    return control !== undefined;
  };
  // A line that was just inserted takes the cursor once it is there.
  useEffect(() => {
    if (wanted.current && focusCell(wanted.current.line, wanted.current.column)) wanted.current = null;
  });

  const goTo = (line: number, column: number): void => {
    wanted.current = { line, column };
    focusCell(line, column);
  };
  const insert = (index: number): void => {
    wanted.current = { line: index, column: 0 };
    onInsert(index);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const cell = event.target instanceof Element ? event.target.closest('td') : null;
    const line = cell?.parentElement instanceof HTMLTableRowElement ? cell.parentElement.sectionRowIndex : -1;
    if (!cell || line < 0 || event.defaultPrevented) return;
    const move = (step: number): void => {
      const to = line + step;
      if (to < 0 || to >= lines.length || isOrdered) return;
      onMove(line, to);
      goTo(to, cell.cellIndex);
    };
    const actions: Record<string, () => void> = {
      enter: () => { if (line + 1 < lines.length) goTo(line + 1, cell.cellIndex); else if (!isReadOnly) insert(lines.length); },
      'shift+enter': () => goTo(Math.max(0, line - 1), cell.cellIndex),
    };
    const changes: Record<string, () => void> = {
      'alt+arrowup': () => move(-1),
      'alt+arrowdown': () => move(1),
      'ctrl+delete': () => {
        wanted.current = { line: Math.max(0, Math.min(line, lines.length - 2)), column: cell.cellIndex };
        onRemove(line);
      },
      insert: () => insert(line),
      'ctrl+d': () => {
        wanted.current = { line: line + 1, column: cell.cellIndex };
        onDouble(line);
      },
    };
    const chord = chordOf(event.nativeEvent) ?? '';
    const action = actions[chord] ?? (isReadOnly ? undefined : changes[chord]);
    // An open list of choices keeps Enter for itself, and so does a text of several lines.
    const keepsEnter = event.target instanceof Element && (event.target.getAttribute('aria-expanded') === 'true' || event.target.matches('textarea, button'));
    if (!action || (event.key === 'Enter' && keepsEnter)) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
  return (
    <div className="lines" data-field={name}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are those of the fields inside */}
      <table ref={table} aria-label={label} onKeyDown={onKeyDown}>
        <colgroup>
          <col style={{ width: rem(36) }} />
          {columns.map((column) => <col key={column.id} style={column.grow ? { minWidth: rem(column.width) } : { width: rem(column.width) }} />)}
          {!isReadOnly && <col style={{ width: rem(40) }} />}
        </colgroup>
        <thead>
          <tr>
            <th scope="col"><span className="sr-only">{t('line-number')}</span></th>
            {columns.map((column) => <th key={column.id} scope="col" className={column.align}>{t(column.title)}</th>)}
            {!isReadOnly && <th scope="col"><span className="sr-only">{t('actions')}</span></th>}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <LineRow
              key={lineId(line)} line={line} index={index} isLast={index === lines.length - 1} columns={columns} isReadOnly={isReadOnly} isOrdered={isOrdered} shows={shows?.(line)}
              entries={entries} onInsert={insert} onRemove={onRemove} onMove={onMove} onDouble={onDouble}
            />
          ))}
        </tbody>
      </table>
      {fault && <p className="field-error" role="alert">{fault}</p>}
      <div className="lines-foot">
        {!isReadOnly && <Button look="quiet" icon="plus" onPress={() => insert(lines.length)} testId="line-add">{addTitle ?? t('line-add')}</Button>}
        {foot}
      </div>
    </div>
  );
}

interface LineRowProps<Line> extends Pick<LinesEditorProps<Line>, 'columns' | 'onInsert' | 'onRemove' | 'onMove' | 'onDouble'> {
  line: Line;
  index: number;
  isLast: boolean;
  isReadOnly: boolean;
  isOrdered: boolean;
  shows: readonly unknown[] | undefined;
  entries: LinesEditorProps<Line>['entries'] | undefined;
}

function sameRow<Line>(before: LineRowProps<Line>, now: LineRowProps<Line>): boolean {
  const [seen, shown] = [before.shows, now.shows];
  return seen !== undefined && shown !== undefined && seen.length === shown.length && seen.every((one, at) => Object.is(one, shown[at]))
    && before.line === now.line && before.index === now.index && before.isLast === now.isLast && before.isReadOnly === now.isReadOnly;
}

const LineRow = memo(function LineRow<Line>({ line, index, isLast, columns, isReadOnly, isOrdered, entries, onInsert, onRemove, onMove, onDouble }: LineRowProps<Line>) {
  return (
    <tr>
      <td className="line-number">{index + 1}</td>
      {columns.map((column) => <td key={column.id} className={column.align}>{column.cell(line, index)}</td>)}
      {!isReadOnly && (
        <td className="line-actions">
          <Menu
            label={t('line-actions', { line: index + 1 })} button={<IconButton icon="more" label={t('line-actions', { line: index + 1 })} />}
            entries={[
              ...(entries?.(line, index) ?? []),
              { id: 'double', title: t('line-double'), icon: 'copy', keys: 'Ctrl+D', run: () => onDouble(index) },
              { id: 'insert', title: t('line-insert'), icon: 'plus', keys: 'Insert', run: () => onInsert(index) },
              ...(isOrdered ? [] : [
                { id: 'up', title: t('move-up'), icon: 'up' as const, keys: 'Alt+ArrowUp', isDisabled: index === 0, run: () => onMove(index, index - 1) },
                { id: 'down', title: t('move-down'), icon: 'down' as const, keys: 'Alt+ArrowDown', isDisabled: isLast, run: () => onMove(index, index + 1) },
              ]),
              { id: 'remove', title: t('line-remove'), icon: 'trash', keys: 'Ctrl+Delete', run: () => onRemove(index) },
            ]}
          />
        </td>
      )}
    </tr>
  );
}, sameRow) as <Line>(props: LineRowProps<Line>) => ReactNode;
