// Figures as the measuring of the core prints and writes them, so that one reader understands both.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The value under which so many percent of all lie. */
export function percentile(values, percent) {
  if (values.length === 0) throw new Error('nothing was measured');
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(Math.ceil(sorted.length * percent / 100) - 1, 0)];
}
export const median = (values) => percentile(values, 50);

/** Gathers what was measured. A figure that is no time says its unit in `what`; the columns are the same for all. */
export function table() {
  const rows = [];
  const add = (what, ours, raw, goal, met) => {
    rows.push({ what, ours_ms: ours, raw_ms: raw, goal, met });
  };
  return {
    /** At most so much; a baseline is for comparison. */
    limit: (what, ours, most, { unit = 'ms', raw = null } = {}) => add(what, ours, raw, `≤ ${most} ${unit}`.trim(), ours <= most),
    /** At most so much more than the baseline. */
    above: (what, ours, raw, most) => add(what, ours, raw, `≤ baseline + ${most} ms`, ours - raw <= most),
    /** For which there is no goal. */
    fact: (what, ours, raw = null) => add(what, ours, raw, '', true),
    print: () => {
      const line = (what, ours, raw, ratio, goal) => console.log(`${what.padEnd(58)} ${ours.padStart(10)} ${raw.padStart(11)} ${ratio.padStart(7)}  ${goal}`.trimEnd());
      line('what', 'ours ms', 'baseline ms', 'ratio', 'goal');
      for (const { what, ours_ms: ours, raw_ms: raw, goal, met } of rows) {
        const [beside, ratio] = raw === null ? ['', ''] : [raw.toFixed(1), (ours / raw).toFixed(2)];
        line(what, ours.toFixed(1), beside, ratio, goal && `${goal} ${met ? 'met' : 'MISSED'}`);
      }
    },
    write: (path) => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `${JSON.stringify(rows, null, 2)}\n`);
    },
  };
}
