/** A grid that is changed in place, as the keys of a spreadsheet say. */
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { CommandFailed } from '../src/core/faults';
import { DataGrid } from '../src/grid/DataGrid';
import type { Column } from '../src/grid/columns';
import { loadLanguage } from '../src/i18n';
import { keepField } from '../src/list/typed';

interface Row { id: string; quantity: string; price: string }

const rows: Row[] = [{ id: 'a', quantity: '1', price: '10' }, { id: 'b', quantity: '2', price: '20' }, { id: 'c', quantity: '3', price: '30' }];
const save = vi.fn((_row: Row, text: string) => (text === 'x' ? Promise.reject(new CommandFailed([{ code: 'bad-format', field: '', params: {} }])) : Promise.resolve()));

const columns: readonly Column<Row>[] = [
  { id: 'name', title: 'settings-name', width: 100, cell: ({ id }) => id },
  { id: 'quantity', title: 'price-from-quantity', width: 100, cell: ({ quantity }) => quantity, edit: { text: ({ quantity }) => quantity, save } },
  { id: 'price', title: 'price-price', width: 100, cell: ({ price }) => price, edit: { text: ({ price }) => price, save } },
];
const source = { key: 'all', load: (from: number, to: number) => Promise.resolve({ rows: rows.slice(from, to), total: rows.length }) };

const field = (): HTMLInputElement | null => document.querySelector('.cell-input');
const press = (key: string, shiftKey = false): void => { fireEvent.keyDown(field() ?? screen.getByRole('grid'), { key, code: key, shiftKey }); };
const type = (text: string): void => { fireEvent.change(field() as HTMLInputElement, { target: { value: text } }); };
const cursor = (): string | null | undefined => document.querySelector('.grid-row.cursor .cell-cursor')?.textContent;

beforeEach(async () => {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: 560 });
  await loadLanguage('en');
  save.mockClear();
  render(<DataGrid id="cells" label="Prices" columns={columns} source={source} rowId={({ id }) => id} firstCell="price" />);
  await screen.findByText('30');
  screen.getByRole('grid').focus();
});

describe('cells of a grid', () => {
  it('open with F2, keep with Enter and go down', async () => {
    press('F2');
    expect(field()?.value).toBe('10');
    type('12.5');
    press('Enter');
    await waitFor(() => expect(field()).toBeNull());
    expect(save.mock.calls).toEqual([[rows[0], '12.5']]);
    expect(cursor()).toBe('20');
    expect(document.activeElement?.getAttribute('role')).toBe('grid');
  });
  it('begin a new value with a digit', () => {
    press('ArrowLeft');
    expect(cursor()).toBe('1');
    press('7');
    expect(field()?.value).toBe('7');
  });
  it('go on with Tab, over the end of the row', async () => {
    press('Enter');
    type('11');
    press('Tab');
    await waitFor(() => expect(field()?.value).toBe('2'));
    press('Tab', true);
    await waitFor(() => expect(field()?.value).toBe('10'));
    expect(save).toHaveBeenCalledTimes(1);
  });
  it('stay as they were with Escape', () => {
    press('F2');
    type('99');
    press('Escape');
    expect(field()).toBeNull();
    expect(save).not.toHaveBeenCalled();
    expect(cursor()).toBe('10');
  });
  it('stay open and say what is wrong', async () => {
    press('F2');
    type('x');
    press('Enter');
    expect((await screen.findByRole('alert')).textContent).toContain('This cannot be read');
    expect(field()?.getAttribute('aria-invalid')).toBe('true');
    type('15');
    press('Enter');
    await waitFor(() => expect(field()).toBeNull());
    expect(save.mock.calls.map(([, text]) => text)).toEqual(['x', '15']);
  });
  it('keep what was typed when the mouse goes elsewhere', async () => {
    press('F2');
    type('14');
    fireEvent.blur(field() as HTMLInputElement);
    await waitFor(() => expect(save).toHaveBeenCalledTimes(1));
  });
});

describe('a list of records', () => {
  const onOpen = vi.fn();
  const owners = [{ id: 'u1', title: 'Andrew Fuller' }, { id: 'u2', title: 'Nancy Davolio' }];
  const owned: readonly Column<Row>[] = [
    { id: 'name', title: 'settings-name', width: 100, cell: ({ id }) => id },
    { id: 'price', title: 'price-price', width: 100, cell: ({ price }) => price, edit: { text: ({ price }) => price, save } },
    { id: 'owner', title: 'deal-owner', width: 100, cell: () => 'Andrew Fuller', edit: { text: () => 'Andrew Fuller', choices: () => Promise.resolve(owners), save } },
  ];
  beforeEach(async () => {
    onOpen.mockClear();
    render(<DataGrid id="records" label="Records" columns={owned} source={source} rowId={({ id }) => id} onOpen={onOpen} />);
    await waitFor(() => expect(screen.getAllByText('30')).toHaveLength(2));
  });
  const grid = (): HTMLElement => screen.getByRole('grid', { name: 'Records' });
  const key = (name: string): void => { fireEvent.keyDown(field() ?? grid(), { key: name, code: name }); };
  it('opens the record with Enter, and its first cell with F2', () => {
    key('Enter');
    expect(onOpen).toHaveBeenCalledTimes(1);
    key('F2');
    expect(field()?.value).toBe('10');
    key('Escape');
    key('7');
    expect(field()).toBeNull();
  });
  it('walks over all cells with the arrows, until Escape', () => {
    const at = (): string | null | undefined => grid().querySelector('.cell-cursor')?.textContent;
    expect(at()).toBeUndefined();
    key('ArrowRight');
    expect(at()).toBe('a');
    key('ArrowRight');
    key('ArrowRight');
    expect(at()).toBe('Andrew Fuller');
    key('Escape');
    expect(at()).toBeUndefined();
  });
  it('keeps the id of what was chosen, and nothing that is not offered', async () => {
    key('ArrowLeft');
    key('F2');
    await screen.findByRole('option', { name: 'Nancy Davolio' });
    type('nan');
    key('Enter');
    await waitFor(() => expect(save.mock.calls).toEqual([[rows[0], 'u2']]));
    key('F2');
    await screen.findByRole('option', { name: 'Nancy Davolio' });
    type('nobody');
    key('Enter');
    await waitFor(() => expect(field()).toBeNull());
    expect(save).toHaveBeenCalledTimes(1);
  });
});

describe('a field that is kept', () => {
  it('leaves the rest as it is stored now', async () => {
    const keep = vi.fn(() => Promise.resolve());
    await keepField({ name: 'Alfreds', number: '7', notes: 'changed by somebody else' }, 'name', 'Alfreds', 'Alfreds GmbH', keep);
    expect(keep).toHaveBeenCalledWith({ name: 'Alfreds GmbH', number: '7', notes: 'changed by somebody else' });
  });
  it('is left alone where somebody has changed that very field', async () => {
    const keep = vi.fn(() => Promise.resolve());
    await expect(keepField({ name: 'Alfred' }, 'name', 'Alfreds', 'Alfreds GmbH', keep)).rejects.toMatchObject({ faults: [{ code: 'changed-meanwhile' }] });
    expect(keep).not.toHaveBeenCalled();
  });
});
