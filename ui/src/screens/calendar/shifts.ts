/** Weekly shifts: their words and sums. */
import type { Shift } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';

/** A Monday; the days of its week have the names. */
const SOME_MONDAY = '2026-11-16';

/** 1 is Monday. */
export const weekdayName = (weekday: number): string => fmt.weekdayName(fmt.addDays(SOME_MONDAY, weekday - 1));

const holds = ({ valid_from_on: from, valid_to_on: to }: Shift, on: fmt.IsoDate): boolean => from <= on && (to === null || on <= to);

/** Worked minutes of a week, breaks taken off; shifts that hold on that day count. */
export const weeklyMinutes = (shifts: readonly Shift[], on: fmt.IsoDate): number =>
  shifts.filter((shift) => holds(shift, on)).reduce((sum, { starts_min: from, ends_min: to, break_min: pause }) => sum + to - from - pause, 0);

/** "38.5 h". */
export function hoursText(minutes: number): string {
  const hours = fmt.exact.divide(String(minutes), '60', 2) ?? '0';
  return t('shift-hours', { hours: fmt.decimal(hours) });
}

/** The shift that a new line of the week begins with: the day after the last one, at the same times. */
export function nextShift(shifts: readonly Shift[], id: string, employee: string, today: fmt.IsoDate): Shift {
  const last = shifts.at(-1);
  return {
    id, employee, weekday: last ? last.weekday % 7 + 1 : 1, starts_min: last?.starts_min ?? 540, ends_min: last?.ends_min ?? 1020, break_min: last?.break_min ?? 30,
    valid_from_on: last?.valid_from_on ?? today, valid_to_on: last?.valid_to_on ?? null,
  };
}
