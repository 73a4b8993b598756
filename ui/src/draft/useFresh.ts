/**
 * Keeps a form fresh: what others, or undo, have changed in the record is taken over while nothing of one's own waits to be saved.
 * The form's own saves must end in `keepAnswer`, so that no older answer is ever taken for a change.
 */
import { useEffect, useRef } from 'react';

import type { Draft } from './useDraft';

export function useFresh<T extends object>(draft: Draft<T>, stored: T): void {
  const seen = useRef(JSON.stringify(stored));
  const now = JSON.stringify(stored);
  const { kind } = draft.state;
  useEffect(() => {
    if (seen.current === now || kind === 'waiting' || kind === 'saving' || kind === 'failed') return;
    seen.current = now;
    if (now !== JSON.stringify(draft.value)) draft.replace(stored);
    // The text stands for the record.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [now, kind]);
}
