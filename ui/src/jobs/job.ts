/**
 * A command that may take long, run as a task: it tells how far it is and can be stopped.
 *
 * A task belongs to no screen: it goes on when its screen is left, and the screen finds it again. Of one kind only one runs at a time.
 */
import { type CommandName, type RequestOf, type ResponseOf, call } from '../core/client';
import { CommandFailed, faultsOf } from '../core/faults';
import type { JobView } from '../core/generated/commands';

export interface JobState<N extends CommandName> {
  running: boolean;
  /** Asked to end, which it does at its next step. */
  stopping: boolean;
  view: JobView | null;
  answer: ResponseOf<N> | null;
  /** Why there is no answer. */
  error: unknown;
}

const FIRST_PAUSE_MS = 30;
const PAUSE_MS = 250;

const pause = (ms: number): Promise<void> => new Promise((over) => { setTimeout(over, ms); });

/** Whether it ended because the person wanted it to. */
export const wasStopped = (error: unknown): boolean => error !== null && faultsOf(error).some(({ code }) => code === 'stopped');

export class Job<N extends CommandName> {
  private state: JobState<N> = { running: false, stopping: false, view: null, answer: null, error: null };
  private readonly listeners = new Set<() => void>();
  /** Which start is the latest; what an earlier one still answers is no longer wanted. */
  private turn = 0;
  private ended: Promise<unknown> = Promise.resolve();

  constructor(private readonly command: N) {}

  now = (): JobState<N> => this.state;
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Begins; one that runs already is stopped first. Answers what the command answers, or `null` where `now()` says why not. */
  start(request: RequestOf<N>): Promise<ResponseOf<N> | null> {
    this.stop();
    const turn = this.turn += 1;
    this.set({ running: true, stopping: false, view: null, answer: null, error: null });
    const mine = this.ended.then(() => (turn === this.turn ? this.run(request, turn) : null));
    this.ended = mine;
    return mine;
  }
  stop(): void {
    const { running, view } = this.state;
    if (!running) return;
    this.set({ ...this.state, stopping: true });
    if (view) void call('job_stop', { id: view.id }).catch(() => undefined);
  }
  /** As if it had never run. */
  forget(): void {
    this.stop();
    this.turn += 1;
    this.set({ running: false, stopping: false, view: null, answer: null, error: null });
  }

  private async run(request: RequestOf<N>, turn: number): Promise<ResponseOf<N> | null> {
    const wanted = (): boolean => turn === this.turn;
    const tell = (part: Partial<JobState<N>>): void => { if (wanted()) this.set({ ...this.state, ...part }); };
    try {
      let view = await call('job_start', { command: this.command, request });
      // Stopped before it had a number.
      if (!wanted() || this.state.stopping) view = await call('job_stop', { id: view.id });
      for (let wait = FIRST_PAUSE_MS; view.answer === null && view.refused === null; wait = Math.min(wait * 2, PAUSE_MS)) {
        tell({ view });
        await pause(wait);
        view = await call('job_get', { id: view.id });
      }
      if (view.refused) throw new CommandFailed(view.refused.faults);
      const answer = view.answer as ResponseOf<N>;
      tell({ running: false, stopping: false, view, answer });
      return wanted() ? answer : null;
    } catch (error) {
      tell({ running: false, stopping: false, error });
      return null;
    }
  }
  private set(state: JobState<N>): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
