/** Another password for the person at work. */
import { useId } from 'react';

import { call } from '../../core/client';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { Dialog, askWith, toast } from '../../ui/overlays';
import { office, settleIn } from '../office';
import { NewPassword } from './NewPassword';

export async function changePassword(): Promise<void> {
  const done = await askWith<true>((answer) => <PasswordDialog onDone={answer} />);
  if (done) toast({ kind: 'done', title: t('password-changed') });
}

function PasswordDialog({ onDone }: { onDone: (done: true | null) => void }) {
  const form = useId();
  const { user, has_password } = office();
  const set = async (password: string, old: string): Promise<void> => {
    settleIn(await call('password_change', { old, new: password }));
    onDone(true);
  };
  return (
    <Dialog
      title={t('password-of', { name: user.name })} isOpen size="small" onClose={() => onDone(null)}
      actions={<><Button onPress={() => onDone(null)}>{t('cancel')}</Button><Button look="primary" type="submit" form={form} testId="password.save">{t('password-set')}</Button></>}
    >
      <NewPassword asksOld={has_password} formId={form} action={t('password-set')} onSet={set} />
    </Dialog>
  );
}
