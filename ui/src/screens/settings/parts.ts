/** The parts of the settings by what they are about, and what one must be allowed to see for each. */
import type { Right } from '../../shell/office';

interface Part {
  id: string;
  right: Right | null;
}

export const GROUPS = [
  [{ id: 'appearance', right: null }],
  [{ id: 'company', right: 'company.see' }, { id: 'branches', right: 'company.see' }, { id: 'office', right: 'company.see' }, { id: 'people', right: 'user.see' }, { id: 'roles', right: 'user.see' }, { id: 'numbers', right: 'company.see' }],
  [{ id: 'taxes', right: 'tax.see' }, { id: 'terms', right: 'tax.see' }, { id: 'rates', right: 'tax.see' }, { id: 'periods', right: 'ledger.see' }],
  [{ id: 'stock', right: 'stock.see' }, { id: 'pipeline', right: 'deal.see' }],
  [{ id: 'safety', right: 'company.see' }, { id: 'backups', right: 'company.see' }, { id: 'proof', right: 'ledger.see' }],
  [{ id: 'import', right: 'company.change' }, { id: 'export', right: 'company.export' }],
] as const satisfies readonly (readonly Part[])[];

export type PartId = (typeof GROUPS)[number][number]['id'];
