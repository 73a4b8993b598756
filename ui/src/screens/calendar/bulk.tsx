/** What can be changed of many activities at once. */
import { call } from '../../core/client';
import { t } from '../../i18n';
import { type BulkChange, changeOf } from '../../list/bulk/changes';
import { NOT_PICKED, among, pick, pickedId } from '../../list/bulk/fields';
import { type Choice, NumberField, TextField } from '../../ui';

const employees = among(async () => (await call('choices', {})).employees.map(({ id, name }): Choice => ({ id, title: name })));

export const taskChanges: readonly BulkChange[] = [
  changeOf({ id: 'tasks.bulk-done', title: 'bulk-task-done', icon: 'check', right: 'activity.change', initial: '', form: (value, onChange) => <TextField label={t('bulk-outcome')} value={value} onChange={onChange} autoFocus />, wish: (outcome) => ({ do: 'activity_done', outcome: outcome.trim() }) }),
  changeOf({
    id: 'tasks.bulk-move', title: 'bulk-task-move', icon: 'calendar', right: 'activity.change', initial: '1' as string | null,
    form: (value, onChange) => <NumberField label={t('bulk-days')} value={value} onChange={onChange} decimals={0} hint={t('bulk-days-hint')} autoFocus />, wish: (days) => (days === null || days === '0' ? null : { do: 'activity_move', days: Number(days) }),
  }),
  changeOf({ id: 'tasks.bulk-assignee', title: 'bulk-task-assignee', icon: 'user', right: 'activity.change', initial: NOT_PICKED, form: pick('activity-assignee', employees, 'activity-anybody'), wish: (value) => { const assignee = pickedId(value); return assignee === undefined ? null : { do: 'activity_assignee', assignee }; } }),
];
