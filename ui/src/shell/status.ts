/** What the bars say: the words of the screen in the status bar, and who works in which company. */
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';

function store<T>(initial: T) {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next: T): void {
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const status = store<ReactNode>(null);
const sequence = store<readonly string[]>([]);

export interface Session {
  company: string;
  user: string;
  /** Where the PC stands, and its name. */
  branch: string;
  device: string;
  /** Marks the demo company, so that nobody mistakes it for the real one. */
  demo: boolean;
}

const session = store<Session>({ company: '', user: '', branch: '', device: '', demo: false });

/** Shows something in the status bar for as long as the screen is there: counts, sums, progress. */
export function useStatus(content: ReactNode, key: string): void {
  useEffect(() => {
    status.set(content);
    return () => status.set(null);
    // The key stands for the content: elements are new with every render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
}

export const useStatusContent = (): ReactNode => useSyncExternalStore(status.subscribe, status.get);
export const setSequence = sequence.set;
export const useSequence = (): readonly string[] => useSyncExternalStore(sequence.subscribe, sequence.get);
export const setSession = session.set;
export const useSession = (): Session => useSyncExternalStore(session.subscribe, session.get);
