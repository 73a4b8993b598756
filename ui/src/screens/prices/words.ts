/** Prices in words. */
import type { PriceItemRow, PriceListRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { nameOf } from '../../i18n/names';

/** As money where the digits of the currency are enough, else with all digits that the price has. */
export function priceText({ price, currency }: Pick<PriceItemRow, 'price' | 'currency'>): string {
  const minor = fmt.exact.toMinor(price, fmt.currencyDigits(currency));
  return minor === null ? `${fmt.decimal(price)} ${fmt.currencySign(currency)}` : fmt.money({ minor, currency });
}

/** "from 1 Jan 2026", "until 31 Dec 2026", both, or nothing. */
export const validText = ({ valid_from: from, valid_to: to }: Pick<PriceItemRow, 'valid_from' | 'valid_to'>): string =>
  [from ? t('price-since', { date: fmt.date(from) }) : '', to ? t('price-until', { date: fmt.date(to) }) : ''].filter(Boolean).join(' ');

/** "Standard -10%": the list that it builds on, and what is put on its prices. */
export function basisText({ parent_name: parent, list }: PriceListRow): string {
  if (parent === null) return '';
  const percent = fmt.exact.compare(list.parent_percent, '0') === 0 ? '' : `${fmt.exact.isNegative(list.parent_percent) ? '' : '+'}${fmt.percent(list.parent_percent)}`;
  const added = fmt.exact.compare(list.parent_add, '0') === 0 ? '' : `${fmt.exact.isNegative(list.parent_add) ? '' : '+'}${priceText({ price: list.parent_add, currency: list.currency })}`;
  return [nameOf('price-list', parent), percent, added].filter(Boolean).join(' ');
}
