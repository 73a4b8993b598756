/**
 * Keeps a draft in the core: every save names the version that it saw and learns the next one with what the draft comes to.
 *
 * When somebody else has saved meanwhile (another window, another PC) nothing is overwritten: the keeper stops and waits for
 * the person to choose.
 */
import { call } from '../../core/client';
import { CommandFailed, type Fault, faultsOf } from '../../core/faults';
import type { DraftView, Reckoned, ReckonedLine } from '../../core/generated/commands';
import { type Form, bodyOf, keyedFaults, keysOf, reckonedByKey } from './form';

export interface Kept {
  version: number;
  /** By what the core knows it: the name of the party. */
  title: string;
  reckoned: Reckoned;
  lines: ReadonlyMap<string, ReckonedLine>;
  /** What keeps it from being issued, at keys of lines. */
  faults: readonly Fault[];
  /** Somebody else has saved since. */
  conflict: boolean;
}

type Save = (request: { id: string; version: number; body: ReturnType<typeof bodyOf> }) => Promise<DraftView>;

export class DraftKeeper {
  private kept: Kept;
  private ended = false;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly id: string, view: DraftView, form: Form, private readonly send: Save = (request) => call('draft_save', request)) {
    this.kept = read(view, keysOf(form));
  }

  get = (): Kept => this.kept;
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  save = async (form: Form): Promise<void> => {
    // Issued or thrown away: there is nothing left to keep.
    if (this.ended) return;
    if (this.kept.conflict) throw changedMeanwhile();
    const keys = keysOf(form);
    try {
      this.become(read(await this.send({ id: this.id, version: this.kept.version, body: bodyOf(form) }), keys, this.kept.lines));
    } catch (error) {
      if (isConflict(error)) this.noteConflict();
      throw error;
    }
  };

  /** Somebody else's version was seen; the next save goes on from there. */
  overrule(version: number): void {
    this.become({ ...this.kept, version, conflict: false });
  }
  noteConflict(): void {
    this.become({ ...this.kept, conflict: true });
  }
  /** From now on nothing is saved any more. */
  end(): void {
    this.ended = true;
  }

  private become(next: Kept): void {
    this.kept = next;
    for (const listener of this.listeners) listener();
  }
}

const changedMeanwhile = (): CommandFailed => new CommandFailed([{ code: 'changed-meanwhile', field: '', params: {} }]);

export const isConflict = (error: unknown): boolean => faultsOf(error).some(({ code }) => code === 'changed-meanwhile');

function read({ draft, reckoned }: DraftView, keys: readonly string[], before?: Kept['lines']): Kept {
  return { version: draft.version, title: draft.title, reckoned, lines: reckonedByKey(reckoned, keys, before), faults: keyedFaults(reckoned.faults, keys), conflict: false };
}
