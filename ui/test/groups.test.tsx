/** Lists in groups: which windows are asked for, what the keys do, and what stands below all rows. Ranges of selected rows. */
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useEffect, useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { DataGrid } from '../src/grid/DataGrid';
import type { Column } from '../src/grid/columns';
import { RowPages } from '../src/grid/rowPages';
import { NOTHING, type Selection, selectedCount, toggledAll } from '../src/grid/selection';
import { loadLanguage } from '../src/i18n';
import { countText, rowsText } from '../src/list/figures';
import { GroupRow, type Opened, filtersOfGroup, groupBy, groupTitle, loadGrouped, stillOpen } from '../src/list/groups';

beforeEach(async () => {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: 560 });
  await loadLanguage('en');
});

const FOUND = ['a', 'b', 'c', 'd'].map((value, at) => ({ value, count: (at + 1) * 10, sums: [] }));
const told = (rows: readonly (string | GroupRow)[]): string[] => rows.map((row) => (row instanceof GroupRow ? `[${row.value ?? ''}${row.open ? '*' : ''}]` : row));

function core() {
  const groups = vi.fn((from: number, to: number) => Promise.resolve({ groups: FOUND.slice(from, to), total: FOUND.length }));
  const rows = vi.fn((value: string | null, from: number, to: number) => Promise.resolve(Array.from({ length: to - from }, (_, at) => `${value ?? ''}${String(from + at)}`)));
  return { title: (value: string | null) => `Group ${value ?? ''}`, groups, rows };
}
const opened = (...indexes: number[]): Opened[] => indexes.map((index) => ({ index, value: FOUND[index]?.value ?? null, count: FOUND[index]?.count ?? 0 }));

describe('a list in groups', () => {
  it('is one row per group as long as all are closed', async () => {
    const load = core();
    expect(told((await loadGrouped(load, [], 0, 100)).rows)).toEqual(['[a]', '[b]', '[c]', '[d]']);
    expect(load.rows).not.toHaveBeenCalled();
  });
  it('is pushed apart by the rows of open groups, whichever was opened first', async () => {
    const { rows, total } = await loadGrouped(core(), opened(2, 0), 0, 100);
    expect(total).toBe(4 + 10 + 30);
    expect(told(rows).filter((row) => row.startsWith('['))).toEqual(['[a*]', '[b]', '[c*]', '[d]']);
    expect(told(rows).slice(0, 12)).toEqual(['[a*]', 'a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8', 'a9', '[b]']);
  });
  it('asks for no more than the window, also in the midst of a group', async () => {
    const load = core();
    const { rows, total } = await loadGrouped(load, opened(2), 8, 12);
    expect([told(rows), total]).toEqual([['c5', 'c6', 'c7', 'c8'], 34]);
    expect(load.rows.mock.calls).toEqual([['c', 5, 9]]);
    expect(load.groups.mock.calls).toEqual([[0, 0]]);
  });
  it('follows its open groups when others come before them, and closes those that are gone', () => {
    const now = opened(0, 2);
    expect(stillOpen(now, 0, FOUND)).toBe(now);
    expect(stillOpen(now, 0, [{ value: '0', count: 1, sums: [] }, { value: 'a', count: 11, sums: [] }, { value: 'b', count: 20, sums: [] }])).toEqual([{ index: 1, value: 'a', count: 11 }]);
    expect(stillOpen(now, 0, FOUND.slice(1)).map(({ value, index }) => [value, index])).toEqual([['c', 1]]);
    expect(stillOpen(now, 50, FOUND)).toBe(now);
  });
  it('knows what the rows of a group have in common', () => {
    const month = { id: 'month', title: 'group-month', column: 'issued_on', span: 'month' as const };
    expect(filtersOfGroup(month, '2026-02').map(({ values }) => values[0])).toEqual(['2026-02-01', '2026-02-28']);
    expect(filtersOfGroup({ id: 'party', title: 'x', column: 'party_name' }, null)).toEqual([{ column: 'party_name', op: 'empty', values: [] }]);
    expect([groupTitle(month, '2026-02'), groupTitle(month, null), groupBy(month)]).toEqual(['February 2026', 'Without', { column: 'issued_on', span: 'month', descending: true }]);
  });
});

interface Row { id: string }
const columns: readonly Column<Row | GroupRow>[] = [{ id: 'name', title: 'settings-name', width: 100, cell: (row) => row.id }, { id: 'sum', title: 'price-price', width: 100, align: 'end', cell: () => '1' }];

describe('groups in the grid', () => {
  const band = new GroupRow(0, { value: 'a', count: 2, sums: [] }, false, 'Group A');
  const onBand = vi.fn();
  const onBandSelect = vi.fn();
  const onOpen = vi.fn();
  const press = (key: string): void => { fireEvent.keyDown(screen.getByRole('treegrid'), { key, code: key }); };
  beforeEach(async () => {
    onBand.mockClear();
    onOpen.mockClear();
    const rows = [band, { id: 'one' }, { id: 'two' }];
    render(
      <DataGrid
        id="groups" label="Groups" columns={columns} rowId={({ id }) => id} source={{ key: 'x', load: (from, to) => Promise.resolve({ rows: rows.slice(from, to), total: rows.length }) }}
        bandOf={(row) => (row instanceof GroupRow ? { title: row.title, count: '2', open: row.open, sums: new Map([['sum', '€30.00']]) } : null)} onBand={onBand} onBandSelect={onBandSelect} selection={NOTHING} onSelection={() => undefined} isTree onOpen={onOpen}
        foot={{ title: '2 rows', sums: new Map([['sum', '€99.00']]) }}
      />,
    );
    await screen.findByText('Group A');
  });
  it('open with → and Enter, and say what they come to', () => {
    expect(screen.getByText('€30.00')).toBeTruthy();
    expect(document.querySelector('.grid-foot')?.textContent).toBe('2 rows€99.00');
    press('ArrowRight');
    press('Enter');
    expect(onBand.mock.calls).toEqual([[band, true], [band, true]]);
  });
  it('are selected as a whole, by key and with Ctrl and the mouse', () => {
    press('x');
    fireEvent.mouseDown(screen.getByText('Group A'), { button: 0, ctrlKey: true });
    expect(onBandSelect.mock.calls).toEqual([[band], [band]]);
    expect(onBand).not.toHaveBeenCalled();
    expect([...toggledAll(toggledAll(NOTHING, ['a', 'b']), ['b', 'c']).ids]).toEqual(['a', 'b', 'c']);
    expect(toggledAll(toggledAll(NOTHING, ['a', 'b']), ['b', 'a']).ids.size).toBe(0);
  });
  it('are found from their rows with ←', () => {
    press('ArrowDown');
    press('ArrowDown');
    press('ArrowLeft');
    expect(document.querySelector('.grid-row.cursor')?.textContent).toContain('Group A');
    press('ArrowDown');
    press('Enter');
    expect(onOpen.mock.calls).toEqual([[{ id: 'one' }]]);
  });
});

describe('rows that are selected', () => {
  const names = Array.from({ length: 12 }, (_, at) => `row ${String(at)}`);
  let now: Selection = NOTHING;
  function Grid() {
    const [selection, setSelection] = useState<Selection>(NOTHING);
    useEffect(() => { now = selection; }, [selection]);
    return <DataGrid id="range" label="Range" columns={columns} rowId={({ id }) => id} selection={selection} onSelection={setSelection} source={{ key: 'x', load: (from, to) => Promise.resolve({ rows: names.slice(from, to).map((id) => ({ id })), total: names.length }) }} />;
  }
  const chosen = (): string => names.filter((name) => now.ids.has(name)).map((name) => name.slice(4)).join();
  const press = (key: string, more: object = {}): void => { fireEvent.keyDown(screen.getByRole('grid'), { key, code: key, ...more }); };
  const click = (at: number, more: object): void => { fireEvent.mouseDown(screen.getByText(names[at] ?? ''), { button: 0, ...more }); };
  beforeEach(async () => {
    render(<Grid />);
    await screen.findByText('row 0');
  });
  it('grow and shrink with Shift and the arrows', async () => {
    press('ArrowDown');
    press('ArrowDown', { shiftKey: true });
    press('ArrowDown', { shiftKey: true });
    await waitFor(() => expect(chosen()).toBe('1,2,3'));
    press('ArrowUp', { shiftKey: true });
    await waitFor(() => expect(chosen()).toBe('1,2'));
    press('End', { shiftKey: true });
    await waitFor(() => expect(selectedCount(now, 12)).toBe(11));
  });
  it('are all but a few where a range is most of a long list', async () => {
    let far: Selection = NOTHING;
    const ids = Array.from({ length: 3000 }, (_, at) => ({ id: `far ${String(at)}` }));
    render(<DataGrid id="far" label="Far" columns={columns} rowId={({ id }) => id} selection={NOTHING} onSelection={(next) => { far = next; }} source={{ key: 'x', load: (from, to) => Promise.resolve({ rows: ids.slice(from, to), total: ids.length }) }} />);
    const grid = await screen.findByRole('grid', { name: 'Far' });
    await screen.findByText('far 0');
    fireEvent.keyDown(grid, { key: 'ArrowDown', code: 'ArrowDown' });
    fireEvent.keyDown(grid, { key: 'End', code: 'End', shiftKey: true });
    await waitFor(() => expect([far.all, [...far.ids]]).toEqual([true, ['far 0']]));
  });
  it('are taken one by one with Ctrl, and up to one with Shift, beside what was selected', async () => {
    click(1, { ctrlKey: true });
    click(4, { ctrlKey: true });
    click(7, { shiftKey: true });
    await waitFor(() => expect(chosen()).toBe('1,4,5,6,7'));
    click(2, { shiftKey: true });
    await waitFor(() => expect(chosen()).toBe('1,2,3,4'));
  });
});

describe('a list that was not counted to its end', () => {
  it('says so, and grows on the way down without shrinking on the way up', async () => {
    const load = (from: number, to: number) => Promise.resolve({ rows: Array.from({ length: to - from }, (_, at) => from + at), total: to + 50_000, more: true });
    const pages = new RowPages(load, () => {});
    pages.want(0, 20);
    await vi.waitFor(() => expect(pages.total).toBe(50_100));
    pages.want(40_000, 40_020);
    await vi.waitFor(() => expect(pages.total).toBe(90_100));
    pages.want(200, 220);
    await vi.waitFor(() => expect(pages.row(200)).toBe(200));
    expect([pages.total, pages.more]).toEqual([90_100, true]);
    expect([countText(50_100, true), countText(341, false), rowsText(50_100, true, true)]).toEqual(['50,000+', '341', 'More than 50,000 rows']);
  });
  it('gives rows that were never on screen, in the parts that the core gives', async () => {
    const load = vi.fn((from: number, to: number) => Promise.resolve({ rows: Array.from({ length: to - from }, (_, at) => from + at), total: 5000 }));
    const rows = await new RowPages(load, () => {}).between(10, 2500);
    expect([rows.length, rows[0], rows.at(-1), load.mock.calls.length]).toEqual([2491, 10, 2500, 3]);
  });
});
