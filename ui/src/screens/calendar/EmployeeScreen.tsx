/** Somebody who works here, with the weekly shifts. Every change is saved as it is made. */
import { useState } from 'react';

import { useCommands } from '../../commands/registry';
import { call, keepAnswer, prefetch, useQueryOf } from '../../core/client';
import { faultsOf } from '../../core/faults';
import type { EmployeeDetail, EmployeeSave, PayPer, Shift } from '../../core/generated/commands';
import { newId } from '../../core/id';
import * as fmt from '../../fmt';
import { DocumentScreen, Facts, Fields, LinesEditor, Section, useDraft, useFresh } from '../../form';
import { t } from '../../i18n';
import type { Prepare } from '../../shell/navigation';
import { erasePerson, exportPerson } from '../../history/person';
import { may, useOffice } from '../../shell/office';
import { go, useParam } from '../../shell/router';
import { toastDone } from '../../shell/undo';
import { Checkbox, Chip, DateField, ErrorState, FieldFaults, MoneyField, NumberField, Select, Skeleton, TextField, TimeField, toast, toastError } from '../../ui';
import { planActivity } from '../activities/ActivityDialog';
import { hoursText, nextShift, weekdayName, weeklyMinutes } from './shifts';

export function EmployeeScreen() {
  const id = useParam('id');
  const { data, error, refetch } = useQueryOf('employee_get', { id });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data ? <EmployeeRecord key={id} detail={data} /> : <Skeleton lines={8} />;
}

EmployeeScreen.prepare = ((_, { id = '' }) => prefetch('employee_get', { id })) satisfies Prepare;

function EmployeeRecord({ detail }: { detail: EmployeeDetail }) {
  const { employee, shifts, pay } = detail;
  const { currency } = useOffice().company;
  // What somebody may not see is not there, and stays as it is when it is not sent.
  const stored: EmployeeSave = { employee, ...(pay ? { pay } : {}) };
  const draft = useDraft<EmployeeSave>({ initial: stored, save: async (value) => keepAnswer('employee_get', { id: employee.id }, await call('employee_save', value)) });
  useFresh(draft, stored);
  const { value, bind } = draft;
  const canWrite = may('schedule.change');
  const named = { id: employee.id, title: value.employee.name };
  useCommands([
    { id: 'employees.activity', title: 'cmd-activity-new', group: 'record', icon: 'calendar', keys: ['a'], right: 'activity.create', run: () => void planActivity({ assignee: named }) },
    { id: 'employees.calendar', title: 'cmd-employee-calendar', group: 'record', icon: 'calendar', run: () => go(`/calendar?who=${employee.id}`) },
    { id: 'employees.person-export', title: 'cmd-person-export', group: 'record', icon: 'export', right: 'party.export', run: () => void exportPerson({ kind: 'employee', id: employee.id }, named.title).catch(toastError) },
    { id: 'employees.person-erase', title: 'cmd-person-erase', group: 'record', icon: 'lock', right: 'company.change', run: () => void erasePerson({ kind: 'employee', id: employee.id }, named.title).then((gone) => { if (gone) go('/calendar/people'); }) },
    { id: 'employees.delete', title: 'cmd-employee-delete', group: 'record', icon: 'trash', right: 'schedule.void', run: () => void call('employee_delete', { id: employee.id }).then(() => {
      go('/calendar/people');
      toastDone(t('employee-deleted', { name: named.title }));
    }).catch(toastError) },
  ]);
  return (
    <DocumentScreen
      recorded={{ kind: 'employee', id: employee.id }}
      title={named.title} state={value.employee.active ? undefined : <Chip>{t('employee-left')}</Chip>} back="/calendar/people" saving={draft.state} actions={['employees.calendar']} menu={['employees.activity', 'employees.person-export', 'employees.person-erase', 'employees.delete']}
      side={<Section title={t('shift-week')}><p className="side-figure">{hoursText(weeklyMinutes(shifts, fmt.today()))}</p><Facts facts={[{ title: t('shift-count'), value: fmt.count(shifts.length), end: true }]} /></Section>}
    >
      <div inert={!canWrite}>
        <FieldFaults faults={draft.state.kind === 'failed' ? faultsOf(draft.state.error) : []}>
          <Section>
            <Fields columns={3}>
              <TextField label={t('employee-name')} isRequired {...bind('employee.name')} />
              <TextField label={t('employee-title')} {...bind('employee.title')} />
              <BranchField value={value.employee.branch} onChange={(branch) => draft.set('employee.branch', branch)} />
              <TextField label={t('employee-phone')} type="tel" {...bind('employee.phone')} />
              <TextField label={t('employee-mail')} type="email" {...bind('employee.mail')} />
              {value.pay && <MoneyField label={t('employee-pay')} name="pay.amount" currency={currency} value={value.pay.amount} onChange={(amount) => draft.set('pay.amount', amount)} />}
              {value.pay && <Select<PayPer> label={t('employee-pay-per')} name="pay.per" value={value.pay.per} onChange={(per) => draft.set('pay.per', per)} choices={(['month', 'hour'] as const).map((id) => ({ id, title: t(`employee-pay-per-${id}`) }))} />}
              <div className="checks"><Checkbox name="employee.active" isSelected={value.employee.active} onChange={(active) => draft.set('employee.active', active)}>{t('employee-active')}</Checkbox></div>
            </Fields>
          </Section>
        </FieldFaults>
        <Shifts employee={employee.id} shifts={shifts} />
      </div>
    </DocumentScreen>
  );
}

function BranchField({ value, onChange }: { value: string | null; onChange: (branch: string | null) => void }) {
  const here = useOffice().branch;
  const branches = useQueryOf('branch_list', {}).data ?? [here];
  return <Select label={t('employee-branch')} name="employee.branch" value={value ?? ''} onChange={(id) => onChange(id || null)} choices={[{ id: '', title: t('employee-no-branch') }, ...branches.map(({ id, name }) => ({ id, title: name }))]} />;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** The weekly shifts. Each line is saved as soon as it holds together; what clashes is said, not refused. */
function Shifts({ employee, shifts }: { employee: string; shifts: readonly Shift[] }) {
  const [error, setError] = useState<{ id: string; error: unknown } | null>(null);
  const save = async (shift: Shift): Promise<void> => {
    try {
      const { overlaps } = await call('shift_save', { shift });
      setError(null);
      if (overlaps.length > 0) toast({ kind: 'info', title: t('shift-overlaps', { day: weekdayName(shift.weekday) }) });
    } catch (failure) {
      setError({ id: shift.id, error: failure });
    }
  };
  const change = (shift: Shift, part: Partial<Shift>): void => void save({ ...shift, ...part });
  const add = (): void => void save(nextShift(shifts, newId(), employee, fmt.today()));
  const at = error ? shifts.findIndex(({ id }) => id === error.id) : -1;
  const faults = error ? faultsOf(error.error).map((fault) => ({ ...fault, field: fault.field.replace('shift.', `shifts.${at}.`) })) : [];
  return (
    <Section title={t('shift-weekly')} note={t('shift-weekly-hint')}>
      <FieldFaults faults={faults}>
        <div className="part">
          <LinesEditor
            label={t('shift-weekly')} name="shifts" addTitle={t('shift-add')} lines={shifts} lineId={({ id }) => id} onInsert={add} onMove={() => undefined} isOrdered
            onRemove={(index) => { const shift = shifts[index]; if (shift) call('shift_delete', { id: shift.id }).catch(toastError); }}
            onDouble={(index) => { const shift = shifts[index]; if (shift) void save({ ...shift, id: newId(), weekday: shift.weekday % 7 + 1 }); }}
            columns={[
              { id: 'day', title: 'shift-day', width: 150, grow: true, cell: (shift, line) => <Select label={t('shift-day')} labelHidden name={`shifts.${line}.weekday`} value={String(shift.weekday)} onChange={(day) => change(shift, { weekday: Number(day) })} choices={WEEKDAYS.map((day) => ({ id: String(day), title: weekdayName(day) }))} /> },
              { id: 'from', title: 'activity-from', width: 92, cell: (shift, line) => <TimeField label={t('activity-from')} labelHidden name={`shifts.${line}.starts_min`} value={shift.starts_min} onChange={(minutes) => { if (minutes !== null) change(shift, { starts_min: minutes }); }} /> },
              { id: 'to', title: 'activity-to', width: 92, cell: (shift, line) => <TimeField label={t('activity-to')} labelHidden name={`shifts.${line}.ends_min`} value={shift.ends_min} onChange={(minutes) => { if (minutes !== null) change(shift, { ends_min: minutes }); }} /> },
              { id: 'break', title: 'shift-break', width: 110, align: 'end', cell: (shift, line) => <BreakField shift={shift} line={line} onChange={(minutes) => change(shift, { break_min: minutes })} /> },
              { id: 'valid', title: 'shift-from', width: 128, cell: (shift, line) => <DateField label={t('shift-from')} labelHidden name={`shifts.${line}.valid_from_on`} value={shift.valid_from_on} onChange={(day) => { if (day) change(shift, { valid_from_on: day }); }} /> },
              { id: 'until', title: 'shift-to', width: 128, cell: (shift, line) => <DateField label={t('shift-to')} labelHidden name={`shifts.${line}.valid_to_on`} value={shift.valid_to_on} onChange={(day) => change(shift, { valid_to_on: day })} /> },
            ]}
          />
        </div>
      </FieldFaults>
    </Section>
  );
}

/** Kept while it is typed, saved when it is left: every digit would be a step of undo. */
function BreakField({ shift, line, onChange }: { shift: Shift; line: number; onChange: (minutes: number) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <div onBlur={() => { if (typed !== null && Number(typed) !== shift.break_min) onChange(Number(typed)); setTyped(null); }}>
      <NumberField label={t('shift-break')} labelHidden decimals={0} suffix={t('shift-minutes')} name={`shifts.${line}.break_min`} value={typed ?? String(shift.break_min)} onChange={(minutes) => setTyped(minutes ?? '0')} />
    </div>
  );
}
