/** Records that documents choose from: customers and suppliers, items and their units, terms, lists, places, taxes. */
import { call, useQueryOf } from '../../core/client';
import type { DocumentKind, ItemRow, Language, PartyBlock } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { hasText, languages, t } from '../../i18n';
import type { Choice } from '../../ui';
import { KINDS } from './kinds';

const SHOWN = 20;

/** Names that come with the program are keys ("standard", "net-30"); names that people gave are shown as they are. */
export function nameOf(what: 'price-list' | 'payment-term' | 'tax-category', name: string): string {
  const key = `name-${what}-${name}`;
  return hasText(key) ? t(key) : name;
}

/** "pc", "kg": the short name of a unit code; a code without one stands for itself. */
export const unitName = (code: string): string => (hasText(`paper-unit-${code}`) ? t(`paper-unit-${code}`) : code);

/** Units for lines without an item. */
const COMMON_UNITS = ['C62', 'HUR', 'DAY', 'MON', 'KGM', 'LTR', 'MTR', 'MTK', 'XBX', 'XPK', 'SET', 'LS'] as const;

const unitChoice = (code: string, note = ''): Choice => ({ id: code, title: unitName(code), ...(note ? { note } : {}) });

/** Units in which a line can be counted. */
export function useUnits(item: string | null, used: string | null): Choice[] {
  const detail = useQueryOf('item_get', { id: item ?? '' }, { enabled: item !== null });
  const known = item === null ? COMMON_UNITS.map((code) => unitChoice(code)) : detail.data
    ? [unitChoice(detail.data.item.unit), ...detail.data.units.map(({ unit, factor }) => unitChoice(unit, t('doc-unit-of', { factor: fmt.decimal(factor), unit: unitName(detail.data.item.unit) })))]
    : [];
  return used === null || known.some(({ id }) => id === used) ? known : [...known, unitChoice(used)];
}

export interface PartyChoice extends Choice {
  block: PartyBlock;
  balance: fmt.Money;
}

/** Customers or suppliers that fit what was typed. */
export async function findParties(text: string, side: 'customer' | 'supplier'): Promise<PartyChoice[]> {
  const { rows } = await call('party_list', {
    limit: SHOWN, search: text, sort: [{ column: 'name', descending: false }], filters: [{ column: side, op: 'is', values: ['1'] }],
  });
  return rows.map(({ id, name, number, city, block, balance }) => ({ id, title: name, note: [number, city].filter(Boolean).join(' · '), block, balance }));
}

export const partyName = async (id: string): Promise<string> => (await call('party_get', { id })).party.name;

/** The filter of a list by its customer or supplier. */
export const partyFilter = (kind: DocumentKind) => {
  const side = KINDS[kind].party ?? 'customer';
  return { kind: 'record' as const, id: 'party', title: `doc-${side}`, search: (text: string) => findParties(text, side), titleOf: partyName };
};

export interface ItemChoice extends Choice {
  unit: string;
}

const itemChoice = ({ id, sku, name, unit, kind, available, price, currency }: ItemRow): ItemChoice => ({
  id, unit, title: name,
  note: [sku, price !== null && currency !== null ? `${fmt.decimal(price, { min: fmt.currencyDigits(currency) })} ${currency}` : '', kind === 'goods' ? t('doc-available', { quantity: fmt.decimal(available) }) : '']
    .filter(Boolean).join(' · '),
});

/** Items that fit a text; an exact number or barcode comes first and brings its unit. */
export async function findItems(text: string, stockedOnly: boolean): Promise<ItemChoice[]> {
  const filters = [{ column: 'active', op: 'is' as const, values: ['1'] }, ...(stockedOnly ? [{ column: 'kind', op: 'is' as const, values: ['goods'] }] : [])];
  const [hits, { rows }] = await Promise.all([
    text ? call('item_by_code', { code: text }) : [],
    call('item_list', { limit: SHOWN, search: text, sort: [{ column: 'name', descending: false }], filters }),
  ]);
  const scanned = hits.map(({ item, unit }): ItemChoice => ({ id: item.id, title: item.name, note: [item.sku, unitName(unit)].join(' · '), unit }));
  return [...scanned, ...rows.filter(({ id }) => !scanned.some((hit) => hit.id === id)).map(itemChoice)];
}

/** The item of a scanned code with the unit that the code stands on. */
export async function itemOfCode(code: string): Promise<ItemChoice | null> {
  const [hit] = await call('item_by_code', { code });
  return hit ? { id: hit.item.id, title: hit.item.name, note: hit.item.sku, unit: hit.unit } : null;
}

export const languageChoices = (): Choice<Language>[] => languages.map(({ code, name }) => ({ id: code, title: name }));
export const currencyChoices = (): Choice[] => fmt.CURRENCIES.map((code) => ({ id: code, title: code, note: fmt.currencySign(code) }));

export function usePriceLists(): Choice[] {
  const lists = useQueryOf('price_list_list', {}).data ?? [];
  return lists.map(({ list }) => ({ id: list.id, title: nameOf('price-list', list.name), note: list.currency }));
}

export function usePaymentTerms(): Choice[] {
  const terms = useQueryOf('payment_term_list', {}).data ?? [];
  return terms.map(({ id, name }) => ({ id, title: nameOf('payment-term', name) }));
}

export function useTaxCategories(): Choice[] {
  const overview = useQueryOf('tax_overview', {}).data;
  return (overview?.categories ?? []).map(({ category, today }) => ({ id: category.id, title: nameOf('tax-category', category.name), ...(today === null ? {} : { note: fmt.percent(today) }) }));
}

/** Places of ours between which goods move. */
export function useLocations(): Choice[] {
  const places = useQueryOf('location_list', {}).data ?? [];
  return places.filter(({ kind }) => kind === 'storage').map(({ id, name }) => ({ id, title: name }));
}
