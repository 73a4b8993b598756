/** Undo and redo across screens: the last change of the person, whatever screen it was made on, also after a restart. */
import { useEffect, useSyncExternalStore } from 'react';

import type { Command } from '../commands/registry';
import { call, changes } from '../core/client';
import type { UndoState } from '../core/generated/commands';
import { hasText, t } from '../i18n';
import { toastError, toast } from '../ui/overlays';
import { officeOrNone } from './office';

const NOTHING: UndoState = { undo: null, redo: null };

let state = NOTHING;
const listeners = new Set<() => void>();

async function look(): Promise<void> {
  const next = officeOrNone() ? await call('undo_state', {}).catch(() => NOTHING) : NOTHING;
  if (next.undo === state.undo && next.redo === state.redo) return;
  state = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** "Contact saved" for `party_save`. */
export const doneText = (command: string): string => {
  const key = `did-${command}`;
  return t(hasText(key) ? key : 'did-something');
};

async function replay(way: 'undo' | 'redo'): Promise<void> {
  try {
    const { command } = await call(way, {});
    await look();
    const back = way === 'undo' ? 'redo' : 'undo';
    toast({
      kind: 'done', title: t(way === 'undo' ? 'undone' : 'redone', { what: doneText(command) }),
      action: { title: t(way === 'undo' ? 'cmd-redo' : 'cmd-undo'), run: () => void replay(back) },
    });
  } catch (error) {
    toastError(error);
  }
}

export const undo = (): Promise<void> => replay('undo');

/** Tells that something was done, with the way back. */
export const toastDone = (title: string): void => toast({ kind: 'done', title, action: { title: t('cmd-undo'), run: () => void undo() } });

/** Does something that can be taken back, and tells so: `doThen(call('price_item_delete', { id }), t('price-deleted'))`. */
export const doThen = (work: Promise<unknown>, title: string): void => void work.then(() => toastDone(title), toastError);

/** The commands of undo and redo; a form with changes of its own comes before them. */
export function useUndoCommands(): Command[] {
  const now = useSyncExternalStore(subscribe, () => state);
  useEffect(() => {
    void look();
    return changes.onAny(() => void look());
  }, []);
  return [
    { id: 'edit.undo', title: 'cmd-undo', group: 'edit', icon: 'undo', keys: ['Ctrl+Z'], when: () => now.undo !== null, run: () => void replay('undo') },
    { id: 'edit.redo', title: 'cmd-redo', group: 'edit', icon: 'redo', keys: ['Ctrl+Shift+Z', 'Ctrl+Y'], when: () => now.redo !== null, run: () => void replay('redo') },
  ];
}
