/** After wrong passwords the next try counts only after a while; the window counts the seconds down. */
import { useEffect, useState } from 'react';

import { faultsOf } from '../../core/faults';

/** How long to wait, in seconds, as the core has said. */
export const waitOf = (error: unknown): number => Number(faultsOf(error).find(({ code }) => code === 'too-many-tries')?.params['seconds'] ?? 0);

/** The seconds that are left since the fault came. */
export function usePatience(error: unknown): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const wait = error === null ? 0 : waitOf(error);
    setLeft(wait);
    if (wait === 0) return undefined;
    const until = Date.now() + wait * 1000;
    const clock = setInterval(() => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000))), 250);
    return () => clearInterval(clock);
  }, [error]);
  return left;
}
