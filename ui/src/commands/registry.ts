/**
 * The one list of what can be done. Palette, menus, buttons, key sheet and tests read it; a button names a command and has no
 * handler of its own. Screens add theirs while they are shown, and the latest one wins a key.
 */
import { useEffect, useRef, useSyncExternalStore } from 'react';

import { type Right, may } from '../shell/office';
import type { IconName } from '../ui/icons';

export type CommandGroup = 'go' | 'create' | 'record' | 'list' | 'edit' | 'view' | 'help';

export interface Command {
  /** `area.verb`, as in `invoices.issue`; also the test id of its buttons. */
  id: string;
  /** Key of its text. */
  title: string;
  /** Values for the text, where it has variables. */
  titleArgs?: Record<string, string | number>;
  group: CommandGroup;
  /** Shortcuts, the first one is shown: `Ctrl+Enter`, `n`, `g d`. */
  keys?: string[];
  icon?: IconName;
  /** Words that also find it in the palette; key of a text. */
  also?: string;
  /** What somebody must be allowed: others never see it. */
  right?: Right;
  /** Whether it can be done now; otherwise it is shown greyed in menus and left out elsewhere. */
  when?: () => boolean;
  /** Works while typing in a field (else only keys with Ctrl or Alt, and F keys, do). */
  inFields?: boolean;
  /** Works while a dialog is open. */
  inDialogs?: boolean;
  /** Not offered in the palette (movement in a list). */
  silent?: boolean;
  run: () => void;
}

/** Of several commands with one id the last that can be done now: undo in a form first, then undo of what was done before. */
export const latestOf = (commands: readonly Command[], id: string): Command | undefined =>
  commands.findLast((command) => command.id === id && command.when?.() !== false) ?? commands.findLast((command) => command.id === id);

export class Registry {
  private commands: Command[] = [];
  private readonly listeners = new Set<() => void>();

  /** Adds commands; returns how to take them away. Those of the frame lie under those of any screen, whoever comes first. */
  add(commands: readonly Command[], under = false): () => void {
    this.commands = under ? [...commands, ...this.commands] : [...this.commands, ...commands];
    this.tell();
    return () => {
      this.commands = this.commands.filter((command) => !commands.includes(command));
      this.tell();
    };
  }
  /** All commands in the order of their coming; see `latestOf` for several with one id. */
  all = (): Command[] => this.commands;
  find(id: string): Command | undefined {
    return latestOf(this.commands, id);
  }
  /** Runs a command if it can be done now. */
  run(id: string): boolean {
    const command = this.find(id);
    if (!command || command.when?.() === false) return false;
    command.run();
    return true;
  }
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

export const registry = new Registry();

/** The commands of a screen (or, `under` them, of the frame), for as long as it is shown. The newest closures are always the ones that run. */
export function useCommands(offered: readonly Command[], under = false): void {
  const commands = offered.filter(({ right }) => right === undefined || may(right));
  const latest = useRef(commands);
  latest.current = commands;
  // Only what menus show (text, keys, whether it can be done) makes the registry change; closures may change with every render.
  const shape = JSON.stringify(commands.map(({ run: _run, when, ...shown }) => ({ ...shown, now: when?.() ?? true })));
  useEffect(() => {
    const live = latest.current.map((command): Command => {
      const now = (): Command => latest.current.find(({ id }) => id === command.id) ?? command;
      return { ...command, when: () => now().when?.() ?? true, run: () => now().run() };
    });
    return registry.add(live, under);
  }, [shape, under]);
}

/** Every command on offer, for palette, menus and the key sheet. */
export function useAllCommands(): Command[] {
  return useSyncExternalStore(registry.subscribe, registry.all);
}

export function useCommandById(id: string): Command | undefined {
  return latestOf(useAllCommands(), id);
}
