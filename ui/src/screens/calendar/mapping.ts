/** Between the events of the core (instants, days of the company) and those of the grid (times on the wall). Pure, also on days when the clock jumps. */
import type { ActivityReschedule, CalendarEvent } from '../../core/generated/commands';
import * as fmt from '../../fmt';

export const VIEWS = ['day', 'week', 'month', 'people'] as const;
export type View = (typeof VIEWS)[number];

/** The row of what nobody in particular does. */
export const NOBODY = 'nobody';
/** What has a start and no end is drawn so high. */
const DRAWN_MINUTES = 30;

/** First and last day that a view shows. */
export function spanOf(view: View, day: fmt.IsoDate): { first: fmt.IsoDate; last: fmt.IsoDate } {
  if (view === 'day') return { first: day, last: day };
  const monday = (of: fmt.IsoDate): fmt.IsoDate => fmt.addDays(of, -((fmt.weekday(of) + 6) % 7));
  if (view !== 'month') return { first: monday(day), last: fmt.addDays(monday(day), 6) };
  const { year, month } = fmt.partsOf(day);
  const lastDay = fmt.isoDate(year, month, fmt.daysInMonth(year, month));
  return { first: monday(fmt.isoDate(year, month, 1)), last: fmt.addDays(monday(lastDay), 6) };
}

/** The day to go to from a day: the next or last day, week, month. */
export const turned = (view: View, day: fmt.IsoDate, by: 1 | -1): fmt.IsoDate => (view === 'month' ? fmt.addMonths(day, by) : fmt.addDays(day, by * (view === 'day' ? 1 : 7)));

export function titleOf(view: View, day: fmt.IsoDate): string {
  if (view === 'day') return fmt.dateFull(day);
  if (view === 'month') return fmt.monthYear(day);
  const { first, last } = spanOf(view, day);
  return `${fmt.dayMonth(first)} – ${fmt.dateMedium(last)}`;
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-21T10:30`, as the grid reads a time on the wall. */
export const wallText = ({ date, minutes }: fmt.Wall): string => {
  const later = Math.floor(minutes / 1440);
  const rest = minutes - later * 1440;
  return `${fmt.addDays(date, later)}T${pad(Math.floor(rest / 60))}:${pad(rest % 60)}:00`;
};

/** A time that the grid tells: its fields are those of the wall. */
export const wallOfGrid = (date: Date): fmt.Wall => ({ date: fmt.isoDate(date.getFullYear(), date.getMonth() + 1, date.getDate()), minutes: date.getHours() * 60 + date.getMinutes() });

export interface GridEvent {
  id: string;
  title: string;
  start: string;
  end: string;
  allDay: boolean;
  resourceIds: string[];
  editable: boolean;
  classNames: string[];
  extendedProps: { event: CalendarEvent };
}

/** A delivery is known by its customer; the core puts the number of the order before the name. */
export const nameOf = ({ kind, title }: CalendarEvent): string => (kind === 'delivery' ? title.replace(/^(\S*\d\S*) (.+)$/, '$2 · $1') : title);

/** In the row of a person a shift needs no name, and an appointment has room for its beginning only. */
function titleIn(event: CalendarEvent, view: View): string {
  if (view !== 'people') return nameOf(event);
  if (event.kind === 'shift') return '';
  return event.starts_at_ms === null ? nameOf(event) : `${fmt.time(event.starts_at_ms)} ${event.title}`;
}

/** An event is known by its id and its day: a weekly shift takes place many times. */
export const eventKey = ({ id, day }: CalendarEvent): string => `${id}@${day}`;

export function gridEvent(event: CalendarEvent, movable: boolean, view: View): GridEvent {
  const { starts_at_ms: startsAt, ends_at_ms: endsAt } = event;
  const classNames = [`ev-${event.colour}`, ...(event.done ? ['ev-done'] : []), ...(event.kind === 'activity' && !event.done && event.day < fmt.today() ? ['ev-late'] : [])];
  const common = { id: eventKey(event), title: titleIn(event, view), resourceIds: [event.employee ?? NOBODY], editable: movable && event.kind === 'activity' && !event.done, classNames, extendedProps: { event } };
  if (startsAt === null) return { ...common, allDay: true, start: event.day, end: event.day };
  const start = fmt.wallOf(startsAt);
  const drawn = { date: start.date, minutes: start.minutes + DRAWN_MINUTES };
  // In the hour that is repeated in autumn the wall may show an end before the start.
  const end = endsAt === null ? drawn : fmt.wallOf(endsAt);
  const before = wallText(end) <= wallText(start);
  return { ...common, allDay: false, start: wallText(start), end: wallText(before ? drawn : end) };
}

interface Moved {
  allDay: boolean;
  start: fmt.Wall;
  /** Where it was put to by its lower edge; otherwise it keeps its length. */
  end: fmt.Wall | null;
  employee: string | null;
}

/** What the core is asked when an event was dragged. It lasts as long as before, counted on the clock that runs, not on the wall. */
export function rescheduleOf(event: CalendarEvent, { allDay, start, end, employee }: Moved): ActivityReschedule {
  const base = { id: event.id, assignee: employee };
  if (allDay) return { ...base, due_on: start.date, starts_at_ms: null, ends_at_ms: null };
  const startsAt = fmt.instantOf(start.date, start.minutes);
  const lasted = event.starts_at_ms !== null && event.ends_at_ms !== null ? event.ends_at_ms - event.starts_at_ms : null;
  const endsAt = end ? fmt.instantOf(end.date, end.minutes) : lasted === null ? null : startsAt + lasted;
  return { ...base, due_on: start.date, starts_at_ms: startsAt, ends_at_ms: endsAt };
}

/** Moves by days and minutes on the wall, for the keys of the agenda. */
export function shifted(event: CalendarEvent, days: number, minutes: number): ActivityReschedule {
  const wall = event.starts_at_ms === null ? null : fmt.wallOf(event.starts_at_ms);
  const day = fmt.addDays(wall?.date ?? event.day, days);
  if (!wall) return rescheduleOf(event, { allDay: true, start: { date: day, minutes: 0 }, end: null, employee: event.employee });
  const at = Math.min(1425, Math.max(0, wall.minutes + minutes));
  return rescheduleOf(event, { allDay: false, start: { date: day, minutes: at }, end: null, employee: event.employee });
}

/** Events by day, in the order of the days. */
export function byDay(events: readonly CalendarEvent[]): { day: fmt.IsoDate; events: CalendarEvent[] }[] {
  const days = [...new Set(events.map(({ day }) => day))].toSorted();
  return days.map((day) => ({ day, events: events.filter((event) => event.day === day) }));
}

/** The offset of the wall from UTC at this moment, as the grid wants it for its mark of the present. */
export function offsetText(nowMs: number): string {
  const { date, minutes } = fmt.wallOf(nowMs);
  const off = fmt.dayNumber(date) * 1440 + minutes - Math.floor(nowMs / 60_000);
  const size = Math.abs(off);
  return `${off < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}
