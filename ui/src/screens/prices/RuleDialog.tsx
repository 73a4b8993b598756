/** A price rule, with its meaning in words below. */
import { useState } from 'react';

import { useCommand, useQueryOf } from '../../core/client';
import type { PriceAction, PriceRule, PriceRuleRow } from '../../core/generated/commands';
import { newId } from '../../core/id';
import * as fmt from '../../fmt';
import { EditDialog, Wide } from '../../form';
import { t } from '../../i18n';
import { nameOf } from '../../i18n/names';
import { office } from '../../shell/office';
import { Checkbox, type Choice, ComboBox, DateField, MoneyField, NumberField, QuantityField, Select, TextField, askWith } from '../../ui';
import { findCustomers, findSegments } from '../contacts/find';
import { findItems } from '../documents/reference';
import { findCategories } from '../items/find';
import { ruleSentence } from './words';

const ACTIONS: readonly PriceAction[] = ['percent', 'amount', 'set_price', 'margin'];

const blank = (): PriceRuleRow => ({ item_name: null, category_name: null, party_name: null, list_name: null, rule: {
  id: newId(), name: '', priority: 10, item: null, category: null, party: null, segment: null, list: null, currency: office().company.currency, min_quantity: null, max_quantity: null,
  min_amount_minor: null, max_amount_minor: null, valid_from: null, valid_to: null, action: 'percent', value: '', stackable: false, active: true,
} });

export const newRule = (): Promise<boolean | null> => askWith((done) => <RuleDialog initial={blank()} isNew onDone={done} />);
export const editRule = (row: PriceRuleRow): Promise<boolean | null> => askWith((done) => <RuleDialog initial={row} isNew={false} onDone={done} />);

const namesMoney = ({ action, min_amount_minor: from, max_amount_minor: to }: PriceRule): boolean => action === 'set_price' || action === 'amount' || from !== null || to !== null;

function RuleDialog({ initial, isNew, onDone }: { initial: PriceRuleRow; isNew: boolean; onDone: (saved: boolean | null) => void }) {
  const [row, setRow] = useState(initial);
  const { rule } = row;
  const set = (part: Partial<PriceRule>, names: Partial<PriceRuleRow> = {}): void => setRow((now) => ({ ...now, ...names, rule: { ...now.rule, ...part } }));
  const save = useCommand('price_rule_save');
  const choices = useQueryOf('choices', {}).data;
  const lists = choices?.price_lists ?? [];
  const currency = rule.currency ?? office().company.currency;
  const inPercent = rule.action === 'percent' || rule.action === 'margin';
  const chosen = (id: string | null, name: string | null): Choice | null => (id === null ? null : { id, title: name ?? '' });
  const money = (minor: number | null): fmt.Money | null => (minor === null ? null : { minor, currency });
  return (
    <EditDialog
      title={isNew ? t('cmd-rule-new') : t('rule-edit')} size="large" columns={3} error={save.error} running={save.running} done={t('rule-saved', { name: rule.name })} needs={{ name: rule.name, value: rule.value }}
      onSave={() => save.run({ ...rule, currency: namesMoney(rule) ? currency : rule.currency && !isNew ? rule.currency : null }).then(() => onDone(true))} onClose={() => onDone(null)}
    >
      <TextField label={t('rule-name')} name="name" isRequired autoFocus value={rule.name} onChange={(name) => set({ name })} />
      <Select label={t('rule-does')} name="action" value={rule.action} onChange={(action) => set({ action })} choices={ACTIONS.map((id) => ({ id, title: t(`rule-action-${id}`) }))} />
      <NumberField label={t(`rule-value-${rule.action}`)} name="value" isRequired decimals={inPercent ? 4 : 8} min={inPercent ? 0 : fmt.currencyDigits(currency)} suffix={inPercent ? '%' : fmt.currencySign(currency)} value={rule.value || null} onChange={(value) => set({ value: value ?? '' })} />

      <Wide><h3>{t('rule-counts-for')}</h3></Wide>
      <ComboBox label={t('price-of-item')} name="item" placeholder={t('rule-any-item')} isDisabled={rule.category !== null} value={chosen(rule.item, row.item_name)} onChange={(item) => set({ item: item?.id ?? null }, { item_name: item?.title ?? null })} search={(text): Promise<Choice[]> => findItems(text, false)} />
      <ComboBox label={t('item-category')} name="category" placeholder={t('rule-any-category')} isDisabled={rule.item !== null} value={chosen(rule.category, row.category_name)} onChange={(group) => set({ category: group?.id ?? null }, { category_name: group?.title ?? null })} search={findCategories} />
      <Select label={t('price-list')} name="list" value={rule.list ?? ''} onChange={(id) => set({ list: id || null }, { list_name: lists.find((list) => list.id === id)?.name ?? null })} choices={[{ id: '', title: t('rule-any-list') }, ...lists.map(({ id, name, currency: note }) => ({ id, title: nameOf('price-list', name), note }))]} />
      <ComboBox label={t('rule-party')} name="party" placeholder={t('rule-any-party')} isDisabled={rule.segment !== null} value={chosen(rule.party, row.party_name)} onChange={(party) => set({ party: party?.id ?? null }, { party_name: party?.title ?? null })} search={findCustomers} />
      <ComboBox label={t('rule-segment')} name="segment" placeholder={t('rule-any-segment')} isDisabled={rule.party !== null} value={chosen(rule.segment, rule.segment)} onChange={(segment) => set({ segment: segment?.title ?? null })} search={findSegments} />
      <span />

      <Wide><h3>{t('rule-when')}</h3></Wide>
      <QuantityField label={t('rule-min-quantity')} name="min_quantity" value={rule.min_quantity} onChange={(value) => set({ min_quantity: value })} />
      <QuantityField label={t('rule-max-quantity')} name="max_quantity" value={rule.max_quantity} onChange={(value) => set({ max_quantity: value })} />
      <NumberField label={t('rule-priority')} name="priority" decimals={0} value={String(rule.priority)} onChange={(value) => set({ priority: Number(value ?? '0') })} />
      <MoneyField label={t('rule-min-amount')} name="min_amount_minor" currency={currency} value={money(rule.min_amount_minor)} onChange={(value) => set({ min_amount_minor: value?.minor ?? null })} />
      <MoneyField label={t('rule-max-amount')} name="max_amount_minor" currency={currency} value={money(rule.max_amount_minor)} onChange={(value) => set({ max_amount_minor: value?.minor ?? null })} />
      {namesMoney(rule)
        ? <ComboBox label={t('price-currency')} name="currency" isRequired value={{ id: currency, title: currency }} onChange={(choice) => { if (choice) set({ currency: choice.id }); }} search={(text) => (choices?.currencies ?? []).filter(({ code }) => code.includes(text.trim().toUpperCase())).map(({ code }) => ({ id: code, title: code }))} />
        : <span />}
      <DateField label={t('price-valid-from')} name="valid_from" value={rule.valid_from} onChange={(day) => set({ valid_from: day })} />
      <DateField label={t('price-valid-to')} name="valid_to" value={rule.valid_to} onChange={(day) => set({ valid_to: day })} />
      <div className="checks">
        <Checkbox name="active" isSelected={rule.active} onChange={(active) => set({ active })}>{t('rule-active')}</Checkbox>
        <Checkbox name="stackable" isSelected={rule.stackable} onChange={(stackable) => set({ stackable })}>{t('rule-stackable')}</Checkbox>
      </div>
      {rule.value !== '' && <Wide><p className="worked" aria-live="polite">{ruleSentence(row)}</p></Wide>}
    </EditDialog>
  );
}
