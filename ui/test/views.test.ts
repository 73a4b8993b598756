/** Named views of lists: kept by list and person, replaced by name, brought back. */
import { beforeEach, describe, expect, it } from 'vitest';

import { loadLanguage } from '../src/i18n';
import { csvOf } from '../src/list/exporting';
import { hideColumns, keptOf, removeView, saveView, shownBy, viewShown } from '../src/list/views';

const late = { name: 'Late', address: { state: 'overdue', sort: 'due_on:asc' }, hidden: ['kind'] };

beforeEach(() => {
  for (const list of ['invoices', 'orders']) {
    hideColumns(list, []);
    for (const { name } of keptOf(list).views) removeView(list, name);
  }
});

describe('views of a list', () => {
  it('are kept for that list alone, and on the disk', () => {
    saveView('invoices', late);
    expect([keptOf('invoices').views, keptOf('orders').views]).toEqual([[late], []]);
    expect(localStorage.getItem('kontor.lists')).toContain('Late');
  });
  it('are replaced by their name, in their place', () => {
    saveView('invoices', late);
    saveView('invoices', { ...late, name: 'Mine' });
    saveView('invoices', { ...late, hidden: [] });
    expect(keptOf('invoices').views.map(({ name, hidden }) => [name, hidden.length])).toEqual([['Late', 0], ['Mine', 1]]);
  });
  it('come back where they were', () => {
    saveView('invoices', late);
    saveView('invoices', { ...late, name: 'Mine' });
    const back = removeView('invoices', 'Late');
    expect(keptOf('invoices').views.map(({ name }) => name)).toEqual(['Mine']);
    back();
    expect(keptOf('invoices').views.map(({ name }) => name)).toEqual(['Late', 'Mine']);
  });
  it('are shown when address and columns are theirs', () => {
    saveView('invoices', late);
    hideColumns('invoices', ['kind']);
    const shown = (address: Record<string, string>) => viewShown(keptOf('invoices'), address)?.name;
    expect([shown(late.address), shown({ sort: 'due_on:asc', state: 'overdue' }), shown({ state: 'overdue' }), shown({})]).toEqual(['Late', 'Late', undefined, undefined]);
    hideColumns('invoices', ['kind', 'open']);
    expect(shown(late.address)).toBeUndefined();
  });
  it('hold only what is the list’s own in the address', () => {
    expect(shownBy({ q: 'ernst', tab: 'moves', state: 'open', party: '' }, ['state', 'party'])).toEqual({ q: 'ernst', state: 'open' });
  });
});

it('exports the columns that are fields of the rows, under their own names', async () => {
  await loadLanguage('de');
  const cell = () => '';
  const columns = [{ id: 'number', title: 'doc-number', width: 1, cell }, { id: 'wanted', field: 'until_on', title: 'doc-wanted-on', width: 1, cell }, { id: 'made-up', title: 'doc-state', width: 1, cell }];
  const asked = csvOf('payment_list', { search: 'ernst' }, columns, { number: 'X', until_on: null });
  expect(asked).toMatchObject({ list: 'payment_list', parameters: { search: 'ernst' }, semicolons: true });
  expect(asked.columns.map(({ name }) => name)).toEqual(['number', 'until_on']);
});
