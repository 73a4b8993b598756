/** How price lists hang together. */
import type { PriceList } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import type { Choice } from '../../ui';

/** Whether a list builds on another one, at any remove; such a one cannot carry it in turn. */
export function isBelow(lists: readonly Pick<PriceList, 'id' | 'parent'>[], id: string, above: string): boolean {
  const parent = lists.find((list) => list.id === id)?.parent ?? null;
  return parent !== null && (parent === above || isBelow(lists.filter((list) => list.id !== id), parent, above));
}

/** To whole cents, tenths, or the whole: shown by what a price looks like then. */
export const roundingChoices = (currency: string): Choice[] => [
  { id: '', title: t('price-exact') },
  ...[0, 1, 2, 3, 4].filter((digits) => digits <= fmt.currencyDigits(currency) + 2)
    .map((digits) => ({ id: String(digits), title: t('price-digits', { count: digits }), note: fmt.decimal(fmt.exact.round('12.3456', digits), { min: digits }) })),
];

/** What the formula of a list makes of a price. */
export function built(price: string, { parent_percent: percent, parent_add: add, price_digits: digits }: Pick<PriceList, 'parent_percent' | 'parent_add' | 'price_digits'>): string {
  const exact = fmt.exact.add(fmt.exact.multiply(price, fmt.exact.add('1', fmt.exact.multiply(percent, '0.01'))), add);
  return digits === null ? exact : fmt.exact.round(exact, digits);
}
