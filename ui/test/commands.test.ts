import { beforeEach, describe, expect, it, vi } from 'vitest';

import { Dispatcher } from '../src/commands/dispatcher';
import { type KeyStroke, chordOf, chordsOf, keyCaps } from '../src/commands/keys';
import { type Command, Registry } from '../src/commands/registry';

const stroke = (key: string, more: Partial<KeyStroke> = {}): KeyStroke =>
  ({ key, code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });
const SCREEN = { inField: false, inDialog: false };

describe('chords', () => {
  it.each<[string, KeyStroke, string | null]>([
    ['a letter', stroke('j'), 'j'],
    ['a capital', stroke('V', { shiftKey: true }), 'shift+v'],
    ['Ctrl', stroke('k', { ctrlKey: true }), 'ctrl+k'],
    ['? on a German layout', stroke('?', { code: 'Minus', shiftKey: true }), '?'],
    ['J on a Russian layout', stroke('о', { code: 'KeyJ' }), 'j'],
    ['Ctrl+K on a Russian layout', stroke('л', { code: 'KeyK', ctrlKey: true }), 'ctrl+k'],
    ['Ctrl+. on a Russian layout', stroke('ю', { code: 'Period', ctrlKey: true }), 'ctrl+.'],
    ['the top row of a Kazakh layout', stroke('ә', { code: 'Digit2', ctrlKey: true }), 'ctrl+2'],
    ['Dvorak keeps its letters', stroke('h', { code: 'KeyJ' }), 'h'],
    ['AltGr types', stroke('ł', { code: 'KeyL', getModifierState: (name) => name === 'AltGraph' }), null],
    ['AltGr on Windows', stroke('l', { ctrlKey: true, altKey: true }), null],
    ['while composing', stroke('a', { isComposing: true }), null],
    ['keyCode 229', stroke('a', { keyCode: 229 }), null],
    ['Shift alone', stroke('Shift', { shiftKey: true }), null],
    ['a dead key', stroke('Dead', { code: 'Quote' }), null],
    ['a named key with Shift', stroke('F6', { shiftKey: true }), 'shift+f6'],
    ['the space bar', stroke(' ', { code: 'Space' }), 'space'],
  ])('%s', (_, event, chord) => expect(chordOf(event)).toBe(chord));

  it('reads and shows key texts', () => {
    expect(chordsOf('Shift+Ctrl+K')).toEqual(['ctrl+shift+k']);
    expect(chordsOf('g d')).toEqual(['g', 'd']);
    expect(chordsOf('Ctrl++')).toEqual(['ctrl++']);
    expect(keyCaps('Alt+ArrowUp')).toEqual(['Alt', '↑']);
  });
});

describe('dispatcher', () => {
  let registry: Registry;
  let ran: string[];
  const command = (id: string, keys: string[], more: Partial<Command> = {}): Command => ({ id, title: id, group: 'view', keys, run: () => ran.push(id), ...more });
  beforeEach(() => {
    registry = new Registry();
    ran = [];
  });

  it('runs sequences, and lets a stranger end them', () => {
    registry.add([command('deals', ['g d']), command('new', ['n'])]);
    const dispatcher = new Dispatcher(registry, () => 0);
    const shown = vi.fn();
    dispatcher.onSequence = shown;
    expect([dispatcher.press(stroke('g'), SCREEN), dispatcher.press(stroke('d'), SCREEN)]).toEqual([true, true]);
    dispatcher.press(stroke('g'), SCREEN);
    dispatcher.press(stroke('n'), SCREEN);
    expect(ran).toEqual(['deals', 'new']);
    expect(shown.mock.calls.map(([begun]) => begun as string[])).toEqual([['g'], [], ['g'], []]);
  });
  it('forgets a sequence that takes too long', () => {
    registry.add([command('deals', ['g d'])]);
    let now = 0;
    const dispatcher = new Dispatcher(registry, () => now);
    dispatcher.press(stroke('g'), SCREEN);
    now = 5000;
    expect(dispatcher.press(stroke('d'), SCREEN)).toBe(false);
  });
  it('runs a sequence on a Cyrillic layout', () => {
    registry.add([command('deals', ['g d'])]);
    const dispatcher = new Dispatcher(registry);
    dispatcher.press(stroke('п', { code: 'KeyG' }), SCREEN);
    dispatcher.press(stroke('в', { code: 'KeyD' }), SCREEN);
    expect(ran).toEqual(['deals']);
  });
  it('leaves letters to fields, and everything to dialogs', () => {
    registry.add([command('new', ['n', 'Ctrl+N']), command('help', ['F1']), command('undo', ['Ctrl+Z'], { inFields: true }), command('confirm', ['Ctrl+Enter'], { inDialogs: true, inFields: true })]);
    const dispatcher = new Dispatcher(registry);
    const field = { inField: true, inDialog: false };
    const dialog = { inField: false, inDialog: true };
    dispatcher.press(stroke('n'), field);
    dispatcher.press(stroke('n', { ctrlKey: true }), field);
    dispatcher.press(stroke('F1'), field);
    dispatcher.press(stroke('n'), dialog);
    dispatcher.press(stroke('Enter', { ctrlKey: true }), dialog);
    expect(ran).toEqual(['new', 'help', 'confirm']);
  });
  it('lets the latest command win, and only those that can be done', () => {
    registry.add([command('shell', ['n'])]);
    const leave = registry.add([command('screen', ['n'])]);
    registry.add([command('never', ['n'], { when: () => false })]);
    const dispatcher = new Dispatcher(registry);
    dispatcher.press(stroke('n'), SCREEN);
    leave();
    dispatcher.press(stroke('n'), SCREEN);
    expect(ran).toEqual(['screen', 'shell']);
    expect(registry.run('never')).toBe(false);
  });
  it('has no letters when they are switched off', () => {
    registry.add([command('new', ['n', 'Ctrl+N'])]);
    const dispatcher = new Dispatcher(registry, () => 0, () => false);
    expect(dispatcher.press(stroke('n'), SCREEN)).toBe(false);
    expect(dispatcher.press(stroke('n', { ctrlKey: true }), SCREEN)).toBe(true);
  });
});
