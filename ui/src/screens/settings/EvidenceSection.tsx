/** A package for an auditor: documents, papers and the journal of a time, signed; and the check of one. */
import { useState } from 'react';

import { call, isDesktop } from '../../core/client';
import { chooseFile, choosePlace, revealFile } from '../../core/files';
import type { EvidenceExported, EvidenceReport } from '../../core/generated/commands';
import * as fmt from '../../fmt';
import { Fields, Section } from '../../form';
import { t } from '../../i18n';
import { Job, JobProgress, useJob, wasStopped } from '../../jobs';
import { office, useOffice } from '../../shell/office';
import { Button, Chip, DateField, FormFaults, toastError } from '../../ui';

const exporting = new Job('evidence_export');
/** Of which company the last package is. */
let of: string | null = null;

async function begin(from: fmt.IsoDate, until: fmt.IsoDate): Promise<void> {
  const { path, company } = office();
  const to = isDesktop() ? await choosePlace(t('evidence-title'), `${company.name} ${from} ${until}.zip`, t('settings-export-type'), ['zip']) : null;
  if (isDesktop() && to === null) return;
  of = path;
  await exporting.start({ from, until, kinds: [], path: to, replace: to !== null });
}

export function EvidenceSection() {
  const { path, today } = useOffice();
  const year = String(Number(today.slice(0, 4)) - 1);
  const [from, setFrom] = useState<fmt.IsoDate | null>(`${year}-01-01`);
  const [until, setUntil] = useState<fmt.IsoDate | null>(`${year}-12-31`);
  const job = useJob(exporting);
  const mine = of === path;
  const error = mine && job.error !== null && !wasStopped(job.error) ? job.error : null;
  return (
    <Section title={t('evidence-title')} note={t('evidence-note')}>
      <FormFaults error={error}>
        {job.running && mine ? <JobProgress title={t('evidence-running')} state={job} onStop={() => exporting.stop()} stopHint={t('settings-export-stop')} /> : (
          <>
            <p className="settings-text">{t('evidence-hint')}</p>
            <Fields columns={3}>
              <DateField label={t('evidence-from')} name="from" isRequired value={from} onChange={setFrom} />
              <DateField label={t('evidence-until')} name="until" isRequired value={until} onChange={setUntil} />
            </Fields>
            <p className="settings-text button-row">
              <Button icon="export" isDisabled={from === null || until === null} onPress={() => { if (from && until) void begin(from, until).catch(toastError); }} testId="evidence.start">{t('evidence-start')}</Button>
              {isDesktop() && <CheckButton />}
            </p>
            {mine && job.answer && <Made made={job.answer} />}
          </>
        )}
      </FormFaults>
    </Section>
  );
}

function Made({ made: { path, documents, commits, findings, fingerprint } }: { made: EvidenceExported }) {
  return (
    <div role="status">
      <p className="settings-text"><Chip tone={findings === 0 ? 'good' : 'warn'}>{t('evidence-made', { documents: fmt.count(documents), commits: fmt.count(commits) })}</Chip> {findings > 0 && t('evidence-findings', { count: findings })} <span className="soft">{path}</span> {isDesktop() && <Button look="quiet" onPress={() => void revealFile(path).catch(toastError)}>{t('preview-reveal')}</Button>}</p>
      <p className="settings-text">{t('evidence-fingerprint')}</p>
      <p className="secret fingerprint" translate="no">{fingerprint}</p>
    </div>
  );
}

/** A package is checked without its company: it may be of anybody. */
function CheckButton() {
  const [report, setReport] = useState<EvidenceReport | null>(null);
  const [error, setError] = useState<unknown>(null);
  const check = async (): Promise<void> => {
    const file = await chooseFile(t('evidence-check'), t('settings-export-type'), ['zip']);
    if (file === null) return;
    setError(null);
    setReport(await call('evidence_check', { file }));
  };
  return (
    <>
      <Button icon="done" onPress={() => void check().catch(setError)} testId="evidence.check">{t('evidence-check')}</Button>
      {error !== null && <FormFaults error={error}>{null}</FormFaults>}
      {report && <span role="status"><Chip tone="good">{t('evidence-whole', { company: report.company, from: fmt.date(report.from), until: fmt.date(report.until) })}</Chip> <code>{report.fingerprint}</code></span>}
    </>
  );
}
