/** The prices of one list. */
import { useMemo } from 'react';

import { useCommands } from '../../commands/registry';
import { useQueryOf } from '../../core/client';
import type { PriceItemRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { nameOf, unitName } from '../../i18n/names';
import { type ListSpec, ListScreen, listOf, windowOf } from '../../list';
import { may } from '../../shell/office';
import { go, useParam } from '../../shell/router';
import { CommandButton, ErrorState } from '../../ui';
import { editPrice, removePrice } from './PriceDialog';
import { priceText, validText } from './words';

const specOf = (list: string): ListSpec<PriceItemRow, 'price_item_list'> => listOf<PriceItemRow, 'price_item_list'>({
  id: 'prices', title: 'price-prices', icon: 'price', command: 'price_item_list',
  request: (ask) => windowOf(ask, [{ column: 'list', op: 'is', values: [list] }]), rows: ({ rows, total }) => ({ rows, total }),
  rowId: (row) => row.id, open: (row) => (row.item ? `/items/${row.item}?tab=prices` : `/prices/${list}`), sort: { column: 'sku', descending: false },
  columns: [
    { id: 'item_name', title: 'price-of', width: 200, grow: 2, sort: true, cell: (row) => row.item_name ?? row.category_name ?? t('price-of-all') },
    { id: 'sku', title: 'price-sku', width: 110, sort: true, cell: (row) => <span className="soft">{row.sku ?? ''}</span> },
    { id: 'unit', title: 'price-unit', width: 80, cell: (row) => (row.unit ? unitName(row.unit) : '') },
    { id: 'min_quantity', title: 'price-from-quantity', width: 110, align: 'end', sort: true, cell: (row) => (fmt.exact.compare(row.min_quantity, '0') === 0 ? '' : fmt.decimal(row.min_quantity)) },
    { id: 'valid_from', title: 'price-valid', width: 190, sort: true, spare: true, cell: validText },
    { id: 'price', title: 'price-price', width: 120, align: 'end', sort: true, cell: priceText },
  ],
  head: <ListHead list={list} />, empty: { title: 'price-none', hint: 'price-none-list-hint' },
  rowActions: [
    { id: 'prices.edit', title: 'price-change', icon: 'edit', keys: ['e'], when: () => may('price.write'), run: (row) => void editPrice(row) },
    { id: 'prices.delete', title: 'price-delete', icon: 'trash', keys: ['Delete'], when: () => may('price.write'), run: removePrice },
  ],
});

/** Which list it is, and the way back to all. */
function ListHead({ list }: { list: string }) {
  const { data, error } = useQueryOf('price_list_list', {});
  useCommands([{ id: 'prices.lists', title: 'price-all-lists', group: 'record', icon: 'left', run: () => go('/prices') }]);
  if (error) return <ErrorState error={error} />;
  const row = data?.find((one) => one.list.id === list);
  return (
    <div className="places">
      <CommandButton command="prices.lists" look="quiet" />
      {row && <strong style={{ alignSelf: 'center' }}>{nameOf('price-list', row.list.name)}</strong>}
      <CommandButton command="prices.edit" look="quiet" />
    </div>
  );
}

export function PriceItemList() {
  const list = useParam('id');
  const spec = useMemo(() => specOf(list), [list]);
  return <ListScreen key={list} spec={spec} />;
}
