/** Confidential figures are no columns, filters or groups to who may not see them. */
import { afterEach, expect, it } from 'vitest';

import type { Facet, ProgramState } from '../src/core/generated/commands';
import { listOf, windowOf } from '../src/list';
import { forEyes } from '../src/list/eyes';
import { settleIn } from '../src/shell/office';

interface Row { name: string; value: number }

const list = listOf<Row, 'stock_level_list'>({
  id: 'x', title: 'x', icon: 'stock', command: 'stock_level_list', request: windowOf, rows: () => ({ rows: [], total: 0 }), rowId: ({ name }) => name,
  columns: [{ id: 'name', title: 'x', width: 1, cell: ({ name }) => name }, { id: 'value', title: 'x', width: 1, facet: 'cost', cell: ({ value }) => value }],
  filters: [{ kind: 'text', id: 'name', title: 'x' }, { kind: 'number', id: 'value', title: 'x', facet: 'cost', digits: () => 2 }],
  groups: [{ id: 'value', title: 'x', facet: 'cost' }], empty: { title: 'x', hint: 'x' },
});

const sits = (facets: readonly Facet[]): void => {
  settleIn({ version: '', waiting: null, company: { path: '/f', company: { name: '', time_zone: 'Europe/Berlin', demo: false }, user: { id: 'u', name: '' }, branch: { name: '' }, device: { name: '' }, rights: [], scopes: {}, facets, preview: null } } as unknown as ProgramState);
};
afterEach(() => void settleIn({ version: '', waiting: null, company: null }));

it('is the list itself to who may see all of it', () => {
  sits(['cost']);
  expect(forEyes(list)).toBe(list);
});

it('loses what is confidential to everybody else', () => {
  sits(['bank']);
  const { columns, filters = [], groups = [] } = forEyes(list);
  expect([columns, filters, groups].map((fields) => fields.map(({ id }) => id))).toEqual([['name'], ['name'], []]);
});
