/**
 * Keys as text (`Ctrl+Shift+K`, `g d`, `?`) and what an event means. Ctrl is Command on a Mac.
 *
 * Three rules that took others years: a layout without Latin letters falls back to the place of the key; AltGr types letters
 * and is never a shortcut; while an input method composes, keys belong to it.
 */

/** The parts of a keyboard event that matter; tests make them by hand. */
export interface KeyStroke {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  isComposing?: boolean;
  keyCode?: number;
  getModifierState?: (name: string) => boolean;
}

export const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform ?? '');

/** Places of the US layout, for layouts that type other letters there. */
const PLACES: Record<string, string> = {
  Slash: '/', Period: '.', Comma: ',', Semicolon: ';', Quote: "'", BracketLeft: '[', BracketRight: ']', Backquote: '`', Minus: '-', Equal: '=',
};

function latin(stroke: KeyStroke): string {
  const { key, code } = stroke;
  if (key.length !== 1) return key === 'Dead' ? '' : key;
  if (key.charCodeAt(0) < 128) return key.toLowerCase();
  if (/^Key[A-Z]$/.test(code)) return code.slice(3).toLowerCase();
  if (/^Digit\d$/.test(code)) return code.slice(5);
  return PLACES[code] ?? '';
}

const isLetterOrDigit = (key: string): boolean => /^[a-z0-9]$/.test(key);

/** The chord of a stroke in the notation of the registry, or `null` when it is none of our business. */
export function chordOf(stroke: KeyStroke): string | null {
  if (stroke.isComposing || stroke.keyCode === 229) return null;
  const altGraph = stroke.getModifierState?.('AltGraph') ?? false;
  const command = isMac ? stroke.metaKey : stroke.ctrlKey;
  if (altGraph || (stroke.ctrlKey && stroke.altKey) || (!isMac && stroke.metaKey)) return null;
  const key = latin(stroke);
  if (!key || ['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock'].includes(key)) return null;
  const name = key === ' ' ? 'space' : key.toLowerCase();
  // Shift is part of how "?" is typed on most layouts, so it only counts for letters, digits and named keys.
  const shift = stroke.shiftKey && (isLetterOrDigit(name) || name.length > 1);
  return `${command ? 'ctrl+' : ''}${stroke.altKey ? 'alt+' : ''}${shift ? 'shift+' : ''}${name}`;
}

/** `Ctrl+Shift+K` as the dispatcher compares it; a sequence (`g d`) is several chords. */
export const chordsOf = (keys: string): string[] => keys.split(' ').map((chord) => {
  const parts = chord.split(/\+(?=.)/).map((part) => part.toLowerCase());
  const key = parts.pop() ?? '';
  return `${['ctrl', 'alt', 'shift'].filter((name) => parts.includes(name)).map((name) => `${name}+`).join('')}${key}`;
});

/** Whether a chord types text or moves in it, so that a field must keep it. */
export const belongsToField = (chord: string): boolean => !/^(ctrl|alt)\+/.test(chord) && !/^(shift\+)?(f\d+|escape)$/.test(chord);

const SHOWN: Record<string, string> = {
  arrowup: '↑', arrowdown: '↓', arrowleft: '←', arrowright: '→', enter: '↵', escape: 'Esc', delete: 'Del', insert: 'Ins', space: '␣', pageup: 'PgUp', pagedown: 'PgDn',
};
const MAC: Record<string, string> = { ctrl: '⌘', alt: '⌥', shift: '⇧' };

/** The caps of a key text for menus and tooltips: ["Ctrl", "K"], ["g", "d"]. */
export function keyCaps(keys: string): string[] {
  return keys.split(' ').flatMap((chord) => chord.split(/\+(?=.)/)).map((part) => {
    const low = part.toLowerCase();
    return SHOWN[low] ?? (isMac ? MAC[low] : undefined) ?? part;
  });
}
