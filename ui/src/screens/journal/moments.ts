/** The journal counts in instants, people in days: a day is from its first moment to the last one before the next. */
import type { Filter } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { type ListAsk, windowOf } from '../../list';

const firstOf = (day: fmt.IsoDate): number => fmt.instantOf(day, 0);
const lastOf = (day: fmt.IsoDate): number => fmt.instantOf(fmt.addDays(day, 1), 0) - 1;

export function inInstants(filters: readonly Filter[]): Filter[] {
  return filters.flatMap((filter): Filter[] => {
    const [day] = filter.values;
    if (filter.column !== 'at_ms' || day === undefined || !fmt.isDate(day)) return [filter];
    const from = { ...filter, op: 'from' as const, values: [String(firstOf(day))] };
    const to = { ...filter, op: 'to' as const, values: [String(lastOf(day))] };
    return filter.op === 'from' ? [from] : filter.op === 'to' ? [to] : [from, to];
  });
}

/** The window of a list by instants. */
export const momentsOf = (ask: ListAsk): ReturnType<typeof windowOf> => windowOf({ ...ask, filters: inInstants(ask.filters), any: ask.any.map(inInstants) });
