/** Tax rates by date, and tax rules in plain words. */
import type { TaxCategoryRow, TaxRate, TaxRule } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { countryChoice } from '../../i18n/countries';
import { nameOf } from '../../i18n/names';

export interface Spell {
  rate: TaxRate;
  /** The last day before the next one counts, or its own last day. */
  until: fmt.IsoDate | null;
  state: 'past' | 'now' | 'coming';
}

const byDay = (a: TaxRate, b: TaxRate): number => (a.valid_from ?? '').localeCompare(b.valid_from ?? '');

/** Rates in order with the days on which each counts: a later one takes over from the one before. The newest is first. */
export function spellsOf(rates: readonly TaxRate[], today: fmt.IsoDate): Spell[] {
  return rates.toSorted(byDay).map((rate): Spell => {
    const next = rates.filter((other) => other.tax === rate.tax && (other.valid_from ?? '') > (rate.valid_from ?? '')).toSorted(byDay)[0];
    const replaced = next?.valid_from ? fmt.addDays(next.valid_from, -1) : null;
    const until = [replaced, rate.valid_to].filter((day) => day !== null).toSorted()[0] ?? null;
    const state = rate.valid_from !== null && rate.valid_from > today ? 'coming' : until !== null && until < today ? 'past' : 'now';
    return { rate, until, state };
  }).toReversed();
}

export const rateText = ({ kind, amount }: Pick<TaxRate, 'kind' | 'amount'>, currency: string): string =>
  (kind === 'percent' ? fmt.percent(amount) : t('tax-per-unit', { amount: fmt.price(amount, currency) }));

/** "16% from 1 Jan 2027": what will change. */
export function comingText({ rates }: TaxCategoryRow, today: fmt.IsoDate, currency: string): string {
  const coming = spellsOf(rates, today).filter(({ state }) => state === 'coming').at(-1);
  return coming?.rate.valid_from ? t('tax-from', { rate: rateText(coming.rate, currency), date: fmt.date(coming.rate.valid_from) }) : '';
}

function whoText({ customer, with_vat_id: withId }: TaxRule): string {
  const who = t(`tax-rule-who-${customer ?? 'all'}`);
  return withId === null ? who : `${who} ${t(withId ? 'tax-rule-with-id' : 'tax-rule-without-id')}`;
}

function whereText({ region, country }: TaxRule): string {
  const named = country === null ? '' : t('tax-rule-in', { country: countryChoice(country)?.title ?? country });
  return [named, region === null ? '' : t(`tax-rule-region-${region}`)].filter(Boolean).join(', ');
}

/** "Firms with a VAT id, in another EU country, buying goods". */
export function ruleConditions(rule: TaxRule, categoryName: (id: string) => string): string {
  return [
    whoText(rule), whereText(rule), rule.supply === null ? '' : t(`tax-rule-supply-${rule.supply}`),
    rule.category === null ? '' : t('tax-rule-instead', { category: categoryName(rule.category) }),
    rule.valid_from === null ? '' : t('price-since', { date: fmt.date(rule.valid_from) }), rule.valid_to === null ? '' : t('price-until', { date: fmt.date(rule.valid_to) }),
  ].filter(Boolean).join(', ');
}

/** "Firms with a VAT id, in another EU country, buying goods: Intra-EU supply." */
export const taxRuleSentence = (rule: TaxRule, categoryName: (id: string) => string): string => `${ruleConditions(rule, categoryName)}: ${categoryName(rule.becomes)}.`;

export const namesOf = (categories: readonly TaxCategoryRow[]) => (id: string): string => {
  const found = categories.find(({ category }) => category.id === id);
  return found ? nameOf('tax-category', found.category.name) : '…';
};
