/** The calendar: tasks, appointments, shifts and planned deliveries by day, week, month or person. */
import { useMemo } from 'react';

import { registry, useCommands } from '../../commands/registry';
import { call, prefetch, useQueryOf } from '../../core/client';
import type { ActivityReschedule, CalendarEvent, CalendarKind } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import type { Prepare } from '../../shell/navigation';
import { may, useOffice } from '../../shell/office';
import { documentPath } from '../../shell/paths';
import { go, useAddress } from '../../shell/router';
import { toastDone } from '../../shell/undo';
import { CommandButton, ErrorState, IconButton, Segments, Select, toastError } from '../../ui';
import { planActivity, showActivity } from '../activities/ActivityDialog';
import { prefetchEmployees, useEmployees } from '../activities/employees';
import { Agenda } from './Agenda';
import { CalendarViews } from './CalendarViews';
import { EventGrid, type NewAt } from './EventGrid';
import { VIEWS, type View, gridEvent, rescheduleOf, spanOf, titleOf, turned } from './mapping';

const isView = (text: string | undefined): text is View => VIEWS.some((view) => view === text);

/** Shifts fill the whole day: they are shown where each person has a row, or where only one person is looked at. */
const kindsOf = (view: View, who: string): CalendarKind[] => (view === 'people' || (who !== 'all' && view !== 'month') ? [] : ['activity', 'delivery']);

export function reschedule(request: ActivityReschedule, title: string): Promise<unknown> {
  return call('activity_reschedule', request).then(() => toastDone(t('activity-moved', { subject: title, day: request.due_on ? fmt.weekdayDay(request.due_on) : '' })));
}

function openEvent({ kind, id, employee }: CalendarEvent): void {
  if (kind === 'activity') void showActivity(id);
  else if (kind === 'delivery') go(documentPath('order', id));
  else if (employee) go(`/calendar/people/${employee}`);
}

/** What the address asks of the calendar. */
function askedBy(address: Readonly<Record<string, string>>) {
  const view: View = isView(address['view']) ? address['view'] : 'week';
  const day = fmt.isDate(address['day'] ?? '') ? address['day'] ?? '' : fmt.today();
  const who = address['who'] ?? 'all';
  const { first, last } = spanOf(view, day);
  return { view, day, who, span: { first, last, employees: who === 'all' ? [] : [who], kinds: kindsOf(view, who) } };
}

function useCalendarState() {
  const [address, change] = useAddress();
  const asked = askedBy(address);
  const toDay = (next: fmt.IsoDate): void => change({ day: next === fmt.today() ? null : next });
  return {
    ...asked, toDay,
    setView: (next: View) => change({ view: next === 'week' ? null : next }), setWho: (who: string) => change({ who: who === 'all' ? null : who }),
    turn: (by: 1 | -1) => toDay(turned(asked.view, asked.day, by)),
  };
}

export function CalendarScreen() {
  const { view, day, who, span: wanted, setView, setWho, turn, toDay } = useCalendarState();
  const { user } = useOffice();
  const employees = useEmployees();
  const span = useQueryOf('calendar_span', wanted, { keep: true });
  const canWrite = may('activity.change');
  const events = useMemo(() => (span.data ?? []).map((event) => gridEvent(event, canWrite, view)), [span.data, canWrite, view]);
  const people = useMemo(() => employees.filter(({ id }) => who === 'all' || id === who).map(({ id, name }) => ({ id, title: name })), [employees, who]);
  const plan = ({ allDay, start, end, employee }: NewAt): void => void planActivity({
    kind: allDay ? 'task' : 'meeting', day: start.date, from: allDay ? null : start.minutes, to: allDay ? null : end ? end.minutes || 1440 : start.minutes + 60,
    ...(employee ? { assignee: { id: employee, title: employees.find(({ id }) => id === employee)?.name ?? '' } } : {}),
  });
  useCommands([
    { id: 'calendar.new', title: 'cmd-activity-new', group: 'create', icon: 'plus', keys: ['n', 'Ctrl+N', 'Alt+N'], right: 'activity.create', run: () => void planActivity({ day }) },
    { id: 'calendar.today', title: 'calendar-today', group: 'list', icon: 'calendar', keys: ['t'], run: () => toDay(fmt.today()) },
    { id: 'calendar.before', title: 'calendar-before', group: 'list', icon: 'left', keys: ['PageUp', 'ArrowLeft'], run: () => turn(-1) },
    { id: 'calendar.after', title: 'calendar-after', group: 'list', icon: 'right', keys: ['PageDown', 'ArrowRight'], run: () => turn(1) },
    ...VIEWS.map((id, at) => ({ id: `calendar.view-${id}`, title: `calendar-view-${id}`, group: 'view' as const, keys: [String(at + 1)], run: () => setView(id) })),
  ]);
  return (
    <div className="list-screen">
      <header className="screen-head">
        <h1>{t('area-calendar')}</h1>
        <CalendarViews now="calendar" />
        <span className="top-gap" />
        <CommandButton command="calendar.new" look="primary" />
      </header>
      <div className="list-tools calendar-tools">
        <CommandButton command="calendar.today" />
        <IconButton icon="left" label={t('calendar-before')} keys="←" onPress={() => turn(-1)} />
        <IconButton icon="right" label={t('calendar-after')} keys="→" onPress={() => turn(1)} />
        <h2 aria-live="polite">{titleOf(view, day)}</h2>
        <span className="top-gap" />
        <Select
          label={t('calendar-who')} labelHidden value={who} onChange={setWho}
          choices={[{ id: 'all', title: t('calendar-everybody') }, ...(user.employee ? [{ id: user.employee, title: t('calendar-me') }] : []), ...employees.filter(({ id }) => id !== user.employee).map(({ id, name }) => ({ id, title: name }))]}
        />
        <Segments label={t('deal-views')} value={view} onChange={setView} choices={VIEWS.map((id) => ({ id, title: t(`calendar-view-${id}`) }))} />
      </div>
      {span.error ? <ErrorState error={span.error} onRetry={() => void span.refetch()} /> : (
        <div className="calendar-body">
          <EventGrid
            view={view} day={view === 'people' ? wanted.first : day} events={events} people={people} canWrite={canWrite} onOpen={openEvent} onNew={plan} onDay={toDay}
            onDrop={({ event, revert, ...moved }) => void reschedule(rescheduleOf(event, moved), event.title).catch((error: unknown) => {
              revert();
              toastError(error);
            })}
          />
          <Agenda events={span.data} people={people} onOpen={openEvent} onNew={() => void registry.run('calendar.new')} />
        </div>
      )}
    </div>
  );
}

CalendarScreen.prepare = ((address) => Promise.all([prefetchEmployees(), prefetch('calendar_span', askedBy(address).span)])) satisfies Prepare;
