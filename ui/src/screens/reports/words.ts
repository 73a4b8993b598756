/** Rows of sales in words, and the way to what is behind them. */
import type { SalesGroup, SalesRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import type { Span } from './period';

export const GROUPS: readonly SalesGroup[] = ['day', 'week', 'month', 'customer', 'item', 'category', 'branch', 'salesperson'];

export type TimeGroup = 'day' | 'week' | 'month';

export const isSpan = (group: SalesGroup): group is TimeGroup => group === 'day' || group === 'week' || group === 'month';

export const isGroup = (text: string | undefined): text is SalesGroup => GROUPS.some((group) => group === text);

/** "May 2026" for a month, the first day for weeks and days, else the name of the record. */
export function salesTitle({ first_on: first, label }: Pick<SalesRow, 'first_on' | 'label'>, group: SalesGroup): string {
  if (first === null) return label || t('report-none');
  return group === 'month' ? fmt.monthYear(first) : fmt.date(first);
}

/** The same on an axis; the year stands where it begins, and at the first month if that is not too near. */
export function salesShort({ first_on: first }: Pick<SalesRow, 'first_on'>, group: SalesGroup, isFirst: boolean): string | undefined {
  if (first === null) return undefined;
  if (group !== 'month') return fmt.dayMonth(first);
  const { year, month } = fmt.partsOf(first);
  return month === 1 || (isFirst && month < 11) ? `${fmt.monthShort(first)}\n${String(year)}` : fmt.monthShort(first);
}

/** Where the record of a row is, if it has a screen. */
export function salesPath({ id }: Pick<SalesRow, 'id'>, group: SalesGroup): string | null {
  if (id === null) return null;
  return group === 'customer' ? `/contacts/${id}` : group === 'item' ? `/items/${id}` : null;
}

/** The days of a group of time, as far as the span reaches. */
function daysOf(first: fmt.IsoDate, group: TimeGroup, { from, until }: Span): string {
  const last = { day: first, week: fmt.addDays(first, 6), month: fmt.addDays(fmt.addMonths(first, 1), -1) }[group];
  return `${first > from ? first : from}..${last < until ? last : until}`;
}

/** The documents behind a row; `null` where no list can be asked for just them. `branch` is the code of the branch asked for. */
export function behind({ id, first_on: first }: Pick<SalesRow, 'id' | 'first_on'>, group: SalesGroup, span: Span, branch: string | null, codeOf: (id: string) => string | null): string | null {
  const within = branch ? `&branch=${branch}` : '';
  const whole = `${span.from}..${span.until}`;
  if (isSpan(group)) return first === null ? null : `/invoices?issued=${daysOf(first, group, span)}${within}`;
  if (id === null) return null;
  switch (group) {
    case 'customer': return `/invoices?party=${id}&issued=${whole}${within}`;
    case 'item': return `/stock/moves?item=${id}&date=${whole}`;
    case 'branch': return codeOf(id) === null ? null : `/invoices?branch=${codeOf(id) ?? ''}&issued=${whole}`;
    case 'category': case 'salesperson': return null;
  }
}

/** By how much more or less, in percent; `null` where there was nothing. */
export const changeOf = (now: fmt.Money, before: fmt.Money): string | null => fmt.exact.divide(String((now.minor - before.minor) * 100), String(Math.abs(before.minor)), 1);
