/** What can be brought in, by what its rows are recognised, and how its fields are put together. */
import type { MatchBy, TableKind } from '../../core/generated/commands';

interface Kind {
  id: TableKind;
  /** By what rows are recognised, the surest first, each with the field that holds it. The last one needs no column of its own. */
  matches: readonly (readonly [MatchBy, string])[];
  /** Where the records are seen afterwards. */
  path: string;
  /** Its rows are booked: they can be corrected by booking, but neither changed nor taken back. */
  isBooked?: boolean;
}

/** The one list of kinds: what the core cannot bring in yet stands nowhere else. */
export const KINDS: readonly Kind[] = [
  { id: 'parties', matches: [['number', 'number'], ['vat_id', 'vat_id'], ['mail', 'mail'], ['name', 'name']], path: '/contacts' },
  { id: 'contacts', matches: [['mail', 'mail'], ['name', 'name']], path: '/contacts?side=person' },
  { id: 'items', matches: [['number', 'sku'], ['barcode', 'barcode']], path: '/items' },
  { id: 'prices', matches: [], path: '/prices' },
  { id: 'opening_stock', matches: [], path: '/stock', isBooked: true },
  { id: 'open_invoices', matches: [], path: '/invoices', isBooked: true },
  { id: 'payments', matches: [], path: '/payments', isBooked: true },
];

export const kindOf = (id: string): Kind | undefined => KINDS.find((kind) => kind.id === id);
export const isKind = (id: string): id is TableKind => KINDS.some((kind) => kind.id === id);

/** Fields that serve in the place of a required one. */
export const INSTEAD: Partial<Record<TableKind, Record<string, readonly string[]>>> = {
  contacts: { name: ['last_name', 'first_name'] }, open_invoices: { party: ['party_number'] }, payments: { party: ['party_number', 'invoice'] },
};

/** Under which heading of the list of fields each stands; those that are not named here are simply more. */
const GROUPS = {
  address: ['street', 'house_number', 'postal_code', 'city', 'region', 'country'],
  reach: ['phone', 'mobile', 'mail', 'web'],
  bank: ['iban', 'bic', 'bank_name'],
  delivery: ['delivery_name', 'delivery_street', 'delivery_postal_code', 'delivery_city', 'delivery_country'],
} as const;

export type FieldGroup = keyof typeof GROUPS | 'required' | 'more';
export const GROUP_ORDER: readonly FieldGroup[] = ['required', 'more', 'address', 'reach', 'bank', 'delivery'];

export function groupOf(field: string, required: boolean): FieldGroup {
  if (required) return 'required';
  const found = Object.entries(GROUPS).find(([, fields]) => (fields as readonly string[]).includes(field));
  return found ? (found[0] as FieldGroup) : 'more';
}
