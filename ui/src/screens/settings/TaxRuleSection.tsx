/** Tax rules: which category takes the place of the item's own for certain customers, in plain words. */
import { useState } from 'react';

import { call } from '../../core/client';
import type { TaxCategoryRow, TaxRule } from '../../core/generated/commands';
import { newId } from '../../core/id';
import * as fmt from '../../fmt';
import { Section } from '../../form';
import { t } from '../../i18n';
import { mayOn } from '../../shell/office';
import { doThen } from '../../shell/undo';
import { Button, EmptyState } from '../../ui';
import { SettingTable } from './Table';
import { TaxRuleDialog } from './TaxRuleDialog';
import { namesOf, ruleConditions, taxRuleSentence } from './taxes';

interface Props {
  rules: readonly TaxRule[];
  categories: readonly TaxCategoryRow[];
}

const blank = (becomes: string): TaxRule => ({ id: newId(), priority: 100, region: null, country: null, customer: null, with_vat_id: null, supply: null, category: null, becomes, valid_from: null, valid_to: null });

export function TaxRuleSection({ rules, categories }: Props) {
  const [edited, setEdited] = useState<TaxRule | null>(null);
  const name = namesOf(categories);
  const can = mayOn('tax');
  const add = (): void => { const first = categories[0]; if (first) setEdited(blank(first.category.id)); };
  return (
    <Section title={t('tax-rules')} note={t('tax-rules-hint')} actions={can.create && <Button icon="plus" onPress={add}>{t('tax-rule-add')}</Button>}>
      {rules.length === 0 ? <EmptyState icon="filter" title={t('tax-rules-none')} hint={t('tax-rules-none-hint')} /> : (
        <SettingTable
          heads={[t('tax-rule-when'), t('tax-rule-becomes'), { title: t('rule-priority'), end: true }]}
          rows={rules.map((rule) => ({
            id: rule.id, name: taxRuleSentence(rule, name), cells: [ruleConditions(rule, name), name(rule.becomes), fmt.count(rule.priority)],
            ...(can.change ? { onEdit: () => setEdited(rule) } : {}), ...(can.remove ? { onRemove: () => doThen(call('tax_rule_delete', { id: rule.id }), t('tax-rule-removed')) } : {}),
          }))}
        />
      )}
      {edited && <TaxRuleDialog key={edited.id} initial={edited} categories={categories} onClose={() => setEdited(null)} />}
    </Section>
  );
}
