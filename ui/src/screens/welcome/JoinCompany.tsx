/** This PC joins a firm that has a head office: an address, a code, and the company comes in. */
import { type FormEvent, useState } from 'react';

import { CommandFailed } from '../../core/faults';
import { Fields } from '../../form';
import { t } from '../../i18n';
import { Job, JobProgress, useJob, wasStopped } from '../../jobs';
import { go } from '../../shell/router';
import { JoinFields } from '../../sync/JoinFields';
import { type Joining, missingIn, sent } from '../../sync/joining';
import { Button, FormFaults } from '../../ui';
import { Stage } from './Stage';
import { moveIn } from './Welcome';

export const joiningFirm = new Job('sync_join');

export function JoinCompany() {
  const [joining, setJoining] = useState<Joining>({ server: '', code: '', name: '' });
  const [missing, setMissing] = useState<CommandFailed | null>(null);
  const job = useJob(joiningFirm);
  const stopped = wasStopped(job.error);
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
    <Stage title={t('join-title')} hint={t('join-hint')}>
      <form onSubmit={submit} noValidate>
        <FormFaults error={missing ?? (stopped ? null : job.error)}>
          {job.running
            ? <JobProgress title={t(job.view?.total ? 'join-loading' : 'join-asking')} state={job} onStop={() => joiningFirm.stop()} stopHint={t('join-loading-hint')} />
            : <Fields columns={1}><JoinFields autoFocus value={joining} onChange={(part) => setJoining((now) => ({ ...now, ...part }))} /></Fields>}
          {stopped && <p className="soft">{t('join-stopped')}</p>}
        </FormFaults>
        {!job.running && (
          <footer className="wizard-foot">
            <Button onPress={() => go('/welcome')}>{t('wizard-back')}</Button>
            <Button type="submit" look="primary" testId="join.now">{t('join-now')}</Button>
          </footer>
        )}
      </form>
    </Stage>
  );
}
