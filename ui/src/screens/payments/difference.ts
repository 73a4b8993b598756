/** Small differences between money and claims: bank charges, a cent too much. Whether they are written off is for a person to say. */
import type { ProposedClaim } from '../../core/generated/commands';
import type { Money } from '../../fmt';
import { NONE, type Shares, instalmentOf, unused } from './allocation';

/** What the core proposes, as if somebody had typed it. */
export const proposedShares = (claims: readonly ProposedClaim[]): Shares =>
  Object.fromEntries(claims.flatMap((proposed) => {
    const id = instalmentOf(proposed);
    const { amount, discount } = proposed;
    return id === null || (amount.minor === 0 && discount.minor === 0) ? [] : [[id, { amount: amount.minor, discount: discount.minor, writeOff: 0 }]];
  }));

export interface Difference {
  number: string;
  /** How much, above zero. */
  amount: Money;
  /** Whether it is too much that came, not too little. */
  over: boolean;
  /** The shares with the difference written off. */
  shares: Shares;
}

/** A hundredth of the claim: beyond that it is no difference but a part. */
const isSmall = (difference: number, claim: number): boolean => difference !== 0 && Math.abs(difference) * 100 <= Math.abs(claim);

/** What could be written off: what little is missing on a claim, or what little is too much when nothing else is open. */
export function differences(claims: readonly ProposedClaim[], shares: Shares, money: number): Difference[] {
  const left = (proposed: ProposedClaim): number => {
    const { amount, discount, writeOff } = shares[instalmentOf(proposed) ?? ''] ?? NONE;
    return proposed.claim.open.minor - amount - discount - writeOff;
  };
  const given = claims.filter((proposed) => (shares[instalmentOf(proposed) ?? ''] ?? NONE).amount !== 0);
  const written = (proposed: ProposedClaim, difference: number, over: boolean): Difference => {
    const { number, open } = proposed.claim;
    const id = instalmentOf(proposed) ?? '';
    const share = shares[id] ?? NONE;
    const next = over ? { ...share, amount: share.amount + difference, writeOff: share.writeOff - difference } : { ...share, writeOff: share.writeOff + difference };
    return { number, over, amount: { ...open, minor: Math.abs(difference) }, shares: { ...shares, [id]: next } };
  };
  const short = given.filter((proposed) => isSmall(left(proposed), proposed.claim.open.minor)).map((proposed) => written(proposed, left(proposed), false));
  const over = unused(shares, money);
  const last = given.at(-1);
  const settled = claims.every((proposed) => left(proposed) === 0);
  return last && settled && Math.sign(over) === Math.sign(money) && isSmall(over, last.claim.open.minor) ? [...short, written(last, over, true)] : short;
}
