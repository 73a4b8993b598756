/** Two records side by side, for whoever decides whether they are one. */
import type { Address, EntityKind, ItemDetail, PartyDetail } from '../core/generated/commands';
import * as fmt from '../fmt';
import { fieldName, valueText } from '../history/words';
import { t } from '../i18n';
import { unitName } from '../i18n/names';

export interface Compared {
  field: string;
  values: [string, string];
  differs: boolean;
}

type Told = readonly (readonly [field: string, value: string])[];

const PARTY = ['name', 'legal_name', 'number', 'vat_id', 'tax_number', 'segment', 'notes'] as const;
const ITEM = ['name', 'sku', 'description'] as const;

const addressText = ({ name, street, postal_code: code, city, country }: Address): string => [name, street, `${code} ${city}`.trim(), country].filter(Boolean).join(', ');
const fields = <Row extends object>(kind: EntityKind, row: Row, columns: readonly (keyof Row & string)[]): Told =>
  columns.map((column) => [fieldName(kind, column), row[column] ? valueText(kind, column, row[column] as string, null) : ''] as const);

export const partyTold = ({ party, addresses, contact_points: points }: PartyDetail): Told => [
  ...fields('party', party, PARTY),
  [t('merge-addresses'), addresses.map(addressText).join('\n')],
  [t('merge-contacts'), points.map(({ value }) => value).join('\n')],
];

export const itemTold = ({ item, barcodes, levels }: ItemDetail): Told => [
  ...fields('item', item, ITEM),
  [fieldName('item', 'unit'), unitName(item.unit)],
  [t('merge-barcodes'), barcodes.map(({ code }) => code).join('\n')],
  [t('item-stock'), levels.map(({ name, on_hand: there }) => `${name}: ${fmt.quantity(there, unitName(item.unit))}`).join('\n')],
];

/** What differs first; what neither has is left out. */
export function compare(left: Told, right: Told): Compared[] {
  const rows = left.map(([field, value], at): Compared => {
    const other = right[at]?.[1] ?? '';
    return { field, values: [value, other], differs: value !== other };
  });
  return rows.filter(({ values }) => values.some((value) => value !== '')).toSorted((a, b) => Number(b.differs) - Number(a.differs));
}
