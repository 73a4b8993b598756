/** A payment in one look: what came in, what it settled, what is left. */
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { Figure } from '../../ui';

interface FiguresProps {
  /** Below zero when it goes out. */
  amount: fmt.Money;
  /** Of it, in the same currency. */
  credit: fmt.Money;
  /** In the currency of the claims. */
  discount: fmt.Money;
  writeOff: fmt.Money;
  /** What is said below what it settled. */
  note?: string | undefined;
  /** What the first figure is called, where no money moves. */
  title?: string;
  /** Nothing is recorded yet. */
  planned?: boolean;
}

const size = (money: fmt.Money): fmt.Money => ({ ...money, minor: Math.abs(money.minor) });

export function PaymentFigures({ amount, credit, discount, writeOff, note, title, planned = false }: FiguresProps) {
  const way = amount.minor < 0 ? 'out' : 'in';
  const tense = planned ? 'plan' : 'done';
  const beside = [
    discount.minor === 0 ? '' : t('payment-with-discount', { amount: fmt.money(size(discount)) }),
    writeOff.minor === 0 ? '' : t(writeOff.minor * amount.minor < 0 ? 'payment-with-gain' : 'payment-with-write-off', { amount: fmt.money(size(writeOff)) }),
    note ?? '',
  ].filter(Boolean).join(', ');
  return (
    <div className="figures payment-figures">
      <Figure title={title ?? t(`payment-figure-${way}-${tense}`)} value={fmt.money(size(amount))} />
      <Figure title={t(`payment-figure-settled-${tense}`)} value={fmt.money(size({ ...amount, minor: amount.minor - credit.minor }))} {...(beside ? { note: beside } : {})} />
      <Figure title={t(`payment-figure-left-${tense}`)} value={fmt.money(size(credit))} note={t(credit.minor === 0 ? 'payment-left-nothing' : way === 'in' ? 'payment-left-credit' : 'payment-left-advance')} tone={credit.minor === 0 ? 'good' : 'warn'} />
    </div>
  );
}
