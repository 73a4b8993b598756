/** Named views of lists: kept by list and person, replaced by name, brought back, put into the rail; and the columns they show. */
import { beforeEach, describe, expect, it } from 'vitest';

import { loadLanguage } from '../src/i18n';
import { chosenColumns, movedTo } from '../src/list/ColumnChooser';
import { begunWith } from '../src/list/address';
import { columnsOf } from '../src/list/exporting';
import { addressText, chooseColumns, keptOf, moveView, pinView, removeView, renameView, saveView, shownBy, startOf, startWith, viewShown } from '../src/list/views';
import { LISTS } from '../src/screens/documents/lists';

const late = { name: 'Late', address: { state: 'overdue', sort: 'due_on:asc' }, columns: ['party_name', 'open'] };
const names = (list = 'invoices'): string[] => keptOf(list).views.map(({ name }) => name);

beforeEach(() => {
  for (const list of ['invoices', 'orders']) {
    chooseColumns(list, null);
    for (const { name } of keptOf(list).views) removeView(list, name);
  }
});

describe('views of a list', () => {
  it('are kept for that list alone, and on the disk', () => {
    saveView('invoices', late);
    expect([keptOf('invoices').views, keptOf('orders').views]).toEqual([[late], []]);
    expect(localStorage.getItem('kontor.views')).toContain('Late');
  });
  it('are replaced by their name, in their place', () => {
    saveView('invoices', late);
    saveView('invoices', { ...late, name: 'Mine' });
    saveView('invoices', { ...late, columns: null });
    expect(keptOf('invoices').views.map(({ name, columns }) => [name, columns?.length])).toEqual([['Late', undefined], ['Mine', 2]]);
  });
  it('come back where they were', () => {
    saveView('invoices', late);
    saveView('invoices', { ...late, name: 'Mine' });
    const back = removeView('invoices', 'Late');
    expect(names()).toEqual(['Mine']);
    back();
    expect(names()).toEqual(['Late', 'Mine']);
  });
  it('are renamed where the name is free, and put in another order', () => {
    for (const name of ['Late', 'Mine', 'Large']) saveView('invoices', { ...late, name });
    expect([renameView('invoices', 'Late', 'Mine'), renameView('invoices', 'Late', 'Overdue')]).toEqual([false, true]);
    moveView('invoices', 'Large', -1);
    moveView('invoices', 'Overdue', -1);
    expect(names()).toEqual(['Overdue', 'Large', 'Mine']);
  });
  it('are shown when address and columns are theirs', () => {
    saveView('invoices', late);
    chooseColumns('invoices', late.columns);
    const shown = (address: Record<string, string>) => viewShown(keptOf('invoices'), address)?.name;
    expect([shown(late.address), shown({ sort: 'due_on:asc', state: 'overdue' }), shown({ state: 'overdue' }), shown({})]).toEqual(['Late', 'Late', undefined, undefined]);
    chooseColumns('invoices', ['open', 'party_name']);
    expect(shown(late.address)).toBeUndefined();
  });
  it('hold only what is the list’s own in the address', () => {
    expect(shownBy({ q: 'ernst', tab: 'moves', state: 'open', party: '' }, ['state', 'party'])).toEqual({ q: 'ernst', state: 'open' });
  });
  it('keep what was said relative to today', () => expect(addressText({ ...late, address: { due: '..<+7d', issued: 'this-month' } })).toBe('due=..%3C%2B7d&issued=this-month'));
});

describe('the view that a list begins with', () => {
  beforeEach(() => {
    saveView('invoices', late);
    startWith('invoices', 'Late');
  });
  it('is shown to whoever comes without saying what to show', () => {
    expect(begunWith(LISTS.invoices, {})).toEqual(late.address);
    expect(begunWith(LISTS.invoices, { party: 'p1' })).toEqual({ party: 'p1' });
    expect(begunWith(LISTS.orders, {})).toEqual({});
  });
  it('keeps that place under another name, and loses it when it is removed', () => {
    renameView('invoices', 'Late', 'Overdue');
    expect(startOf('invoices')?.name).toBe('Overdue');
    const back = removeView('invoices', 'Overdue');
    expect(startOf('invoices')).toBeUndefined();
    back();
    expect(startOf('invoices')?.name).toBe('Overdue');
  });
});

it('a view in the rail leads to its list, and stays there when it is saved anew', () => {
  saveView('invoices', late);
  pinView('invoices', 'Late', '/invoices');
  saveView('invoices', { ...late, address: { state: 'paid' } });
  expect(keptOf('invoices').views).toEqual([{ ...late, address: { state: 'paid' }, pinned: '/invoices' }]);
  pinView('invoices', 'Late', null);
  expect(keptOf('invoices').views[0]).not.toHaveProperty('pinned');
});

describe('columns', () => {
  const columns = ['a', 'b', 'c', 'd'].map((id) => ({ id, title: id, ...(id === 'c' ? { extra: true } : {}) }));
  const shown = (chosen: string[] | null): string => chosenColumns(columns, chosen).map(({ id }) => id).join('');
  it('are those that come with the list until somebody chooses, the first one always', () => expect([shown(null), shown([]), shown(['d', 'c']), shown(['gone', 'b'])]).toEqual(['abd', 'a', 'adc', 'ab']));
  it('move within those that are shown', () => {
    expect([movedTo(['b', 'c', 'd'], 'd', 0), movedTo(['b', 'c', 'd'], 'b', 9), movedTo(['b', 'c', 'd'], 'b', -1)]).toEqual([['d', 'b', 'c'], ['c', 'd', 'b'], ['b', 'c', 'd']]);
  });
});

it('exports the columns that are fields of the rows, under their own names', async () => {
  await loadLanguage('de');
  const cell = () => '';
  const columns = [{ id: 'number', title: 'doc-number', width: 1, cell }, { id: 'wanted', field: 'until_on', title: 'doc-wanted-on', width: 1, cell }, { id: 'made-up', title: 'doc-state', width: 1, cell }];
  const total = { id: 'gross', title: 'doc-total', width: 1, cell };
  const state = { kind: 'choice' as const, id: 'number', title: 'doc-number', choices: () => [{ id: 'X', title: 'Iks' }] };
  const row = { number: 'X', until_on: null, gross: { minor: 1, currency: 'EUR' } };
  const asked = columnsOf<typeof row>([...columns, total], row, [state]);
  expect(asked.map(({ name }) => name)).toEqual(['number', 'until_on', 'gross', 'gross.currency']);
  expect(asked[0]?.words).toEqual({ X: 'Iks' });
});
