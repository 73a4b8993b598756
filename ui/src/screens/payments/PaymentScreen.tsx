/** A payment: what came in, what it settled, what is left of it; how it was booked; and the ways on and back. */
import { Link } from '@tanstack/react-router';

import { useCommands } from '../../commands/registry';
import { prefetch, useCommand, useQueryOf } from '../../core/client';
import type { AllocationView, PaymentView } from '../../core/generated/commands';
import { newId } from '../../core/id';
import * as fmt from '../../fmt';
import { DocumentScreen, Facts, Section } from '../../form';
import { t } from '../../i18n';
import type { Prepare } from '../../shell/navigation';
import { may } from '../../shell/office';
import { documentPath } from '../../shell/paths';
import { go, useParam } from '../../shell/router';
import { Button, Chip, IconButton, Loaded, ask, toast } from '../../ui';
import { EntryTable } from '../documents/Postings';
import { PaymentFigures } from './PaymentFigures';
import { SettlementTable } from './SettlementTable';
import { canTakeBack, givenBack, sumsOf } from './allocation';
import { creditOfPayment, refundCredit, settleWithCredit } from './credit';
import { methodName } from './methods';

export function PaymentScreen() {
  const id = useParam('id');
  return <Loaded key={id} command="payment_get" request={{ id }} lines={8}>{(view) => <Recorded key={id} view={view} />}</Loaded>;
}

PaymentScreen.prepare = ((_, { id = '' }) => prefetch('payment_get', { id })) satisfies Prepare;

/** What can be done with a payment, and what the last of it threw. */
function usePaymentCommands({ payment, amount, credit, reversed_by: reversedBy }: PaymentView) {
  const reverse = useCommand('payment_reverse');
  const unallocate = useCommand('payment_unallocate');
  const stands = reversedBy === null && payment.reversal_of === null;
  const post = may('payment.post');
  const takesBack = may('payment.void');
  const open = stands && credit.minor > 0 && payment.party !== null && post;
  const mine = creditOfPayment(payment, credit);
  const claims = useQueryOf('open_items', { party: payment.party ?? '', on: null }, { enabled: open }).data?.claims ?? [];
  const fits = open && claims.some((claim) => claim.open.currency === credit.currency);
  const takeBack = async (): Promise<void> => {
    const sure = await ask({ title: t('payment-reverse-title', { amount: fmt.money(amount) }), text: t('payment-reverse-text'), action: t('cmd-payment-reverse'), danger: true });
    if (!sure) return;
    await reverse.run({ payment: payment.id, id: newId(), on: null });
    toast({ kind: 'done', title: t('payment-reverse-done') });
  };
  const takeOneBack = async ({ id, number, amount: given }: AllocationView): Promise<void> => {
    const what = number || t('payment-refund');
    const sure = await ask({ title: t('payment-unallocate-title', { what }), text: t('payment-unallocate-text', { amount: fmt.money(given) }), action: t('cmd-payment-unallocate') });
    if (!sure) return;
    await unallocate.run({ allocation: id, on: null });
    toast({ kind: 'done', title: t('payment-unallocate-done', { what }) });
  };
  useCommands([
    { id: 'payments.settle', title: 'cmd-payment-settle', group: 'record', icon: 'check', keys: ['Ctrl+Enter'], when: () => fits, run: () => void settleWithCredit(mine) },
    { id: 'payments.refund', title: 'cmd-payment-refund', group: 'record', icon: 'arrow', when: () => open, run: () => void refundCredit(mine) },
    { id: 'payments.reverse', title: 'cmd-payment-reverse', group: 'record', icon: 'undo', when: () => stands && takesBack, run: () => void takeBack().catch(() => undefined) },
    { id: 'payments.next', title: 'cmd-payment-next', group: 'record', icon: 'payment', when: () => payment.party !== null && post, run: () => go(`/payments/new?party=${payment.party ?? ''}`) },
  ]);
  return {
    stands, open, fits, error: reverse.error ?? unallocate.error, isPending: reverse.running || unallocate.running,
    takeOneBack: stands && takesBack ? (allocation: AllocationView) => void takeOneBack(allocation).catch(() => undefined) : null,
  };
}

function Recorded({ view }: { view: PaymentView }) {
  const { payment, party_name: party, amount, credit, allocations, entries } = view;
  const { stands, open, fits, error, isPending, takeOneBack } = usePaymentCommands(view);
  return (
    <DocumentScreen
      recorded={{ kind: 'payment', id: payment.id }}
      title={t('payment-title', { amount: fmt.money(amount), party })} back="/payments" {...(fits ? { primary: 'payments.settle' } : {})} actions={['payments.next']}
      menu={['payments.settle', 'payments.refund', 'payments.reverse']} error={error} isPending={isPending}
      state={stands ? undefined : <Chip>{t(payment.reversal_of === null ? 'payment-reversed' : 'payment-reversal')}</Chip>}
      side={<Section title={t('details')}><PaymentFacts view={view} /></Section>}
    >
      <PaymentFigures amount={amount} credit={credit} {...sumsOf(allocations, amount.currency)} note={stands ? settledNote(view) : undefined} />
      {open && (
        <div className="hint-box" role="note">
          <span>{t('payment-credit-hint', { amount: fmt.money(credit), party })}</span>
          {fits && <Button look="quiet" icon="check" onPress={() => void settleWithCredit(creditOfPayment(payment, credit))}>{t('cmd-payment-settle')}</Button>}
          <Button look="quiet" icon="arrow" onPress={() => void refundCredit(creditOfPayment(payment, credit))}>{t('cmd-payment-refund')}</Button>
        </div>
      )}
      <Section title={t('payment-settled')}><Allocations allocations={allocations} of={payment.id} onTakeBack={takeOneBack} /></Section>
      {entries.length > 0 && <Section title={t('payment-entry')}>{entries.map((entry) => <EntryTable key={entry.entry.id} entry={entry} />)}</Section>}
    </DocumentScreen>
  );
}

/** "2 documents, €100.00 given back". */
function settledNote({ payment: { id }, amount, allocations }: PaymentView): string {
  const back = givenBack(allocations, id);
  return [t('payment-documents', { count: allocations.filter(canTakeBack).length }), back === 0 ? '' : t('payment-given-back', { amount: fmt.money({ ...amount, minor: back }) })].filter(Boolean).join(', ');
}

function PaymentFacts({ view: { payment, party_name: party, branch_name: branch, reversed_by: reversedBy } }: { view: PaymentView }) {
  const other = reversedBy ?? payment.reversal_of;
  return (
    <Facts facts={[
      { title: t('payment-party'), value: payment.party ? <Link to={`/contacts/${payment.party}`}>{party}</Link> : party },
      { title: t('payment-date'), value: fmt.date(payment.paid_on) }, { title: t('payment-method'), value: methodName(payment.method) }, { title: t('payment-branch'), value: branch },
      payment.reference ? { title: t('payment-reference'), value: payment.reference } : null,
      fmt.exact.compare(payment.exchange_rate, '1') === 0 ? null : { title: t('payment-rate'), value: fmt.decimal(payment.exchange_rate) },
      other === null ? null : { title: t(reversedBy ? 'payment-reversed-by' : 'payment-reverses'), value: <Link to={`/payments/${other}`}>{t('payment-other')}</Link> },
    ]} />
  );
}

interface AllocationsProps {
  allocations: readonly AllocationView[];
  of: string;
  onTakeBack: ((allocation: AllocationView) => void) | null;
}

function Allocations({ allocations, of, onTakeBack }: AllocationsProps) {
  if (allocations.length === 0) return <p className="soft">{t('payment-settles-nothing')}</p>;
  const shown = (money: fmt.Money): string => (money.minor === 0 ? '' : fmt.money(money));
  // Only what occurs has a column.
  const parts = (['discount', 'write_off', 'exchange'] as const).filter((part) => allocations.some((one) => one[part].minor !== 0));
  const heads = { discount: 'payment-discount', write_off: 'payment-write-off', exchange: 'payment-exchange' };
  return (
    <SettlementTable label={t('payment-settled')} columns={['payment-date', 'payment-gives', ...parts.map((part) => heads[part])]} actions={onTakeBack !== null}>
      {allocations.map((one) => (
        <tr key={one.id} className={one.reversed ? 'soft' : undefined}>
          <td className="line-what"><What allocation={one} of={of} />{one.reversed && <span className="line-note">{t('payment-taken-back')}</span>}</td>
          <td>{fmt.date(one.allocated_on)}</td>
          <td className="end">{fmt.money(one.amount)}</td>
          {parts.map((part) => <td key={part} className="end">{shown(one[part])}</td>)}
          {onTakeBack && <td className="end">{canTakeBack(one) && <IconButton icon="undo" label={t('payment-unallocate-of', { what: one.number || t('payment-refund') })} onPress={() => onTakeBack(one)} />}</td>}
        </tr>
      ))}
    </SettlementTable>
  );
}

/** The document, or the other payment where credit was given back. */
function What({ allocation: { document, document_kind: kind, number, refunded, payment }, of }: { allocation: AllocationView; of: string }) {
  if (document && kind) return <Link to={documentPath(kind, document)}>{number}</Link>;
  const other = refunded === of ? payment : refunded;
  return other ? <Link to={`/payments/${other}`}>{t('payment-refund')}</Link> : <span className="soft">{number || t('payment-of-other-branch')}</span>;
}
