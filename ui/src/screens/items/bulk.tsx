/** What can be changed of many items at once. */
import { call } from '../../core/client';
import type { BulkAction } from '../../core/generated/commands';
import { t } from '../../i18n';
import { nameOf } from '../../i18n/names';
import { type BulkChange, changeOf } from '../../list/bulk/changes';
import { NOT_PICKED, among, pick, pickedId } from '../../list/bulk/fields';
import { type Choice, ComboBox, NumberField, QuantityField, Segments, Select } from '../../ui';
import { findCategories } from './find';

const taxes = among(async () => (await call('choices', {})).tax_categories.map(({ id, name }): Choice => ({ id, title: nameOf('tax-category', name) })));
const lists = among(async () => (await call('choices', {})).price_lists.map(({ id, name, currency }): Choice => ({ id, title: nameOf('price-list', name), note: currency })));

interface Price {
  list: Choice | null;
  by: 'percent' | 'amount';
  value: string | null;
  step: string;
}

const STEPS = ['', '0.01', '0.05', '0.1', '0.5', '1'] as const;

function priceWish({ list, by, value, step }: Price): BulkAction | null {
  if (!list || value === null) return null;
  return { do: 'item_price', list: list.id, change: by === 'percent' ? { percent: value } : { amount: value }, step: step || null };
}

export const itemChanges: readonly BulkChange[] = [
  changeOf({
    id: 'items.bulk-price', title: 'bulk-item-price', icon: 'price', right: 'price.change', initial: { list: null, by: 'percent', value: null, step: '' } as Price,
    form: (value, onChange) => (
      <>
        <ComboBox label={t('bulk-price-list')} value={value.list} search={lists} autoFocus onChange={(list) => onChange({ ...value, list })} />
        <Segments label={t('bulk-price-by')} value={value.by} choices={[{ id: 'percent', title: t('bulk-price-percent') }, { id: 'amount', title: t('bulk-price-amount') }]} onChange={(by) => onChange({ ...value, by })} />
        <NumberField label={t(value.by === 'percent' ? 'bulk-price-percent' : 'bulk-price-amount')} value={value.value} onChange={(next) => onChange({ ...value, value: next })} hint={t('bulk-price-hint')} />
        <Select label={t('bulk-price-step')} value={value.step as (typeof STEPS)[number]} choices={STEPS.map((id) => ({ id, title: id === '' ? t('bulk-price-no-step') : id }))} onChange={(step) => onChange({ ...value, step })} />
      </>
    ),
    wish: priceWish,
  }),
  changeOf({ id: 'items.bulk-category', title: 'bulk-item-category', right: 'item.change', initial: NOT_PICKED, form: pick('item-category', findCategories, 'bulk-none'), wish: (value) => { const category = pickedId(value); return category === undefined ? null : { do: 'item_category', category }; } }),
  changeOf({ id: 'items.bulk-tax', title: 'bulk-item-tax', right: 'item.change', initial: NOT_PICKED, form: pick('bulk-tax', taxes), wish: (value) => { const tax = pickedId(value); return tax ? { do: 'item_tax_category', tax_category: tax } : null; } }),
  changeOf({ id: 'items.bulk-reorder', title: 'bulk-item-reorder', right: 'item.change', initial: null as string | null, form: (value, onChange) => <QuantityField label={t('item-reorder-point')} value={value} onChange={onChange} hint={t('bulk-empty-clears')} autoFocus />, wish: (point) => ({ do: 'item_reorder_point', reorder_point: point }) }),
  changeOf({ id: 'items.bulk-inactive', title: 'bulk-item-inactive', icon: 'archive', right: 'item.change', initial: null, wish: () => ({ do: 'item_active', active: false }) }),
  changeOf({ id: 'items.bulk-active', title: 'bulk-item-active', icon: 'check', right: 'item.change', initial: null, wish: () => ({ do: 'item_active', active: true }) }),
];
