/** Taxes: categories with what they charge today and next, and the rules that replace one by another. */
import { useState } from 'react';

import { call } from '../../core/client';
import type { TaxCategory, TaxCategoryRow } from '../../core/generated/commands';
import { newId } from '../../core/id';
import * as fmt from '../../fmt';
import { Section } from '../../form';
import { t } from '../../i18n';
import { nameOf } from '../../i18n/names';
import { mayOn, useOffice } from '../../shell/office';
import { doThen } from '../../shell/undo';
import { Button, Loaded } from '../../ui';
import { SettingTable } from './Table';
import { TaxCategoryDialog } from './TaxCategoryDialog';
import { TaxRatesDialog } from './TaxRatesDialog';
import { TaxRuleSection } from './TaxRuleSection';
import { comingText } from './taxes';

const blank = (): TaxCategory => ({ id: newId(), name: '', vat: 'S', reason_code: null, reason_text: null });

export function TaxSection() {
  return <Loaded command="tax_overview" request={{}} lines={8}>{({ categories, rules }) => <><Categories categories={categories} /><TaxRuleSection rules={rules} categories={categories} /></>}</Loaded>;
}

/** What charges something first, then what charges nothing. */
const inOrder = (categories: readonly TaxCategoryRow[]): TaxCategoryRow[] =>
  categories.toSorted((a, b) => fmt.exact.compare(b.today ?? '0', a.today ?? '0') || nameOf('tax-category', a.category.name).localeCompare(nameOf('tax-category', b.category.name)));

function Categories({ categories }: { categories: readonly TaxCategoryRow[] }) {
  const [edited, setEdited] = useState<TaxCategory | null>(null);
  const [rated, setRated] = useState<string | null>(null);
  const { company: { currency }, today } = useOffice();
  const can = mayOn('tax');
  const shown = categories.find(({ category }) => category.id === rated);
  return (
    <Section title={t('settings-taxes')} note={t('settings-taxes-hint')} actions={can.create && <Button icon="plus" onPress={() => setEdited(blank())}>{t('tax-category-add')}</Button>}>
      <SettingTable
        heads={[t('settings-name'), t('settings-tax-code'), { title: t('settings-tax-today'), end: true }, t('settings-tax-coming'), t('settings-tax-reason')]}
        rows={inOrder(categories).map((row) => {
          const { category, today: percent } = row;
          const name = nameOf('tax-category', category.name);
          return {
            id: category.id, name, cells: [name, <span key="vat" title={t(`vat-${category.vat}`)}>{category.vat}</span>, percent === null ? <span key="none" className="warn-text">{t('tax-no-rate')}</span> : fmt.percent(percent), comingText(row, today, currency), category.reason_text ?? ''],
            acts: [{ icon: 'clock' as const, label: t('tax-rates-of', { name }), run: () => setRated(category.id) }],
            ...(can.change ? { onEdit: () => setEdited(category) } : {}), ...(can.remove ? { onRemove: () => doThen(call('tax_category_delete', { id: category.id }), t('settings-removed', { name })) } : {}),
          };
        })}
      />
      {edited && <TaxCategoryDialog key={edited.id} initial={edited} onClose={() => setEdited(null)} />}
      {shown && <TaxRatesDialog row={shown} onClose={() => setRated(null)} />}
    </Section>
  );
}
