/** Who works with the program, with what rights; and taking turns at this PC. */
import { useState } from 'react';

import { call, useCommand, useQueryOf } from '../../core/client';
import type { Language, ReadyRole, User } from '../../core/generated/commands';
import { newId } from '../../core/id';
import { EditDialog, Section } from '../../form';
import { languages, t } from '../../i18n';
import { may, settleIn, useOffice } from '../../shell/office';
import { Button, Checkbox, Chip, Loaded, Select, TextField, toastError } from '../../ui';
import { EmployeeSection } from './EmployeeSection';
import { SettingTable } from './Table';

const ROLES: readonly ReadyRole[] = ['sales', 'shop', 'warehouse', 'purchasing', 'accountant', 'manager', 'administrator'];

const blank = (): User => ({ id: newId(), name: '', role: 'sales', language: null, employee: null, active: true, team: null, branch: null });

/** Goes on as somebody else at this PC. */
const switchTo = (user: string): void => void call('sign_in', { user }).then(settleIn).catch(toastError);

export const PeopleSection = () => <><UserSection />{may('schedule.see') && <EmployeeSection />}</>;

function UserSection() {
  const [edited, setEdited] = useState<User | null>(null);
  const { user: me } = useOffice();
  const canWrite = may('user.change');
  const employees = useQueryOf('choices', {}).data?.employees ?? [];
  const employeeName = (id: string | null): string => employees.find((employee) => employee.id === id)?.name ?? '';
  const state = (user: User) => {
    if (user.id === me.id) return <Chip tone="accent">{t('settings-user-me')}</Chip>;
    return user.active ? <Button look="quiet" icon="user" onPress={() => switchTo(user.id)}>{t('settings-user-switch', { name: user.name })}</Button> : <Chip>{t('settings-user-inactive')}</Chip>;
  };
  return (
    <Section title={t('settings-people')} note={t('settings-people-hint')} actions={canWrite && <Button icon="plus" onPress={() => setEdited(blank())}>{t('settings-user-add')}</Button>}>
      <Loaded command="user_list" request={{}}>
        {(users) => (
          <SettingTable
            heads={[t('settings-name'), t('settings-role'), t('settings-employee'), t('setting-language'), t('settings-state')]}
            rows={users.map((user) => ({ id: user.id, name: user.name, faded: !user.active, cells: [user.name, t(`settings-role-${user.role}`), employeeName(user.employee), languages.find(({ code }) => code === user.language)?.name ?? '', state(user)], onEdit: canWrite ? () => setEdited(user) : undefined }))}
          />
        )}
      </Loaded>
      {edited && <UserDialog initial={edited} onClose={() => setEdited(null)} />}
    </Section>
  );
}

function UserDialog({ initial, onClose }: { initial: User; onClose: () => void }) {
  const [user, setUser] = useState(initial);
  const save = useCommand('user_save');
  const employees = useQueryOf('choices', {}).data?.employees ?? [];
  const set = (part: Partial<User>): void => setUser((now) => ({ ...now, ...part }));
  return (
    <EditDialog title={initial.name || t('settings-user-add')} error={save.error} running={save.running} done={t('settings-saved', { name: user.name })} onSave={() => save.run(user)} onClose={onClose}>
      <TextField label={t('settings-name')} name="name" isRequired autoFocus value={user.name} onChange={(name) => set({ name })} />
      <Select<string> label={t('settings-role')} name="role" value={user.role} onChange={(role) => set({ role })} choices={ROLES.map((id) => ({ id, title: t(`settings-role-${id}`) }))} />
      <Select<Language | 'company'>
        label={t('setting-language')} name="language" value={user.language ?? 'company'} onChange={(language) => set({ language: language === 'company' ? null : language })}
        choices={[{ id: 'company', title: t('settings-language-company') }, ...languages.map(({ code, name }) => ({ id: code, title: name }))]}
      />
      <Select label={t('settings-employee')} name="employee" value={user.employee ?? ''} onChange={(id) => set({ employee: id || null })} choices={[{ id: '', title: t('settings-none') }, ...employees.map(({ id, name }) => ({ id, title: name }))]} />
      <div className="checks"><Checkbox name="active" isSelected={user.active} onChange={(active) => set({ active })}>{t('settings-user-active')}</Checkbox></div>
    </EditDialog>
  );
}
