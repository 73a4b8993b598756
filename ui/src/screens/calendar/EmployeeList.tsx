/** Who works here. */
import { call } from '../../core/client';
import type { EmployeeRow } from '../../core/generated/commands';
import { newId } from '../../core/id';
import { Facts } from '../../form';
import { t } from '../../i18n';
import { ListScreen, listOf, prepareList, windowOf } from '../../list';
import { useCommands } from '../../commands/registry';
import { office } from '../../shell/office';
import { go } from '../../shell/router';
import { Chip, Loaded, toastError } from '../../ui';
import { CalendarViews } from './CalendarViews';
import { WeekFacts } from './WeekFacts';

const employees = listOf<EmployeeRow, 'employee_list'>({
  id: 'employees', title: 'calendar-way-people', area: 'area-calendar', icon: 'user', command: 'employee_list', request: windowOf, rows: (page) => page,
  rowId: (row) => row.id, open: (row) => `/calendar/people/${row.id}`, sort: { column: 'name', descending: false },
  columns: [
    { id: 'name', title: 'employee-name', width: 180, grow: 1, sort: true, cell: (row) => row.name },
    { id: 'title', title: 'employee-title', width: 160, grow: 1, sort: true, cell: (row) => row.title },
    { id: 'branch_name', title: 'employee-branch', width: 150, grow: 1, sort: true, cell: (row) => row.branch_name ?? '' },
    { id: 'phone', title: 'employee-phone', width: 130, spare: true, cell: (row) => row.phone },
    { id: 'mail', title: 'employee-mail', width: 200, grow: 2, spare: true, cell: (row) => <span className="soft">{row.mail}</span> },
    { id: 'state', title: 'employee-state', width: 130, cell: (row) => (row.active ? row.user ? <Chip tone="accent">{t('employee-user')}</Chip> : '' : <Chip>{t('employee-left')}</Chip>) },
  ],
  // Those who left are asked for.
  filters: [{ kind: 'choice', id: 'active', title: 'employee-state', choices: () => [{ id: 'all', title: t('employee-with-left') }], means: () => [], unset: () => [{ column: 'active', op: 'is', values: ['1'] }] }],
  views: <CalendarViews now="people" />, create: 'employees.new', isFaded: (row) => !row.active, empty: { title: 'employee-empty', hint: 'employee-empty-hint' },
  peek: (row) => (
    <>
      <div><h2>{row.name}</h2><p className="soft">{[row.title, row.branch_name].filter(Boolean).join(' · ')}</p></div>
      <Facts facts={[row.phone ? { title: t('employee-phone'), value: row.phone } : null, row.mail ? { title: t('employee-mail'), value: row.mail } : null]} />
      <Loaded command="employee_get" request={{ id: row.id }} lines={5}>{({ shifts }) => <WeekFacts shifts={shifts} />}</Loaded>
    </>
  ),
});

/** A new one has a name at once; the record is where the rest is filled in. */
function add(): void {
  const id = newId();
  call('employee_save', { employee: { id, name: t('employee-new-name'), title: '', branch: office().branch.id, phone: '', mail: '', active: true } }).then(() => go(`/calendar/people/${id}`)).catch(toastError);
}

export function EmployeeList() {
  useCommands([{ id: 'employees.new', title: 'cmd-employee-new', group: 'create', icon: 'user', right: 'schedule.create', run: add }]);
  return <ListScreen spec={employees} />;
}

EmployeeList.prepare = prepareList(employees);
