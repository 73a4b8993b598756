/** The three ways into the calendar. */
import { t } from '../../i18n';
import { goInstead } from '../../shell/router';
import { Segments } from '../../ui';

const PATHS = { calendar: '/calendar', tasks: '/calendar/tasks', people: '/calendar/people' } as const;
type Way = keyof typeof PATHS;

export const CalendarViews = ({ now }: { now: Way }) => (
  <Segments<Way> label={t('calendar-ways')} value={now} onChange={(way) => goInstead(PATHS[way])} choices={(Object.keys(PATHS) as Way[]).map((id) => ({ id, title: t(`calendar-way-${id}`) }))} />
);
