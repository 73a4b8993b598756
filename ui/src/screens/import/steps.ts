/** The steps of an import; the one on the screen stands in the address, so that Back and Forward lead through them. */
import { go, goInstead } from '../../shell/router';

export const STEPS = ['file', 'columns', 'check', 'done'] as const;
export type Step = (typeof STEPS)[number];

/** The step to show: what an address asks for may need a file that is no longer there. */
export function stepFor(asked: string | undefined, { hasFile, isDone, isRunning }: { hasFile: boolean; isDone: boolean; isRunning: boolean }): Step {
  if (isRunning) return 'done';
  const step = STEPS.find((one) => one === asked) ?? 'file';
  // Of what is done only the result is left to see.
  if (isDone) return step === 'done' ? 'done' : 'file';
  if (!hasFile) return 'file';
  return step === 'done' ? 'check' : step;
}

/** The import runs: Back must not lead to before it. */
export const toDone = (): void => goInstead('/import?step=done');
export const toStep = (step: Step): void => go(step === 'file' ? '/import' : `/import?step=${step}`);
