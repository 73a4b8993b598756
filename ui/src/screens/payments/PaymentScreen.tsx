/** A payment: what it settled, how it was booked, and the way to take it back. */
import { Link } from '@tanstack/react-router';

import { useCommands } from '../../commands/registry';
import { useCommand } from '../../core/client';
import type { AllocationView, EntryView, PaymentView } from '../../core/generated/commands';
import { newId } from '../../core/id';
import * as fmt from '../../fmt';
import { DocumentScreen, Facts, Section } from '../../form';
import { t } from '../../i18n';
import { may } from '../../shell/office';
import { documentPath } from '../../shell/paths';
import { go, useParam } from '../../shell/router';
import { Chip, Loaded, ask, toast } from '../../ui';
import { methodName } from './methods';

export function PaymentScreen() {
  const id = useParam('id');
  return <Loaded key={id} command="payment_get" request={{ id }} lines={8}>{(view) => <Recorded key={id} view={view} />}</Loaded>;
}

function Recorded({ view }: { view: PaymentView }) {
  const { payment, party_name: party, amount, credit, reversed_by: reversedBy, allocations, entries } = view;
  const reverse = useCommand('payment_reverse');
  const stands = reversedBy === null && payment.reversal_of === null;
  const takeBack = async (): Promise<void> => {
    const sure = await ask({ title: t('payment-reverse-title', { amount: fmt.money(amount) }), text: t('payment-reverse-text'), action: t('cmd-payment-reverse'), danger: true });
    if (!sure) return;
    await reverse.run({ payment: payment.id, id: newId(), on: null });
    toast({ kind: 'done', title: t('payment-reverse-done') });
  };
  useCommands([
    { id: 'payments.reverse', title: 'cmd-payment-reverse', group: 'record', icon: 'undo', when: () => stands && may('payment.post'), run: () => void takeBack().catch(() => undefined) },
    { id: 'payments.next', title: 'cmd-payment-next', group: 'record', icon: 'payment', when: () => payment.party !== null && may('payment.post'), run: () => go(`/payments/new?party=${payment.party ?? ''}`) },
  ]);
  return (
    <DocumentScreen
      title={t('payment-title', { amount: fmt.money(amount), party })} back="/payments" actions={['payments.next']} menu={['payments.reverse']} error={reverse.error} isPending={reverse.running}
      state={stands ? undefined : <Chip>{t(payment.reversal_of === null ? 'payment-reversed' : 'payment-reversal')}</Chip>}
      side={<Section title={t('details')}><PaymentFacts view={view} credit={credit} /></Section>}
    >
      <Section title={t('payment-settled')}><Allocations allocations={allocations} of={payment.id} /></Section>
      {entries.map((entry) => <Entry key={entry.entry.id} entry={entry} />)}
    </DocumentScreen>
  );
}

function PaymentFacts({ view: { payment, party_name: party, branch_name: branch, reversed_by: reversedBy }, credit }: { view: PaymentView; credit: fmt.Money }) {
  const other = reversedBy ?? payment.reversal_of;
  return (
    <Facts facts={[
      { title: t('payment-party'), value: payment.party ? <Link to={`/contacts/${payment.party}`}>{party}</Link> : party },
      { title: t('payment-date'), value: fmt.date(payment.paid_on) }, { title: t('payment-method'), value: methodName(payment.method) }, { title: t('payment-branch'), value: branch },
      payment.reference ? { title: t('payment-reference'), value: payment.reference } : null,
      fmt.exact.compare(payment.exchange_rate, '1') === 0 ? null : { title: t('payment-rate'), value: fmt.decimal(payment.exchange_rate) },
      credit.minor === 0 ? null : { title: t('payment-credit'), value: fmt.money(credit), strong: true },
      other === null ? null : { title: t(reversedBy ? 'payment-reversed-by' : 'payment-reverses'), value: <Link to={`/payments/${other}`}>{t('payment-other')}</Link> },
    ]} />
  );
}

function Allocations({ allocations, of }: { allocations: readonly AllocationView[]; of: string }) {
  if (allocations.length === 0) return <p className="soft">{t('payment-settles-nothing')}</p>;
  const shown = (money: fmt.Money): string => (money.minor === 0 ? '' : fmt.money(money));
  return (
    <div className="lines issued">
      <table>
        <thead>
          <tr>
            <th scope="col" className="line-what">{t('payment-claim')}</th>
            <th scope="col">{t('payment-date')}</th>
            <th scope="col" className="end">{t('payment-gives')}</th>
            <th scope="col" className="end">{t('payment-discount')}</th>
            <th scope="col" className="end">{t('payment-write-off')}</th>
            <th scope="col" className="end">{t('payment-exchange')}</th>
          </tr>
        </thead>
        <tbody>
          {allocations.map((one) => (
            <tr key={one.id} className={one.reversed ? 'soft' : undefined}>
              <td className="line-what"><What allocation={one} of={of} />{one.reversed && <span className="line-note">{t('payment-taken-back')}</span>}</td>
              <td>{fmt.date(one.allocated_on)}</td>
              <td className="end">{fmt.money(one.amount)}</td>
              <td className="end">{shown(one.discount)}</td>
              <td className="end">{shown(one.write_off)}</td>
              <td className="end">{shown(one.exchange)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The document, or the other payment where credit was given back. */
function What({ allocation: { document, document_kind: kind, number, refunded, payment }, of }: { allocation: AllocationView; of: string }) {
  if (document && kind) return <Link to={documentPath(kind, document)}>{number}</Link>;
  const other = refunded === of ? payment : refunded;
  return other ? <Link to={`/payments/${other}`}>{t('payment-refund')}</Link> : <>{number}</>;
}

function Entry({ entry: { entry, number, lines, total } }: { entry: EntryView }) {
  const side = (money: fmt.Money | null): string => (money ? fmt.amount(money) : '');
  return (
    <Section title={[t('payment-entry'), number].filter(Boolean).join(' ')} note={fmt.date(entry.booked_on)}>
      <div className="lines issued postings">
        <table>
          <thead>
            <tr><th scope="col" className="line-what">{t('postings-account')}</th><th scope="col" className="end">{t('postings-debit', { currency: total.currency })}</th><th scope="col" className="end">{t('postings-credit', { currency: total.currency })}</th></tr>
          </thead>
          <tbody>
            {lines.map(({ account, code, name, party_name: party, foreign, debit, credit }, at) => (
              <tr key={`${account}-${String(at)}`}>
                <td className="line-what">
                  <span className="account-code">{code}</span> {name}
                  {(party ?? foreign) && <span className="line-note">{[party, foreign && fmt.money(foreign)].filter(Boolean).join(' · ')}</span>}
                </td>
                <td className="end">{side(debit)}</td>
                <td className="end">{side(credit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
