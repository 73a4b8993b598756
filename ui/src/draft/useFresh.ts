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
    // A key may come between the drawing of an answer and this: then `replace` refuses, and the next save brings the next answer.
    if (seen.current !== now && (now === JSON.stringify(draft.value) || draft.replace(stored))) seen.current = now;
    // The text stands for the record; what is saved meanwhile changes the state.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [now, kind]);
}
