/** A backup right now, while everybody works on: written, opened, judged, compared. */
import { Job, JobProgress, useJob, wasStopped } from '../../jobs';
import { isDesktop } from '../../core/client';
import { chooseFolder } from '../../core/files';
import { t } from '../../i18n';
import { office, useOffice } from '../../shell/office';
import { Button, Chip, FormFaults, toastError } from '../../ui';
import { sizeText } from './backups';

const backingUp = new Job('backup_now');
let of: string | null = null;

async function begin(folder: string | null): Promise<void> {
  of = office().path;
  await backingUp.start({ folder });
}

async function elsewhere(): Promise<void> {
  const folder = await chooseFolder(t('backup-folder-choose'));
  if (folder !== null) await begin(folder);
}

export function BackupNow({ planned }: { planned: boolean }) {
  const { path } = useOffice();
  const job = useJob(backingUp);
  const mine = of === path;
  const error = mine && job.error !== null && !wasStopped(job.error) ? job.error : null;
  if (job.running && mine) return <JobProgress title={t('backup-running')} state={job} onStop={() => backingUp.stop()} stopHint={t('backup-stop-hint')} />;
  const made = mine ? job.answer : null;
  return (
    <FormFaults error={error}>
      {made && <p className="settings-text" role="status"><Chip tone={made.findings === 0 ? 'good' : 'warn'}>{t(made.findings === 0 ? 'backup-made' : 'backup-made-findings')}</Chip> {sizeText(made.bytes)} <span className="soft">{made.path}</span></p>}
      <p className="settings-text button-row">
        {planned && <Button look="primary" icon="archive" onPress={() => void begin(null)} testId="backup.now">{t('backup-now')}</Button>}
        {isDesktop() && <Button icon="archive" onPress={() => void elsewhere().catch(toastError)} testId="backup.elsewhere">{t('backup-elsewhere')}</Button>}
      </p>
    </FormFaults>
  );
}
