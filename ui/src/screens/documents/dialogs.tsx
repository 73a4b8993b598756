/** Small questions on the way: a reason, a percentage. */
import { useState } from 'react';

import { Button, Dialog, FormFaults, PercentField, TextField } from '../../ui';
import { t } from '../../i18n';

interface AskProps {
  onClose: () => void;
}

/** Asks why, and does it. The reason may stay empty. */
export function ReasonDialog({ title, label, action, onDone, onClose }: AskProps & { title: string; label: string; action: string; onDone: (reason: string) => Promise<unknown> }) {
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const done = (): void => void onDone(reason.trim()).then(onClose, setError);
  return (
    <Dialog title={title} isOpen onClose={onClose} size="small" actions={<><Button onPress={onClose}>{t('cancel')}</Button><Button look="primary" onPress={done} testId="reason-done">{action}</Button></>}>
      <FormFaults error={error}><TextField label={label} name="note" value={reason} onChange={setReason} rows={3} autoFocus /></FormFaults>
    </Dialog>
  );
}

/** Asks for the part of the order that is invoiced before the goods go. */
export function PrepaymentDialog({ onDone, onClose }: AskProps & { onDone: (percent: string) => void }) {
  const [percent, setPercent] = useState<string | null>('30');
  const go = (): void => {
    if (percent === null) return;
    onDone(percent);
    onClose();
  };
  return (
    <Dialog
      title={t('doc-prepayment-title')} isOpen onClose={onClose} size="small"
      actions={<><Button onPress={onClose}>{t('cancel')}</Button><Button look="primary" onPress={go} isDisabled={percent === null} testId="prepayment-done">{t('doc-prepayment-make')}</Button></>}
    >
      <form onSubmit={(event) => { event.preventDefault(); go(); }}>
        <PercentField label={t('doc-prepayment-percent')} value={percent} onChange={setPercent} autoFocus hint={t('doc-prepayment-hint')} />
      </form>
    </Dialog>
  );
}
