/** What a list asks the core for, where its columns are those of the core. */
import type { Filter, Window } from '../core/generated/commands';
import type { ListAsk } from './spec';

/** Rows of a list; `filters` are made by the screen, because only it knows what its chips mean. */
export const windowOf = ({ from, to, search, sort }: ListAsk, filters: readonly Filter[] = []): Window =>
  ({ from, limit: to - from, search, sort: sort ? [sort] : [], filters: [...filters] });

/** `is` of the values of a chip; nothing while it is not set. */
export const isOneOf = (column: string, values: readonly string[] | undefined): Filter[] =>
  (values && values.length > 0 ? [{ column, op: 'is', values: [...values] }] : []);
