/** A company comes back from an export of everything: how far it is, and what was found when it was judged. */
import type { ImportedAll } from '../../core/generated/commands';
import { t } from '../../i18n';
import { Job, JobProgress, useJob, wasStopped } from '../../jobs';
import { Button, Dialog, FormFaults } from '../../ui';

export const bringingBack = new Job('import_all');

interface ArchiveDialogProps {
  onIn: (answer: ImportedAll) => void;
  onClose: () => void;
}

/** For `bringingBack`, which was started. A sound company is entered at once; of any other the person hears first. */
export function ArchiveDialog({ onIn, onClose }: ArchiveDialogProps) {
  const job = useJob(bringingBack);
  const { answer, error, running } = job;
  const found = answer?.report.findings.length ?? 0;
  const actions = answer ? <Button look="primary" autoFocus onPress={() => onIn(answer)}>{t('welcome-archive-enter')}</Button> : <Button onPress={onClose}>{t('close')}</Button>;
  return (
    <Dialog title={t('welcome-archive-title')} isOpen size="small" isBusy={running || answer !== null} onClose={onClose} actions={running ? null : actions}>
      {running && <JobProgress title={t('welcome-archive-running')} state={job} onStop={() => bringingBack.stop()} stopHint={t('welcome-archive-stop')} />}
      {answer && found > 0 && <p>{t('welcome-archive-findings', { count: found })}</p>}
      {error !== null && <FormFaults error={wasStopped(error) ? null : error}>{wasStopped(error) ? <p>{t('welcome-archive-stopped')}</p> : null}</FormFaults>}
    </Dialog>
  );
}
