/** Day, week, month and people by pointer: the grid of @event-calendar, in our words, colours and clock. The agenda beside it does the same by keys. */
import { type Calendar, DayGrid, Interaction, ResourceTimeline, TimeGrid, createCalendar, destroyCalendar } from '@event-calendar/core';
import { useLayoutEffect, useRef } from 'react';

import type { CalendarEvent } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import type { Choice } from '../../ui';
import './calendar.css';
import { type GridEvent, NOBODY, type View, offsetText, wallOfGrid } from './mapping';

export interface Drop {
  event: CalendarEvent;
  allDay: boolean;
  start: fmt.Wall;
  end: fmt.Wall | null;
  employee: string | null;
  /** Puts it back where it was. */
  revert: () => void;
}

export interface NewAt {
  allDay: boolean;
  start: fmt.Wall;
  end: fmt.Wall | null;
  employee: string | null;
}

interface EventGridProps {
  view: View;
  day: fmt.IsoDate;
  events: readonly GridEvent[];
  people: readonly Choice[];
  canWrite: boolean;
  onOpen: (event: CalendarEvent) => void;
  onDrop: (drop: Drop) => void;
  onNew: (at: NewAt) => void;
  onDay: (day: fmt.IsoDate) => void;
}

/** Between events that stand above each other. */
const GAP = 1;

const GRID_VIEWS: Record<View, string> = { day: 'timeGridDay', week: 'timeGridWeek', month: 'dayGridMonth', people: 'people' };

const dayOf = (date: Date): fmt.IsoDate => wallOfGrid(date).date;
const timeOf = (date: Date): string => fmt.timeOfDay(wallOfGrid(date).minutes);
const eventOf = (event: Calendar.Event): CalendarEvent => (event.extendedProps as GridEvent['extendedProps']).event;
const employeeOf = (id: string | number | undefined): string | null => (id === undefined || id === NOBODY ? null : String(id));

function dropOf(info: Calendar.EventDropInfo | Calendar.EventResizeInfo, resized: boolean): Drop {
  const { event, revert } = info;
  const moved = eventOf(event);
  // In views without rows of people an event stays with whom it is.
  const employee = 'newResource' in info && info.newResource ? employeeOf(info.newResource.id) : moved.employee;
  return { event: moved, allDay: event.allDay, start: wallOfGrid(event.start), end: resized && !event.allDay ? wallOfGrid(event.end) : null, employee, revert };
}

/** The parts of the grid have roles that do not fit together. It is for the pointer; keys and screen readers have the agenda, which does all of it. */
function keepForPointer(place: HTMLElement): () => void {
  const strip = (): void => {
    for (const part of place.querySelectorAll('[tabindex="0"], a[href]')) part.setAttribute('tabindex', '-1');
  };
  const observer = new MutationObserver(strip);
  observer.observe(place, { childList: true, subtree: true, attributes: true, attributeFilter: ['tabindex'] });
  strip();
  return () => observer.disconnect();
}

/** What never changes while the window has one language. */
function fixedOptions(): Calendar.Options {
  return {
    headerToolbar: { start: '', center: '', end: '' }, firstDay: 1, nowIndicator: true, height: '100%', timeZone: offsetText(Date.now()), locale: fmt.language(),
    dayHeaderFormat: (date) => fmt.weekdayDay(dayOf(date)), dayHeaderAriaLabelFormat: (date) => fmt.dateFull(dayOf(date)), dayPopoverFormat: (date) => fmt.dateLong(dayOf(date)),
    dayCellFormat: (date) => String(fmt.partsOf(dayOf(date)).day), monthHeaderFormat: (date) => fmt.monthYear(dayOf(date)), slotLabelFormat: timeOf,
    eventTimeFormat: (start, end) => (end ? `${timeOf(start)} – ${timeOf(end)}` : timeOf(start)), titleFormat: () => '',
    allDayContent: t('calendar-all-day'), moreLinkContent: ({ num }) => t('calendar-more', { count: num }),
    slotDuration: '00:30', snapDuration: '00:15', slotMinTime: '06:00', slotMaxTime: '22:00', flexibleSlotTimeLimits: true, scrollTime: '07:30', slotHeight: 22,
    dayMaxEvents: true, eventResizableFromStart: false, longPressDelay: 300,
    buttonText: (words) => ({ ...words, close: t('close'), today: t('calendar-today') }),
    views: {
      timeGridDay: { dayHeaderFormat: (date) => fmt.dateFull(dayOf(date)) },
      dayGridMonth: { dayHeaderFormat: (date) => fmt.weekdayDay(dayOf(date)).split(/[ ,]/)[0] ?? '', displayEventEnd: false },
      people: { type: 'resourceTimelineMonth', duration: { days: 7 }, slotDuration: { days: 1 }, slotWidth: 150, dayHeaderFormat: (date) => fmt.weekdayDay(dayOf(date)), displayEventEnd: true },
    },
  };
}

const resourcesOf = (people: readonly Choice[]): Calendar.ResourceInput[] => [...people.map(({ id, title }) => ({ id, title })), { id: NOBODY, title: t('activity-anybody') }];

/** Tells the grid what has changed; what it was made with it has been told. */
function useTold<T>(value: T, tell: (value: T) => void): void {
  const told = useRef(value);
  useLayoutEffect(() => {
    if (told.current === value) return;
    told.current = value;
    tell(value);
    // Only the value is news.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [value]);
}

export function EventGrid({ view, day, events, people, canWrite, ...handlers }: EventGridProps) {
  const place = useRef<HTMLDivElement>(null);
  const calendar = useRef<Calendar>(undefined);
  // The grid keeps its handlers for life; it always calls the newest ones.
  const latest = useRef(handlers);
  latest.current = handlers;
  // Before the screen is painted, so that it is painted once.
  useLayoutEffect(() => {
    if (!place.current) return undefined;
    const made = createCalendar(place.current, [TimeGrid, DayGrid, ResourceTimeline, Interaction], {
      ...fixedOptions(), view: GRID_VIEWS[view], date: day, events: [...events], resources: resourcesOf(people), selectable: canWrite, pointer: canWrite,
      eventClick: ({ event }) => latest.current.onOpen(eventOf(event)),
      eventDrop: (info) => latest.current.onDrop(dropOf(info, false)),
      eventResize: (info) => latest.current.onDrop(dropOf(info, true)),
      dateClick: ({ date, allDay, resource }) => latest.current.onNew({ allDay, start: wallOfGrid(date), end: null, employee: employeeOf(resource?.id) }),
      select: ({ start, end, allDay, resource }) => {
        latest.current.onNew({ allDay, start: wallOfGrid(start), end: allDay ? null : wallOfGrid(end), employee: employeeOf((resource as Calendar.Resource | undefined)?.id) });
        made.unselect();
      },
    });
    calendar.current = made;
    const stopWatching = keepForPointer(place.current);
    return () => {
      stopWatching();
      calendar.current = undefined;
      void destroyCalendar(made);
    };
    // Made once; what changes is told below.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useTold(view, (next) => calendar.current?.setOption('view', GRID_VIEWS[next]));
  useTold(day, (next) => calendar.current?.setOption('date', next));
  useTold(events, (next) => calendar.current?.setOption('events', [...next]));
  // The grid lays out what lasts all day before it has drawn it, and leaves it in one heap. A gap that is another number, though none that is seen, lays it out anew.
  useLayoutEffect(() => {
    const drawn = requestAnimationFrame(() => calendar.current?.setOption('eventGap', calendar.current.getOption('eventGap') === GAP ? GAP + 0.01 : GAP));
    return () => cancelAnimationFrame(drawn);
  }, [events, view, day]);
  useTold(people, (next) => calendar.current?.setOption('resources', resourcesOf(next)));
  return <div className="event-grid" data-view={view} aria-hidden="true" ref={place} />;
}
