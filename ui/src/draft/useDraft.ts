/**
 * A form whose every change is kept: undo, redo, saved by itself.
 *
 *     const draft = useDraft({ initial: view.draft, save: (value) => call('draft_save', { id, value }) });
 *     <TextField label={t('note')} {...draft.bind('note')} />
 */
import { useEffect, useMemo, useReducer, useRef } from 'react';

import { useCommands } from '../commands/registry';
import { Autosave, type SaveState } from './autosave';
import { History } from './history';
import { type PathOf, type ValueAt, valueAt } from './paths';

export interface Draft<T extends object> {
  value: T;
  state: SaveState;
  /** Name, value and change handler of a field. */
  bind: <P extends PathOf<T>>(path: P) => { name: P; value: ValueAt<T, P>; onChange: (value: ValueAt<T, P>) => void };
  set: <P extends PathOf<T>>(path: P, value: ValueAt<T, P>) => void;
  /** Several fields as one step of undo. */
  setAll: (values: Partial<{ [P in PathOf<T>]: ValueAt<T, P> }>) => void;
  insert: <P extends PathOf<T>>(path: P, index: number, item: ItemOf<ValueAt<T, P>>) => void;
  remove: (path: PathOf<T>, index: number) => void;
  move: (path: PathOf<T>, from: number, to: number) => void;
  /** Takes over what the core has made of it; no step of undo, nothing to save. `false` while something typed is not saved: that counts more. */
  replace: (value: T) => boolean;
  undo: () => void;
  redo: () => void;
  canUndo: boolean;
  canRedo: boolean;
  /** Saves now; before issuing, or when leaving. Answers whether all is saved. */
  flush: () => Promise<boolean>;
}

type ItemOf<List> = List extends readonly (infer Item)[] ? Item : never;

interface DraftSpec<T> {
  /** Read once; to edit another record give the screen another `key`. */
  initial: T;
  save: (value: T) => Promise<unknown>;
}

export function useDraft<T extends object>({ initial, save }: DraftSpec<T>): Draft<T> {
  const [, update] = useReducer((count: number) => count + 1, 0);
  const saveNow = useRef(save);
  saveNow.current = save;
  const history = useRef<History<T> | null>(null);
  history.current ??= History.of(initial);
  const autosave = useMemo(() => new Autosave<T>((value) => saveNow.current(value), update), []);
  useEffect(() => {
    const keep = (): void => { if (document.visibilityState === 'hidden') void autosave.flush(); };
    document.addEventListener('visibilitychange', keep);
    return () => {
      document.removeEventListener('visibilitychange', keep);
      void autosave.flush();
    };
  }, [autosave]);

  const edits = useMemo(() => {
    const now = (): History<T> => history.current ?? History.of(initial);
    const become = (next: History<T>): void => {
      if (next === now()) return;
      history.current = next;
      autosave.changed(next.value);
      update();
    };
    return {
      set: (path: string, value: unknown) => become(now().set(path, value, Date.now())),
      setAll: (values: object) => become(now().setAll(values as Record<string, unknown>, Date.now())),
      insert: (path: string, index: number, item: unknown) => become(now().insert(path, index, item, Date.now())),
      remove: (path: string, index: number) => become(now().remove(path, index, Date.now())),
      move: (path: string, from: number, to: number) => become(now().move(path, from, to, Date.now())),
      undo: () => become(now().undo()),
      redo: () => become(now().redo()),
      replace: (value: T): boolean => {
        if (autosave.unsaved) return false;
        history.current = now().rebased(value);
        update();
        return true;
      },
    };
    // `initial` is read once; another record is another mount.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [autosave]);

  const current = history.current;
  useCommands([
    { id: 'edit.undo', title: 'cmd-undo', group: 'edit', icon: 'undo', keys: ['Ctrl+Z'], inFields: true, when: () => current.canUndo, run: edits.undo },
    { id: 'edit.redo', title: 'cmd-redo', group: 'edit', icon: 'redo', keys: ['Ctrl+Shift+Z', 'Ctrl+Y'], inFields: true, when: () => current.canRedo, run: edits.redo },
    { id: 'edit.save', title: 'cmd-save-now', group: 'edit', icon: 'done', keys: ['Ctrl+S'], inFields: true, run: () => void autosave.flush() },
  ]);
  const draft = {
    ...edits, value: current.value, state: autosave.state, canUndo: current.canUndo, canRedo: current.canRedo, flush: () => autosave.flush(),
    bind: (path: string) => ({ name: path, value: valueAt(current.value, path), onChange: (value: unknown) => edits.set(path, value) }),
  };
  // The paths are checked where they are written; inside they are plain text.
  return draft as unknown as Draft<T>;
}
