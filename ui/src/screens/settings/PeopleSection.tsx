/** Who works with the program, in which role, and how they come in. */
import { useState } from 'react';

import { call, useCommand, useQueryOf } from '../../core/client';
import type { Language, User } from '../../core/generated/commands';
import { newId } from '../../core/id';
import { EditDialog, Section } from '../../form';
import { languages, t } from '../../i18n';
import { may, mayOn, useOffice } from '../../shell/office';
import { Button, Checkbox, Chip, Loaded, Select, TextField, ask, askWith, toastError } from '../../ui';
import { useRoles } from '../people/roles';
import { OneTimeDialog } from './OneTimeDialog';
import { EmployeeSection } from './EmployeeSection';
import { LockSection } from './LockSection';
import { SignInSection } from './SignInSection';
import { SettingTable } from './Table';
import { TeamSection } from './TeamSection';

const blank = (): User => ({ id: newId(), name: '', role: 'sales', language: null, employee: null, active: true, team: null, branch: null });

export const PeopleSection = () => (
  <>
    <UserSection />
    <TeamSection />
    <LockSection />
    {may('schedule.see') && <EmployeeSection />}
    {may('user.change') && <SignInSection />}
  </>
);

/** The password stands on the screen once, and nowhere else. */
async function reset({ id, name }: User): Promise<void> {
  if (!await ask({ title: t('password-reset-title', { name }), text: t('password-reset-text', { name }), action: t('password-reset') })) return;
  const { password } = await call('password_reset', { user: id });
  await askWith<never>((done) => <OneTimeDialog name={name} password={password} onClose={() => done(null)} />);
}

function UserSection() {
  const [edited, setEdited] = useState<User | null>(null);
  const { user: me } = useOffice();
  const can = mayOn('user');
  const nameOf = useRoles().nameOf;
  const { employees = [], branches = [] } = useQueryOf('choices', {}).data ?? {};
  const withPassword = useQueryOf('password_list', {}).data ?? [];
  const titleOf = (rows: readonly { id: string; name: string }[], id: string | null): string => rows.find((row) => row.id === id)?.name ?? '';
  const state = (user: User) => {
    if (user.id === me.id) return <Chip tone="accent">{t('settings-user-me')}</Chip>;
    if (!user.active) return <Chip>{t('settings-user-inactive')}</Chip>;
    return withPassword.includes(user.id) ? <Chip tone="good">{t('settings-user-password')}</Chip> : <Chip tone="warn">{t('settings-user-no-password')}</Chip>;
  };
  return (
    <Section title={t('settings-people')} note={t('settings-people-hint')} actions={can.create && <Button icon="plus" onPress={() => setEdited(blank())}>{t('settings-user-add')}</Button>}>
      <Loaded command="user_list" request={{}}>
        {(users) => (
          <SettingTable
            heads={[t('settings-name'), t('settings-role'), t('settings-branch'), t('settings-employee'), t('settings-state')]}
            rows={users.map((user) => ({
              id: user.id, name: user.name, faded: !user.active,
              cells: [user.name, nameOf(user.role), titleOf(branches, user.branch), titleOf(employees, user.employee), state(user)],
              ...(can.change ? { onEdit: () => setEdited(user), acts: user.active && user.id !== me.id ? [{ icon: 'lock', label: t('password-reset-of', { name: user.name }), run: () => void reset(user).catch(toastError) }] : [] } : {}),
            }))}
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
  const roles = useRoles();
  const teams = useQueryOf('team_list', {}).data ?? [];
  const { employees = [], branches = [] } = useQueryOf('choices', {}).data ?? {};
  const set = (part: Partial<User>): void => setUser((now) => ({ ...now, ...part }));
  const none = { id: '', title: t('settings-none') };
  const named = (rows: readonly { id: string; name: string }[]) => [none, ...rows.map(({ id, name }) => ({ id, title: name }))];
  return (
    <EditDialog title={initial.name || t('settings-user-add')} error={save.error} running={save.running} done={t('settings-saved', { name: user.name })} onSave={() => save.run(user)} onClose={onClose}>
      <TextField label={t('settings-name')} name="name" isRequired autoFocus value={user.name} onChange={(name) => set({ name })} />
      <Select label={t('settings-role')} name="role" value={user.role} onChange={(role) => set({ role })} choices={roles.choices} />
      <Select label={t('settings-branch')} name="branch" hint={t('settings-user-branch-hint')} value={user.branch ?? ''} onChange={(id) => set({ branch: id || null })} choices={named(branches)} />
      <Select label={t('settings-team')} name="team" value={user.team ?? ''} onChange={(id) => set({ team: id || null })} choices={named(teams)} />
      <Select<Language | 'company'>
        label={t('setting-language')} name="language" value={user.language ?? 'company'} onChange={(language) => set({ language: language === 'company' ? null : language })}
        choices={[{ id: 'company', title: t('settings-language-company') }, ...languages.map(({ code, name }) => ({ id: code, title: name }))]}
      />
      <Select label={t('settings-employee')} name="employee" value={user.employee ?? ''} onChange={(id) => set({ employee: id || null })} choices={named(employees)} />
      <div className="checks"><Checkbox name="active" isSelected={user.active} onChange={(active) => set({ active })}>{t('settings-user-active')}</Checkbox></div>
    </EditDialog>
  );
}
