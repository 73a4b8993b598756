/** The cells of a price list that are changed in place. */
import { call } from '../../core/client';
import type { PriceItem, PriceItemRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import type { CellEdit } from '../../grid/cells';
import { t } from '../../i18n';
import { dayText, readDay, readNumber, wrong } from '../../list/typed';
import { toastDone } from '../../shell/undo';

const DIGITS = { price: 8, min_quantity: 6 } as const;

export const priceItemOf = ({ id, list, item, category, unit, min_quantity, price, valid_from, valid_to }: PriceItemRow): PriceItem => ({ id, list, item, category, unit, min_quantity, price, valid_from, valid_to });

async function keep(row: PriceItemRow, part: Partial<PriceItem>): Promise<void> {
  await call('price_item_save', { ...priceItemOf(row), ...part });
  toastDone(t('price-changed', { name: row.item_name ?? row.category_name ?? t('price-of-all') }));
}

export const priceCell: CellEdit<PriceItemRow> = {
  text: ({ price, currency }) => fmt.decimal(price, { min: fmt.currencyDigits(currency), grouping: false }),
  save: async (row, text) => {
    if (text === '') throw wrong('required');
    await keep(row, { price: readNumber(text, DIGITS.price, row.price) });
  },
};

export const quantityCell: CellEdit<PriceItemRow> = {
  text: ({ min_quantity: from }) => (fmt.exact.compare(from, '0') === 0 ? '' : fmt.decimal(from, { grouping: false })),
  save: (row, text) => keep(row, { min_quantity: text === '' ? '0' : readNumber(text, DIGITS.min_quantity, row.min_quantity) }),
};

export const dayCell = (field: 'valid_from' | 'valid_to'): CellEdit<PriceItemRow> => ({
  text: (row) => dayText(row[field]),
  save: async (row, text) => keep(row, { [field]: readDay(text, row[field]) }),
});
