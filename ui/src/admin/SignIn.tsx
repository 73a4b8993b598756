/** The door of the page. A server with several firms asks which one. */
import { type FormEvent, useState } from 'react';

import { t } from '../i18n';
import { Button } from '../ui/Button';
import { PasswordField } from '../ui/PasswordField';
import { TextField } from '../ui/fields';
import { Failed } from './Failed';
import { Refused, ask } from './api';
import { useWork } from './useWork';

export function SignIn({ onIn }: { onIn: () => void }) {
  const [password, setPassword] = useState('');
  const [firm, setFirm] = useState<string | null>(null);
  const work = useWork<null>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (work.running) return;
    work.run(ask('POST sign-in', { firm: firm?.trim() || null, password })).then(onIn, (fault: unknown) => {
      if (fault instanceof Refused && fault.code === 'name-the-firm') setFirm(firm ?? '');
      else setPassword('');
    });
  };
  return (
    <div className="stage">
      <main className="stage-card admin-door">
        <header className="stage-head"><span className="mark" aria-hidden="true">K</span><div><h1>{t('admin-title')}</h1><p>{t('admin-door-hint')}</p></div></header>
        <form className="door-form" onSubmit={submit} noValidate>
          {work.error !== null && <Failed error={work.error} />}
          {firm !== null && <TextField label={t('office-firm')} name="firm" value={firm} onChange={setFirm} autoFocus />}
          <PasswordField label={t('admin-password')} name="password" value={password} onChange={setPassword} autoFocus={firm === null} />
          <Button type="submit" look="primary" isPending={work.running} testId="admin.enter">{t('admin-enter')}</Button>
        </form>
      </main>
    </div>
  );
}
