/** The shifts of a week in words. */
import type { Shift } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Facts } from '../../form';
import { t } from '../../i18n';
import { hoursText, weekdayName, weeklyMinutes } from './shifts';

export function WeekFacts({ shifts }: { shifts: readonly Shift[] }) {
  if (shifts.length === 0) return <p className="soft">{t('shift-none')}</p>;
  const days = [...new Set(shifts.map(({ weekday }) => weekday))].toSorted();
  return (
    <Facts facts={[
      ...days.map((day) => ({ title: weekdayName(day), value: shifts.filter(({ weekday }) => weekday === day).map(({ starts_min: from, ends_min: to }) => `${fmt.timeOfDay(from)} – ${fmt.timeOfDay(to)}`).join(', '), end: true })),
      { title: t('shift-week'), value: hoursText(weeklyMinutes(shifts, fmt.today())), end: true, strong: true },
    ]} />
  );
}
