/** The cells of a price list that are changed in place. */
import { call } from '../../core/client';
import { CommandFailed } from '../../core/faults';
import type { PriceItem, PriceItemRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import type { CellEdit } from '../../grid/cells';
import { t } from '../../i18n';
import { toastDone } from '../../shell/undo';

const DIGITS = { price: 8, min_quantity: 6 } as const;

export const priceItemOf = ({ id, list, item, category, unit, min_quantity, price, valid_from, valid_to }: PriceItemRow): PriceItem => ({ id, list, item, category, unit, min_quantity, price, valid_from, valid_to });

const wrong = (code: 'required' | fmt.ParseFault, params: Record<string, string> = {}): CommandFailed => new CommandFailed([{ code, field: '', params }]);

/** A number as it was typed; sums and `%` of the old value are reckoned. */
export function readNumber(text: string, decimals: number, base: string): string {
  const parsed = fmt.parseNumber(text, { decimals, base });
  if (!parsed.ok) throw wrong(parsed.code, parsed.params);
  return parsed.value;
}

/** A day as it was typed; nothing typed means no end. */
export function readDay(text: string, base: fmt.IsoDate | null): fmt.IsoDate | null {
  if (text.trim() === '') return null;
  const day = fmt.parseDate(text, fmt.today(), base ?? fmt.today());
  if (day === null) throw wrong('bad-format', { example: '2026-01-31' });
  return day;
}

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
  text: (row) => { const day = row[field]; return day === null ? '' : fmt.date(day); },
  save: async (row, text) => keep(row, { [field]: readDay(text, row[field]) }),
});
