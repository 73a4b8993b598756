/** Prices in words. */
import type { PriceItemRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';

/** "12.50 €", with as many digits as the price has. */
export const priceText = ({ price, currency }: Pick<PriceItemRow, 'price' | 'currency'>): string => `${fmt.decimal(price, { min: fmt.currencyDigits(currency) })} ${fmt.currencySign(currency)}`;

/** "from 1 Jan 2026", "until 31 Dec 2026", both, or nothing. */
export const validText = ({ valid_from: from, valid_to: to }: Pick<PriceItemRow, 'valid_from' | 'valid_to'>): string =>
  [from ? t('price-since', { date: fmt.date(from) }) : '', to ? t('price-until', { date: fmt.date(to) }) : ''].filter(Boolean).join(' ');
