/** The open claims with what the payment gives to each; by hand they are fields. */
import type { PaymentProposal, ProposedClaim, Settling } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { EmptyState, MoneyField } from '../../ui';
import { SettlementTable } from './SettlementTable';
import { NONE, type Share, type Shares, choicesOf, instalmentOf } from './allocation';

interface ClaimsProps {
  proposal: PaymentProposal;
  how: Settling['how'];
  shares: Shares;
  onChange: (shares: Shares) => void;
}

export function Claims({ proposal: { claims, settles }, how, shares, onChange }: ClaimsProps) {
  const fitting = claims.filter(({ claim }) => claim.open.currency === settles.currency);
  if (how === 'keep') return <p className="soft">{t('payment-keep-hint')}</p>;
  if (fitting.length === 0) return <EmptyState icon="payment" title={t('payment-nothing-open')} hint={t('payment-nothing-open-hint')} />;
  const sent = choicesOf(shares, fitting).map(({ instalment }) => instalment);
  const byHand = how === 'by_hand';
  return (
    <SettlementTable label={t('payment-settles')} currency={settles.currency} columns={['payment-due', 'payment-open', 'payment-gives', 'payment-discount', ...(byHand ? ['payment-write-off'] : []), 'payment-left']}>
      {fitting.map((proposed) => {
        const id = instalmentOf(proposed);
        if (id === null) return null;
        const share = byHand ? shares[id] ?? NONE : { amount: proposed.amount.minor, discount: proposed.discount.minor, writeOff: 0 };
        return <ClaimRow key={id} proposed={proposed} share={share} at={sent.indexOf(id)} byHand={byHand} onChange={(next) => onChange({ ...shares, [id]: next })} />;
      })}
    </SettlementTable>
  );
}

interface ClaimRowProps {
  proposed: ProposedClaim;
  share: Share;
  /** Its place among what is sent, by which faults find its fields. */
  at: number;
  byHand: boolean;
  onChange: (share: Share) => void;
}

function ClaimRow({ proposed: { claim }, share, at, byHand, onChange }: ClaimRowProps) {
  const { currency, minor: open } = claim.open;
  const sign = open < 0 ? -1 : 1;
  const left = open - share.amount - share.discount - share.writeOff;
  // Money that goes out is typed without its sign, as it is for the payment itself.
  const field = (part: keyof Share, path: string, label: string) => (
    <MoneyField
      label={`${claim.number}: ${label}`} labelHidden currency={currency} {...(at < 0 ? {} : { name: `settling.choices.${String(at)}.${path}` })}
      value={share[part] === 0 ? null : { minor: share[part] * sign, currency }} rest={{ minor: (left + share[part]) * sign, currency }}
      onChange={(value) => onChange({ ...share, [part]: (value?.minor ?? 0) * sign })}
    />
  );
  const shown = (minor: number): string => (minor === 0 ? '' : fmt.amount({ minor, currency }));
  return (
    <tr>
      <td className="line-what">{claim.number}<span className="line-note">{fmt.date(claim.dated_on)}</span></td>
      <td>
        {claim.due_on && fmt.date(claim.due_on)}
        {claim.overdue_days > 0 && <span className="line-note bad-text">{t('payment-overdue', { count: claim.overdue_days })}</span>}
      </td>
      <td className="end">{fmt.amount(claim.open)}</td>
      <td className="end">{byHand ? field('amount', 'amount', t('payment-gives')) : shown(share.amount)}</td>
      <td className="end">{byHand ? field('discount', 'discount', t('payment-discount')) : shown(share.discount)}</td>
      {byHand && <td className="end">{field('writeOff', 'write_off', t('payment-write-off'))}</td>}
      <td className="end">{fmt.amount({ minor: left, currency })}</td>
    </tr>
  );
}
