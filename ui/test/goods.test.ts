/** Items, stock and reports: what is sent, what is shown. */
import { beforeEach, describe, expect, it } from 'vitest';

import type { SalesGroup, SalesRow } from '../src/core/generated/commands';
import { faultsOf } from '../src/core/faults';
import { loadLanguage } from '../src/i18n';
import { labelRequest, selectedOf } from '../src/screens/items/labels';
import { blankItem, sentPart, withBlanks } from '../src/screens/items/record';
import { basisText, priceText, validText } from '../src/screens/prices/words';
import { earlierOf } from '../src/screens/reports/SalesReport';
import { valueByPlace } from '../src/screens/reports/StockValueReport';
import { ageOf } from '../src/screens/reports/ages';
import { askedOf, firstsOf, placeIn } from '../src/screens/reports/period';
import { behind, changeOf, isGroup, salesPath, salesTitle } from '../src/screens/reports/words';
import { transferOf } from '../src/screens/stock/transfer';

const euro = (minor: number) => ({ minor, currency: 'EUR' });

beforeEach(async () => loadLanguage('en'));

describe('items', () => {
  const item = blankItem('i', 'tax');
  const unit = { id: 'u', item: 'i', unit: 'XBX', factor: '12' };
  const code = { id: 'b', item: 'i', code: '4006381333931', unit: null };
  const shown = { item, units: [unit, { ...unit, id: 'u2', factor: '' }, { ...unit, id: 'u3', unit: '' }], barcodes: [code, { ...code, id: 'b2', code: ' ' }] };
  it('sends only rows that were filled in', () => {
    expect(sentPart(shown)).toEqual({ item, units: [unit], barcodes: [code] });
  });
  it('keeps rows that are being filled in when the record comes back', () => {
    const back = withBlanks({ item, units: [{ ...unit, factor: '10' }], barcodes: [] }, shown);
    expect(back.units.map(({ id, factor }) => [id, factor])).toEqual([['u', '10'], ['u2', ''], ['u3', '12']]);
    expect(back.barcodes.map(({ id }) => id)).toEqual(['b2']);
  });
});

describe('labels', () => {
  const chai = { id: 'chai', title: 'Chai' };
  const tofu = { id: 'tofu', title: 'Tofu' };
  const form = { count: '2', paper: 'sheet', place: '5', width: '57', height: '32.5', list: 'retail' } as const;
  it('begin at the first free label of the sheet', () => {
    expect(labelRequest([chai, tofu], form)).toEqual({
      items: [{ item: 'chai', count: 2 }, { item: 'tofu', count: 2 }], paper: { kind: 'sheet', used: 4 }, list: 'retail', without_price: false,
    });
  });
  it('are measured in tenths of a millimetre on a roll', () => {
    expect(labelRequest([chai], { ...form, paper: 'roll', place: null, list: null })).toEqual({
      items: [{ item: 'chai', count: 2 }], paper: { kind: 'roll', width: 570, height: 325 }, list: null, without_price: true,
    });
  });
  it('name the fields that are empty or out of range, and only those of their paper', () => {
    const faultsIn = (part: Partial<Parameters<typeof labelRequest>[1]>): [string, string][] => {
      try {
        labelRequest([chai], { ...form, ...part });
        return [];
      } catch (error) {
        return faultsOf(error).map(({ field, code }) => [field, code]);
      }
    };
    expect(faultsIn({ count: null, place: '25', width: null })).toEqual([['items', 'required'], ['paper.used', 'out-of-range']]);
    expect(faultsIn({ paper: 'roll', count: '0', place: null, width: '14.9', height: '2000' })).toEqual([['items', 'out-of-range'], ['paper.width', 'out-of-range']]);
  });
  it('follow the order of the list, all but some of it too', async () => {
    const rows = Array.from({ length: 1200 }, (_, at) => String(at));
    const asked: number[] = [];
    const load = async ({ from, to }: { from: number; to: number }) => {
      asked.push(from);
      return rows.slice(from, to);
    };
    expect(await selectedOf({ all: false, ids: new Set(['600', '3']) }, 2, load, (row) => row)).toEqual(['3', '600']);
    expect(asked).toEqual([0, 500]);
    expect((await selectedOf({ all: true, ids: new Set(['0', '1199']) }, 1198, load, (row) => row)).length).toBe(1198);
  });
});

describe('transfers', () => {
  it('leave empty lines out and keep half-filled ones for the core to name', () => {
    const chair = { id: 'chair', title: 'Chair', unit: 'C62' };
    const lines = [{ id: '1', item: chair, quantity: '3' }, { id: '2', item: null, quantity: null }, { id: '3', item: chair, quantity: null }, { id: '4', item: null, quantity: '1' }];
    expect(transferOf({ from: 'a', to: 'b', on: null }, lines)).toEqual({
      from: 'a', to: 'b', moved_on: null, lines: [{ item: 'chair', quantity: '3' }, { item: 'chair', quantity: '0' }, { item: '', quantity: '1' }],
    });
  });
});

describe('prices', () => {
  const list = { id: 'l', name: 'retail', currency: 'EUR', includes_tax: false, parent: 'p', parent_percent: '-10', parent_add: '0', price_digits: null, valid_from: null, valid_to: null };
  it('are shown with all their digits', () => {
    expect(priceText({ price: '12.5', currency: 'EUR' })).toBe('€12.50');
    expect(priceText({ price: '0.12345', currency: 'EUR' })).toBe('€0.12345');
  });
  it('say what a list builds on', () => {
    expect(basisText({ list, parent_name: 'standard', prices: 0, standard: false })).toMatch(/^Standard -10\s?%$/);
    expect(basisText({ list: { ...list, parent_percent: '0', parent_add: '1.5' }, parent_name: 'Own', prices: 0, standard: false })).toBe('Own +€1.50');
    expect(basisText({ list, parent_name: null, prices: 0, standard: true })).toBe('');
  });
  it('say when they hold', () => {
    expect(validText({ valid_from: null, valid_to: null })).toBe('');
    expect(validText({ valid_from: '2026-01-01', valid_to: '2026-12-31' })).toMatch(/^from .*2026 until .*2026$/);
  });
});

describe('reports', () => {
  const today = '2026-11-22';
  it('count the year so far unless told otherwise', () => {
    expect(askedOf({}, today)).toEqual({ period: 'this-year', span: { from: '2026-01-01', until: today }, against: null });
    expect(askedOf({ from: '2025-02-30', until: '2026-03-31' }, today)).toEqual({ period: null, span: { from: '2026-01-01', until: '2026-03-31' }, against: null });
  });
  it.each([
    ['this-month', '2026-11-01', today, '2026-10-01', '2026-10-22'],
    ['last-month', '2026-10-01', '2026-10-31', '2026-09-01', '2026-09-30'],
    ['this-quarter', '2026-10-01', today, '2026-07-01', '2026-08-22'],
    ['this-year', '2026-01-01', today, '2025-01-01', '2025-11-22'],
    ['last-12-months', '2025-12-01', today, '2024-12-01', '2025-11-22'],
  ])('compare %s with as much of the one before', (period, from, until, earlierFrom, earlierUntil) => {
    expect(askedOf({ period, against: 'before' }, today)).toEqual({ period, span: { from, until }, against: { from: earlierFrom, until: earlierUntil } });
  });
  it('compare chosen days with as many before, and whole months with whole months', () => {
    const before = (from: string, until: string) => askedOf({ from, until, against: 'before' }, today).against;
    expect(before('2026-03-10', '2026-03-19')).toEqual({ from: '2026-02-28', until: '2026-03-09' });
    expect(before('2026-03-01', '2026-03-31')).toEqual({ from: '2026-02-01', until: '2026-02-28' });
    expect(askedOf({ from: '2024-02-01', until: '2024-02-29', against: 'year' }, today).against).toEqual({ from: '2023-02-01', until: '2023-02-28' });
  });
  it('set days, weeks and months beside those in the same place', () => {
    expect([placeIn('2026-03-10', '2026-03-12', 'day'), placeIn('2026-03-11', '2026-03-16', 'week'), placeIn('2025-12-15', '2026-02-01', 'month')]).toEqual([2, 1, 2]);
    const row = (over: Partial<SalesRow>): SalesRow => ({ first_on: null, id: null, label: '', quantity: '1', net: euro(0), cost: euro(0), margin: euro(0), ...over });
    const months = earlierOf({ rows: [row({ first_on: '2025-02-01', net: euro(700) })], total: row({ net: euro(700) }) }, 'month', { from: '2026-01-01', until: today }, { from: '2025-01-01', until: '2025-11-22' });
    expect([months.of(row({ first_on: '2026-02-01' })).minor, months.of(row({ first_on: '2026-01-01' })).minor, months.total.minor]).toEqual([700, 0, 700]);
    const parties = earlierOf({ rows: [row({ id: 'a', net: euro(5) })], total: row({}) }, 'customer', { from: '2026-01-01', until: today }, { from: '2025-01-01', until: '2025-11-22' });
    expect(parties.of(row({ id: 'a' })).minor).toBe(5);
  });
  it('leave no day, week or month out', () => {
    const span = { from: '2026-10-30', until: '2026-11-03' };
    expect(firstsOf(span, 'day')).toEqual(['2026-10-30', '2026-10-31', '2026-11-01', '2026-11-02', '2026-11-03']);
    expect(firstsOf(span, 'week')).toEqual(['2026-10-26', '2026-11-02']);
    expect(firstsOf(span, 'month')).toEqual(['2026-10-01', '2026-11-01']);
    expect(firstsOf({ from: '2026-11-03', until: '2026-11-01' }, 'day')).toEqual(['2026-11-03']);
  });
  it('say by how much', () => {
    expect([changeOf(euro(150), euro(100)), changeOf(euro(50), euro(-100)), changeOf(euro(1), euro(0))]).toEqual(['50', '150', null]);
  });
  it('lead to what is behind a row', () => {
    const span = { from: '2026-01-15', until: today };
    const path = (row: { id?: string; first_on?: string }, group: SalesGroup, branch: string | null = null) => behind({ id: null, first_on: null, ...row }, group, span, branch, (id) => (id === 'b' ? 'B2' : null));
    expect(path({ first_on: '2026-01-01' }, 'month')).toBe('/invoices?issued=2026-01-15..2026-01-31');
    expect(path({ first_on: '2026-11-01' }, 'month', 'B1')).toBe('/invoices?issued=2026-11-01..2026-11-22&branch=B1');
    expect(path({ id: 'p' }, 'customer')).toBe('/invoices?party=p&issued=2026-01-15..2026-11-22');
    expect(path({ id: 'i' }, 'item')).toBe('/stock/moves?item=i&date=2026-01-15..2026-11-22');
    expect([path({ id: 'b' }, 'branch'), path({ id: 'x' }, 'branch'), path({ id: 'c' }, 'category'), path({}, 'customer')]).toEqual(['/invoices?branch=B2&issued=2026-01-15..2026-11-22', null, null, null]);
  });
  it('know the class of a claim by its days', () => {
    expect([0, 1, 30, 31, 60, 61, 90, 91].map((overdue_days) => ageOf({ overdue_days }))).toEqual(['not_due', 'days_1_30', 'days_1_30', 'days_31_60', 'days_31_60', 'days_61_90', 'days_61_90', 'over_90']);
  });
  it('add up what lies in a place', () => {
    const level = (location: string, minor: number | null) => ({ location, location_name: location, ...(minor === null ? {} : { value: euro(minor) }) });
    expect(valueByPlace([level('a', 1), level('b', 5), level('a', 2), level('c', null)])).toEqual([{ id: 'b', name: 'b', value: euro(5) }, { id: 'a', name: 'a', value: euro(3) }]);
  });
  it('name and link the rows of sales', () => {
    expect(salesTitle({ first_on: '2026-05-01', label: '' }, 'month')).toBe('May 2026');
    expect(salesTitle({ first_on: null, label: '' }, 'category')).toBe('Without');
    expect(salesPath({ id: 'x' }, 'customer')).toBe('/contacts/x');
    expect(salesPath({ id: 'x' }, 'branch')).toBeNull();
    expect(salesPath({ id: null }, 'item')).toBeNull();
    expect([isGroup('item'), isGroup('year'), isGroup(undefined)]).toEqual([true, false, false]);
  });
});
