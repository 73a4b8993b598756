/** A copy of another PC becomes one of its own: it joins anew, and the file of before stays for whoever wants to look something up. */
import { type FormEvent, useState } from 'react';

import { CommandFailed } from '../../core/faults';
import { Fields, Section } from '../../form';
import { t } from '../../i18n';
import { JobProgress, useJob, wasStopped } from '../../jobs';
import { useOffice } from '../../shell/office';
import { JoinFields } from '../../sync/JoinFields';
import { type Joining, missingIn, sent } from '../../sync/joining';
import { Button, FormFaults } from '../../ui';
import { joiningFirm } from '../welcome/JoinCompany';
import { moveIn } from '../welcome/Welcome';

export function OwnPcForm({ server }: { server: string }) {
  const { device } = useOffice();
  const [joining, setJoining] = useState<Joining>({ server, code: '', name: device.name });
  const [missing, setMissing] = useState<CommandFailed | null>(null);
  const job = useJob(joiningFirm);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (job.running) return;
    const faults = missingIn(joining);
    setMissing(faults.length > 0 ? new CommandFailed(faults) : null);
    if (faults.length > 0) return;
    void joiningFirm.start({ ...sent(joining), name: joining.name?.trim() ?? '', path: null }).then((state) => {
      if (state === null) return;
      joiningFirm.forget();
      moveIn(state);
    });
  };
  return (
    <Section title={t('office-own')} note={t('office-own-hint')}>
      <form onSubmit={submit} noValidate>
        <FormFaults error={missing ?? (wasStopped(job.error) ? null : job.error)}>
          {job.running
            ? <JobProgress title={t(job.view?.total ? 'join-loading' : 'join-asking')} state={job} onStop={() => joiningFirm.stop()} stopHint={t('join-loading-hint')} />
            : <Fields columns={1}><JoinFields value={joining} onChange={(part) => setJoining((now) => ({ ...now, ...part }))} /></Fields>}
          {!job.running && <p className="settings-text"><Button type="submit" look="primary" testId="office.own">{t('office-own')}</Button></p>}
        </FormFaults>
      </form>
    </Section>
  );
}
