/** Long commands: `const trying = new Job('import_try')`, `useJob(trying)`, `<JobProgress state={...} />`. */
import { useSyncExternalStore } from 'react';

import type { CommandName } from '../core/client';
import type { Job, JobState } from './job';

export { Job, type JobState, wasStopped } from './job';
export { JobProgress } from './JobProgress';

export const useJob = <N extends CommandName>(job: Job<N>): JobState<N> => useSyncExternalStore(job.subscribe, job.now);
