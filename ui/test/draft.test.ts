import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { keepAnswer, queries } from '../src/core/client';
import { Autosave, SAVE_AFTER_MS } from '../src/draft/autosave';
import { History } from '../src/draft/history';
import { valueAt, withValueAt } from '../src/draft/paths';
import { useDraft } from '../src/draft/useDraft';

interface Form {
  note: string;
  lines: { qty: string; item: string }[];
}
const FORM: Form = { note: '', lines: [{ qty: '1', item: 'a' }, { qty: '2', item: 'b' }, { qty: '3', item: 'c' }] };
const items = (history: History<Form>): string => history.value.lines.map(({ item }) => item).join('');

describe('paths', () => {
  it('read and write without touching what is beside', () => {
    const next = withValueAt(FORM, 'lines.1.qty', '9');
    expect([valueAt(next, 'lines.1.qty'), valueAt(FORM, 'lines.1.qty'), valueAt(FORM, 'lines.7.qty')]).toEqual(['9', '2', undefined]);
    expect(next.lines[0]).toBe(FORM.lines[0]);
  });
});

describe('history', () => {
  it('undoes typing in one field as one step', () => {
    const typed = ['H', 'He', 'Hey'].reduce((history, text, at) => history.set('note', text, at * 200), History.of(FORM));
    const later = typed.set('note', 'Hey!', 5000);
    expect([later.undo().value.note, later.undo().undo().value.note]).toEqual(['Hey', '']);
    expect(later.undo().undo().canUndo).toBe(false);
  });
  it('does not join fields', () => {
    const history = History.of(FORM).set('note', 'a', 0).set('lines.0.qty', '5', 10);
    expect(history.undo().value).toEqual({ ...FORM, note: 'a' });
  });
  it('inserts, removes and moves lines there and back', () => {
    const start = History.of(FORM);
    const done = start.insert('lines', 1, { qty: '1', item: 'x' }, 0).remove('lines', 0, 5000).move('lines', 2, 0, 10_000);
    expect(items(done)).toBe('cxb');
    expect([items(done.undo()), items(done.undo().undo()), items(done.undo().undo().undo())]).toEqual(['xbc', 'axbc', 'abc']);
    expect(items(done.undo().undo().redo().redo())).toBe('cxb');
  });
  it('changes several fields in one step and ignores what changes nothing', () => {
    const history = History.of(FORM).setAll({ note: 'n', 'lines.0.qty': '7' }, 0);
    expect(history.undo().value).toEqual(FORM);
    expect(history.set('note', 'n', 9)).toBe(history);
    expect(history.move('lines', 0, 9, 9)).toBe(history);
    expect(history.remove('lines', 9, 9)).toBe(history);
  });
  it('forgets the future after a new change', () => {
    const history = History.of(FORM).set('note', 'a', 0).undo().set('note', 'b', 0);
    expect([history.canRedo, history.redo().value.note]).toEqual([false, 'b']);
  });
});

describe('autosave', () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });

  it('saves the latest value once, 400 ms after the last change', async () => {
    const save = vi.fn(() => Promise.resolve());
    const autosave = new Autosave<string>(save, () => {}, () => 42);
    autosave.changed('a');
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS - 1);
    autosave.changed('ab');
    expect(autosave.unsaved).toBe(true);
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(save.mock.calls).toEqual([['ab']]);
    expect([autosave.state, autosave.unsaved]).toEqual([{ kind: 'saved', atMs: 42 }, false]);
  });
  it('never saves twice at a time, and the last value last', async () => {
    const saved: string[] = [];
    const finish: (() => void)[] = [];
    const autosave = new Autosave<string>((value) => new Promise<void>((resolve) => {
      saved.push(value);
      finish.push(resolve);
    }), () => {});
    autosave.changed('a');
    const first = autosave.flush();
    autosave.changed('b');
    const second = autosave.flush();
    expect(saved).toEqual(['a']);
    finish[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(saved).toEqual(['a', 'b']);
    finish[1]?.();
    await Promise.all([first, second]);
    expect(autosave.unsaved).toBe(false);
  });
  it('keeps what could not be saved and tries again', async () => {
    const save = vi.fn<(value: string) => Promise<void>>().mockRejectedValueOnce(new Error('full')).mockResolvedValue(undefined);
    const autosave = new Autosave<string>(save, () => {});
    autosave.changed('a');
    await autosave.flush();
    expect([autosave.state.kind, autosave.unsaved]).toEqual(['failed', true]);
    await vi.advanceTimersByTimeAsync(6000);
    expect([autosave.state.kind, save.mock.calls]).toEqual(['saved', [['a'], ['a']]]);
  });
});

describe('a form that is kept fresh', () => {
  it('never puts an answer over what was typed since', async () => {
    const { result } = renderHook(() => useDraft({ initial: { quantity: '1' }, save: () => Promise.resolve() }));
    act(() => result.current.set('quantity', '10'));
    expect(result.current.replace({ quantity: '1' })).toBe(false);
    expect(result.current.value.quantity).toBe('10');
    await act(() => result.current.flush());
    act(() => { result.current.replace({ quantity: '12' }); });
    expect(result.current.value.quantity).toBe('12');
  });
  it('shows no error when a save answers before the question does', async () => {
    const queryKey = ['deal_get', { id: 'd1' }];
    queries.setQueryData(queryKey, { title: 'before' });
    const asked = queries.fetchQuery({ queryKey, staleTime: 0, queryFn: () => new Promise<unknown>(() => undefined) }).catch(() => undefined);
    keepAnswer('deal_get', { id: 'd1' }, { title: 'saved' } as never);
    await asked;
    expect(queries.getQueryState(queryKey)).toMatchObject({ status: 'success', data: { title: 'saved' }, error: null });
  });
});
