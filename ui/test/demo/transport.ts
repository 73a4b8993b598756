/** Commands of the demo areas, in memory. */
import { CommandFailed } from '../../src/core/faults';
import { memoryTransport } from '../../src/core/transport';
import type { ListAsk } from '../../src/list';
import { DEALS, type DemoInvoice, INVOICES } from './data';

const COMPARE: Record<string, (a: DemoInvoice, b: DemoInvoice) => number> = {
  number: (a, b) => a.number.localeCompare(b.number), customer: (a, b) => a.customer.localeCompare(b.customer),
  issued: (a, b) => a.issuedOn.localeCompare(b.issuedOn), total: (a, b) => a.total.minor - b.total.minor,
};

function rows({ from, to, search, sort, filters }: ListAsk): { rows: DemoInvoice[]; total: number; open: number } {
  const text = search.toLowerCase();
  const found = INVOICES.filter((row) => filters.every(({ column, values }) => column !== 'state' || values.includes(row.state)) && `${row.number} ${row.customer} ${row.city}`.toLowerCase().includes(text));
  const compare = COMPARE[sort?.column ?? ''];
  const sorted = compare ? found.toSorted((a, b) => compare(a, b) * (sort?.descending ? -1 : 1)) : found;
  return { rows: sorted.slice(from, to), total: found.length, open: found.reduce((sum, row) => sum + row.open.minor, 0) };
}

export const demoTransport = () => memoryTransport({
  demo_rows: rows,
  demo_get: ({ id }: { id: string }) => INVOICES.find((row) => row.id === id),
  demo_deals: () => DEALS,
  demo_move: () => null,
  demo_save: () => null,
  demo_issue: () => {
    throw new CommandFailed([
      { code: 'required', field: 'customer', params: {} },
      { code: 'out-of-range', field: 'lines.1.discount', params: { min: '0', max: '100' } },
      { code: 'period-closed', field: '', params: { until: '2026-10-31' } },
    ]);
  },
});
