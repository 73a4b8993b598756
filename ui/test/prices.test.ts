/** Price lists and rules in words, and the cells of a list. */
import { beforeEach, describe, expect, it } from 'vitest';

import type { PriceRuleRow } from '../src/core/generated/commands';
import { type CellEdit, beginsValue, cellBeside } from '../src/grid/cells';
import type { Column } from '../src/grid/columns';
import { loadLanguage } from '../src/i18n';
import { partOf } from '../src/list';
import { readDay, readNumber } from '../src/list/typed';
import { built, isBelow } from '../src/screens/prices/lists';
import { stepText } from '../src/screens/prices/stepText';
import { ruleSentence } from '../src/screens/prices/words';

beforeEach(async () => loadLanguage('en'));

const row = (rule: Partial<PriceRuleRow['rule']>, names: Partial<PriceRuleRow> = {}): PriceRuleRow => ({
  item_name: null, category_name: null, party_name: null, list_name: null, ...names,
  rule: {
    id: 'r', name: 'r', priority: 0, item: null, category: null, party: null, segment: null, list: null, currency: null, min_quantity: null, max_quantity: null, min_amount_minor: null,
    max_amount_minor: null, valid_from: null, valid_to: null, action: 'percent', value: '3', stackable: false, active: true, ...rule,
  },
});

describe('a price rule in words', () => {
  it('says what it does, to what and when', () => {
    expect(ruleSentence(row({}))).toBe('3% off: everything.');
    expect(ruleSentence(row({ min_quantity: '60', stackable: true }, { list_name: 'standard' }))).toBe('3% off: everything, in the list Standard, from 60 units on, together with other rules.');
    expect(ruleSentence(row({ action: 'set_price', value: '9.5', currency: 'EUR', min_quantity: '10', max_quantity: '49' }, { item_name: 'Chai', party_name: 'Ernst Handel' })))
      .toBe('Price of €9.50: Chai, for Ernst Handel, for 10 to 49 units.');
    expect(ruleSentence(row({ action: 'amount', value: '0.125', currency: 'EUR', segment: 'Outlets', min_amount_minor: 50_000, valid_from: '2026-01-01', valid_to: '2026-01-31' }, { category_name: 'Beverages' })))
      .toBe('€0.125 off each unit: the group Beverages, for customers of the group Outlets, from a line value of €500.00, from 01/01/2026 until 31/01/2026.');
  });
  it('says it in German', async () => {
    await loadLanguage('de');
    expect(ruleSentence(row({ action: 'margin', value: '12.5', max_quantity: '5' }))).toBe('12,5\u00a0% Aufschlag: alles, bis 5 Einheiten.');
  });
});

describe('price lists', () => {
  const lists = [{ id: 'a', parent: null }, { id: 'b', parent: 'a' }, { id: 'c', parent: 'b' }];
  it('know what builds on them, at any remove', () => {
    expect(isBelow(lists, 'c', 'a')).toBe(true);
    expect(isBelow(lists, 'a', 'c')).toBe(false);
    expect(isBelow([{ id: 'x', parent: 'y' }, { id: 'y', parent: 'x' }], 'x', 'z')).toBe(false);
  });
  it('show what their formula makes of a price', () => {
    expect(built('12', { parent_percent: '-10', parent_add: '0.505', price_digits: 2 })).toBe('11.31');
    expect(built('12', { parent_percent: '2.5', parent_add: '0', price_digits: null })).toBe('12.3');
  });
});

describe('the way to a price', () => {
  it('names the list and the rule', () => {
    const name = (): string => 'standard';
    expect(stepText({ step: 'formula', list: 'l', percent: '-10', add: '0.5', factor: '1' }, 'EUR', name)).toBe('Standard: -10% +€0.50');
    expect(stepText({ step: 'rule', rule: 'r', action: 'percent', value: '3', factor: '1' }, 'EUR', () => 'Volume')).toBe('Rule “Volume”: 3% off');
    expect(stepText({ step: 'rule', rule: 'r', action: 'set_price', value: '3', factor: '1' }, 'EUR', () => null)).toBe('Rule “deleted since”: price of €3.00');
  });
});

describe('cells', () => {
  it('read sums and percentages of what stood there', () => {
    expect(readNumber('12.5', 8, '20')).toBe('12.5');
    expect(readNumber('20+5%', 8, '20')).toBe('21');
    expect(() => readNumber('12,5x', 8, '20')).toThrow('bad-format');
    expect(() => readNumber('0.1234567', 6, '0')).toThrow('too-many-decimals');
  });
  it('read days, and nothing as no end', () => {
    expect(readDay('31/12/2026', null)).toBe('2026-12-31');
    expect(readDay(' ', '2026-01-01')).toBeNull();
    expect(() => readDay('sometime', null)).toThrow('bad-format');
  });
  it('begin with a digit or a sign', () => {
    expect(['5', '-', ',', 'e', 'Delete', 'j'].map(beginsValue)).toEqual([true, true, true, false, false, false]);
  });
  const edit = (text: (value: string) => string | null): CellEdit<string> => ({ text, save: () => Promise.resolve() });
  const column = (id: string, text?: (value: string) => string | null): Column<string> => ({ id, title: id, width: 1, cell: () => id, ...(text ? { edit: edit(text) } : {}) });
  const columns = [column('name'), column('quantity', (value) => (value === 'fixed' ? null : value)), column('price', (value) => value)];
  const rows = ['first', 'fixed', 'last'];
  const beside = (index: number, of: string, step: 1 | -1) => cellBeside(columns, (at) => rows[at], { index, column: of }, step);
  it('follow each other row by row and leave out what stands', () => {
    expect(beside(0, 'quantity', 1)).toEqual({ index: 0, column: 'price' });
    expect(beside(0, 'price', 1)).toEqual({ index: 1, column: 'price' });
    expect(beside(1, 'price', -1)).toEqual({ index: 0, column: 'price' });
    expect(beside(2, 'price', 1)).toBeNull();
    expect(beside(0, 'quantity', -1)).toBeNull();
  });
});

describe('answers that come whole', () => {
  it('are searched word by word and cut', () => {
    const ask = (search: string, from = 0, to = 2) => partOf(['blue chair', 'red chair', 'blue table'], { search, from, to }, (text) => text);
    expect(ask('BLUE')).toEqual({ rows: ['blue chair', 'blue table'], total: 2 });
    expect(ask('chair red').rows).toEqual(['red chair']);
    expect(ask('', 2, 4)).toEqual({ rows: ['blue table'], total: 3 });
  });
});
