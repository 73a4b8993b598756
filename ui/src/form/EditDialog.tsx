/** A small form over the screen: its fields, what the command found wrong with them, and one button that saves. */
import { type FormEvent, type ReactNode, useId, useState } from 'react';

import { CommandFailed } from '../core/faults';
import { t } from '../i18n';
import { toastDone } from '../shell/undo';
import { Button, Dialog, FormFaults } from '../ui';
import { Fields } from './DocumentScreen';

interface EditDialogProps {
  title: string;
  error: unknown;
  running: boolean;
  /** Saves; throws what the command throws, which then stands in `error`. */
  onSave: () => Promise<unknown>;
  onClose: () => void;
  /** Told when it is saved, with the way back. Not where there is none. */
  done?: string;
  /** The word on the button; "Save" without it. */
  action?: string;
  /** It cannot be taken back. */
  isDangerous?: boolean;
  /** As long as something is still missing that only the person knows. */
  isDisabled?: boolean;
  /** Fields that the core would take as nothing or zero, and that must be filled in: name and value. */
  needs?: Record<string, string | null>;
  columns?: 1 | 2 | 3;
  size?: 'small' | 'medium' | 'large';
  children: ReactNode;
}

export function EditDialog({ title, error, running, onSave, onClose, done, action, isDangerous = false, isDisabled = false, needs = {}, columns = 2, size = 'medium', children }: EditDialogProps) {
  const form = useId();
  const [missing, setMissing] = useState<CommandFailed | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (running || isDisabled) return;
    const empty = Object.entries(needs).filter(([, value]) => !value?.trim());
    setMissing(empty.length === 0 ? null : new CommandFailed(empty.map(([field]) => ({ code: 'required', field, params: {} }))));
    if (empty.length > 0) return;
    onSave().then(() => {
      onClose();
      if (done !== undefined) toastDone(done);
    }, () => undefined);
  };
  return (
    <Dialog
      title={title} isOpen onClose={onClose} size={size}
      actions={<><Button onPress={onClose}>{t('cancel')}</Button><Button look={isDangerous ? 'danger' : 'primary'} type="submit" form={form} isPending={running} isDisabled={isDisabled} testId="dialog.save">{action ?? t('save')}</Button></>}
    >
      <form id={form} onSubmit={submit} noValidate><FormFaults error={missing ?? error}><Fields columns={columns}>{children}</Fields></FormFaults></form>
    </Dialog>
  );
}
