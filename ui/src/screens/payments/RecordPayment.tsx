/** Money comes in or goes out: from whom, how much, and what it settles. */
import { useState } from 'react';

import { useCommands } from '../../commands/registry';
import { useCommand, useQueryOf } from '../../core/client';
import type { DocumentDetail, PaymentMethod, PaymentProposal, Settling } from '../../core/generated/commands';
import { newId } from '../../core/id';
import * as fmt from '../../fmt';
import { DocumentScreen, Fields, Section, Wide } from '../../form';
import { t } from '../../i18n';
import { may, useOffice } from '../../shell/office';
import { goInstead, useAddress } from '../../shell/router';
import { type Choice, ComboBox, DateField, ErrorState, MoneyField, NumberField, Segments, Select, Skeleton, TextField, toast } from '../../ui';
import { goToUnread } from '../../ui/unread';
import { findAnyParty } from '../contacts/find';
import { PaymentFigures } from './PaymentFigures';
import { type Shares, choicesOf, sharesFor, totalsOf, unused, withoutMoney } from './allocation';
import { Claims } from './Claims';
import { proposedShares } from './difference';
import { methodChoices } from './methods';
import { ProposalFacts } from './ProposalFacts';

type Way = 'in' | 'out';
type How = Settling['how'];

interface Start {
  party: Choice | null;
  open: fmt.Money | null;
  document: string | null;
}

const signed = ({ minor, currency }: fmt.Money, way: Way): fmt.Money => ({ minor: way === 'out' ? -minor : minor, currency });

/** What the document that is paid says of it. */
const startOf = ({ document: { id, party, party_snapshot: printed }, open }: DocumentDetail): Start =>
  ({ document: id, open: open.minor === 0 ? null : open, party: party === null ? null : { id: party, title: printed?.name ?? '' } });

export function RecordPayment() {
  const [address] = useAddress();
  const { document = '', party = '' } = address;
  const paid = useQueryOf('document_get', { id: document }, { enabled: document !== '' });
  const payer = useQueryOf('party_get', { id: party }, { enabled: document === '' && party !== '' });
  const asked = document ? paid : payer;
  if (asked.error) return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  if ((document || party) && !asked.data) return <Skeleton lines={6} />;
  const known = payer.data ? { id: party, title: payer.data.party.name } : null;
  return <PaymentForm key={`${document}:${party}`} start={document && paid.data ? startOf(paid.data) : { document: null, open: null, party: known }} />;
}

function PaymentForm({ start }: { start: Start }) {
  const { company } = useOffice();
  const [id] = useState(() => newId());
  const [party, setParty] = useState(start.party);
  const [way, setWay] = useState<Way>(start.open && start.open.minor < 0 ? 'out' : 'in');
  const [method, setMethod] = useState<PaymentMethod>('bank');
  const [currency, setCurrency] = useState(start.open?.currency ?? company.currency);
  const [amount, setAmount] = useState<fmt.Money | null>(start.open ? { ...start.open, minor: Math.abs(start.open.minor) } : null);
  const [paidOn, setPaidOn] = useState<fmt.IsoDate | null>(() => fmt.today());
  const [rate, setRate] = useState<string | null>(null);
  const [reference, setReference] = useState('');
  const [how, setHow] = useState<How>(start.document ? 'by_hand' : 'oldest_first');
  const [typed, setTyped] = useState<Shares | null>(null);
  const record = useCommand('payment_record');

  const money = signed(amount ?? { minor: 0, currency }, way);
  // Of nothing the core shows what is owed to us; to see what we owe, the smallest amount is asked about.
  const asked = money.minor === 0 && way === 'out' ? { ...money, minor: -1 } : money;
  const exchangeRate = currency === company.currency ? null : rate;
  const { data: answered, error: unproposed, isPlaceholderData: isOfBefore } = useQueryOf(
    'payment_propose', { party: party?.id ?? '', amount: asked, paid_on: paidOn ?? fmt.today(), exchange_rate: exchangeRate, settles: null }, { enabled: party !== null, keep: true },
  );
  const proposal = answered && money.minor === 0 ? withoutMoney(answered) : answered;
  const proposed = proposal ? proposedShares(proposal.claims) : {};
  const byHand = typed ?? (proposal && start.document ? sharesFor(start.document, proposal.claims, proposal.settles.minor) : proposed);
  const shares = how === 'by_hand' ? byHand : how === 'keep' ? {} : proposed;

  // What is settled by hand follows from what is proposed for this very amount; a key pressed before that would settle nothing, or by the amount before.
  const ready = party !== null && (proposal !== undefined || unproposed !== null) && !isOfBefore;
  const submit = (): void => {
    if (record.running || goToUnread()) return;
    record.run({
      id, party: party?.id ?? '', branch: null, method, amount: money, paid_on: paidOn ?? fmt.today(), exchange_rate: exchangeRate, settles: settlesOf(proposal, money), reference,
      settling: how === 'by_hand' ? { how, choices: choicesOf(byHand, proposal?.claims ?? []) } : { how },
    }).then(({ amount: kept, party_name: name }) => {
      toast({ kind: 'done', title: t('payment-recorded', { amount: fmt.money(kept), party: name }) });
      goInstead(`/payments/${id}`);
    }).catch(() => undefined);
  };
  useCommands([{ id: 'payments.save', title: 'cmd-payment-save', group: 'record', icon: 'check', keys: ['Ctrl+Enter'], inFields: true, when: () => may('payment.post') && ready, run: submit }]);
  const change = <Value,>(set: (value: Value) => void) => (value: Value): void => {
    set(value);
    setTyped(null);
  };
  return (
    <DocumentScreen
      title={t('cmd-payment-new')} back="/payments" primary="payments.save" error={record.error ?? (party ? unproposed : null)} isPending={record.running}
      side={party && proposal && <ProposalFacts party={party.id} proposal={proposal} money={money} shares={shares} onTake={(part) => change(setAmount)({ ...part, minor: Math.abs(part.minor) })} onShares={(next) => { setTyped(next); setHow('by_hand'); }} />}
    >
      <Section>
        <Fields columns={3}>
          <Wide><Segments label={t('payment-way')} value={way} onChange={change(setWay)} choices={[{ id: 'in', title: t('payment-in') }, { id: 'out', title: t('payment-out') }]} /></Wide>
          <ComboBox label={t(way === 'in' ? 'payment-from' : 'payment-to')} name="party" isRequired autoFocus={party === null} value={party} onChange={change(setParty)} search={findAnyParty} />
          <MoneyField label={t('payment-amount')} name="amount" isRequired autoFocus={party !== null} currency={currency} value={amount} onChange={change(setAmount)} />
          <CurrencyField value={currency} onChange={(next) => { change(setCurrency)(next); setAmount((now) => (now ? { ...now, currency: next } : null)); setRate(null); }} />
          <DateField label={t('payment-date')} name="paid_on" isRequired value={paidOn} onChange={change(setPaidOn)} />
          <Select label={t('payment-method')} name="method" value={method} onChange={setMethod} choices={methodChoices()} />
          <TextField label={t('payment-reference')} name="reference" value={reference} onChange={setReference} />
          {currency !== company.currency && (
            <NumberField label={t('payment-rate')} name="exchange_rate" hint={t('payment-rate-hint', { from: currency, to: company.currency })} value={rate} onChange={change(setRate)} placeholder={proposal ? fmt.decimal(proposal.exchange_rate) : ''} />
          )}
        </Fields>
      </Section>
      {party && proposal && (
        <Section title={t('payment-settles')}>
          <Segments label={t('payment-settles')} value={how} onChange={setHow} choices={(['oldest_first', 'by_hand', 'keep'] as const).map((one) => ({ id: one, title: t(`payment-how-${one}`) }))} />
          <Claims proposal={proposal} how={how} shares={byHand} onChange={setTyped} />
          {money.minor !== 0 && <PaymentFigures {...figuresOf(proposal, money, shares, how)} {...totalsOf(shares, proposal.settles.currency)} planned />}
        </Section>
      )}
    </DocumentScreen>
  );
}

/** What is paid and what stays of it. By hand both are in the currency of the claims, in which it is typed. */
function figuresOf({ credit, settles }: PaymentProposal, money: fmt.Money, shares: Shares, how: How): { amount: fmt.Money; credit: fmt.Money; title?: string } {
  if (how === 'keep') return { amount: money, credit: money };
  if (how === 'oldest_first') return { amount: money, credit };
  const typed = { amount: settles, credit: { ...settles, minor: unused(shares, settles.minor) } };
  return settles.currency === money.currency ? typed : { ...typed, title: t('payment-worth') };
}

/** What the money is worth in the currency of the claims, where that is another one. */
const settlesOf = (proposal: PaymentProposal | undefined, { currency }: fmt.Money): fmt.Money | null =>
  (proposal && proposal.settles.currency !== currency ? proposal.settles : null);

function CurrencyField({ value, onChange }: { value: string; onChange: (currency: string) => void }) {
  const { data } = useQueryOf('choices', {});
  const codes = data?.currencies.map(({ code }) => code) ?? [value];
  return (
    <ComboBox
      label={t('payment-currency')} name="currency" isRequired value={{ id: value, title: value }} onChange={(choice) => { if (choice) onChange(choice.id); }}
      search={(text) => codes.filter((code) => code.includes(text.trim().toUpperCase())).map((code) => ({ id: code, title: code }))}
    />
  );
}
