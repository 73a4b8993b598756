/** The roles: pick one, read what it may do, look at the program with its eyes, make one's own of it. */
import { useState } from 'react';

import { useQueryOf } from '../../core/client';
import { Section } from '../../form';
import { t } from '../../i18n';
import { may } from '../../shell/office';
import { previewRole } from '../../shell/Preview';
import { go } from '../../shell/router';
import { Badge, Button, Loaded, Skeleton, toastError } from '../../ui';
import { RoleSentences } from '../people/RoleSentences';
import { copyRole } from '../people/copyRole';
import { titleOf } from '../people/roles';

export function RoleSection() {
  const [picked, setPicked] = useState('sales');
  return (
    <Section title={t('settings-roles')} note={t('settings-roles-hint')}>
      <Loaded command="role_list" request={{}} lines={7}>
        {(roles) => {
          const shown = roles.find(({ role }) => role === picked) ?? roles[0];
          return (
            <div className="roles">
              <ul className="role-list" aria-label={t('settings-roles')}>
                {roles.map((row) => (
                  <li key={row.role}>
                    <button type="button" aria-pressed={row === shown} onClick={() => setPicked(row.role)}>
                      <span>{titleOf(row)}</span>{row.people > 0 && <Badge>{row.people}</Badge>}
                    </button>
                  </li>
                ))}
              </ul>
              {shown && <Picked key={shown.role} role={shown.role} name={titleOf(shown)} own={shown.ready === null} />}
            </div>
          );
        }}
      </Loaded>
    </Section>
  );
}

function Picked({ role, name, own }: { role: string; name: string; own: boolean }) {
  const { data } = useQueryOf('role_sentences', { role });
  return (
    <section className="role-picked" aria-label={name}>
      <header>
        <h3>{name}</h3>
        <Button icon="eye" onPress={() => void previewRole(role, name).catch(toastError)} testId="role.preview">{t('cmd-role-preview')}</Button>
        {may('user.create') && <Button icon="copy" onPress={() => void copyRole(role).catch(toastError)} testId="role.copy">{t('cmd-role-copy')}</Button>}
        <Button icon={own && may('user.change') ? 'edit' : 'list'} onPress={() => go(`/settings/roles/${role}`)} testId="role.open">{t(own && may('user.change') ? 'role-change' : 'role-table')}</Button>
      </header>
      {data ? <RoleSentences sentences={data} /> : <Skeleton lines={6} />}
    </section>
  );
}
