/** What can be done at a row: filter by what stands there, or leave it out, and the actions of the row. */
import { registry, useAllCommands } from '../commands/registry';
import { t } from '../i18n';
import { commandTitle } from '../ui/Button';
import { type Condition, ofCell } from './conditions';
import { type Point, type PointEntry, PointMenu } from './PointMenu';
import type { Filter } from './fields';
import { wordsOf } from './words';

export interface RowPlace<Row> extends Point {
  row: Row;
  /** The cell that was meant; all of them where none was. */
  column: string | null;
  element: HTMLElement;
}

interface RowMenuProps<Row> {
  place: RowPlace<Row>;
  fields: readonly Filter<Row>[];
  /** Ids of commands. */
  commands: readonly string[];
  onFilter: (condition: Condition) => void;
  onClose: () => void;
}

/** What people see in a cell. */
const seen = (row: HTMLElement, column: string): string => row.querySelector(`[data-column="${CSS.escape(column)}"]`)?.textContent?.trim() ?? '';

/** The filters that a row stands for: those of a cell with their opposites, or one for each cell. */
export function filtersAt<Row>(fields: readonly Filter<Row>[], { row, column, element }: RowPlace<Row>): { condition: Condition; title: string }[] {
  return fields.filter(({ id, cell = id }) => column === null || cell === column).flatMap((field) => {
    const value = field.of?.(row) ?? null;
    const plain = field as unknown as Filter;
    const shown = seen(element, field.cell ?? field.id) || value || '';
    const titles = (one: Condition): string[] => (plain.kind === 'choice' ? plain.choices().filter(({ id }) => one.values.includes(id)).map(({ title }) => title) : [shown]);
    const told = (condition: Condition) => ({ condition, title: [t(field.title), ...Object.values(wordsOf(plain, condition, titles(condition)))].filter(Boolean).join(' ') });
    if (value === null) return field.of && field.optional ? [told({ field: field.id, op: 'empty', values: [] })] : [];
    const is = ofCell(plain, value);
    return column !== null && is.op === 'is' ? [told(is), told({ ...is, op: 'not' })] : [told(is)];
  });
}

export function RowMenu<Row>({ place, fields, commands, onFilter, onClose }: RowMenuProps<Row>) {
  const all = useAllCommands();
  const filters = filtersAt(fields, place).map(({ condition, title }): PointEntry => ({ id: title, title, icon: 'filter', run: () => onFilter(condition) }));
  const actions = commands.flatMap((id): PointEntry[] => {
    const command = all.findLast((one) => one.id === id);
    return command && command.when?.() !== false ? [{ id, title: commandTitle(command), ...(command.icon ? { icon: command.icon } : {}), ...(command.keys?.[0] ? { keys: command.keys[0] } : {}), run: () => void registry.run(id) }] : [];
  });
  return <PointMenu label={t('row-menu')} at={place} parts={[{ title: t('filters'), entries: filters }, { title: t('actions'), entries: actions }]} onClose={onClose} />;
}
