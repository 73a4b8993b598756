/** Everybody who works here, with the program or without; shifts and details are on their page. */
import { useState } from 'react';

import { call, useCommand, useQueryOf } from '../../core/client';
import type { Employee } from '../../core/generated/commands';
import { newId } from '../../core/id';
import { EditDialog, Section } from '../../form';
import { t } from '../../i18n';
import { mayOn, office } from '../../shell/office';
import { hrefOf } from '../../shell/router';
import { doThen } from '../../shell/undo';
import { Button, Checkbox, Chip, EmptyState, Loaded, Select, TextField } from '../../ui';
import { SettingTable } from './Table';

/** More than a firm of this size has; the list of the calendar has search. */
const SHOWN = 500;

const blank = (): Employee => ({ id: newId(), name: '', title: '', branch: office().branch.id, phone: '', mail: '', active: true });

export function EmployeeSection() {
  const [edited, setEdited] = useState<Employee | null>(null);
  const can = mayOn('schedule');
  return (
    <Section title={t('settings-employees')} note={t('settings-employees-hint')} actions={can.create && <Button icon="plus" onPress={() => setEdited(blank())}>{t('settings-employee-add')}</Button>}>
      <Loaded command="employee_list" request={{ limit: SHOWN, sort: [{ column: 'name', descending: false }] }}>
        {({ rows }) => (rows.length === 0 ? <EmptyState icon="user" title={t('settings-employees-none')} /> : (
          <SettingTable
            heads={[t('settings-name'), t('employee-title'), t('settings-branch'), t('settings-phone'), t('settings-state')]}
            rows={rows.map(({ id, name, title, branch, branch_name: branchName, phone, mail, active }) => ({
              id, name, faded: !active,
              cells: [<a key="name" href={hrefOf(`/calendar/people/${id}`)}>{name}</a>, title, branchName ?? '', phone, active ? '' : <Chip key="left">{t('employee-left')}</Chip>],
              ...(can.change ? { onEdit: () => setEdited({ id, name, title, branch, phone, mail, active }) } : {}), ...(can.remove ? { onRemove: () => doThen(call('employee_delete', { id }), t('settings-removed', { name })) } : {}),
            }))}
          />
        ))}
      </Loaded>
      {edited && <EmployeeDialog key={edited.id} initial={edited} onClose={() => setEdited(null)} />}
    </Section>
  );
}

function EmployeeDialog({ initial, onClose }: { initial: Employee; onClose: () => void }) {
  const [employee, setEmployee] = useState(initial);
  const save = useCommand('employee_save');
  const branches = useQueryOf('choices', {}).data?.branches ?? [];
  const text = (field: 'name' | 'title' | 'phone' | 'mail') => ({ name: `employee.${field}`, value: employee[field], onChange: (value: string) => setEmployee((now) => ({ ...now, [field]: value })) });
  return (
    <EditDialog title={initial.name || t('settings-employee-add')} error={save.error} running={save.running} done={t('settings-saved', { name: employee.name })} onSave={() => save.run({ employee })} onClose={onClose}>
      <TextField label={t('settings-name')} isRequired autoFocus {...text('name')} />
      <TextField label={t('employee-title')} {...text('title')} />
      <Select label={t('settings-branch')} name="employee.branch" value={employee.branch ?? ''} onChange={(id) => setEmployee((now) => ({ ...now, branch: id || null }))} choices={[{ id: '', title: t('settings-none') }, ...branches.map(({ id, name }) => ({ id, title: name }))]} />
      <TextField label={t('settings-phone')} type="tel" {...text('phone')} />
      <TextField label={t('settings-mail')} type="email" {...text('mail')} />
      <div className="checks"><Checkbox name="employee.active" isSelected={employee.active} onChange={(active) => setEmployee((now) => ({ ...now, active }))}>{t('employee-active')}</Checkbox></div>
    </EditDialog>
  );
}
