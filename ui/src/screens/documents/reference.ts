/** Records that documents choose from: customers and suppliers, items and their units, terms, lists, places, taxes. */
import { call, useQueryOf } from '../../core/client';
import type { DocumentKind, ItemRow, Language, PartyBlock } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { languages, t } from '../../i18n';
import { nameOf, unitName } from '../../i18n/names';
import type { Choice } from '../../ui';
import { KINDS } from './kinds';

const SHOWN = 20;

const unitChoice = (code: string, note = ''): Choice => ({ id: code, title: unitName(code), ...(note ? { note } : {}) });

/** Units in which a line can be counted. */
export function useUnits(item: string | null, used: string | null): Choice[] {
  const detail = useQueryOf('item_get', { id: item ?? '' }, { enabled: item !== null });
  const common = useChoices()?.units ?? [];
  const known = item === null ? common.map((code) => unitChoice(code)) : detail.data
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

const branches = async (): Promise<Choice[]> => (await call('choices', {})).branches.map(({ code, name }) => ({ id: code, title: name, note: code }));

/** The filter of a list by the branch that issued; lists know branches by their code. */
export const branchFilter = {
  kind: 'record' as const, id: 'branch', title: 'doc-branch',
  search: async (text: string) => (await branches()).filter(({ title, note }) => `${title} ${note ?? ''}`.toLowerCase().includes(text.trim().toLowerCase())),
  titleOf: async (code: string) => (await branches()).find(({ id }) => id === code)?.title ?? code,
};

export interface ItemChoice extends Choice {
  unit: string;
}

const itemChoice = ({ id, sku, name, unit, kind, available, price, currency }: ItemRow): ItemChoice => ({
  id, unit, title: name,
  note: [sku, price !== null && currency !== null ? `${fmt.decimal(price, { min: fmt.currencyDigits(currency) })} ${currency}` : '', kind === 'goods' ? t('doc-available-all', { quantity: fmt.decimal(available) }) : '']
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

const useChoices = () => useQueryOf('choices', {}).data;

export const usePriceLists = (): Choice[] => (useChoices()?.price_lists ?? []).map(({ id, name, currency }) => ({ id, title: nameOf('price-list', name), note: currency }));

export const usePaymentTerms = (): Choice[] => (useChoices()?.payment_terms ?? []).map(({ id, name }) => ({ id, title: nameOf('payment-term', name) }));

/** Places of ours between which goods move. */
export const useLocations = (): Choice[] => (useChoices()?.locations ?? []).filter(({ kind }) => kind === 'storage').map(({ id, name }) => ({ id, title: name }));

/** Tax categories, the usual one first. */
export function useTaxCategories(): Choice[] {
  const categories = useChoices()?.tax_categories ?? [];
  return categories.toSorted((a, b) => Number(b.name === 'standard') - Number(a.name === 'standard'))
    .map(({ id, name, rate }) => ({ id, title: nameOf('tax-category', name), ...(rate === null ? {} : { note: fmt.percent(rate) }) }));
}
