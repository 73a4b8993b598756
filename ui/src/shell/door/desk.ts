/** Leaving the desk: locking it, letting somebody else work, and the lock that comes by itself. */
import { useEffect } from 'react';

import type { Command } from '../../commands/registry';
import { call, useQueryOf, whenBarred } from '../../core/client';
import { closeDialogs, toastError } from '../../ui/overlays';
import { isLocked, lookAround, mayCall, settleIn, useOfficeOrNone } from '../office';
import { go } from '../router';
import { watchIdle } from './idle';
import { changePassword } from './PasswordDialog';

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
