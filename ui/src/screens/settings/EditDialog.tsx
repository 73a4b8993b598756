/** A small form over the settings: its fields, what the command found wrong with them, and one button that saves. */
import type { FormEvent, ReactNode } from 'react';

import { Fields } from '../../form';
import { t } from '../../i18n';
import { Button, Dialog, FormFaults } from '../../ui';

interface EditDialogProps {
  title: string;
  error: unknown;
  running: boolean;
  /** Saves; throws what the command throws, which then stands in `error`. */
  onSave: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

export function EditDialog({ title, error, running, onSave, onClose, children }: EditDialogProps) {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!running) onSave().then(onClose, () => undefined);
  };
  return (
    <Dialog
      title={title} isOpen onClose={onClose}
      actions={<><Button onPress={onClose}>{t('cancel')}</Button><Button look="primary" type="submit" form="setting" isPending={running} testId="setting.save">{t('save')}</Button></>}
    >
      <form id="setting" onSubmit={submit} noValidate><FormFaults error={error}><Fields columns={2}>{children}</Fields></FormFaults></form>
    </Dialog>
  );
}
