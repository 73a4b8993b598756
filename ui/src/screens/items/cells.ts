/** The cells of the item list that are changed in place. */
import { call } from '../../core/client';
import type { Item, ItemDetail, ItemRow, PriceItemRow } from '../../core/generated/commands';
import { newId } from '../../core/id';
import * as fmt from '../../fmt';
import type { CellEdit } from '../../grid/cells';
import { t } from '../../i18n';
import { keepField, readNumber, readText, wrong } from '../../list/typed';
import { toastDone } from '../../shell/undo';
import { priceItemOf } from '../prices/cells';

const DIGITS = { price: 8, quantity: 6 } as const;

const told = (name: string): void => toastDone(t('item-changed', { name }));

/** What stands in the list and in the record alike. */
type Shared = 'name' | 'sku' | 'reorder_point' | 'active';

async function keep<K extends Shared>(row: ItemRow, field: K, seen: Item[K], next: Item[K]): Promise<void> {
  const { item, units, barcodes } = await call('item_get', { id: row.id });
  await keepField<Item, K>(item, field, seen, next, (changed) => call('item_save', { item: changed, units, barcodes }));
  told(field === 'name' ? String(next) : row.name);
}

/** The price that the list shows: of the smallest quantity of the usual unit, valid today. */
function shownPrice({ item, prices }: ItemDetail, list: string, today: fmt.IsoDate): PriceItemRow | undefined {
  const valid = prices.filter((price) => price.list === list && (price.unit === null || price.unit === item.unit) && (price.valid_from ?? today) <= today && (price.valid_to ?? today) >= today);
  return valid.toSorted((a, b) => fmt.exact.compare(a.min_quantity, b.min_quantity) || (b.valid_from ?? '').localeCompare(a.valid_from ?? ''))[0];
}

async function keepPrice(row: ItemRow, price: string): Promise<void> {
  const [detail, { price_lists: lists }] = await Promise.all([call('item_get', { id: row.id }), call('choices', {})]);
  const list = lists.find(({ standard }) => standard)?.id;
  if (list === undefined) throw wrong('required');
  const shown = shownPrice(detail, list, fmt.today());
  if ((shown?.price ?? null) !== row.price) throw wrong('changed-meanwhile');
  await call('price_item_save', shown ? { ...priceItemOf(shown), price } : { id: newId(), list, item: row.id, category: null, unit: null, min_quantity: '0', price, valid_from: null, valid_to: null });
  told(row.name);
}

export const nameCell: CellEdit<ItemRow> = { right: 'item.change', text: ({ name }) => name, save: (row, text) => keep(row, 'name', row.name, readText(text)) };
export const skuCell: CellEdit<ItemRow> = { right: 'item.change', text: ({ sku }) => sku, save: (row, text) => keep(row, 'sku', row.sku, readText(text)) };

export const priceCell: CellEdit<ItemRow> = {
  right: 'price.change',
  text: ({ price, currency }) => (price === null ? '' : fmt.decimal(price, { min: fmt.currencyDigits(currency ?? ''), grouping: false })),
  save: async (row, text) => {
    if (text === '') throw wrong('required');
    await keepPrice(row, readNumber(text, DIGITS.price, row.price ?? '0'));
  },
};

/** Services are never in stock. */
export const reorderCell: CellEdit<ItemRow> = {
  right: 'item.change',
  text: ({ kind, reorder_point: point }) => (kind !== 'goods' ? null : point === null ? '' : fmt.decimal(point, { grouping: false })),
  save: (row, text) => keep(row, 'reorder_point', row.reorder_point, text === '' ? null : readNumber(text, DIGITS.quantity, row.reorder_point ?? '0')),
};

const activeTitle = (active: boolean): string => t(active ? 'item-state-active' : 'item-state-inactive');

export const activeCell: CellEdit<ItemRow> = {
  right: 'item.change',
  text: ({ active }) => activeTitle(active), choices: () => [{ id: 'yes', title: activeTitle(true) }, { id: 'no', title: activeTitle(false) }],
  save: (row, id) => keep(row, 'active', row.active, id === 'yes'),
};
