/** What the payment would do: settle, leave as credit, and the discount that it could still take. */
import type { PaymentProposal } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Facts, Section } from '../../form';
import { t } from '../../i18n';
import { Button } from '../../ui';
import { type Shares, unused } from './allocation';

interface ProposalFactsProps {
  proposal: PaymentProposal;
  money: fmt.Money;
  /** What is settled by hand; `null` when the core decides. */
  shares: Shares | null;
  /** Whether all of it stays as credit. */
  keeps: boolean;
  /** Takes an amount over as what is paid. */
  onTake: (amount: fmt.Money) => void;
}

/** What stays as credit: of a choice by hand in the currency of the claims, else in that of the payment. */
function creditOf({ proposal, money, shares, keeps }: ProposalFactsProps): fmt.Money {
  if (keeps || money.minor === 0) return money;
  return shares === null ? proposal.credit : { ...proposal.settles, minor: unused(shares, proposal.settles.minor) };
}

export function ProposalFacts(props: ProposalFactsProps) {
  const { proposal: { claims, open, settles, exchange_rate: rate }, money, onTake } = props;
  const credit = creditOf(props);
  const offers = claims.filter(({ claim, discount_in_time: inTime }) => inTime && claim.discount !== null);
  return (
    <Section title={t('details')}>
      <Facts facts={[
        { title: t('payment-all-open'), value: fmt.money(open), end: true },
        settles.currency === money.currency ? null : { title: t('payment-worth'), value: fmt.money(settles), end: true },
        fmt.exact.compare(rate, '1') === 0 ? null : { title: t('payment-rate'), value: fmt.decimal(rate), end: true },
        { title: t('payment-credit-after'), value: fmt.money(credit), end: true, strong: true },
      ]} />
      {offers.map(({ claim: { number, open: owed, discount, source } }) => discount && (
        <div key={source.id} className="hint-box" role="note">
          <span>{t('payment-offer', { number, amount: fmt.money(discount.amount), date: fmt.date(discount.until_on) })}</span>
          {owed.currency === money.currency && <Button look="quiet" icon="arrow" onPress={() => onTake({ ...owed, minor: owed.minor - discount.amount.minor })}>{t('payment-offer-take', { amount: fmt.money({ ...owed, minor: owed.minor - discount.amount.minor }) })}</Button>}
        </div>
      ))}
    </Section>
  );
}
