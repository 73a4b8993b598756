/** The same events as a list by day: whatever the grid does by pointer is done here by keys. */
import type { KeyboardEvent } from 'react';

import type { CalendarEvent } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { t } from '../../i18n';
import { may } from '../../shell/office';
import { type Choice, Icon, type IconName, Skeleton, toastError } from '../../ui';
import { Tick } from '../activities/Tick';
import { ACTIVITY_ICONS } from '../activities/kinds';
import { reschedule } from './CalendarScreen';
import { byDay, eventKey, nameOf, shifted } from './mapping';

interface AgendaProps {
  events: readonly CalendarEvent[] | undefined;
  /** Whose name stands below what they do. */
  people: readonly Choice[];
  onOpen: (event: CalendarEvent) => void;
  onNew: () => void;
}

const iconOf = ({ colour }: CalendarEvent): IconName => (colour === 'shift' ? 'clock' : colour === 'delivery' ? 'delivery' : ACTIVITY_ICONS[colour]);

/** Whatever has no time lasts all day; that needs no word. */
const timeText = ({ starts_at_ms: from, ends_at_ms: to }: CalendarEvent): string => (from === null ? '' : to === null ? fmt.time(from) : `${fmt.time(from)} – ${fmt.time(to)}`);

/** Days by the side arrows, half hours by the others. */
const MOVES: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -30], ArrowDown: [0, 30] };

export function Agenda({ events, people, onOpen, onNew }: AgendaProps) {
  const names = new Map(people.map(({ id, title }) => [id, title]));
  return (
    <aside className="agenda" data-pane="agenda" aria-label={t('agenda')}>
      <h2>{t('agenda')}</h2>
      <p className="sr-only" id="agenda-help">{t('agenda-help')}</p>
      {events === undefined ? <Skeleton lines={6} /> : events.length === 0 ? (
        <div className="agenda-empty"><p>{t('agenda-empty')}</p>{may('activity.create') && <button type="button" className="text-link" onClick={onNew}>{t('cmd-activity-new')}</button>}</div>
      ) : byDay(events).map(({ day, events: ofDay }) => (
        <section key={day} aria-label={fmt.dateFull(day)}>
          <h3 className={day === fmt.today() ? 'today' : undefined}>{fmt.weekdayDay(day)}<span>{fmt.relativeDay(day)}</span></h3>
          <ul>{ofDay.filter(({ kind }) => kind !== 'shift').map((event) => <Entry key={eventKey(event)} event={event} who={names.get(event.employee ?? '')} onOpen={onOpen} />)}</ul>
          <Shifts shifts={ofDay.filter(({ kind }) => kind === 'shift')} onOpen={onOpen} />
        </section>
      ))}
    </aside>
  );
}

/** Who works on that day; folded, because it is the same every week. */
function Shifts({ shifts, onOpen }: { shifts: readonly CalendarEvent[]; onOpen: (event: CalendarEvent) => void }) {
  if (shifts.length === 0) return null;
  return (
    <details className="agenda-shifts">
      <summary>{t('agenda-shifts', { count: shifts.length })}</summary>
      <ul>{shifts.map((event) => <Entry key={eventKey(event)} event={event} who={undefined} onOpen={onOpen} />)}</ul>
    </details>
  );
}

function Entry({ event, who, onOpen }: { event: CalendarEvent; who: string | undefined; onOpen: (event: CalendarEvent) => void }) {
  const movable = event.kind === 'activity' && !event.done && may('activity.change');
  const onKeyDown = (stroke: KeyboardEvent): void => {
    const move = stroke.altKey && !stroke.ctrlKey ? MOVES[stroke.key] : undefined;
    if (!move || !movable) return;
    stroke.preventDefault();
    const [days, minutes] = event.starts_at_ms === null ? [move[0] || Math.sign(move[1]), 0] : move;
    reschedule(shifted(event, days, minutes), event.title).catch(toastError);
  };
  return (
    <li className={event.done ? 'agenda-entry done' : 'agenda-entry'}>
      {event.kind === 'activity' && event.colour !== 'note' ? <Tick row={{ id: event.id, subject: event.title, done: event.done }} /> : <span className="tick-place"><Icon name={iconOf(event)} size={16} /></span>}
      <button type="button" className={`agenda-event ev-${event.colour}`} aria-describedby={movable ? 'agenda-help' : undefined} onClick={() => onOpen(event)} onKeyDown={onKeyDown}>
        <span className="agenda-title">{nameOf(event)}</span>
        <span className="agenda-time">{[timeText(event), who].filter(Boolean).join(' · ')}</span>
      </button>
    </li>
  );
}
