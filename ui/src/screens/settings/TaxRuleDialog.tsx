/** A tax rule: its conditions, and the sentence that they make. */
import { useState } from 'react';

import { useCommand } from '../../core/client';
import type { ItemKind, PartyKind, Region, TaxCategoryRow, TaxRule } from '../../core/generated/commands';
import { EditDialog, Wide } from '../../form';
import { t } from '../../i18n';
import { countryChoice, findCountries } from '../../i18n/countries';
import { nameOf } from '../../i18n/names';
import { type Choice, ComboBox, DateField, NumberField, Select } from '../../ui';
import { namesOf, taxRuleSentence } from './taxes';

const REGIONS: readonly Region[] = ['domestic', 'eu', 'third_country'];
const CUSTOMERS: readonly PartyKind[] = ['organisation', 'person'];
const SUPPLIES: readonly ItemKind[] = ['goods', 'service'];

/** "Any" before the choices. */
const orAny = (choices: readonly Choice[]): Choice[] => [{ id: '', title: t('tax-rule-any') }, ...choices];
const upper = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

export function TaxRuleDialog({ initial, categories, onClose }: { initial: TaxRule; categories: readonly TaxCategoryRow[]; onClose: () => void }) {
  const [rule, setRule] = useState(initial);
  const set = (part: Partial<TaxRule>): void => setRule((now) => ({ ...now, ...part }));
  const save = useCommand('tax_rule_save');
  const named = categories.map(({ category }) => ({ id: category.id, title: nameOf('tax-category', category.name) }));
  return (
    <EditDialog title={t('tax-rule')} size="large" columns={3} error={save.error} running={save.running} done={t('tax-rule-saved')} onSave={() => save.run(rule)} onClose={onClose}>
      <Select label={t('tax-rule-customer')} name="customer" value={rule.customer ?? ''} onChange={(id) => set({ customer: CUSTOMERS.find((one) => one === id) ?? null })} choices={orAny(CUSTOMERS.map((id) => ({ id, title: t(`tax-rule-who-${id}`) })))} />
      <Select
        label={t('tax-rule-vat-id')} name="with_vat_id" value={rule.with_vat_id === null ? '' : String(rule.with_vat_id)} onChange={(id) => set({ with_vat_id: id === '' ? null : id === 'true' })}
        choices={orAny([{ id: 'true', title: upper(t('tax-rule-with-id')) }, { id: 'false', title: upper(t('tax-rule-without-id')) }])}
      />
      <Select label={t('tax-rule-supply')} name="supply" value={rule.supply ?? ''} onChange={(id) => set({ supply: SUPPLIES.find((one) => one === id) ?? null })} choices={orAny(SUPPLIES.map((id) => ({ id, title: t(`item-kind-${id}`) })))} />
      <Select label={t('tax-rule-region')} name="region" value={rule.region ?? ''} onChange={(id) => set({ region: REGIONS.find((one) => one === id) ?? null })} choices={orAny(REGIONS.map((id) => ({ id, title: upper(t(`tax-rule-region-${id}`)) })))} />
      <ComboBox label={t('tax-rule-country')} name="country" placeholder={t('tax-rule-any')} value={rule.country === null ? null : countryChoice(rule.country)} onChange={(choice) => set({ country: choice?.id ?? null })} search={findCountries} />
      <Select label={t('tax-rule-category')} name="category" value={rule.category ?? ''} onChange={(id) => set({ category: id || null })} choices={orAny(named)} />
      <Select label={t('tax-rule-becomes')} name="becomes" isRequired value={rule.becomes} onChange={(becomes) => set({ becomes })} choices={named} />
      <NumberField label={t('rule-priority')} name="priority" decimals={0} hint={t('tax-rule-priority-hint')} value={String(rule.priority)} onChange={(value) => set({ priority: Number(value ?? '0') })} />
      <span />
      <DateField label={t('price-valid-from')} name="valid_from" value={rule.valid_from} onChange={(day) => set({ valid_from: day })} />
      <DateField label={t('price-valid-to')} name="valid_to" value={rule.valid_to} onChange={(day) => set({ valid_to: day })} />
      <Wide><p className="worked" aria-live="polite">{taxRuleSentence(rule, namesOf(categories))}</p></Wide>
    </EditDialog>
  );
}
