/** Settings in words: payment terms with their example, tax rates by date, tax rules, patterns of numbers. */
import { beforeEach, describe, expect, it } from 'vitest';

import { faultText } from '../src/core/faults';
import type { Due, PaymentTerm, TaxRate, TaxRule } from '../src/core/generated/commands';
import { rebased } from '../src/form/useFollowing';
import { loadLanguage } from '../src/i18n';
import { prefixIn, writeNumber } from '../src/screens/settings/numbers';
import { comingText, spellsOf, taxRuleSentence } from '../src/screens/settings/taxes';
import { blankPart, discountText, dueDay, dueText, exampleOf, partsText, withPart } from '../src/screens/settings/terms';

beforeEach(async () => loadLanguage('en'));

const due = (part: Partial<Due>): Due => ({ months: 0, days: 0, end_of_month: false, day_of_month: null, ...part });
const sample = { net: 100_000, tax: 19_000, currency: 'EUR', on: '2026-01-31' };

describe('payment terms', () => {
  it('say when the parts are due', () => {
    expect(dueText(due({}))).toBe('at once');
    expect(dueText(due({ months: 1, days: 15, end_of_month: true, day_of_month: 10 }))).toBe('1 month, 15 days, end of month, on the next 10.');
    const parts: PaymentTerm['parts'] = [{ share: { kind: 'percent', value: '30' }, due: due({}) }, { share: { kind: 'fixed', value: '100' }, due: due({ days: 7 }) }, { share: { kind: 'remainder' }, due: due({ days: 30 }) }];
    expect(partsText({ parts }, 'EUR')).toBe('30% at once; €100.00 7 days; the rest 30 days');
    expect(partsText({ parts: parts.slice(2) }, 'EUR')).toBe('30 days');
    expect(discountText({ percent: '2', days: 10, tax: 'unchanged' })).toBe('2% within 10 days');
  });
  it('reckon the day as the core does', () => {
    expect(dueDay(due({ months: 1 }), '2026-01-31')).toBe('2026-02-28');
    expect(dueDay(due({ days: 30 }), '2026-01-31')).toBe('2026-03-02');
    expect(dueDay(due({ days: 1, end_of_month: true }), '2026-01-31')).toBe('2026-02-28');
    expect(dueDay(due({ day_of_month: 15 }), '2026-01-15')).toBe('2026-01-15');
    expect(dueDay(due({ day_of_month: 31 }), '2026-02-10')).toBe('2026-02-28');
    expect(dueDay(due({ day_of_month: 10 }), '2026-01-31')).toBe('2026-02-10');
  });
  it('show what they make of an invoice', () => {
    const term = { parts: [{ share: { kind: 'percent' as const, value: '33.33' }, due: due({}) }, { share: { kind: 'remainder' as const }, due: due({ days: 30 }) }], discount: { percent: '2', days: 10, tax: 'reduced_when_taken' as const } };
    const { parts, discount } = exampleOf(term, sample);
    expect(parts.map(({ due: day, amount }) => [day, amount.minor])).toEqual([['2026-01-31', 39_663], ['2026-03-02', 79_337]]);
    expect(discount).toEqual({ until: '2026-02-10', amount: { minor: 2380, currency: 'EUR' } });
    expect(exampleOf({ ...term, discount: { ...term.discount, tax: 'unchanged' } }, sample).discount?.amount.minor).toBe(2000);
  });
  it('never ask for more than is left', () => {
    const { parts } = exampleOf({ parts: [{ share: { kind: 'fixed', value: '5000' }, due: due({}) }, { share: { kind: 'remainder' }, due: due({ days: 30 }) }], discount: null }, sample);
    expect(parts.map(({ amount }) => amount.minor)).toEqual([119_000]);
    expect(exampleOf({ parts: [{ share: { kind: 'net' }, due: due({}) }, { share: { kind: 'tax' }, due: due({ days: 5 }) }], discount: null }, sample).parts.map(({ amount }) => amount.minor)).toEqual([100_000, 19_000]);
  });
  it('keep the rest last when a part is added', () => {
    expect(withPart([blankPart()], 1).map(({ share }) => share.kind)).toEqual(['percent', 'remainder']);
    expect(withPart([], 0)).toEqual([blankPart()]);
  });
});

describe('tax rates by date', () => {
  const rate = (id: string, amount: string, from: string | null, to: string | null = null, tax = 'VAT'): TaxRate =>
    ({ id, category: 'c', tax, is_vat: true, kind: 'percent', amount, included: null, raises_base: false, sequence: 0, valid_from: from, valid_to: to });
  const rates = [rate('a', '19', '2007-01-01'), rate('b', '16', '2020-07-01'), rate('c', '19', '2021-01-01'), rate('d', '21', '2027-01-01'), rate('e', '1', '2000-01-01', '2001-12-31', 'eco')];
  it('count until the next one takes over', () => {
    expect(spellsOf(rates, '2026-11-22').map(({ rate: { id }, until, state }) => [id, until, state])).toEqual([
      ['d', null, 'coming'], ['c', '2026-12-31', 'now'], ['b', '2020-12-31', 'past'], ['a', '2020-06-30', 'past'], ['e', '2001-12-31', 'past'],
    ]);
  });
  it('say what is coming', () => {
    const row = { category: { id: 'c', name: 'standard', vat: 'S' as const, reason_code: null, reason_text: null }, today: '19', rates };
    expect(comingText(row, '2026-11-22', 'EUR')).toBe('21% from 01/01/2027');
    expect(comingText(row, '2027-01-01', 'EUR')).toBe('');
  });
});

describe('tax rules in plain words', () => {
  const always: TaxRule = { id: 'r', priority: 1, region: null, country: null, customer: null, with_vat_id: null, supply: null, category: null, becomes: 'intra', valid_from: null, valid_to: null };
  const name = (id: string): string => ({ intra: 'Intra-EU supply', standard: 'Standard rate' })[id] ?? id;
  it('name every condition once', () => {
    expect(taxRuleSentence(always, name)).toBe('Everybody: Intra-EU supply.');
    expect(taxRuleSentence({ ...always, region: 'eu', customer: 'organisation', with_vat_id: true, supply: 'goods' }, name)).toBe('Firms with a VAT id, in another EU country, buying goods: Intra-EU supply.');
    expect(taxRuleSentence({ ...always, country: 'PL', customer: 'person', with_vat_id: false, category: 'standard', valid_from: '2027-01-01' }, name))
      .toBe('Private persons without a VAT id, in Poland, instead of Standard rate, from 01/01/2027: Intra-EU supply.');
  });
  it('say it in German', async () => {
    await loadLanguage('de');
    expect(taxRuleSentence({ ...always, region: 'third_country', customer: 'organisation', supply: 'service' }, name)).toBe('Firmen, außerhalb der EU, beim Kauf von Leistungen: Intra-EU supply.');
  });
});

describe('patterns of numbers', () => {
  const parts = { prefix: 'INV', branch: 'B1', device: '01', year: 2026, no: 310 };
  it('show the number that they make', () => {
    expect(writeNumber('{prefix}{yy}-{branch}-{device}-{no:5}', parts)).toBe('INV26-B1-01-00310');
    expect(writeNumber('{yyyy}/{device}/{no}', parts)).toBe('2026/01/310');
    expect(writeNumber('{what}-{no:3', parts)).toBe('{what}-{no:3');
  });
  it('give back the prefix that stands in a number', () => {
    expect(prefixIn('INV26-B1-01-00310', '{prefix}{yy}-{branch}-{device}-{no:5}')).toBe('INV');
    expect(prefixIn('2026/01/310', '{yyyy}/{device}/{no}')).toBe('');
    expect(prefixIn('26.GR-01-7', '{yy}.{prefix}-{device}-{no}')).toBe('GR');
  });
});

describe('a form that follows its record', () => {
  it('keeps what was typed and takes the rest', () => {
    expect(rebased({ name: 'A', city: 'Hamburg' }, { name: 'B', city: 'Hamburg' }, { name: 'A', city: 'Berlin' })).toEqual({ name: 'B', city: 'Berlin' });
    expect(rebased({ name: 'B', city: 'Berlin' }, { name: 'B', city: 'Berlin' }, { name: 'A', city: 'Berlin' })).toEqual({ name: 'A', city: 'Berlin' });
  });
});

describe('what cannot be removed', () => {
  it('says in words what still uses it', async () => {
    const fault = { code: 'in-use' as const, field: '', params: { by: 'price_rule' } };
    expect(faultText(fault)).toBe('This is still used (price rule) and cannot be removed.');
    await loadLanguage('de');
    expect(faultText(fault)).toBe('Das wird noch verwendet (Preisregel) und lässt sich nicht entfernen.');
  });
});
