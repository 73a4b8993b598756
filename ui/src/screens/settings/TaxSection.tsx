/** Taxes as they are charged today, and the payment terms. */
import type { PaymentTerm } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Section } from '../../form';
import { t } from '../../i18n';
import { nameOf } from '../../i18n/names';
import { Loaded } from '../../ui';
import { SettingTable } from './Table';

/** "14 + 30 days": when each part is due. */
const dueText = ({ parts }: PaymentTerm): string => parts.map(({ due: { months, days, end_of_month: atEnd } }) =>
  [months > 0 && t('settings-term-months', { count: months }), t('settings-term-days', { count: days }), atEnd && t('settings-term-month-end')].filter(Boolean).join(', ')).join(' + ');

const discountText = ({ discount }: PaymentTerm): string => (discount ? t('settings-term-discount', { percent: fmt.percent(discount.percent), days: discount.days }) : '');

export function TaxSection() {
  return (
    <>
      <Section title={t('settings-taxes')}>
        <Loaded command="tax_overview" request={{}}>
          {({ categories }) => (
            <SettingTable
              heads={[t('settings-name'), t('settings-tax-code'), t('settings-tax-today'), t('settings-tax-reason')]}
              rows={categories.map(({ category: { id, name, vat, reason_text: reason }, today }) => ({
                id, name: nameOf('tax-category', name), cells: [nameOf('tax-category', name), vat, today === null ? '' : fmt.percent(today), reason ?? ''],
              }))}
            />
          )}
        </Loaded>
      </Section>
      <Section title={t('settings-terms')}>
        <Loaded command="payment_term_list" request={{}}>
          {(terms) => (
            <SettingTable
              heads={[t('settings-name'), t('settings-term-due'), t('settings-term-early')]}
              rows={terms.map((term) => ({ id: term.id, name: nameOf('payment-term', term.name), cells: [nameOf('payment-term', term.name), dueText(term), discountText(term)] }))}
            />
          )}
        </Loaded>
      </Section>
    </>
  );
}
