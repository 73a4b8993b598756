/** Prices in words. */
import type { PriceItemRow, PriceList, PriceListRow, PriceRule, PriceRuleRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { nameOf } from '../../i18n/names';
import { built } from './lists';

const isZero = (value: string): boolean => fmt.exact.compare(value, '0') === 0;
const signed = (value: string, shown: string): string => `${fmt.exact.isNegative(value) ? '' : '+'}${shown}`;

/** A price with the sign of its currency. */
export const priceText = ({ price, currency }: Pick<PriceItemRow, 'price' | 'currency'>): string => fmt.price(price, currency);

/** "from 1 Jan 2026", "until 31 Dec 2026", both, or nothing. */
export const validText = ({ valid_from: from, valid_to: to }: Pick<PriceItemRow, 'valid_from' | 'valid_to'>): string =>
  [from ? t('price-since', { date: fmt.date(from) }) : '', to ? t('price-until', { date: fmt.date(to) }) : ''].filter(Boolean).join(' ');

/** "-10% +€0.50": what a list puts on the prices that it builds on. */
export const formulaText = ({ parent_percent: percent, parent_add: add, currency }: Pick<PriceList, 'parent_percent' | 'parent_add' | 'currency'>): string =>
  [isZero(percent) ? '' : signed(percent, fmt.percent(percent)), isZero(add) ? '' : signed(add, priceText({ price: add, currency }))].filter(Boolean).join(' ');

/** "Standard -10%": the list that it builds on, and what is put on its prices. */
export const basisText = ({ parent_name: parent, list }: PriceListRow): string =>
  (parent === null ? '' : [nameOf('price-list', parent), formulaText(list)].filter(Boolean).join(' '));

/** "€12.00 in Standard becomes €10.80." */
export const basisSentence = (list: PriceList, parent: string): string => {
  const { currency } = list;
  return t('price-worked', { list: parent, before: priceText({ price: '12', currency }), after: priceText({ price: built('12', list), currency }) });
};

type Between = 'from' | 'to' | 'between';
const between = (from: unknown, to: unknown): Between | null => {
  if (from !== null && to !== null) return 'between';
  if (from !== null) return 'from';
  return to === null ? null : 'to';
};

function subjectText({ item_name: item, category_name: category }: PriceRuleRow): string {
  if (item !== null) return t('rule-of-item', { name: item });
  return category === null ? t('rule-of-all') : t('rule-of-category', { name: category });
}

/** "3% off", "€9.50 each". */
export function actionText({ action, value, currency }: PriceRule): string {
  const shown = action === 'percent' || action === 'margin' ? fmt.percent(value) : priceText({ price: value, currency: currency ?? 'EUR' });
  return t(`rule-${action}`, { value: shown });
}

/** Whom a rule is for and when it counts, clause by clause. */
export function conditionTexts(row: PriceRuleRow): string[] {
  const { rule } = row;
  const money = (minor: number | null): string => (minor === null ? '' : fmt.money({ minor, currency: rule.currency ?? 'EUR' }));
  const number = (value: string | null): string => (value === null ? '' : fmt.decimal(value));
  const quantity = between(rule.min_quantity, rule.max_quantity);
  const amount = between(rule.min_amount_minor, rule.max_amount_minor);
  return [
    row.party_name === null ? '' : t('rule-for-party', { name: row.party_name }),
    rule.segment === null ? '' : t('rule-for-segment', { name: rule.segment }),
    row.list_name === null ? '' : t('rule-in-list', { name: nameOf('price-list', row.list_name) }),
    quantity === null ? '' : t(`rule-quantity-${quantity}`, { from: number(rule.min_quantity), to: number(rule.max_quantity) }),
    amount === null ? '' : t(`rule-amount-${amount}`, { from: money(rule.min_amount_minor), to: money(rule.max_amount_minor) }),
    validText(rule),
    rule.stackable ? t('rule-with-others') : '',
  ].filter(Boolean);
}

/** "everything, in the list Standard, from 60 units on": what a rule is about, without what it does. */
export const ruleScope = (row: PriceRuleRow): string => [subjectText(row), ...conditionTexts(row)].join(', ');

/** "3% off: everything, in the list Standard, from 60 units on." */
export const ruleSentence = (row: PriceRuleRow): string => `${actionText(row.rule)}: ${ruleScope(row)}.`;
