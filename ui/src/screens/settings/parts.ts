/** The parts of the settings by what they are about, and what one must be allowed to see for each. */
interface Part {
  id: string;
  right: string | null;
}

export const GROUPS = [
  [{ id: 'appearance', right: null }],
  [{ id: 'company', right: 'company.read' }, { id: 'branches', right: 'company.read' }, { id: 'people', right: 'user.read' }, { id: 'numbers', right: 'company.read' }],
  [{ id: 'taxes', right: 'tax.read' }, { id: 'terms', right: 'tax.read' }, { id: 'rates', right: 'tax.read' }, { id: 'periods', right: 'ledger.read' }],
  [{ id: 'stock', right: 'stock.read' }, { id: 'pipeline', right: 'deal.read' }],
  [{ id: 'import', right: 'company.write' }, { id: 'export', right: 'company.export' }],
] as const satisfies readonly (readonly Part[])[];

export type PartId = (typeof GROUPS)[number][number]['id'];
