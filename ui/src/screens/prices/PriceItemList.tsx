/** The prices of one list, changed in place like a spreadsheet. */
import { useMemo } from 'react';

import { useCommands } from '../../commands/registry';
import { useQueryOf } from '../../core/client';
import type { PriceItemRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { nameOf, unitName } from '../../i18n/names';
import { type Column, DIGITS, type ListSpec, ListScreen, listOf, windowOf } from '../../list';
import { may } from '../../shell/office';
import { go, useParam } from '../../shell/router';
import { Chip, CommandButton, ErrorState } from '../../ui';
import { editPriceList } from './PriceListDialog';
import { editPrice, newPriceIn, removePrice } from './PriceDialog';
import { dayCell, priceCell, quantityCell } from './cells';
import { basisText, priceText, validText } from './words';

const COLUMNS: readonly Column<PriceItemRow>[] = [
  { id: 'item_name', title: 'price-of', width: 200, grow: 2, sort: true, cell: (row) => row.item_name ?? row.category_name ?? t('price-of-all') },
  { id: 'sku', title: 'price-sku', width: 110, sort: true, cell: (row) => <span className="soft">{row.sku ?? t('item-category')}</span> },
  { id: 'unit', title: 'price-unit', width: 90, cell: (row) => (row.unit ? unitName(row.unit) : '') },
  { id: 'min_quantity', title: 'price-from-quantity', width: 120, align: 'end', sort: true, cell: (row) => (fmt.exact.compare(row.min_quantity, '0') === 0 ? '' : fmt.decimal(row.min_quantity)), edit: quantityCell },
  { id: 'valid_from', title: 'price-valid-from', width: 120, sort: true, spare: true, cell: (row) => (row.valid_from ? fmt.date(row.valid_from) : ''), edit: dayCell('valid_from') },
  { id: 'valid_to', title: 'price-valid-to', width: 120, sort: true, spare: true, cell: (row) => (row.valid_to ? fmt.date(row.valid_to) : ''), edit: dayCell('valid_to') },
  { id: 'price', title: 'price-price', width: 130, align: 'end', sort: true, cell: priceText, edit: priceCell },
];

/** Whoever may not write them reads them. */
const columnsFor = (mayWrite: boolean): readonly Column<PriceItemRow>[] => (mayWrite ? COLUMNS : COLUMNS.map(({ edit: _none, ...column }) => column));

const specOf = (list: string, mayWrite: boolean): ListSpec<PriceItemRow, 'price_item_list'> => listOf<PriceItemRow, 'price_item_list'>({
  id: 'prices', title: 'area-prices', icon: 'price', command: 'price_item_list',
  request: (ask) => windowOf(ask, [{ column: 'list', op: 'is', values: [list] }]), rows: (page) => page,
  rowId: (row) => row.id, open: (row) => (row.item ? `/items/${row.item}?tab=prices` : `/prices/${list}`), sort: { column: 'sku', descending: false },
  columns: columnsFor(mayWrite), firstCell: 'price',
  filters: [
    { kind: 'text', id: 'item', title: 'price-of', column: 'item_name', cell: 'item_name', of: (row) => row.item_name },
    { kind: 'number', id: 'price', title: 'price-price', digits: DIGITS.price, of: (row) => row.price },
    { kind: 'period', id: 'valid_to', title: 'price-valid-to', optional: true, of: (row) => row.valid_to },
    { kind: 'period', id: 'valid_from', title: 'price-valid-from', more: true, optional: true, of: (row) => row.valid_from },
    { kind: 'number', id: 'min_quantity', title: 'price-from-quantity', more: true, digits: DIGITS.quantity, of: (row) => row.min_quantity },
    { kind: 'text', id: 'sku', title: 'price-sku', more: true, of: (row) => row.sku },
  ],
  head: <ListHead list={list} />, create: 'prices.new', empty: { title: 'price-none', hint: 'price-none-list-hint' },
  rowActions: [
    { id: 'prices.edit', title: 'price-change', icon: 'edit', keys: ['e'], right: 'price.change', run: (row) => void editPrice(row) },
    { id: 'prices.why', title: 'price-try', icon: 'help', keys: ['w'], when: (row) => row.item !== null, run: (row) => go(`/prices/try?item=${row.item ?? ''}&list=${row.list}${fmt.exact.compare(row.min_quantity, '0') > 0 ? `&quantity=${row.min_quantity}` : ''}`) },
    { id: 'prices.delete', title: 'price-delete', icon: 'trash', keys: ['Delete'], right: 'price.void', run: removePrice },
  ],
  actions: ['prices.edit', 'prices.why', 'prices.delete'],
});

/** Which list it is, and the way back to all. */
function ListHead({ list }: { list: string }) {
  const { data, error } = useQueryOf('price_list_list', {});
  const row = data?.find((one) => one.list.id === list);
  useCommands([
    { id: 'prices.lists', title: 'price-all-lists', group: 'record', icon: 'left', keys: ['Escape'], run: () => go('/prices') },
    { id: 'prices.edit-list', title: 'price-list-edit', group: 'record', icon: 'settings', right: 'price.change', when: () => row !== undefined, run: () => { if (row) void editPriceList(row.list); } },
    { id: 'prices.new', title: 'cmd-price-new', group: 'record', icon: 'price', right: 'price.create', run: () => void newPriceIn(list) },
  ]);
  if (error) return <ErrorState error={error} />;
  return (
    <div className="places">
      <CommandButton command="prices.lists" look="quiet" />
      {row && (
        <p className="place-head">
          <strong>{nameOf('price-list', row.list.name)}</strong>
          <span>{[row.list.currency, t(row.list.includes_tax ? 'price-gross' : 'price-net'), basisText(row), validText(row.list)].filter(Boolean).join(' · ')}</span>
          {row.standard && <Chip tone="accent">{t('price-for-everybody')}</Chip>}
        </p>
      )}
      <CommandButton command="prices.edit-list" look="quiet" />
    </div>
  );
}

export function PriceItemList() {
  const list = useParam('id');
  const mayWrite = may('price.change');
  const spec = useMemo(() => specOf(list, mayWrite), [list, mayWrite]);
  return <ListScreen key={list} spec={spec} />;
}
