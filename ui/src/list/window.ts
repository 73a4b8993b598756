/** What a list asks the core for, where its columns are those of the core. */
import type { Filter, Window } from '../core/generated/commands';
import type { RowWindow } from '../grid/rowPages';
import type { ListAsk } from './spec';

/** Rows of a list; `fixed` always holds there, whatever is asked besides. */
export const windowOf = ({ from, to, search, sort, filters, any, group, sum }: ListAsk, fixed: readonly Filter[] = []): Window => ({
  from, limit: to - from, search, sort: sort && !group ? [sort] : [], filters: [...fixed, ...filters],
  ...(any.length > 0 ? { any } : {}), ...(group ? { group } : {}), ...(sum ? { sum } : {}),
});

/** For commands that answer all rows at once: those that have every word of the search, and of them the part that is asked for. */
export function partOf<Row>(rows: readonly Row[], { from, to, search }: Pick<ListAsk, 'from' | 'to' | 'search'>, wordsOf: (row: Row) => string): RowWindow<Row> {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = rows.filter((row) => {
    const text = wordsOf(row).toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return { rows: found.slice(from, to), total: found.length };
}
