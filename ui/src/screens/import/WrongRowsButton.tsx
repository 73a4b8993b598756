/** The rows that are wrong as a file of their own, with the reason beside each: mended there, they are brought in again. */
import { useState } from 'react';

import { call } from '../../core/client';
import { saveFile } from '../../core/files';
import { t } from '../../i18n';
import { Button, toast, toastError } from '../../ui';
import { type Draft, wishOf } from './wish';

export function WrongRowsButton({ draft }: { draft: Draft }) {
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const file = await call('import_wrong_rows', wishOf(draft));
      const saved = await saveFile(file, t('import-save-wrong'));
      if (saved !== null) toast({ kind: 'info', title: t('import-wrong-saved', { name: file.name }) });
    } catch (error) {
      toastError(error);
    }
    setBusy(false);
  };
  return <Button icon="export" isPending={busy} onPress={() => void save()} testId="import.save-wrong">{t('import-save-wrong')}</Button>;
}
