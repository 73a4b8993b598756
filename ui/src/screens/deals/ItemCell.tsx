/** An item of a deal's line with its price, or free text. */
import { call } from '../../core/client';
import type { DealLine, DealSave } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import type { Draft } from '../../form';
import { t } from '../../i18n';
import { type Choice, ComboBox } from '../../ui';

interface ItemChoice extends Choice {
  /** In the currency of the deal, where the list has one. */
  price?: string;
}

const SHOWN = 20;

async function findItems(text: string, currency: string): Promise<ItemChoice[]> {
  const { rows } = await call('item_list', { limit: SHOWN, search: text, filters: [{ column: 'active', op: 'is', values: ['1'] }] });
  return rows.map((item) => {
    const priced = item.price !== null && item.currency === currency;
    const price = priced && item.price !== null ? { price: item.price } : {};
    return { id: item.id, title: item.name, note: [item.sku, price.price ? fmt.decimal(price.price, { min: fmt.currencyDigits(currency) }) : ''].filter(Boolean).join(' · '), ...price };
  });
}

export function ItemCell({ draft, line, at }: { draft: Draft<DealSave>; line: DealLine; at: number }) {
  const { currency } = draft.value.deal;
  const become = (change: Partial<DealLine>): void => draft.set(`lines.${at}`, { ...line, ...change });
  // Free text stands for itself; choosing it again changes nothing.
  const take = (chosen: ItemChoice | null): void => chosen?.id === line.id ? undefined : become(chosen ? { item: chosen.id, text: chosen.title, ...(chosen.price ? { price: chosen.price } : {}) } : { item: null, text: '' });
  return (
    <ComboBox<ItemChoice>
      label={t('deal-line-what')} labelHidden name={`lines.${at}.text`} value={line.text ? { id: line.item ?? line.id, title: line.text } : null} onChange={take} search={(text) => findItems(text, currency)}
      onCreate={(text) => become({ item: null, text })} createTitle={(text) => t('deal-line-text', { text })}
    />
  );
}
