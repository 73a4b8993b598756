/** What could be done beside the plain payment, in words: take a discount, write off a small difference, use credit that is there. */
import type { OpenEntry, PaymentProposal } from '../../core/generated/commands';
import { useQueryOf } from '../../core/client';
import * as fmt from '../../fmt';
import { Facts, Section } from '../../form';
import { t } from '../../i18n';
import { Button } from '../../ui';
import { type Shares, instalmentOf } from './allocation';
import { creditOfEntry, settleWithCredit } from './credit';
import { type Difference, differences } from './difference';

interface ProposalFactsProps {
  party: string;
  proposal: PaymentProposal;
  money: fmt.Money;
  /** What is settled, by hand or as the core proposes. */
  shares: Shares;
  /** Takes an amount over as what is paid. */
  onTake: (amount: fmt.Money) => void;
  /** Takes shares over as typed by hand. */
  onShares: (shares: Shares) => void;
}

export function ProposalFacts({ party, proposal, money, shares, onTake, onShares }: ProposalFactsProps) {
  const { claims, open, settles, exchange_rate: rate } = proposal;
  const fitting = claims.filter(({ claim }) => claim.open.currency === settles.currency);
  const credits = useQueryOf('open_items', { party, on: null }, { enabled: money.minor >= 0 }).data?.credits ?? [];
  return (
    <Section title={t('details')}>
      <Facts facts={[
        { title: t('payment-all-open'), value: fmt.money(open), end: true },
        settles.currency === money.currency ? null : { title: t('payment-worth'), value: fmt.money(settles), end: true },
        fmt.exact.compare(rate, '1') === 0 ? null : { title: t('payment-rate'), value: fmt.decimal(rate), end: true },
      ]} />
      {fitting.map((proposed) => <Discount key={proposed.claim.source.id} proposed={proposed} taken={shares[instalmentOf(proposed) ?? '']?.discount ?? 0} sameCurrency={proposed.claim.open.currency === money.currency} onTake={onTake} />)}
      {differences(fitting, shares, settles.minor).map((one) => <WriteOff key={`${one.number}:${String(one.over)}`} difference={one} onShares={onShares} />)}
      {money.minor >= 0 && credits.filter(({ open: { currency } }) => fitting.some(({ claim }) => claim.open.currency === currency)).map((entry) => <CreditThere key={entry.source.id} party={party} entry={entry} />)}
    </Section>
  );
}

interface DiscountProps {
  proposed: PaymentProposal['claims'][number];
  /** Discount that this payment takes already. */
  taken: number;
  sameCurrency: boolean;
  onTake: (amount: fmt.Money) => void;
}

/** The discount for paying early: that it is taken, that it may be, or that it is gone. */
function Discount({ proposed: { claim: { number, open, discount }, discount_in_time: inTime }, taken, sameCurrency, onTake }: DiscountProps) {
  if (!discount) return null;
  const words = { number, amount: fmt.money(taken === 0 ? discount.amount : { ...open, minor: taken }), date: fmt.date(discount.until_on) };
  if (taken !== 0) return <p className="hint-box good" role="note">{t('payment-discount-taken', words)}</p>;
  if (!inTime) return <p className="hint-box plain" role="note">{t('payment-discount-late', words)}</p>;
  const rest = { ...open, minor: open.minor - discount.amount.minor };
  return (
    <div className="hint-box" role="note">
      <span>{t('payment-offer', words)}</span>
      {sameCurrency && <Button look="quiet" icon="arrow" onPress={() => onTake(rest)}>{t('payment-offer-take', { amount: fmt.money(rest) })}</Button>}
    </div>
  );
}

function WriteOff({ difference: { number, amount, over, shares }, onShares }: { difference: Difference; onShares: (shares: Shares) => void }) {
  return (
    <div className="hint-box" role="note">
      <span>{t(over ? 'payment-over' : 'payment-short', { number, amount: fmt.money(amount) })}</span>
      <Button look="quiet" icon="check" onPress={() => onShares(shares)}>{t('payment-write-off-now', { amount: fmt.money(amount) })}</Button>
    </div>
  );
}

function CreditThere({ party, entry }: { party: string; entry: OpenEntry }) {
  const credit = creditOfEntry(party, entry);
  return (
    <div className="hint-box" role="note">
      <span>{t('payment-credit-there', { amount: fmt.money(credit.open), number: credit.number || fmt.date(credit.since) })}</span>
      <Button look="quiet" icon="check" onPress={() => void settleWithCredit(credit)}>{t('cmd-payment-settle')}</Button>
    </div>
  );
}
