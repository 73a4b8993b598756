/** Everything that is to be done, in a list. */
import { useEffect } from 'react';

import type { ActivityRow, Filter } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Facts } from '../../form';
import { t } from '../../i18n';
import { ListScreen, listOf, listScreen, windowOf } from '../../list';
import { office } from '../../shell/office';
import { placeOf } from '../../shell/paths';
import { go, goInstead, useParam } from '../../shell/router';
import { Chip, Icon } from '../../ui';
import { showActivity } from '../activities/ActivityDialog';
import { Tick } from '../activities/Tick';
import { removeActivity, setDone } from '../activities/done';
import { ACTIVITY_ICONS, ACTIVITY_KINDS } from '../activities/kinds';
import { findAnyParty } from '../contacts/find';
import { partyName } from '../documents/reference';
import { CalendarViews } from './CalendarViews';
import { assigneeCell, dueCell, subjectCell } from './cells';
import { taskChanges } from './bulk';

const OPEN: Filter[] = [{ column: 'done', op: 'is', values: ['0'] }, { column: 'kind', op: 'is_not', values: ['note'] }];

/** What the chip of the states means; without one, what is open. */
const STATES: Record<string, () => Filter[]> = {
  open: () => OPEN,
  overdue: () => [...OPEN, { column: 'due_on', op: 'to', values: [fmt.addDays(fmt.today(), -1)] }],
  today: () => [...OPEN, { column: 'due_on', op: 'to', values: [fmt.today()] }],
  done: () => [{ column: 'done', op: 'is', values: ['1'] }],
  all: () => [],
};

function mine(): Filter[] {
  const { employee } = office().user;
  return employee ? [{ column: 'assignee', op: 'is', values: [employee] }] : [];
}

const WHO: Record<string, () => Filter[]> = { me: mine, nobody: () => [{ column: 'assignee', op: 'empty', values: [] }] };

const isLate = ({ done, due_on }: ActivityRow): boolean => !done && due_on !== null && due_on < fmt.today();

const tasks = listOf<ActivityRow, 'activity_list'>({
  id: 'tasks', title: 'calendar-way-tasks', area: 'area-calendar', icon: 'check', command: 'activity_list', request: windowOf, rows: (page) => page,
  rowId: (row) => row.id, open: (row) => `/calendar/tasks/${row.id}`,
  columns: [
    { id: 'subject', title: 'activity-subject', width: 240, grow: 2, sort: true, cell: (row) => row.subject, edit: subjectCell },
    { id: 'kind', title: 'activity-kind', width: 120, spare: true, sort: true, cell: (row) => <span className="with-icon"><Icon name={ACTIVITY_ICONS[row.kind]} size={16} />{t(`activity-${row.kind}`)}</span> },
    { id: 'due_on', title: 'activity-day', width: 204, sort: true, cell: (row) => <Due row={row} />, edit: dueCell },
    { id: 'party_name', title: 'activity-party', width: 160, grow: 1, sort: true, cell: (row) => row.party_name ?? '' },
    { id: 'link', title: 'activity-link', width: 150, grow: 1, spare: true, cell: (row) => <span className="soft">{row.link_title ?? ''}</span> },
    { id: 'assignee_name', title: 'activity-assignee', width: 130, sort: true, cell: (row) => <span className="soft">{row.assignee_name ?? t('activity-anybody')}</span>, edit: assigneeCell },
  ],
  filters: [
    { kind: 'choice', id: 'state', title: 'task-state', cell: 'due_on', choices: () => Object.keys(STATES).map((id) => ({ id, title: t(`task-state-${id}`) })), means: (id) => STATES[id]?.() ?? OPEN, unset: () => OPEN },
    { kind: 'choice', id: 'who', title: 'activity-assignee', cell: 'assignee_name', choices: () => ['me', 'nobody'].map((id) => ({ id, title: t(`task-who-${id}`) })), means: (id) => WHO[id]?.() ?? [] },
    { kind: 'choice', id: 'kind', title: 'activity-kind', choices: () => ACTIVITY_KINDS.map((id) => ({ id, title: t(`activity-${id}`) })), of: ({ kind }) => kind },
    { kind: 'period', id: 'due', title: 'activity-day', column: 'due_on', cell: 'due_on', ahead: true, optional: true, of: ({ due_on }) => due_on },
    { kind: 'record', id: 'party', title: 'activity-party', cell: 'party_name', more: true, optional: true, search: findAnyParty, titleOf: partyName, of: ({ party }) => party },
  ],
  changes: taskChanges,
  groups: [{ id: 'who', title: 'activity-assignee', column: 'assignee_name' }, { id: 'party', title: 'activity-party', column: 'party_name' }, { id: 'kind', title: 'activity-kind', name: (kind) => t(`activity-${kind}`) }],
  views: <CalendarViews now="tasks" />, peek: (row) => <TaskPeek row={row} />, create: 'activities.new', isFaded: (row) => row.done,
  empty: { title: 'task-empty', hint: 'task-empty-hint' },
  rowActions: [
    { id: 'tasks.done', title: 'activity-do', icon: 'check', keys: ['e', 'Ctrl+Enter'], right: 'activity.change', run: (row) => setDone(row) },
    { id: 'tasks.delete', title: 'activity-delete', icon: 'trash', keys: ['Delete'], right: 'activity.void', run: (row) => void removeActivity(row) },
  ],
});

function Due({ row }: { row: ActivityRow }) {
  if (row.done_at_ms !== null) return <Chip tone="good">{fmt.date(fmt.wallOf(row.done_at_ms).date)}</Chip>;
  if (row.due_on === null) return <span className="soft">–</span>;
  return <span className={isLate(row) ? 'bad-text' : undefined}>{fmt.date(row.due_on)}{row.starts_at_ms !== null && `, ${fmt.time(row.starts_at_ms)}`}<span className="soft"> {isLate(row) || row.due_on === fmt.today() ? fmt.relativeDay(row.due_on) : ''}</span></span>;
}

function TaskPeek({ row }: { row: ActivityRow }) {
  const link = row.link_kind && row.link_id ? placeOf(row.link_kind, row.link_id) : null;
  const toParty = row.party;
  return (
    <>
      <div className="task-peek-head"><Tick row={row} /><h2>{row.subject}</h2></div>
      <Facts facts={[
        { title: t('activity-kind'), value: t(`activity-${row.kind}`) }, { title: t('activity-day'), value: <Due row={row} /> },
        { title: t('activity-assignee'), value: row.assignee_name ?? t('activity-anybody') },
        toParty ? { title: t('activity-party'), value: <button type="button" className="text-link" onClick={() => go(`/contacts/${toParty}`)}>{row.party_name}</button> } : null,
        link ? { title: t('activity-link'), value: <button type="button" className="text-link" onClick={() => go(link.path)}>{row.link_title}</button> } : null,
      ]} />
      {row.notes && <p className="note-text">{row.notes}</p>}
      {row.outcome && <p className="note-text">{row.outcome}</p>}
    </>
  );
}

export const TaskList = listScreen(tasks);

/** One of them, over the list. */
export function TaskShown() {
  const id = useParam('id');
  useEffect(() => {
    void showActivity(id).then(() => goInstead('/calendar/tasks'));
  }, [id]);
  return <ListScreen spec={tasks} />;
}
