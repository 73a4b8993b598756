/** What can be done at a row: filter by what stands there, or leave it out, and the actions of the row. */
import { useRef } from 'react';
import { Menu as AriaMenu, MenuItem, MenuSection, Popover, Separator, Text } from 'react-aria-components';

import { registry, useAllCommands } from '../commands/registry';
import { t } from '../i18n';
import { Icon, type IconName, Keys } from '../ui';
import { commandTitle } from '../ui/Button';
import { type Condition, ofCell } from './conditions';
import type { Filter } from './fields';
import { wordsOf } from './words';

export interface RowPlace<Row> {
  row: Row;
  /** The cell that was meant; all of them where none was. */
  column: string | null;
  element: HTMLElement;
  x: number;
  y: number;
}

interface RowMenuProps<Row> {
  place: RowPlace<Row>;
  fields: readonly Filter<Row>[];
  /** Ids of commands. */
  commands: readonly string[];
  onFilter: (condition: Condition) => void;
  onClose: () => void;
}

interface Entry {
  id: string;
  title: string;
  icon?: IconName;
  keys?: string;
  run: () => void;
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
  const anchor = useRef<HTMLSpanElement>(null);
  const all = useAllCommands();
  const filters = filtersAt(fields, place).map(({ condition, title }): Entry => ({ id: title, title, icon: 'filter', run: () => onFilter(condition) }));
  const actions = commands.flatMap((id): Entry[] => {
    const command = all.findLast((one) => one.id === id);
    return command && command.when?.() !== false ? [{ id, title: commandTitle(command), ...(command.icon ? { icon: command.icon } : {}), ...(command.keys?.[0] ? { keys: command.keys[0] } : {}), run: () => void registry.run(id) }] : [];
  });
  const entries = [...filters, ...actions];
  const item = ({ id, title, icon, keys }: Entry) => (
    <MenuItem key={id} id={id} className="menu-item" textValue={title}>
      {icon ? <Icon name={icon} size={16} /> : <span className="menu-gap" />}<Text slot="label">{title}</Text>{keys && <Keys keys={keys} />}
    </MenuItem>
  );
  return (
    <>
      <span ref={anchor} className="menu-anchor" style={{ insetInlineStart: place.x, insetBlockStart: place.y }} />
      <Popover className="popover" triggerRef={anchor} isOpen={entries.length > 0} onOpenChange={(open) => { if (!open) onClose(); }} placement="bottom start" offset={0}>
        <AriaMenu
          className="menu" aria-label={t('row-menu')} autoFocus="first" onClose={onClose}
          onAction={(key) => {
            onClose();
            entries.find(({ id }) => id === key)?.run();
          }}
        >
          <MenuSection aria-label={t('filters')}>{filters.map(item)}</MenuSection>
          {filters.length > 0 && actions.length > 0 && <Separator className="menu-line" />}
          <MenuSection aria-label={t('actions')}>{actions.map(item)}</MenuSection>
        </AriaMenu>
      </Popover>
    </>
  );
}
