/** When which part of an invoice is due, and what of it is still open; of an invoice in one part the head says it. */
import { useQueryOf } from '../../core/client';
import type { DocumentDetail } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Section } from '../../form';
import { t } from '../../i18n';
import { may } from '../../shell/office';

export function Instalments({ detail: { document, instalments, open } }: { detail: DocumentDetail }) {
  const several = instalments.length > 1;
  const offered = instalments.some(({ discount_minor }) => discount_minor !== 0);
  const asks = several && open.minor !== 0 && document.party !== null && may('payment.see');
  const items = useQueryOf('open_items', { party: document.party ?? '', on: null }, { enabled: asks }).data;
  if (!several && !offered) return null;
  const money = (minor: number): string => fmt.money({ minor, currency: document.currency });
  const openOf = (id: string): fmt.Money | undefined => items?.claims.find(({ source }) => source.kind === 'instalment' && source.id === id)?.open;
  return (
    <Section title={t('doc-instalments')}>
      <ol className="instalments">
        {instalments.map(({ id, due_on, amount_minor, discount_until_on, discount_minor }) => (
          <li key={id}>
            <span>{fmt.date(due_on)}</span><span className="end">{money(amount_minor)}</span>
            {asks && items && <span className="soft">{openOf(id) ? t('doc-still-open', { amount: fmt.money(openOf(id) ?? open) }) : t('doc-settled')}</span>}
            {discount_until_on && discount_minor !== 0 && <span className="soft">{t('doc-early', { amount: money(discount_minor), date: fmt.date(discount_until_on) })}</span>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
