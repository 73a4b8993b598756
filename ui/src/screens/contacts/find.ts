/** Parties to choose from: customers, suppliers, people. */
import { call } from '../../core/client';
import type { Filter, PartyRow } from '../../core/generated/commands';
import { t } from '../../i18n';
import type { Choice } from '../../ui';

const SHOWN = 20;

const noteOf = ({ number, city }: PartyRow): string => [number, city].filter(Boolean).join(' · ');

async function find(text: string, filters: Filter[]): Promise<Choice[]> {
  const { rows } = await call('party_list', { limit: SHOWN, search: text, filters });
  return rows.map((row) => ({ id: row.id, title: row.name, note: noteOf(row) }));
}

export const findAnyParty = (text: string): Promise<Choice[]> => find(text, []);
export const findCustomers = (text: string): Promise<Choice[]> => find(text, [{ column: 'customer', op: 'is', values: ['1'] }]);
export const findPeople = (text: string): Promise<Choice[]> => find(text, [{ column: 'kind', op: 'is', values: ['person'] }]);
export const findFirms = (text: string): Promise<Choice[]> => find(text, [{ column: 'kind', op: 'is', values: ['organisation'] }]);

/** People of a firm. */
export async function peopleOf(firm: string): Promise<Choice[]> {
  const { relations } = await call('party_get', { id: firm });
  return relations.filter(({ relation }) => relation.organisation === firm)
    .map(({ relation, name }) => ({ id: relation.person, title: name, note: relation.title || t(`relation-${relation.role}`) }));
}

/** Groups that parties are in, as people named them. */
export async function findSegments(text: string): Promise<Choice[]> {
  const filters: Filter[] = [{ column: 'segment', op: 'filled', values: [] }, ...(text ? [{ column: 'segment', op: 'contains' as const, values: [text] }] : [])];
  const { rows } = await call('party_list', { limit: 500, sort: [{ column: 'segment', descending: false }], filters });
  return [...new Set(rows.map(({ segment }) => segment))].map((segment) => ({ id: segment, title: segment }));
}

/** Parties that may be the one that is being typed. */
export async function findSimilar(name: string): Promise<PartyRow[]> {
  const word = name.trim();
  return word.length < 3 ? [] : (await call('party_list', { limit: 4, search: word })).rows;
}
