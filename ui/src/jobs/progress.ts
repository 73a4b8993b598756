/** What a person reads of a task: how far it is, how fast, how long still. */
import type { JobView } from '../core/generated/commands';

export interface Progress {
  /** Whole per cent; `null` as long as nobody knows how much there is. */
  percent: number | null;
  /** Steps in a second. */
  rate: number | null;
  /** Whole seconds. */
  left: number | null;
}

/** Before that every figure of speed jumps. */
const SETTLED_MS = 1_000;

export function progressOf({ done, total, took_ms: took, left_ms: left }: Pick<JobView, 'done' | 'total' | 'took_ms' | 'left_ms'>): Progress {
  const settled = took >= SETTLED_MS && done > 0;
  return {
    percent: total === null ? null : Math.min(100, Math.floor((done / total) * 100)),
    rate: settled ? Math.round((done / took) * 1_000) : null,
    left: settled && left !== null ? Math.ceil(left / 1_000) : null,
  };
}

/** In steps that can be listened to: a screen reader is told every quarter only. */
export const spokenPercent = (percent: number | null): number | null => (percent === null ? null : percent - (percent % 25));
