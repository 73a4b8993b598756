/** A long command that somebody waits for: over the screen, with its progress and the way to stop it. */
import { useEffect } from 'react';

import type { CommandName, RequestOf, ResponseOf } from '../core/client';
import { Dialog, askWith } from '../ui';
import { Job, JobProgress, useJob, wasStopped } from '.';

/** What is done sooner does not flash up. */
const SHOWN_AFTER_MS = 400;

interface RunningProps<N extends CommandName> {
  job: Job<N>;
  title: string;
  onDone: () => void;
}

function Running<N extends CommandName>({ job, title, onDone }: RunningProps<N>) {
  const state = useJob(job);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the end comes once
  useEffect(() => { if (!state.running) onDone(); }, [state.running]);
  if ((state.view?.took_ms ?? 0) < SHOWN_AFTER_MS) return null;
  return <Dialog title={title} isOpen isBusy size="small" onClose={() => undefined}><JobProgress title={title} state={state} onStop={() => job.stop()} /></Dialog>;
}

/** Runs it and waits. Answers what the command answers, or `null` where it was stopped; fails as the command does. */
export async function runOver<N extends CommandName>(command: N, request: RequestOf<N>, title: string): Promise<ResponseOf<N> | null> {
  const job = new Job(command);
  const ending = job.start(request);
  await askWith<never>((done) => <Running job={job} title={title} onDone={() => done(null)} />);
  const answer = await ending;
  const { error } = job.now();
  if (error !== null && !wasStopped(error)) throw error;
  return answer;
}
