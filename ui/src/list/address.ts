/** What the address says of a list: search, conditions, order, groups. Back, reload and links bring it all back. */
import { useLayoutEffect, useState } from 'react';

import type { CommandName } from '../core/client';
import { PAGE } from '../grid/rowPages';
import type { Sort } from '../grid/columns';
import type { Selection } from '../grid/selection';
import { useAddress } from '../shell/router';
import { ANY, type Conditions, NONE, addressOf, askedFor, conditionsOf } from './conditions';
import type { Filter } from './fields';
import type { Grouping } from './groups';
import type { ListAsk, ListSpec } from './spec';
import { chooseColumns, shownBy, startOf } from './views';

export type Asked = Omit<ListAsk, 'from' | 'to'>;
export type Address = Readonly<Record<string, string>>;

const fieldsOf = <Row, N extends CommandName>({ filters = [] }: ListSpec<Row, N>): readonly Filter[] => filters;
const groupingOf = <Row, N extends CommandName>({ groups = [] }: ListSpec<Row, N>, address: Address): Grouping | null => groups.find(({ id }) => id === address['group']) ?? null;

/** The parts of an address that are the list's own. */
const ownOf = <Row, N extends CommandName>(spec: ListSpec<Row, N>): string[] => [...fieldsOf(spec).map(({ id }) => id), ANY, 'group'];

/** Whoever comes without saying what to show sees the view that the list begins with. */
export function begunWith<Row, N extends CommandName>(spec: ListSpec<Row, N>, address: Address): Address {
  const start = startOf(spec.id);
  return start && Object.keys(shownBy(address, ownOf(spec))).length === 0 ? { ...address, ...start.address } : address;
}

/** The rows that an address asks for; by which of their columns they are grouped is another question. */
export function askedBy<Row, N extends CommandName>(spec: ListSpec<Row, N>, address: Address): Asked {
  const [column = '', order] = (address['sort'] ?? '').split(':');
  const sort: Sort | null = address['sort'] === undefined ? spec.sort ?? null : column ? { column, descending: order === 'desc' } : null;
  return { search: address['q'] ?? '', sort, ...askedFor(fieldsOf(spec), conditionsOf(fieldsOf(spec), address)) };
}

export const firstOf = (ask: Asked): ListAsk => ({ ...ask, from: 0, to: PAGE });

/** The selected rows as a question of their own: a few by their ids, or all but a few. */
export const selectedOf = (ask: Asked, { all, ids }: Selection): Asked => ({
  ...ask, filters: [...ask.filters, ...(all && ids.size === 0 ? [] : [{ column: 'id', op: all ? 'is_not' as const : 'is' as const, values: [...ids] }])],
});

export function useListState<Row, N extends CommandName>(spec: ListSpec<Row, N>) {
  const [said, change] = useAddress();
  // Until the address says what the list begins with, nothing else is asked for.
  const [landing, setLanding] = useState(() => begunWith(spec, said) !== said);
  const own = ownOf(spec);
  const isSaid = Object.keys(shownBy(said, own)).length > 0;
  if (landing && isSaid) setLanding(false);
  const address = landing ? begunWith(spec, said) : said;
  useLayoutEffect(() => {
    const start = startOf(spec.id);
    if (!landing || !start) return;
    chooseColumns(spec.id, start.columns);
    change({ ...start.address });
    // Once, on coming to the list.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const fields = fieldsOf(spec);
  const conditions = conditionsOf(fields, address);
  const ask = askedBy(spec, address);
  return {
    ask, fields, conditions, grouping: groupingOf(spec, address), shown: shownBy(address, own),
    filtered: ask.search !== '' || conditions.all.length + conditions.any.length > 0,
    show: (next: Address) => change({ q: null, sort: null, ...Object.fromEntries(own.map((id) => [id, null])), ...next }),
    setSearch: (text: string) => change({ q: text }),
    setSort: (next: Sort | null) => change({ sort: next ? `${next.column}:${next.descending ? 'desc' : 'asc'}` : ':' }),
    setGroup: (id: string | null) => change({ group: id }),
    setConditions: (next: Conditions, instead = false) => change({ ...addressOf(fields, next), ...(instead ? { q: null } : {}) }),
    clear: () => change({ q: null, ...addressOf(fields, NONE) }),
  };
}
