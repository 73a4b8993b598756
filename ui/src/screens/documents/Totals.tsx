/** What a document comes to: net, taxes one by one, gross, what is taken off, what is to be paid. */
import type { DocumentDetail, Reckoned, TaxGroup } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { type Fact, Facts } from '../../form';
import { t } from '../../i18n';

interface Tax {
  tax: string;
  rate: string;
  perUnit: boolean;
  category: TaxGroup['category'];
  base: fmt.Money;
  charged: fmt.Money;
}

interface Sums {
  net: fmt.Money;
  tax: fmt.Money;
  gross: fmt.Money;
  prepaid: fmt.Money;
  due: fmt.Money;
  taxes: readonly Tax[];
}

/** "VAT 19 %", "VAT 0 % (reverse charge)". */
function taxTitle({ tax, rate, perUnit, category }: Tax): string {
  if (perUnit) return tax;
  const words = category && category !== 'S' ? t(`doc-vat-${category}`) : '';
  return t('doc-tax-rate', { tax: tax === 'VAT' ? t('doc-vat') : tax, rate: fmt.percent(rate), words: words ? ` (${words})` : '' });
}

function facts({ net, gross, prepaid, due, taxes }: Sums): (Fact | null)[] {
  return [
    { title: t('doc-net'), value: fmt.money(net) },
    ...taxes.map((tax) => ({ title: taxTitle(tax), value: fmt.money(tax.charged) })),
    { title: t('doc-total'), value: fmt.money(gross), strong: true },
    prepaid.minor === 0 ? null : { title: t('doc-prepaid'), value: fmt.money({ ...prepaid, minor: -prepaid.minor }) },
    due.minor === gross.minor ? null : { title: t('doc-to-pay'), value: fmt.money(due), strong: true },
  ];
}

/** Of a draft; grey while an answer is on its way. */
export function DraftTotals({ reckoned, stale }: { reckoned: Reckoned; stale: boolean }) {
  const taxes = reckoned.taxes.map(({ tax, amount, kind, category, base, charged }): Tax => ({ tax, rate: amount, perUnit: kind === 'per_unit', category, base, charged }));
  return <div className={stale ? 'stale' : undefined} aria-live="polite"><Facts totals facts={facts({ ...reckoned, taxes })} /></div>;
}

/** Of an issued document. */
export function DocumentTotals({ detail: { document, taxes } }: { detail: DocumentDetail }) {
  const money = (minor: number): fmt.Money => ({ minor, currency: document.currency });
  return (
    <Facts
      totals
      facts={facts({
        net: money(document.net_minor), tax: money(document.tax_minor), gross: money(document.gross_minor), prepaid: money(document.prepaid_minor), due: money(document.due_minor),
        taxes: taxes.map(({ tax, rate, rate_kind, category, base_minor, tax_minor }) => ({ tax, rate, perUnit: rate_kind === 'per_unit', category, base: money(base_minor), charged: money(tax_minor) })),
      })}
    />
  );
}
