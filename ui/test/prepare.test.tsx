/** A screen gets ready while the old one is still there. */
import { createMemoryHistory } from '@tanstack/react-router';
import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { App } from '../src/App';
import { type CommandName, connect } from '../src/core/client';
import { CommandFailed } from '../src/core/faults';
import { memoryTransport } from '../src/core/transport';
import type { RowWindow } from '../src/grid/rowPages';
import { loadLanguage } from '../src/i18n';
import { listOf, listScreen } from '../src/list';
import type { Area } from '../src/shell/navigation';
import { go, useAddress } from '../src/shell/router';

interface Name { id: string }

const answers: ((rows: RowWindow<Name>) => void)[] = [];
const rows = vi.fn((_ask: { sort: unknown }) => new Promise<RowWindow<Name>>((resolve) => { answers.push(resolve); }));
const Names = listScreen(listOf<Name, CommandName>({
  id: 'names', title: 'Names', icon: 'item', command: 'names' as string as CommandName, request: (ask) => ask as never, rows: (answer) => answer as unknown as RowWindow<Name>,
  rowId: ({ id }) => id, columns: [{ id: 'name', title: 'Name', width: 200, sort: true, cell: ({ id }) => id }], empty: { title: 'none', hint: 'none' },
}));
const drawn: string[] = [];
const Note = () => {
  const [address] = useAddress();
  drawn.push(address['q'] ?? '');
  return <h1>Note</h1>;
};
const AREAS: Area[] = [{ id: 'items', screens: [{ path: '/note', component: Note }, { path: '/names', component: Names, prepare: Names.prepare }] }];

let disconnect: () => void;
beforeEach(async () => {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: 560 });
  await loadLanguage('en');
  disconnect = connect(memoryTransport({ names: rows }));
  rows.mockClear();
  answers.length = 0;
  drawn.length = 0;
  render(<App areas={AREAS} history={createMemoryHistory({ initialEntries: ['/note?q=old'] })} />);
  await screen.findByText('Note');
});
afterEach(() => disconnect());

it('keeps the old screen, with its own address, until the rows of the list are there', async () => {
  act(() => go('/names?q=new'));
  await vi.waitFor(() => expect(answers.length).toBe(1));
  expect(screen.getByText('Note')).toBeTruthy();
  const skeletons: Element[] = [];
  const observer = new MutationObserver(() => skeletons.push(...document.querySelectorAll('.skeleton')));
  observer.observe(document.body, { childList: true, subtree: true });
  answers[0]?.({ rows: [{ id: 'cedar' }], total: 1 });
  await screen.findByText('cedar');
  observer.disconnect();
  expect(skeletons).toEqual([]);
  expect(new Set(drawn)).toEqual(new Set(['old']));
  expect(rows).toHaveBeenCalledTimes(1);
});

it('shows the list without its rows when they take longer, and asks for them no second time', async () => {
  act(() => go('/names'));
  await screen.findByRole('heading', { name: 'Names' });
  expect(document.querySelector('.skeleton')).not.toBeNull();
  answers[0]?.({ rows: [{ id: 'cedar' }], total: 1 });
  await screen.findByText('cedar');
  expect(rows).toHaveBeenCalledTimes(1);
});

it('stays as it is when there are too many rows for an order', async () => {
  act(() => go('/names'));
  await vi.waitFor(() => expect(answers.length).toBe(1));
  answers[0]?.({ rows: [{ id: 'cedar' }], total: 1 });
  await screen.findByText('cedar');
  rows.mockImplementationOnce(() => Promise.reject(new CommandFailed([{ code: 'too-many-to-sort', field: 'sort', params: { max: '50000' } }])));
  act(() => screen.getByRole('button', { name: 'Name' }).click());
  await vi.waitFor(() => expect(rows.mock.calls.map(([{ sort }]) => sort)).toEqual([null, { column: 'name', descending: false }, null]));
  expect(screen.getByText('cedar')).toBeTruthy();
  expect(await screen.findByText(/Narrow the list first/)).toBeTruthy();
});
