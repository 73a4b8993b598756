/** Credit of a party: what it is, and the two ways to use it. */
import type { OpenEntry, OpenSource, Payment } from '../../core/generated/commands';
import type { Money } from '../../fmt';
import { askWith } from '../../ui';
import { CreditDialog } from './CreditDialog';
import { RefundDialog } from './RefundDialog';

export interface Credit {
  source: OpenSource;
  party: string;
  /** A number to call it by; empty for a payment without a reference. */
  number: string;
  /** What of it is left, above zero. */
  open: Money;
  /** It cannot be used before. */
  since: string;
}

export const creditOfPayment = ({ id, party, reference, paid_on: since }: Payment, open: Money): Credit => ({ source: { kind: 'payment', id }, party: party ?? '', number: reference, open, since });

export const creditOfEntry = (party: string, { source, number, open, dated_on: since }: OpenEntry): Credit => ({ source, party, number, open: { ...open, minor: -open.minor }, since });

/** Asks which claims it settles. Answers whether it settled any. */
export const settleWithCredit = (credit: Credit): Promise<boolean | null> => askWith((done) => <CreditDialog credit={credit} onDone={done} />);

/** Asks how it is given back. Answers whether it was. */
export const refundCredit = (credit: Credit): Promise<boolean | null> => askWith((done) => <RefundDialog credit={credit} onDone={done} />);
