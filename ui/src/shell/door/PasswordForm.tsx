/** The password of a person: at the door, and at the lock. */
import { type FormEvent, useState } from 'react';

import { faultText, faultsOf } from '../../core/faults';
import { t } from '../../i18n';
import { Button, Icon, PasswordField } from '../../ui';
import { usePatience } from './patience';

interface PasswordFormProps {
  name: string;
  action: string;
  onEnter: (password: string) => Promise<unknown>;
}

export function PasswordForm({ name, action, onEnter }: PasswordFormProps) {
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [running, setRunning] = useState(false);
  const left = usePatience(error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (running || left > 0) return;
    setRunning(true);
    onEnter(password).catch((fault: unknown) => {
      setError(fault);
      setPassword('');
      document.querySelector<HTMLInputElement>('[data-field="password"] input')?.focus();
    }).finally(() => setRunning(false));
  };
  const [fault] = error === null ? [] : faultsOf(error);
  const words = !fault ? null : left > 0 ? t('door-wait', { seconds: left }) : fault.code === 'too-many-tries' ? t('door-again') : faultText(fault);
  return (
    <form className="door-form" onSubmit={submit} noValidate>
      <PasswordField label={t('door-password', { name })} name="password" value={password} onChange={setPassword} autoFocus />
      {words && <p className="door-fault" aria-hidden={left > 0 || undefined}><Icon name={left > 0 ? 'clock' : 'error'} size={16} />{words}</p>}
      <span className="sr-only" role="alert">{fault && (left > 0 ? t('door-wait', { seconds: fault.params['seconds'] ?? '' }) : words)}</span>
      <Button type="submit" look="primary" isPending={running} isDisabled={left > 0} testId="door.enter">{action}</Button>
    </form>
  );
}
