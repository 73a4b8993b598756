/** What the form of an activity holds, and how that becomes the record: days and times of the wall, instants of the core. */
import type { Activity, ActivityDetail, ActivityKind, EntityKind } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import type { Choice } from '../../ui';

/** How long before it somebody is reminded, in minutes; `none` without reminder. */
export type Reminder = 'none' | `${number}`;
export const REMINDERS: readonly Reminder[] = ['none', '0', '10', '60', '1440'];

export interface ActivityForm {
  id: string;
  kind: ActivityKind;
  subject: string;
  notes: string;
  day: fmt.IsoDate | null;
  from: number | null;
  to: number | null;
  assignee: Choice | null;
  party: Choice | null;
  link: { kind: EntityKind; id: string; title: string } | null;
  reminder: Reminder;
  doneAtMs: number | null;
  outcome: string;
}

/** What is due on a day without a time reminds in the morning. */
const MORNING = 8 * 60;
const MINUTE_MS = 60_000;
/** An appointment lasts an hour until somebody says otherwise. */
export const USUAL_MINUTES = 60;

const baseOf = (day: fmt.IsoDate, from: number | null): number => fmt.instantOf(day, from ?? MORNING);

export function formOf({ activity, party_name, assignee_name, link_title }: ActivityDetail): ActivityForm {
  const start = activity.starts_at_ms === null ? null : fmt.wallOf(activity.starts_at_ms);
  const end = activity.ends_at_ms === null ? null : fmt.wallOf(activity.ends_at_ms);
  const day = start?.date ?? activity.due_on;
  const ahead = activity.remind_at_ms === null || day === null ? null : Math.round((baseOf(day, start?.minutes ?? null) - activity.remind_at_ms) / MINUTE_MS);
  return {
    id: activity.id, kind: activity.kind, subject: activity.subject, notes: activity.notes, day, from: start?.minutes ?? null,
    to: end === null ? null : minutesInto(day, end), reminder: ahead === null ? 'none' : `${ahead}`,
    assignee: activity.assignee ? { id: activity.assignee, title: assignee_name ?? '' } : null, party: activity.party ? { id: activity.party, title: party_name ?? '' } : null,
    link: activity.link_kind && activity.link_id ? { kind: activity.link_kind, id: activity.link_id, title: link_title ?? '' } : null,
    doneAtMs: activity.done_at_ms, outcome: activity.outcome,
  };
}

/** An end on a later day counts on from the first midnight, so that nothing is cut off. */
const minutesInto = (day: fmt.IsoDate | null, end: fmt.Wall): number => (day === null ? end.minutes : (fmt.dayNumber(end.date) - fmt.dayNumber(day)) * 1440 + end.minutes);

export function activityOf(form: ActivityForm): Activity {
  const { day, from } = form;
  const timed = day !== null && from !== null;
  // A meeting has an end; where none was typed, or it lies before the start, it lasts an hour.
  const to = form.to ?? (form.kind === 'meeting' && from !== null ? from + USUAL_MINUTES : null);
  const ends = timed && to !== null ? fmt.instantOf(day, to) : null;
  return {
    id: form.id, kind: form.kind, subject: form.subject, notes: form.notes, due_on: day, starts_at_ms: timed ? fmt.instantOf(day, from) : null, ends_at_ms: ends,
    assignee: form.assignee?.id ?? null, party: form.party?.id ?? null, link_kind: form.link?.kind ?? null, link_id: form.link?.id ?? null,
    remind_at_ms: day === null || form.reminder === 'none' ? null : baseOf(day, from) - Number(form.reminder) * MINUTE_MS,
    done_at_ms: form.doneAtMs, outcome: form.outcome,
  };
}

export const blankActivity = (id: string, change: Partial<ActivityForm> = {}): ActivityForm => ({
  id, kind: 'task', subject: '', notes: '', day: fmt.today(), from: null, to: null, assignee: null, party: null, link: null, reminder: 'none', doneAtMs: null, outcome: '', ...change,
});
