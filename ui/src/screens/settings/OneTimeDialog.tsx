/** A password for one time, to be told to the person: it is shown now and never again. */
import { t } from '../../i18n';
import { Button, Dialog, toast, toastError } from '../../ui';

interface OneTimeDialogProps {
  name: string;
  password: string;
  onClose: () => void;
}

export function OneTimeDialog({ name, password, onClose }: OneTimeDialogProps) {
  const copy = (): void => void navigator.clipboard.writeText(password).then(() => toast({ kind: 'done', title: t('password-copied') }), toastError);
  return (
    <Dialog title={t('password-once-title', { name })} isOpen size="small" onClose={onClose} actions={<><Button icon="copy" onPress={copy}>{t('password-copy')}</Button><Button look="primary" onPress={onClose} autoFocus testId="password.told">{t('password-told')}</Button></>}>
      <p className="secret" translate="no" data-testid="password.once">{password}</p>
      <p className="soft">{t('password-once-hint', { name })}</p>
    </Dialog>
  );
}
