/** What can be done with a column: sort by it, group by it, leave it out. Without a column, by which to sort. */
import type { Column, Sort } from '../grid/columns';
import { t } from '../i18n';
import type { Grouping } from './groups';
import { type Point, type PointEntry, PointMenu } from './PointMenu';

interface HeadMenuProps<Row> {
  at: Point;
  /** `null`: the order of the whole list is asked for. */
  column: Column<Row> | null;
  columns: readonly Column<Row>[];
  groups: readonly Grouping[];
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  onGroup: (id: string) => void;
  /** Only for columns that may go. */
  onHide: ((column: string) => void) | null;
  onClose: () => void;
}

export function HeadMenu<Row>({ at, column, columns, groups, sort, onSort, onGroup, onHide, onClose }: HeadMenuProps<Row>) {
  const order = (one: Column<Row>, descending: boolean, title: string): PointEntry => ({
    id: `${one.id} ${String(descending)}`, title, icon: sort?.column === one.id && sort.descending === descending ? 'check' : descending ? 'down' : 'up', run: () => onSort({ column: one.id, descending }),
  });
  const named = ({ title }: Column<Row>): string => t(title);
  const sorted: PointEntry[] = column
    ? column.sort ? [order(column, false, t('sort-up')), order(column, true, t('sort-down'))] : []
    : columns.filter((one) => one.sort).map((one) => order(one, sort?.column === one.id && !sort.descending, named(one)));
  const fields = column ? groups.filter(({ id, column: of = id }) => of === (column.field ?? column.id)) : [];
  return (
    <PointMenu
      label={column ? named(column) : t('cmd-list-sort')} at={at} onClose={onClose}
      parts={[
        { title: t('cmd-list-sort'), entries: [...sorted, ...(sort ? [{ id: 'usual', title: t('sort-usual'), icon: 'undo' as const, run: () => onSort(null) }] : [])] },
        { title: t('cmd-list-group'), entries: fields.map(({ id, title }) => ({ id: `group ${id}`, title: t('group-by-column', { column: t(title) }), icon: 'list' as const, run: () => onGroup(id) })) },
        { title: t('view-columns'), entries: column && onHide ? [{ id: 'hide', title: t('column-hide'), icon: 'close' as const, run: () => onHide(column.id) }] : [] },
      ]}
    />
  );
}
