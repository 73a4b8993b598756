/** A long table is drawn as far as somebody scrolls, and whole for the printer. */
import { act, render, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';

import { loadLanguage } from '../src/i18n';
import { ReportTable } from '../src/screens/reports/ReportTable';
import { RecordRows } from '../src/ui';

/** Comes to the end of what is drawn. */
let arrive: () => void;
class Observer {
  constructor(seen: (entries: { isIntersecting: boolean }[]) => void) {
    arrive = () => seen([{ isIntersecting: true }]);
  }
  observe = (): void => undefined;
  disconnect = (): void => undefined;
}

interface Sale { id: string }
const sales = (count: number): Sale[] => Array.from({ length: count }, (_, at) => ({ id: `item ${String(at)}` }));
const Report = ({ rows }: { rows: readonly Sale[] }) => (
  <ReportTable label="Sales" rows={rows} rowId={({ id }) => id} columns={[{ field: 'id', title: 'report-group-item', cell: ({ id }) => id }, { field: 'net', title: 'report-net', cell: () => '1', total: 'all of it' }]} />
);
const drawn = (): number => screen.getAllByText(/^item \d+$/).length;

beforeEach(async () => {
  vi.stubGlobal('IntersectionObserver', Observer);
  await loadLanguage('en');
});

it('draws the first rows, then more as their end comes near, with the sum above them', () => {
  render(<Report rows={sales(300)} />);
  expect(drawn()).toBe(60);
  expect(screen.getAllByRole('row')[1]?.textContent).toContain('all of it');
  act(() => arrive());
  expect(drawn()).toBe(180);
  act(() => arrive());
  expect(drawn()).toBe(300);
  expect(document.querySelector('.rows-end')).toBeNull();
});

it('draws a short one whole, with the sum below', () => {
  render(<Report rows={sales(5)} />);
  expect(screen.getAllByRole('row').at(-1)?.textContent).toContain('all of it');
});

it('draws everything that goes on paper', () => {
  render(<Report rows={sales(300)} />);
  act(() => { window.dispatchEvent(new Event('beforeprint')); });
  expect(drawn()).toBe(300);
});

it('does the same for the records beside something', () => {
  render(<RecordRows label="Moves" rows={sales(200).map(({ id }) => ({ id, title: id, path: `/items/${id}` }))} />);
  expect(drawn()).toBe(60);
  act(() => arrive());
  expect(drawn()).toBe(180);
});
