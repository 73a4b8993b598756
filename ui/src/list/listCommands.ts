/** The commands of a list: those that every list has, those of a row, those of the selected rows. */
import { type Command, registry } from '../commands/registry';
import type { CommandName } from '../core/client';
import type { TableFormat } from '../core/generated/commands';
import { changeSettings } from '../ui';
import { currentSettings } from '../ui/settings';
import { FORMATS } from './exporting';
import type { BulkAction, ListSpec } from './spec';

interface ListContext<Row> {
  row: Row | undefined;
  filtered: boolean;
  clear: () => void;
  focus: () => void;
  search: () => void;
  /** Filters by the cell under the cursor. */
  filterHere: () => void;
  /** Leaves out what the cell under the cursor holds. */
  excludeHere: () => void;
  menuHere: () => void;
  sortHere: () => void;
  exportAs: (format: TableFormat) => void;
}

export function listCommands<Row, N extends CommandName>(spec: ListSpec<Row, N>, { row, filtered, clear, focus, search, filterHere, excludeHere, menuHere, sortHere, exportAs }: ListContext<Row>): Command[] {
  const rowActions = (spec.rowActions ?? []).map(({ id, title, icon, keys, right, when, run }): Command => ({
    id, title, group: 'record', ...(icon ? { icon } : {}), ...(keys ? { keys } : {}), ...(right ? { right } : {}), when: () => row !== undefined && (when?.(row) ?? true), run: () => { if (row !== undefined) run(row); },
  }));
  const { create } = spec;
  const isThere = (): boolean => row !== undefined;
  const all: (Command | false | undefined)[] = [
    create !== undefined && { id: 'list.new', title: 'cmd-list-new', group: 'create', keys: ['n', 'Ctrl+N', 'Alt+N'], silent: true, run: () => void registry.run(create) },
    spec.search !== false && { id: 'list.search', title: 'cmd-list-search', group: 'list', icon: 'search', keys: ['/', 'Ctrl+F'], inFields: true, run: search },
    spec.peek && { id: 'list.peek', title: 'cmd-peek', group: 'list', keys: ['Space'], silent: true, run: () => changeSettings({ peekOpen: !currentSettings().peekOpen }) },
    { id: 'list.clear', title: 'cmd-list-clear', group: 'list', icon: 'filter', when: () => filtered, run: clear },
    { id: 'list.focus', title: 'cmd-list-focus', group: 'list', silent: true, run: focus },
    spec.filters && { id: 'list.by-cell', title: 'cmd-list-by-cell', group: 'list', icon: 'filter', keys: ['f'], when: isThere, run: filterHere },
    spec.filters && { id: 'list.but-cell', title: 'cmd-list-but-cell', group: 'list', icon: 'filter', keys: ['!'], when: isThere, run: excludeHere },
    { id: 'list.sort', title: 'cmd-list-sort', group: 'list', icon: 'sort', keys: ['s'], when: isThere, run: sortHere },
    { id: 'list.menu', title: 'cmd-list-menu', group: 'list', silent: true, keys: ['.', 'Shift+F10', 'ContextMenu'], when: isThere, run: menuHere },
    ...FORMATS.map((format): Command => ({ id: `list.export-${format}`, title: `export-as-${format}`, group: 'list', icon: 'export', ...(format === 'csv' ? { keys: ['Ctrl+E'] } : {}), when: isThere, run: () => exportAs(format) })),
  ];
  return [...all.filter((command): command is Command => Boolean(command)), ...rowActions];
}

/** What can be done with the selected rows; after the actions of a row, so that its keys now mean all of them. */
export const bulkCommands = <Row, N extends CommandName>({ bulkActions = [] }: ListSpec<Row, N>, count: number, run: (action: BulkAction) => void): Command[] => (count === 0 ? [] : bulkActions.map((action) => ({
  id: action.id, title: action.title, group: 'list', ...(action.icon ? { icon: action.icon } : {}), ...(action.keys ? { keys: action.keys } : {}), run: () => run(action),
})));
