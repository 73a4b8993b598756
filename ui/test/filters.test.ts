/** Filters: from what was typed to what the core is asked, through the address and back. */
import { beforeEach, describe, expect, it } from 'vitest';

import { loadLanguage } from '../src/i18n';
import { selectedOf } from '../src/list/address';
import { NONE, addressOf, and, askedFor, conditionOf, conditionsOf, or, textOf } from '../src/list/conditions';
import { type Filter, daysOf } from '../src/list/fields';
import { lookedUp, proposals } from '../src/list/propose';
import { wordsOf } from '../src/list/words';

const TODAY = '2026-11-22';
const STATES: Record<string, string> = { unpaid: 'Unpaid', overdue: 'Overdue', paid: 'Paid' };
const late = [{ column: 'state', op: 'is' as const, values: ['open'] }, { column: 'due_on', op: 'to' as const, values: ['2026-11-21'] }];
const fields: readonly Filter[] = [
  {
    kind: 'choice', id: 'state', title: 'doc-state', choices: () => Object.entries(STATES).map(([id, title]) => ({ id, title })),
    means: (id) => (id === 'overdue' ? late : [{ column: 'state', op: 'is', values: [id] }]),
  },
  { kind: 'choice', id: 'kind', title: 'doc-kind', choices: () => [{ id: 'invoice', title: 'Invoice' }] },
  { kind: 'period', id: 'issued', title: 'doc-date', column: 'issued_on' },
  { kind: 'period', id: 'due', title: 'doc-due', column: 'due_on', ahead: true, optional: true },
  { kind: 'record', id: 'party', title: 'doc-customer', search: (text) => Promise.resolve([{ id: 'p1', title: text }]), titleOf: (id) => Promise.resolve(id) },
  { kind: 'number', id: 'gross', title: 'doc-total', digits: () => 2 },
  { kind: 'text', id: 'reference', title: 'doc-reference' },
];
const asked = (address: Record<string, string>) => askedFor(fields, conditionsOf(fields, address), TODAY);

beforeEach(() => loadLanguage('en'));

describe('conditions in the address', () => {
  it.each([
    ['state', 'overdue,paid'], ['state', '!paid'], ['due', '..<+7d'], ['issued', 'this-month'], ['reference', '~a%2c b%7cc'], ['due', '!*'], ['gross', '1000..2000'], ['party', '%21x'],
  ])('%s=%s come back as they went', (id, text) => {
    const field = fields.find((one) => one.id === id) as Filter;
    expect(textOf(conditionOf(field, text) as never)).toBe(text);
  });
  it('keep signs of their own inside of values', () => {
    expect(conditionOf({ id: 'reference', kind: 'text' }, '~a%2c b%7cc')?.values).toEqual(['a, b|c']);
    expect(textOf({ field: 'party', op: 'is', values: ['!a', 'b,c', 'd'] })).toBe('%21a,b%2cc,d');
  });
  it('read a plus that arrived as a blank', () => expect(conditionOf({ id: 'due', kind: 'period' }, '.. 7d')?.values).toEqual(['..+7d']));
  it('name what is not set, so that it leaves', () => {
    const both = { all: [{ field: 'state', op: 'is' as const, values: ['paid'] }], any: [{ field: 'kind', op: 'is' as const, values: ['invoice'] }, { field: 'gross', op: 'range' as const, values: ['1000..'] }] };
    expect(addressOf(fields, both)).toEqual({ state: 'paid', kind: null, issued: null, due: null, party: null, gross: null, reference: null, any: 'kind:invoice|gross:1000..' });
    expect(conditionsOf(fields, { state: 'paid', any: 'kind:invoice|gross:1000..' })).toEqual(both);
  });
  it('say nothing of fields that are gone', () => expect(conditionsOf(fields, { colour: 'red', any: 'colour:red' })).toEqual(NONE));
});

describe('what the core is asked', () => {
  it('joins what must all hold', () => {
    expect(asked({ state: 'overdue', party: 'p1,p2', gross: '>1000..' })).toEqual({
      filters: [...late, { column: 'party', op: 'is', values: ['p1', 'p2'] }, { column: 'gross', op: 'from', values: ['100001'] }], any: [],
    });
  });
  it('counts days from today, and leaves out an end that was said to be beyond', () => {
    expect(asked({ due: '..<+7d' }).filters).toEqual([{ column: 'due_on', op: 'to', values: ['2026-11-28'] }]);
    expect(asked({ issued: 'last-month' }).filters.map(({ values }) => values[0])).toEqual(['2026-10-01', '2026-10-31']);
    expect(daysOf('m..M', TODAY)).toEqual({ from: '2026-11-01', to: '2026-11-30' });
  });
  it('takes several meanings as alternatives', () => {
    expect(asked({ state: 'overdue,paid' }).any).toEqual([late, [{ column: 'state', op: 'is', values: ['paid'] }]]);
  });
  it('turns a meaning of several parts around, part by part; rows without a day are not late', () => {
    expect(asked({ state: '!overdue' }).any).toEqual([
      [{ column: 'state', op: 'is_not', values: ['open'] }], [{ column: 'due_on', op: 'from', values: ['2026-11-22'] }], [{ column: 'due_on', op: 'empty', values: [] }],
    ]);
    expect(asked({ kind: '!invoice' })).toEqual({ filters: [{ column: 'kind', op: 'is_not', values: ['invoice'] }], any: [] });
  });
  it('multiplies groups of alternatives out, since the core takes one', () => {
    const { filters, any } = asked({ state: 'overdue,paid', any: 'kind:invoice|gross:..100' });
    expect(filters).toEqual([]);
    expect(any.map((one) => one.map(({ column }) => column).join('+'))).toEqual(['state+due_on+kind', 'state+due_on+gross', 'state+kind', 'state+gross']);
  });
  it('holds what is usual until somebody chooses', () => {
    const tasks: readonly Filter[] = [{ kind: 'choice', id: 'state', title: 'task-state', choices: () => [], means: () => [], unset: () => [{ column: 'done', op: 'is', values: ['0'] }] }];
    expect(askedFor(tasks, conditionsOf(tasks, {})).filters).toHaveLength(1);
    expect(askedFor(tasks, conditionsOf(tasks, { state: 'all' })).filters).toEqual([]);
  });
  it('takes the last filter into a group when another is an alternative', () => {
    const one = { field: 'state', op: 'is' as const, values: ['paid'] };
    const two = { field: 'gross', op: 'range' as const, values: ['1000..'] };
    expect(or(and(NONE, one), two)).toEqual({ all: [], any: [one, two] });
    expect(and(and(NONE, one), { ...one, values: ['unpaid'] }).all).toEqual([{ ...one, values: ['unpaid'] }]);
  });
});

it('asks for the selected rows by their ids, or for all but a few', () => {
  const ask = { search: '', sort: null, filters: late, any: [] };
  expect(selectedOf(ask, { all: false, ids: new Set(['a', 'b']) }).filters).toEqual([...late, { column: 'id', op: 'is', values: ['a', 'b'] }]);
  expect(selectedOf(ask, { all: true, ids: new Set(['a']) }).filters).toEqual([...late, { column: 'id', op: 'is_not', values: ['a'] }]);
  expect(selectedOf(ask, { all: true, ids: new Set() }).filters).toEqual(late);
});

describe('what is proposed', () => {
  const said = (text: string, found: { id: string; title: string }[] = []): string[] => proposals(fields, text, TODAY, found).map(({ field, verb, value, or: joins }) => [joins ? 'or' : '', field, verb, value].filter(Boolean).join(' '));
  it.each([
    ['over', ['State is Overdue']],
    ['due < +7d', ['Due before in 7 days']],
    ['due <= 5.12.', ['Due until 05/12/2026']],
    ['due before tom', []],
    ['date last', ['Date Last month', 'Date Last year']],
    ['total > 1000', ['Total more than 1,000']],
    ['total over 99,50', ['Total more than 99.5']],
    ['state is not paid', ['State is not Paid']],
    ['or state paid', ['or State is Paid']],
    ['cust', ['Customer …']],
    ['due empty', []],
    ['reference Ärger', ['Reference contains “Ärger”']],
    ['ernst handel', []],
  ])('%s', (text, wanted) => expect(said(text)).toEqual(wanted));
  it('offers the values of a field that was named', () => {
    expect(said('state')).toEqual(['State is Unpaid', 'State is Overdue', 'State is Paid']);
    expect(said('due ')).toContain('Due is empty');
  });
  it('looks records up behind the name of their field only', () => {
    expect(lookedUp(fields, 'ernst')).toBeNull();
    expect(lookedUp(fields, 'Customer is Ernst')?.text).toBe('ernst');
    expect(said('customer ern', [{ id: 'p1', title: 'Ernst Handel' }])).toEqual(['Customer is Ernst Handel']);
  });
  it('understands the language of the window', async () => {
    await loadLanguage('de');
    expect(said('fällig vor +7d')).toEqual(['Fällig vor in 7 Tagen']);
    expect(said('fallig')).toContain('Fällig ist leer');
    expect(said('oder stand ist nicht paid')).toEqual(['or Stand ist nicht Paid']);
  });
});

describe('what a chip says', () => {
  const words = (id: string, text: string, titles: string[] = []): string => {
    const field = fields.find((one) => one.id === id) as Filter;
    return Object.values(wordsOf(field, conditionOf(field, text) as never, titles)).filter(Boolean).join(' ');
  };
  it.each([
    ['issued', 'this-month', [], 'This month'], ['issued', '2026-01-01..2026-01-31', [], '01/01/2026 – 31/01/2026'], ['gross', '..<1000.5', [], 'less than 1,000.5'],
    ['due', '*', [], 'has a value'], ['party', 'a,b', ['Ernst Handel', 'Alfreds'], 'is Ernst Handel or Alfreds'], ['party', 'a,b,c', ['x', 'y', 'z'], 'is 3 values'],
  ])('%s %s', (id, text, titles, wanted) => expect(words(id, text, titles)).toBe(wanted));
});
