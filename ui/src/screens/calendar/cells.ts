/** The cells of the task list that are changed in place. */
import { call } from '../../core/client';
import type { Activity, ActivityRow } from '../../core/generated/commands';
import type { CellEdit } from '../../grid/cells';
import { t } from '../../i18n';
import { dayText, keepField, readDay, readText } from '../../list/typed';
import { toastDone } from '../../shell/undo';

async function keep<K extends 'subject' | 'due_on' | 'assignee'>(row: ActivityRow, field: K, seen: Activity[K], next: Activity[K]): Promise<void> {
  const { activity } = await call('activity_get', { id: row.id });
  await keepField<Activity, K>(activity, field, seen, next, (changed) => call('activity_save', { activity: changed }));
  toastDone(t('activity-changed', { subject: field === 'subject' ? String(next) : row.subject }));
}

export const subjectCell: CellEdit<ActivityRow> = { right: 'activity.change', text: ({ subject }) => subject, save: (row, text) => keep(row, 'subject', row.subject, readText(text)) };

/** What has an hour is moved in the calendar, where its end moves along. */
export const dueCell: CellEdit<ActivityRow> = {
  right: 'activity.change',
  text: ({ due_on: day, starts_at_ms: hour, done }) => (hour === null && !done ? dayText(day) : null),
  save: async (row, text) => keep(row, 'due_on', row.due_on, readDay(text, row.due_on)),
};

export const assigneeCell: CellEdit<ActivityRow> = {
  right: 'activity.change',
  text: ({ assignee_name: name }) => name ?? '', choices: async () => (await call('choices', {})).employees.map(({ id, name }) => ({ id, title: name })), save: (row, id) => keep(row, 'assignee', row.assignee, id || null),
};
