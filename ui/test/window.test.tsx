/** The window on the memory transport: what a person sees and what the keys do. */
import { createMemoryHistory } from '@tanstack/react-router';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { App } from '../src/App';
import { registry } from '../src/commands/registry';
import { connect } from '../src/core/client';
import { loadLanguage } from '../src/i18n';
import { pinView, removeView, saveView, startWith } from '../src/list/views';
import { fit, joined } from '../src/shell/Palette';
import { changeSettings } from '../src/ui';
import { demoAreas } from './demo/areas';
import { demoTransport } from './demo/transport';

let disconnect: () => void;
beforeEach(async () => {
  // There is no layout here; the list gets the height that a window would give it.
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: 560 });
  localStorage.clear();
  changeSettings({ language: 'en', theme: 'light', density: 'compact', peekOpen: false });
  await loadLanguage('en');
  disconnect = connect(demoTransport());
});
afterEach(() => disconnect());

const open = async (path: string): Promise<void> => {
  render(<App areas={demoAreas} history={createMemoryHistory({ initialEntries: [path] })} />);
  await screen.findByRole('heading', { level: 1 });
};
const rows = (): number => document.querySelectorAll('.grid-row').length;

describe('window', () => {
  it('shows the areas that are built, in the order of the map', async () => {
    await open('/home');
    const rail = screen.getByRole('navigation');
    expect(within(rail).getAllByRole('link').map((link) => link.textContent?.replace(/g.$/, ''))).toEqual(
      ['Home', 'Calendar', 'Deals', 'Quotes', 'Orders', 'Deliveries', 'Invoices', 'Payments', 'Contacts', 'Items', 'Prices', 'Stock', 'Reports', 'Settings'],
    );
  });
  it('goes to the first area from the root, and says so where nothing is', async () => {
    await open('/');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Home');
  });
  it('draws a window of a long list and counts all of it', async () => {
    await open('/invoices');
    await waitFor(() => expect(screen.getByText('11,133')).toBeTruthy());
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('11134');
    expect(rows()).toBe(25);
  });
  it('keeps search and sort in the address and asks for them', async () => {
    await open('/invoices?q=ernst&sort=total:desc');
    await screen.findAllByText('Ernst Handel');
    expect(document.querySelector('[aria-sort=descending]')?.textContent).toBe('Total');
    const amounts = [...document.querySelectorAll('.grid-row [role=gridcell]:nth-last-child(2)')].map((cell) => Number(cell.textContent?.replace(/[^\d.]/g, '')));
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
  });
  it('filters by what is typed, and by the cell under the cursor', async () => {
    await open('/invoices');
    await screen.findByText('11,133');
    const box = screen.getByTestId('list-search');
    fireEvent.change(box, { target: { value: 'overdue' } });
    fireEvent.keyDown(box, { key: 'ArrowDown' });
    fireEvent.keyDown(box, { key: 'Enter' });
    const chip = await screen.findByTestId('filter-state');
    await waitFor(() => expect(chip.textContent).toBe('StateisOverdue'));
    expect((box as HTMLInputElement).value).toBe('');
    await waitFor(() => expect(screen.queryByText('11,133')).toBeNull());
    fireEvent.keyDown(chip, { key: 'Delete' });
    fireEvent.keyUp(chip, { key: 'Delete' });
    await screen.findByText('11,133');
    act(() => { registry.run('list.by-cell'); });
    fireEvent.click(await screen.findByRole('menuitem', { name: /^State is/ }));
    await waitFor(() => expect(screen.getByTestId('filter-state').textContent).toMatch(/^Stateis/));
  });
  it('begins a list with the view that was chosen, and asks for nothing else', async () => {
    saveView('demo-invoices', { name: 'Late', address: { state: 'overdue' }, columns: null });
    startWith('demo-invoices', 'Late');
    disconnect();
    const transport = demoTransport();
    const asked = vi.spyOn(transport, 'call');
    disconnect = connect(transport);
    await open('/invoices');
    await waitFor(() => expect(screen.getByTestId('filter-state').textContent).toBe('StateisOverdue'));
    await waitFor(() => expect(rows()).toBeGreaterThan(1));
    const filters = asked.mock.calls.filter(([name]) => name === 'demo_rows').map(([, ask]) => (ask as { filters: unknown[] }).filters.length);
    expect([filters.length > 0, filters.every((count) => count === 1)]).toEqual([true, true]);
    fireEvent.click(screen.getByText('Clear'));
    await screen.findByText('11,133');
    removeView('demo-invoices', 'Late');
  });
  it('counts the rows of a view in the rail, and leads to it', async () => {
    saveView('demo-invoices', { name: 'Late', address: { state: 'overdue' }, columns: null });
    pinView('demo-invoices', 'Late', '/invoices');
    await open('/home');
    const link = await screen.findByRole('link', { name: /^Late/ });
    await waitFor(() => expect(link.textContent).toMatch(/^Late[\d,]+$/));
    fireEvent.click(link);
    await waitFor(() => expect(screen.getByTestId('filter-state').textContent).toBe('StateisOverdue'));
    await waitFor(() => expect(`Late${document.querySelector('.screen-count')?.textContent ?? ''}`).toBe(link.textContent));
    removeView('demo-invoices', 'Late');
  });
  it('sorts and hides a column from its head', async () => {
    await open('/invoices');
    await screen.findByText('11,133');
    fireEvent.contextMenu(screen.getByRole('columnheader', { name: 'Total' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Largest first, Z to A' }));
    await waitFor(() => expect(document.querySelector('[aria-sort=descending]')?.textContent).toBe('Total'));
    fireEvent.contextMenu(screen.getByRole('columnheader', { name: 'City' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Hide this column' }));
    await waitFor(() => expect(screen.queryByRole('columnheader', { name: 'City' })).toBeNull());
  });
  it('moves the cursor by keys and opens the record', async () => {
    await open('/invoices');
    await screen.findByText('11,133');
    const grid = screen.getByRole('grid');
    fireEvent.keyDown(grid, { key: 'ArrowDown', code: 'ArrowDown' });
    fireEvent.keyDown(grid, { key: 'о', code: 'KeyJ' });
    expect(document.querySelector('.grid-row.cursor')?.getAttribute('aria-rowindex')).toBe('4');
    fireEvent.keyDown(grid, { key: 'Enter', code: 'Enter' });
    expect((await screen.findByText(/Invoice 2/)).tagName).toBe('H1');
  });
  it('puts the faults of a command at their fields', async () => {
    await open('/invoices/12');
    act(() => { registry.run('invoices.issue'); });
    const summary = await screen.findByRole('alert');
    await waitFor(() => expect(within(summary).getByRole('button', { name: /Line 2, Discount/ })).toBeTruthy());
    expect(document.querySelector('[data-field="lines.1.discount"] .field-error')?.textContent).toContain('between 0 and 100');
    expect(document.querySelector('[data-field="lines.0.discount"] .field-error')).toBeNull();
  });
  it('undoes a change of a draft', async () => {
    await open('/invoices/12');
    const quantity = document.querySelector<HTMLInputElement>('[data-field="lines.0.qty"] input');
    expect(quantity?.value).toBe('3');
    fireEvent.focus(quantity as HTMLInputElement);
    fireEvent.change(quantity as HTMLInputElement, { target: { value: '12' } });
    fireEvent.blur(quantity as HTMLInputElement);
    expect(quantity?.value).toBe('12');
    act(() => { registry.run('edit.undo'); });
    expect(quantity?.value).toBe('3');
  });
  it('shows everything in the language that was chosen', async () => {
    await open('/invoices');
    act(() => changeSettings({ language: 'de' }));
    expect(await screen.findByRole('heading', { name: 'Rechnungen' })).toBeTruthy();
    expect(await screen.findByText('11.133')).toBeTruthy();
  });
});

describe('every command', () => {
  it('has a text and a key or a place in the palette', async () => {
    await open('/invoices');
    for (const command of registry.all()) {
      expect(command.title, command.id).toBeTruthy();
      expect(!command.silent || command.keys !== undefined || command.id === 'list.focus', command.id).toBe(true);
    }
    const keys = registry.all().flatMap(({ id, keys: own = [] }) => own.map((key) => [key, id] as const));
    const clashes = keys.filter(([key, id]) => keys.some(([other, otherId]) => other === key && otherId !== id));
    expect(clashes).toEqual([]);
  });
});

describe('palette', () => {
  it('finds by the beginnings of words, without accents', () => {
    expect(fit('New invoice', 'inv')).toBeGreaterThan(fit('Reinvest', 'inv'));
    expect(fit('Köln', 'koln')).toBeGreaterThan(0);
    expect(fit('New invoice', 'new deal')).toBe(0);
  });
  it('shows an area once, and a record once, whoever has found them', () => {
    const entry = (id: string) => ({ id, title: id, run: () => undefined });
    const groups = joined([{ area: 'quotes', entries: [entry('a'), entry('b')] }], [{ area: 'quotes', entries: [entry('b'), entry('c')] }, { area: 'orders', entries: [entry('a'), entry('d')] }]);
    expect(groups.map(({ area, entries }) => `${area}:${entries.map(({ id }) => id).join('')}`)).toEqual(['quotes:abc', 'orders:d']);
  });
});
