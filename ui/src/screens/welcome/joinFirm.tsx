/** Joining a firm, wherever it is asked for: what was typed, what is missing of it, and how far the company has come in. */
import { type FormEvent, useState } from 'react';

import { CommandFailed } from '../../core/faults';
import { Fields } from '../../form';
import { t } from '../../i18n';
import { Job, JobProgress, useJob, wasStopped } from '../../jobs';
import { JoinFields } from '../../sync/JoinFields';
import { type Joining, missingIn, sent } from '../../sync/joining';
import { moveIn } from './Welcome';

export const joiningFirm = new Job('sync_join');

export function useJoinFirm(first: Joining) {
  const [joining, setJoining] = useState<Joining>(first);
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
  const fields = (autoFocus: boolean) => job.running
    ? <JobProgress title={t(job.view?.total ? 'join-loading' : 'join-asking')} state={job} onStop={() => joiningFirm.stop()} stopHint={t('join-loading-hint')} />
    : <Fields columns={1}><JoinFields autoFocus={autoFocus} value={joining} onChange={(part) => setJoining((now) => ({ ...now, ...part }))} /></Fields>;
  return { running: job.running, stopped, error: missing ?? (stopped ? null : job.error), submit, fields };
}
