/** What a payment settles by hand: what is filled in first, and what is sent. */
import { describe, expect, it } from 'vitest';

import type { AllocationView, ProposedClaim } from '../src/core/generated/commands';
import { canTakeBack, choicesOf, sharesFor, sumsOf, totalsOf, unused, withoutMoney } from '../src/screens/payments/allocation';
import { differences, proposedShares } from '../src/screens/payments/difference';

const euro = (minor: number) => ({ minor, currency: 'EUR' });
const claim = (id: string, document: string, open: number, discount = 0, inTime = true): ProposedClaim => ({
  claim: {
    source: { kind: 'instalment', id }, document, document_kind: 'invoice', number: id, dated_on: '2026-01-01', due_on: '2026-01-31', overdue_days: 0,
    amount: euro(open), open: euro(open), book: euro(open), discount: discount === 0 ? null : { until_on: '2026-01-10', amount: euro(discount) },
  },
  amount: euro(1), discount: euro(1), discount_in_time: inTime, left: euro(open - 2),
});
const share = (amount: number, discount = 0) => ({ amount, discount, writeOff: 0 });

describe('what is filled in for the document that is paid', () => {
  const first = claim('a', 'invoice', 10_000, 200);
  const second = claim('b', 'invoice', 5_000);
  const other = claim('c', 'another', 7_000);
  it.each([
    ['the whole claim takes no discount', [first, other], 10_000, { a: share(10_000) }],
    ['the reduced amount takes the discount', [first, other], 9_800, { a: share(9_800, 200) }],
    ['a cent more takes a cent less of it', [first], 9_801, { a: share(9_801, 199) }],
    ['less than the reduced amount takes none', [first], 9_799, { a: share(9_799) }],
    ['late, there is no discount', [claim('a', 'invoice', 10_000, 200, false)], 9_800, { a: share(9_800) }],
    ['instalments are filled in their order', [first, other, second], 12_000, { a: share(10_000), b: share(2_000) }],
    ['what is too much stays', [second], 6_000, { b: share(5_000) }],
    ['money out pays a credit note', [claim('n', 'invoice', -3_000)], -2_000, { n: share(-2_000) }],
    ['money out pays no invoice', [first], -2_000, {}],
    ['nothing gives nothing', [first], 0, {}],
  ])('%s', (_, claims, money, shares) => expect(sharesFor('invoice', claims, money)).toEqual(shares));
});

describe('what is sent', () => {
  const claims = [claim('a', 'x', 10_000), claim('b', 'x', 5_000)];
  it('follows the claims and leaves out what says nothing', () => {
    expect(choicesOf({ b: { amount: 0, discount: 0, writeOff: 100 }, a: share(0) }, claims)).toEqual([{ instalment: 'b', amount: euro(0), discount: euro(0), write_off: euro(100) }]);
  });
  it('leaves out claims that are no longer there', () => expect(choicesOf({ gone: share(5) }, claims)).toEqual([]));
  it('leaves the rest as credit', () => expect(unused({ a: share(4_000, 100), b: share(500) }, 6_000)).toBe(1_500));
});

it('shows claims alone before an amount is typed', () => {
  const seen = withoutMoney({ claims: [claim('a', 'x', 100)], settles: euro(-1), exchange_rate: '1', credit: euro(-1), open: euro(100) });
  expect([seen.settles.minor, seen.credit.minor, seen.claims[0]?.amount.minor, seen.claims[0]?.discount.minor, seen.claims[0]?.left.minor]).toEqual([0, 0, 0, 0, 100]);
});

describe('small differences', () => {
  const one = claim('a', 'x', 10_000);
  const two = claim('b', 'x', 5_000);
  it('on a claim can be written off', () => {
    expect(differences([one], { a: share(9_950) }, 9_950)).toEqual([{ number: 'a', over: false, amount: euro(50), shares: { a: { amount: 9_950, discount: 0, writeOff: 50 } } }]);
  });
  it('too much can be kept when nothing else is open', () => {
    expect(differences([one], { a: share(10_000) }, 10_003)).toEqual([{ number: 'a', over: true, amount: euro(3), shares: { a: { amount: 10_003, discount: 0, writeOff: -3 } } }]);
    expect(differences([one, two], { a: share(10_000) }, 10_003)).toEqual([]);
  });
  it('are none when they are more than a hundredth, or when nothing was given', () => {
    expect(differences([one], { a: share(9_899) }, 9_899)).toEqual([]);
    expect(differences([one], { a: share(10_000) }, 10_101)).toEqual([]);
    expect(differences([one], {}, 0)).toEqual([]);
    expect(differences([one], { a: share(10_000) }, 10_000)).toEqual([]);
  });
  it('of money that goes out have its sign', () => {
    const credit = claim('n', 'x', -10_000);
    expect(differences([credit], { n: share(-9_990) }, -9_990).map(({ shares, amount }) => [shares['n']?.writeOff, amount.minor])).toEqual([[-10, 10]]);
  });
});

it('takes over what the core proposes', () => {
  expect(proposedShares([{ ...claim('a', 'x', 100), amount: euro(98), discount: euro(2) }, { ...claim('b', 'x', 100), amount: euro(0), discount: euro(0) }])).toEqual({ a: share(98, 2) });
});

describe('what a payment settled', () => {
  const row = (over: Partial<AllocationView>): AllocationView => ({
    id: 'x', allocated_on: '2026-01-01', document: 'd', document_kind: 'invoice', number: 'INV', due_on: null, refunded: null, payment: 'p',
    amount: euro(100), discount: euro(0), write_off: euro(0), exchange: euro(0), reversed: false, ...over,
  });
  it('can be taken back while it stands and is no money that was given back', () => {
    expect([row({}), row({ reversed: true }), row({ refunded: 'q' })].map(canTakeBack)).toEqual([true, false, false]);
  });
  it('adds up what stands', () => {
    expect(sumsOf([row({ discount: euro(2), write_off: euro(1) }), row({ discount: euro(3) }), row({ discount: euro(9), reversed: true })], 'EUR')).toEqual({ discount: euro(5), writeOff: euro(1) });
    expect(sumsOf([], 'USD')).toEqual({ discount: { minor: 0, currency: 'USD' }, writeOff: { minor: 0, currency: 'USD' } });
    expect(totalsOf({ a: share(1, 2), b: { amount: 0, discount: 1, writeOff: 4 } }, 'EUR')).toEqual({ discount: euro(3), writeOff: euro(4) });
  });
});
