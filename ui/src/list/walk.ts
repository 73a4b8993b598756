/** The list that a record was opened from, so that Ctrl+↑ and Ctrl+↓ walk that very list, filtered and sorted as it was. */

export interface Walk {
  /** Path of the record at a position, `null` beyond the ends. */
  pathAt: (index: number) => Promise<string | null>;
  index: number;
}

let walk: (Walk & { path: string }) | null = null;

/** Remembers the list when one of its records is opened. */
export function beginWalk(from: Walk, path: string): void {
  walk = { ...from, path };
}

export const canWalk = (path: string): boolean => walk?.path === path;

/** The path of the next or previous record of the list. */
export async function step(path: string, by: 1 | -1): Promise<string | null> {
  if (!walk || walk.path !== path || walk.index + by < 0) return null;
  const from = walk;
  const next = await from.pathAt(from.index + by);
  if (next && walk === from) walk = { ...from, index: from.index + by, path: next };
  return next;
}
