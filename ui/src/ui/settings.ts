/** What a person chose for this window: theme, density, language, rail and panel, labels. Kept on this computer. */
import { useSyncExternalStore } from 'react';

export interface Settings {
  theme: 'system' | 'light' | 'dark';
  density: 'compact' | 'comfortable' | 'touch';
  /** Empty: the language of the computer. */
  language: string;
  railOpen: boolean;
  peekOpen: boolean;
  /** Single letters as shortcuts (WCAG 2.1.4 wants a way to switch them off). */
  letterKeys: boolean;
  zoom: number;
  /** What labels were printed on last; a roll by its size in millimetres. */
  labelPaper: 'sheet' | 'roll';
  labelWidth: string;
  labelHeight: string;
}

const DEFAULTS: Settings = {
  theme: 'system', density: 'compact', language: '', railOpen: true, peekOpen: false, letterKeys: true, zoom: 100, labelPaper: 'sheet', labelWidth: '57', labelHeight: '32',
};
const KEY = 'kontor.settings';

function stored(): Settings {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Settings>) };
  } catch {
    return DEFAULTS;
  }
}

let settings = stored();
const listeners = new Set<() => void>();

/** Writes theme, density and zoom to the document; CSS does the rest. */
export function applySettings(): void {
  const root = document.documentElement;
  root.dataset['theme'] = settings.theme;
  root.dataset['density'] = settings.density;
  root.style.fontSize = `${settings.zoom}%`;
}

export const currentSettings = (): Settings => settings;

export function changeSettings(change: Partial<Settings>): void {
  settings = { ...settings, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // A full or forbidden store costs the memory of the choice, not the choice.
  }
  applySettings();
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useSettings = (): Settings => useSyncExternalStore(subscribe, currentSettings);
