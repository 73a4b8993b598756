/** What a payment term makes of an invoice of today. */
import { useQueryOf } from '../../core/client';
import type { PaymentTerm } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { useOffice } from '../../shell/office';
import { exampleOf, type Sample } from './terms';

const NET = 100_000;

function useSample(): Sample {
  const { company: { currency } } = useOffice();
  const rate = useQueryOf('choices', {}).data?.tax_categories.find(({ name }) => name === 'standard')?.rate ?? '0';
  return { net: NET, tax: Number(fmt.exact.round(fmt.exact.multiply(String(NET), fmt.exact.multiply(rate, '0.01')), 0)), currency, on: fmt.today() };
}

export function TermExample({ term }: { term: Pick<PaymentTerm, 'parts' | 'discount'> }) {
  const sample = useSample();
  const { parts, discount } = exampleOf(term, sample);
  const money = (minor: number): string => fmt.money({ minor, currency: sample.currency });
  return (
    <section className="worked" aria-live="polite" aria-label={t('settings-term-example')}>
      <p>{t('settings-term-invoice', { total: money(sample.net + sample.tax), date: fmt.date(sample.on) })}</p>
      <ul>
        {parts.map(({ due, amount }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- two parts may be alike
          <li key={at}><strong>{fmt.money(amount)}</strong> {t('settings-term-due-on', { date: fmt.dateMedium(due) })} <span>{fmt.relativeDay(due, sample.on)}</span></li>
        ))}
      </ul>
      {discount && <p>{t('settings-term-early-example', { date: fmt.dateMedium(discount.until), amount: fmt.money(discount.amount), rest: money(sample.net + sample.tax - discount.amount.minor) })}</p>}
    </section>
  );
}
