/** Items, stock and reports: what is sent, what is shown. */
import { beforeEach, describe, expect, it } from 'vitest';

import { loadLanguage } from '../src/i18n';
import { blankItem, sentPart, withBlanks } from '../src/screens/items/record';
import { basisText, priceText, validText } from '../src/screens/prices/words';
import { spanOf } from '../src/screens/reports/period';
import { sharesOf } from '../src/screens/reports/shares';
import { isGroup, salesPath, salesTitle } from '../src/screens/reports/words';
import { transferOf } from '../src/screens/stock/transfer';

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
    expect(priceText({ price: '0.12345', currency: 'EUR' })).toBe('0.12345 €');
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
  it('count the year so far unless told otherwise', () => {
    expect(spanOf({}, '2026-11-22')).toEqual({ from: '2026-01-01', until: '2026-11-22' });
    expect(spanOf({ from: '2025-02-30', until: '2026-03-31' }, '2026-11-22')).toEqual({ from: '2026-01-01', until: '2026-03-31' });
  });
  it('draw bars by size, whatever their sign', () => {
    expect(sharesOf([200, -100, 0])).toEqual([100, 50, 0]);
    expect(sharesOf([0, 0])).toEqual([0, 0]);
    expect(sharesOf([])).toEqual([]);
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
