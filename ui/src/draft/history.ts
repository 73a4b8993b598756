/**
 * What was done to a draft, as patches that can be undone. Typing in one field within a second is one step.
 */
import { valueAt, withValueAt } from './paths';

export type Patch =
  | { kind: 'set'; path: string; before: unknown; after: unknown }
  | { kind: 'insert'; path: string; index: number; item: unknown }
  | { kind: 'remove'; path: string; index: number; item: unknown };

interface Step {
  patches: Patch[];
  at: number;
}

const MERGE_MS = 1000;
const KEPT = 500;

const inverse = (patch: Patch): Patch => {
  if (patch.kind === 'set') return { ...patch, before: patch.after, after: patch.before };
  return { ...patch, kind: patch.kind === 'insert' ? 'remove' : 'insert' };
};

function applied<T>(value: T, patch: Patch): T {
  if (patch.kind === 'set') return withValueAt(value, patch.path, patch.after);
  const list = valueAt(value, patch.path) as unknown[];
  return withValueAt(value, patch.path, patch.kind === 'insert' ? list.toSpliced(patch.index, 0, patch.item) : list.toSpliced(patch.index, 1));
}

/** A draft with its past and future. Immutable: every change gives a new one. */
export class History<T> {
  private constructor(readonly value: T, private readonly past: readonly Step[], private readonly future: readonly Step[]) {}

  static of<T>(value: T): History<T> {
    return new History(value, [], []);
  }
  get canUndo(): boolean {
    return this.past.length > 0;
  }
  get canRedo(): boolean {
    return this.future.length > 0;
  }

  set(path: string, after: unknown, at: number): History<T> {
    const before = valueAt(this.value, path);
    return Object.is(before, after) ? this : this.did([{ kind: 'set', path, before, after }], at);
  }
  insert(path: string, index: number, item: unknown, at: number): History<T> {
    return this.did([{ kind: 'insert', path, index, item }], at);
  }
  remove(path: string, index: number, at: number): History<T> {
    const item = (valueAt(this.value, path) as unknown[])[index];
    return item === undefined ? this : this.did([{ kind: 'remove', path, index, item }], at);
  }
  move(path: string, from: number, to: number, at: number): History<T> {
    const list = valueAt(this.value, path) as unknown[];
    if (from === to || from < 0 || to < 0 || from >= list.length || to >= list.length) return this;
    const item = list[from];
    return this.did([{ kind: 'remove', path, index: from, item }, { kind: 'insert', path, index: to, item }], at);
  }
  /** Several fields in one step. */
  setAll(values: Record<string, unknown>, at: number): History<T> {
    const patches = Object.entries(values).flatMap(([path, after]): Patch[] => {
      const before = valueAt(this.value, path);
      return Object.is(before, after) ? [] : [{ kind: 'set', path, before, after }];
    });
    return patches.length > 0 ? this.did(patches, at) : this;
  }
  /** The same past over another value; for what the core calculated. */
  rebased(value: T): History<T> {
    return new History(value, this.past, this.future);
  }
  undo(): History<T> {
    const step = this.past.at(-1);
    if (!step) return this;
    const value = step.patches.toReversed().map(inverse).reduce(applied, this.value);
    return new History(value, this.past.slice(0, -1), [step, ...this.future]);
  }
  redo(): History<T> {
    const [step, ...rest] = this.future;
    return step ? new History(step.patches.reduce(applied, this.value), [...this.past, step], rest) : this;
  }

  private did(patches: Patch[], at: number): History<T> {
    const value = patches.reduce(applied, this.value);
    const last = this.past.at(-1);
    const merged = last && at - last.at < MERGE_MS ? merge(last, patches, at) : null;
    const past = merged ? [...this.past.slice(0, -1), merged] : [...this.past, { patches, at }].slice(-KEPT);
    return new History(value, past, []);
  }
}

/** Typing on in the same field lengthens the step; anything else begins a new one. */
function merge(last: Step, patches: Patch[], at: number): Step | null {
  const [before, now] = [last.patches[0], patches[0]];
  if (last.patches.length !== 1 || patches.length !== 1 || before?.kind !== 'set' || now?.kind !== 'set' || before.path !== now.path) return null;
  return { patches: [{ ...before, after: now.after }], at };
}
