/** Why a price is what it is: every step from the price list to the line, in words. */
import type { PriceStep, PriceTrace } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { unitName } from '../../i18n/names';
import { Button, Dialog } from '../../ui';
import { usePriceLists } from './reference';

export function PriceReasons({ trace, onClose }: { trace: PriceTrace; onClose: () => void }) {
  const lists = usePriceLists();
  const listName = (id: string): string => lists.find((list) => list.id === id)?.title ?? t('doc-price-list');
  return (
    <Dialog title={t('doc-why-price')} isOpen onClose={onClose} size="small" actions={<Button onPress={onClose} autoFocus>{t('close')}</Button>}>
      <ol className="reasons">
        {trace.steps.map((step, at) => <li key={`${step.step}-${String(at)}`}>{reason(step, trace, listName)}</li>)}
        <li className="strong">{t('why-result', { price: priceText(trace.price, trace.currency), unit: unitName(trace.unit) })}</li>
      </ol>
    </Dialog>
  );
}

const priceText = (price: string, currency: string): string => `${fmt.decimal(price, { min: fmt.currencyDigits(currency) })} ${currency}`;

function reason(step: PriceStep, { currency }: PriceTrace, listName: (id: string) => string): string {
  switch (step.step) {
    case 'base': return t('why-base', { list: listName(step.list), price: priceText(step.price, currency) });
    case 'convert': return t('why-convert', { from: unitName(step.from), to: unitName(step.to), factor: fmt.decimal(step.to_factor), base: fmt.decimal(step.from_factor) });
    case 'formula': return t('why-formula', { list: listName(step.list), percent: fmt.percent(step.percent), amount: priceText(step.add, currency) });
    case 'rule': return t(`why-rule-${step.action}`, { value: step.action === 'percent' || step.action === 'margin' ? fmt.percent(step.value) : priceText(step.value, currency) });
    case 'typed': return t('why-typed', { price: priceText(step.price, currency) });
    case 'exchange': return t('why-exchange', { from: step.from, to: step.to, rate: fmt.decimal(fmt.exact.divide(step.from_rate, step.to_rate, 6) ?? step.from_rate) });
    case 'round': return t('why-round', { digits: step.digits });
    case 'discount': return t('why-discount', { value: step.of.kind === 'percent' ? fmt.percent(step.of.value) : fmt.money(step.of.value) });
  }
}
