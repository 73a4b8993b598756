/** Leaving the desk: locking it, letting somebody else work, and the lock that comes by itself. */
import { useEffect } from 'react';

import type { Command } from '../../commands/registry';
import { call, changes, useQueryOf, whenBarred } from '../../core/client';
import type { ProgramState } from '../../core/generated/commands';
import { closeDialogs, toastError } from '../../ui/overlays';
import { isLocked, lookAround, mayCall, officeOrNone, settleIn, useOfficeOrNone } from '../office';
import { go, goInstead } from '../router';
import { watchIdle } from './idle';
import { changePassword } from './PasswordDialog';

/** Somebody came in or went, here or in another window. Somebody else begins at the beginning: what was open was of the one before. */
export function comeIn(state: ProgramState): void {
  const before = officeOrNone()?.user.id;
  const now = state.company?.user.id;
  const stays = now === before || (now === undefined && state.waiting?.for_what === 'unlock');
  if (!stays) closeDialogs();
  settleIn(state);
  if (!stays) goInstead(now === undefined ? '/sign-in' : '/home');
}

/** As long as the window stands: follows who comes in, in another window, while this one waits. */
export const followDoor = (): (() => void) => changes.whenKnocked(() => void call('program_state', {}).then(comeIn).catch(() => undefined));

const lock = (): Promise<void> => call('desk_lock', {}).then((state) => void settleIn(state));

async function leave(): Promise<void> {
  settleIn(await call('sign_out', {}));
  closeDialogs();
  go('/sign-in');
}

export const DESK_COMMANDS: readonly Command[] = [
  { id: 'desk.lock', title: 'cmd-lock', group: 'go', icon: 'lock', keys: ['Alt+L'], inFields: true, inDialogs: true, run: () => lock().catch(toastError) },
  { id: 'desk.leave', title: 'cmd-sign-out', group: 'go', icon: 'user', run: () => leave().catch(toastError) },
  { id: 'desk.password', title: 'cmd-password', group: 'go', icon: 'lock', run: () => void changePassword() },
];

/** As long as the window shows screens: locks after a while, and notices when the core has locked or somebody was put out. */
export function useDesk(): void {
  const company = useOfficeOrNone();
  const { data } = useQueryOf('desk_lock_get', {}, { enabled: company !== null && !isLocked() && mayCall('desk_lock_get') });
  const minutes = data?.after_min ?? null;
  useEffect(() => {
    const look = (): void => void lookAround().then((works) => {
      if (works || isLocked()) return;
      closeDialogs();
      go('/sign-in');
    }).catch(() => undefined);
    whenBarred(look);
    if (minutes === null) return undefined;
    return watchIdle({
      minutes,
      onTouched: () => void call('desk_active', {}).then(({ locked }) => { if (locked) look(); }).catch(() => undefined),
      onIdle: () => { if (!isLocked()) void lock().catch(() => undefined); },
    });
  }, [minutes]);
}
