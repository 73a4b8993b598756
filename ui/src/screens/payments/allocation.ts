/** What a payment settles, as somebody says it by hand: what the screen fills in first, and what is sent. All in the currency of the claims. */
import type { AllocationView, Choice, PaymentProposal, ProposedClaim } from '../../core/generated/commands';
import type { Money } from '../../fmt';

/** What is settled of one claim, in minor units and with the sign of the claim. */
export interface Share {
  amount: number;
  discount: number;
  writeOff: number;
}

/** By instalment. */
export type Shares = Readonly<Record<string, Share>>;

export const NONE: Share = { amount: 0, discount: 0, writeOff: 0 };

/** The instalment of a claim; what is open of payments cannot be settled by a payment. */
export const instalmentOf = ({ claim: { source } }: ProposedClaim): string | null => (source.kind === 'instalment' ? source.id : null);

const nearer = (left: number, right: number): number => (Math.abs(left) < Math.abs(right) ? left : right);

/** Gives the money to the claims of one document, in their order. Discount is only taken where the money does not reach for the whole claim. */
export function sharesFor(document: string, claims: readonly ProposedClaim[], money: number): Shares {
  let left = money;
  const shares: Record<string, Share> = {};
  for (const proposed of claims) {
    const { claim, discount_in_time: inTime } = proposed;
    const id = instalmentOf(proposed);
    if (id === null || claim.document !== document || left === 0 || Math.sign(left) !== Math.sign(claim.open.minor)) continue;
    const open = claim.open.minor;
    const missing = open - nearer(open, left);
    const discount = inTime && claim.discount !== null && missing !== 0 && Math.abs(missing) <= Math.abs(claim.discount.amount.minor) ? missing : 0;
    const amount = nearer(open, left);
    shares[id] = { amount, discount, writeOff: 0 };
    left -= amount;
  }
  return shares;
}

const isNothing = ({ amount, discount, writeOff }: Share): boolean => amount === 0 && discount === 0 && writeOff === 0;

/** What is sent, in the order of the claims; claims that nothing is said about are left alone. */
export function choicesOf(shares: Shares, claims: readonly ProposedClaim[]): Choice[] {
  return claims.flatMap((proposed): Choice[] => {
    const id = instalmentOf(proposed);
    const share = id === null ? undefined : shares[id];
    if (id === null || share === undefined || isNothing(share)) return [];
    const money = (minor: number) => ({ minor, currency: proposed.claim.open.currency });
    return [{ instalment: id, amount: money(share.amount), discount: money(share.discount), write_off: money(share.writeOff) }];
  });
}

/** What of the money is given to nothing yet. */
export const unused = (shares: Shares, money: number): number => Object.values(shares).reduce((left, { amount }) => left - amount, money);

/** The claims alone, before anybody said how much is paid. */
export const withoutMoney = (proposal: PaymentProposal): PaymentProposal => ({
  ...proposal, settles: { ...proposal.settles, minor: 0 }, credit: { ...proposal.credit, minor: 0 },
  claims: proposal.claims.map((one) => ({ ...one, amount: { ...one.amount, minor: 0 }, discount: { ...one.discount, minor: 0 }, left: one.claim.open })),
});

/** Whether a single allocation can be taken back: money that was given back goes back with its payment. */
export const canTakeBack = ({ reversed, refunded, document }: AllocationView): boolean => !reversed && refunded === null && document !== null;

/** What of a payment's credit was given back, above zero. */
export const givenBack = (allocations: readonly AllocationView[], of: string): number =>
  allocations.reduce((total, { refunded, reversed, amount }) => (refunded === of && !reversed ? total + Math.abs(amount.minor) : total), 0);

/** Discounts and write-offs of what stands; in the currency of the first, as all of a payment are. */
export function sumsOf(allocations: readonly AllocationView[], currency: string): { discount: Money; writeOff: Money } {
  const standing = allocations.filter(({ reversed }) => !reversed);
  const sum = (part: 'discount' | 'write_off'): Money => ({ currency: standing[0]?.amount.currency ?? currency, minor: standing.reduce((total, one) => total + one[part].minor, 0) });
  return { discount: sum('discount'), writeOff: sum('write_off') };
}

/** The same of shares that are not recorded yet. */
export function totalsOf(shares: Shares, currency: string): { discount: Money; writeOff: Money } {
  const sum = (part: 'discount' | 'writeOff'): Money => ({ currency, minor: Object.values(shares).reduce((total, share) => total + share[part], 0) });
  return { discount: sum('discount'), writeOff: sum('writeOff') };
}
