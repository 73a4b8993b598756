/** Rows of sales in words. */
import type { SalesGroup, SalesRow } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';

export const GROUPS: readonly SalesGroup[] = ['day', 'week', 'month', 'customer', 'item', 'category', 'branch', 'salesperson'];

export const isSpan = (group: SalesGroup): boolean => group === 'day' || group === 'week' || group === 'month';

export const isGroup = (text: string | undefined): text is SalesGroup => GROUPS.some((group) => group === text);

/** "May 2026" for a month, the first day for weeks and days, else the name of the record. */
export function salesTitle({ first_on: first, label }: Pick<SalesRow, 'first_on' | 'label'>, group: SalesGroup): string {
  if (first === null) return label || t('report-none');
  return group === 'month' ? fmt.monthYear(first) : fmt.date(first);
}

/** Where the record of a row is, if it has a screen. */
export function salesPath({ id }: Pick<SalesRow, 'id'>, group: SalesGroup): string | null {
  if (id === null) return null;
  return group === 'customer' ? `/contacts/${id}` : group === 'item' ? `/items/${id}` : null;
}
