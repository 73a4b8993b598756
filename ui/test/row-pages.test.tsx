/** What a list asks the core for, and how often. */
import { render, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';

import { DataGrid } from '../src/grid/DataGrid';
import type { RowWindow } from '../src/grid/rowPages';
import type { RowSource } from '../src/grid/useRowPages';
import { loadLanguage } from '../src/i18n';

interface Name { id: string }

const named = (word: string, from: number, to: number): RowWindow<Name> => ({ rows: Array.from({ length: to - from }, (_, at) => ({ id: `${word} ${String(from + at)}` })), total: 1000 });
const source = (word: string, load = vi.fn((from: number, to: number) => Promise.resolve(named(word, from, to)))) => ({ key: word, load });
const Names = ({ of }: { of: RowSource<Name> }) => <DataGrid id="names" label="Names" columns={[{ id: 'name', title: 'name', width: 200, cell: ({ id }) => id }]} source={of} rowId={({ id }) => id} />;

beforeEach(async () => {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: 560 });
  await loadLanguage('en');
});

it('asks for its first rows once', async () => {
  const cedar = source('cedar');
  render(<Names of={cedar} />);
  await screen.findByText('cedar 0');
  expect(cedar.load.mock.calls).toEqual([[0, 100]]);
});

it('asks once for other rows and shows the old ones until they are there', async () => {
  const cedar = source('cedar');
  const waiting: ((rows: RowWindow<Name>) => void)[] = [];
  const maple = source('maple', vi.fn(() => new Promise<RowWindow<Name>>((resolve) => { waiting.push(resolve); })));
  const { rerender } = render(<Names of={cedar} />);
  await screen.findByText('cedar 0');
  rerender(<Names of={maple} />);
  expect(screen.getByText('cedar 0')).toBeTruthy();
  expect(screen.getByRole('grid').getAttribute('aria-busy')).toBe('true');
  waiting[0]?.(named('maple', 0, 100));
  await screen.findByText('maple 0');
  await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-busy')).toBe('false'));
  expect(maple.load).toHaveBeenCalledTimes(1);
  expect(cedar.load).toHaveBeenCalledTimes(1);
});

it('draws rows that were answered before with the first drawing and does not ask for them', async () => {
  const cedar = { ...source('cedar'), first: () => named('cedar', 0, 100) };
  render(<Names of={cedar} />);
  expect(screen.getByText('cedar 0')).toBeTruthy();
  expect(screen.getByRole('grid').getAttribute('aria-busy')).toBe('false');
  expect(cedar.load).not.toHaveBeenCalled();
});
