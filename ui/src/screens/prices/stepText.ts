/** The steps of a price in words: from the price list to the line. */
import type { PriceStep } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { nameOf, unitName } from '../../i18n/names';
import { formulaText } from './words';

/** `nameFor` names the list or the rule of a step; `null` where it is gone. */
export function stepText(step: PriceStep, currency: string, nameFor: (id: string) => string | null): string {
  const list = (id: string): string => { const name = nameFor(id); return name === null ? t('doc-price-list') : nameOf('price-list', name); };
  switch (step.step) {
    case 'base': return t('why-base', { list: list(step.list), price: fmt.price(step.price, currency) });
    case 'convert': return t('why-convert', { from: unitName(step.from), to: unitName(step.to), factor: fmt.decimal(step.to_factor), base: fmt.decimal(step.from_factor) });
    case 'formula': return t('why-formula', { list: list(step.list), formula: formulaText({ parent_percent: step.percent, parent_add: step.add, currency }) });
    case 'rule': return t(`why-rule-${step.action}`, { name: nameFor(step.rule) ?? t('why-rule-gone'), value: step.action === 'percent' || step.action === 'margin' ? fmt.percent(step.value) : fmt.price(step.value, currency) });
    case 'typed': return t('why-typed', { price: fmt.price(step.price, currency) });
    case 'exchange': return t('why-exchange', { from: step.from, to: step.to, rate: fmt.decimal(fmt.exact.divide(step.from_rate, step.to_rate, 6) ?? step.from_rate) });
    case 'round': return t('why-round', { digits: step.digits });
    case 'discount': return t('why-discount', { value: step.of.kind === 'percent' ? fmt.percent(step.of.value) : fmt.money(step.of.value) });
  }
}
