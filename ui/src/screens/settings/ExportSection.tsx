/** Everything that the company has, as one archive that other programs can read. The core writes it straight to disk. */
import { useState } from 'react';

import { isDesktop } from '../../core/client';
import { choosePlace, revealFile } from '../../core/files';
import type { ExportFormat } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Fields, Section } from '../../form';
import { t } from '../../i18n';
import { Job, JobProgress, useJob, wasStopped } from '../../jobs';
import { officeOrNone, useOffice } from '../../shell/office';
import { Button, FormFaults, Select, toastError } from '../../ui';

const FORMATS: readonly ExportFormat[] = ['csv', 'json'];

const exporting = new Job('export_all');
/** The company file that is being exported, or was last. */
let of: string | null = null;

/** In a browser nobody can choose a place on this computer: the archive goes beside the company file. */
async function begin(name: string, format: ExportFormat): Promise<void> {
  const path = isDesktop() ? await choosePlace(t('settings-export-title'), name, t('settings-export-type'), ['zip']) : null;
  if (isDesktop() && path === null) return;
  of = officeOrNone()?.path ?? null;
  // The dialog has asked whether a file that is there may go.
  await exporting.start({ path, format, replace: path !== null });
}

export function ExportSection() {
  const { company, today, path } = useOffice();
  const [format, setFormat] = useState<ExportFormat>('csv');
  const job = useJob(exporting);
  const mine = of === path;
  const done = mine ? job.answer : null;
  const error = mine && job.error !== null && !wasStopped(job.error) ? job.error : null;
  return (
    <Section title={t('settings-export-title')}>
      <FormFaults error={error}>
        {job.running && mine ? (
          <JobProgress title={t('settings-export-running')} state={job} onStop={() => exporting.stop()} stopHint={t('settings-export-stop')} />
        ) : (
          <>
            <p className="settings-text">{t('settings-export-hint')} {t('settings-export-open')}</p>
            <Fields columns={1}>
              <Select
                label={t('settings-export-format')} name="format" value={format} onChange={(id) => setFormat(id as ExportFormat)}
                choices={FORMATS.map((id) => ({ id, title: t(`settings-export-${id}`) }))}
              />
            </Fields>
            <p className="settings-text"><Button look="primary" icon="export" onPress={() => void begin(`${company.name} ${today}.zip`, format).catch(toastError)} testId="export.start">{t('settings-export-start')}</Button></p>
            {done && (
              <p className="settings-text" role="status">
                {t('settings-export-done', { rows: done.rows, files: done.files, size: fmt.decimal((done.bytes / 1_000_000).toFixed(1)) })} <span className="soft">{done.path}</span>{' '}
                {isDesktop() && <Button look="quiet" onPress={() => void revealFile(done.path).catch(toastError)}>{t('preview-reveal')}</Button>}
              </p>
            )}
          </>
        )}
      </FormFaults>
    </Section>
  );
}
