/** A first or another password, typed twice. Where the person has one already, that one too. */
import { type FormEvent, useId, useState } from 'react';

import { CommandFailed } from '../../core/faults';
import { t } from '../../i18n';
import { Button, FormFaults, PasswordField } from '../../ui';

interface NewPasswordProps {
  /** Asks for the password that counts now. */
  asksOld: boolean;
  action: string;
  onSet: (password: string, old: string) => Promise<unknown>;
  /** Outside of a dialog the button stands below. */
  formId?: string;
}

export function NewPassword({ asksOld, action, onSet, formId }: NewPasswordProps) {
  const own = useId();
  const [values, setValues] = useState({ old: '', password: '', again: '' });
  const [error, setError] = useState<unknown>(null);
  const [running, setRunning] = useState(false);
  const set = (part: Partial<typeof values>): void => setValues((now) => ({ ...now, ...part }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (running) return;
    if (values.password !== values.again) {
      setError(new CommandFailed([{ code: 'passwords-differ', field: 'again', params: {} }]));
      return;
    }
    setRunning(true);
    onSet(values.password, values.old).catch(setError).finally(() => setRunning(false));
  };
  return (
    <form id={formId ?? own} className="door-form" onSubmit={submit} noValidate>
      <FormFaults error={error}>
        {asksOld && <PasswordField label={t('password-now')} name="old" value={values.old} onChange={(old) => set({ old })} autoFocus isRequired />}
        <PasswordField label={t('password-new')} name="new" kind="new-password" hint={t('password-new-hint')} value={values.password} onChange={(password) => set({ password })} autoFocus={!asksOld} isRequired />
        <PasswordField label={t('password-again')} name="again" kind="new-password" value={values.again} onChange={(again) => set({ again })} isRequired />
      </FormFaults>
      {formId === undefined && <Button type="submit" look="primary" isPending={running} testId="door.set-password">{action}</Button>}
    </form>
  );
}
