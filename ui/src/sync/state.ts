/** How this PC stands with head office, asked again and again for as long as the window shows screens. */
import { useEffect } from 'react';

import { changes, queries, useQueryOf } from '../core/client';
import type { SyncState } from '../core/generated/commands';
import { isLocked, mayCall, useOfficeOrNone } from '../shell/office';

/** While something is on its way the figures move; else a change of the network is told soon enough. */
const MOVING_MS = 1_000;
const RESTING_MS = 3_000;

const KEY = ['sync_state', {}] as const;
const isMoving = (state: SyncState | undefined): boolean => state?.phase === 'working' || state?.phase === 'loading';

/** What was last heard; nothing where nobody has asked yet. */
export const syncStateOrNone = (): SyncState | undefined => queries.getQueryData<SyncState>(KEY);

/** Whether the PC belongs to a head office. */
export const belongs = (state: SyncState | undefined): state is SyncState => state !== undefined && state.phase !== 'alone';
export const isJoined = (): boolean => belongs(syncStateOrNone());

/** What was last heard, for whoever only shows it. */
export function useSyncState(): SyncState | undefined {
  const works = useOfficeOrNone() !== null;
  return useQueryOf('sync_state', {}, { enabled: works && mayCall('sync_state') }).data;
}

/** The same, and keeps asking. Once in the window. */
export function useFollowedSyncState(): SyncState | undefined {
  const state = useSyncState();
  const pause = isMoving(state) ? MOVING_MS : RESTING_MS;
  const works = useOfficeOrNone() !== null;
  useEffect(() => {
    if (!works) return undefined;
    const ask = (): void => { if (!isLocked()) void queries.invalidateQueries({ queryKey: KEY }); };
    const clock = setInterval(ask, pause);
    // What somebody has just saved waits to be sent.
    const stop = changes.onAny(ask);
    return () => {
      clearInterval(clock);
      stop();
    };
  }, [pause, works]);
  return state;
}

/** More are not counted one by one. */
const MOST_NEEDS = 99;

/** How many things wait for the person at work: what they may settle, and own changes that head office did not apply. */
export function useNeeds(): number {
  const state = useSyncState();
  const asks = belongs(state) && mayCall('issue_list');
  const { data } = useQueryOf('issue_list', { show: 'open', limit: MOST_NEEDS }, { enabled: asks });
  return belongs(state) ? (asks ? data?.rows.length ?? 0 : 0) + state.refused : 0;
}
