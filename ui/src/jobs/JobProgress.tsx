/** How far a task is, in figures and as a bar, with the way to stop it. */
import * as fmt from '../fmt';
import { t } from '../i18n';
import { Button } from '../ui';
import type { JobState } from './job';
import { progressOf, spokenPercent } from './progress';

interface JobProgressProps {
  title: string;
  state: Pick<JobState<never>, 'view' | 'stopping'>;
  onStop: () => void;
  /** What stopping means. */
  stopHint?: string;
}

const leftText = (seconds: number): string => (seconds < 90 ? t('job-left-seconds', { count: seconds }) : t('job-left-minutes', { count: Math.round(seconds / 60) }));

export function JobProgress({ title, state: { view, stopping }, onStop, stopHint }: JobProgressProps) {
  const { percent, rate, left } = view ? progressOf(view) : { percent: null, rate: null, left: null };
  const spoken = spokenPercent(percent);
  const facts = [
    view?.total ? t('job-done-of', { done: view.done, total: view.total }) : null,
    rate === null ? null : t('job-rate', { count: rate }), left === null ? null : leftText(left),
  ].filter((fact) => fact !== null);
  return (
    <div className="job" aria-busy="true">
      <div className="job-head"><strong>{stopping ? t('job-stopping') : title}</strong>{percent !== null && <span>{fmt.decimal(String(percent))} %</span>}</div>
      <div className="job-bar" role="progressbar" aria-label={title} {...(percent === null ? {} : { 'aria-valuenow': percent })} data-unknown={percent === null || undefined}>
        <span style={{ inlineSize: `${String(percent ?? 100)}%` }} />
      </div>
      <div className="job-foot">
        <p className="soft">{facts.join(' · ') || t('job-begins')}</p>
        {stopHint && <p className="soft">{stopHint}</p>}
        <Button isDisabled={stopping} onPress={onStop} testId="job.stop">{t('cancel')}</Button>
      </div>
      <span className="sr-only" role="status">{spoken === null ? title : t('job-spoken', { title, percent: spoken })}</span>
    </div>
  );
}
