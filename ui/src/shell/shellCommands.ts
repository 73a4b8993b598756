/** The commands that are there on every screen. */
import type { Command } from '../commands/registry';
import { t } from '../i18n';
import { changeSettings, currentSettings } from '../ui/settings';
import { type Area, railOf } from './navigation';
import { go, goBack, goForward } from './router';

const THEMES = ['system', 'light', 'dark'] as const;
const DENSITIES = ['compact', 'comfortable', 'touch'] as const;

function next<T>(values: readonly T[], now: T): T {
  return values[(values.indexOf(now) + 1) % values.length] ?? now;
}

/** F6 walks through the panes: rail, list, panel, status. */
function focusPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.offsetParent !== null);
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const pane = panes[(at + step + panes.length) % panes.length];
  const first = pane?.querySelector<HTMLElement>('.grid, a[href], button:not([disabled]), input, [tabindex="0"]');
  (first ?? pane)?.focus();
}

export function shellCommands(areas: readonly Area[], show: { palette: () => void; keys: () => void }): Command[] {
  const places = railOf(areas).flat().map(({ id, title, icon, keys, path }): Command =>
    ({ id: `go.${id}`, title: 'cmd-go', titleArgs: { area: t(title) }, group: 'go', icon, keys: id === 'settings' ? [keys, 'Ctrl+,'] : [keys], run: () => go(path) }));
  return [
    ...places,
    { id: 'view.palette', title: 'cmd-palette', group: 'view', icon: 'search', keys: ['Ctrl+K'], inFields: true, silent: true, run: show.palette },
    { id: 'new.menu', title: 'cmd-new-anything', group: 'create', icon: 'plus', keys: ['Ctrl+Shift+K'], inFields: true, silent: true, run: () => document.querySelector<HTMLElement>('[data-testid=new-menu]')?.click() },
    { id: 'help.keys', title: 'cmd-keys', group: 'help', icon: 'help', keys: ['?', 'F1'], run: show.keys },
    { id: 'view.theme', title: 'cmd-theme', group: 'view', icon: 'moon', keys: ['Ctrl+Shift+L'], inFields: true, run: () => changeSettings({ theme: next(THEMES, currentSettings().theme) }) },
    { id: 'view.density', title: 'cmd-density', group: 'view', icon: 'list', keys: ['Ctrl+Shift+D'], inFields: true, run: () => changeSettings({ density: next(DENSITIES, currentSettings().density) }) },
    { id: 'view.rail', title: 'cmd-rail', group: 'view', icon: 'rail', keys: ['Ctrl+B'], inFields: true, run: () => changeSettings({ railOpen: !currentSettings().railOpen }) },
    { id: 'view.peek', title: 'cmd-peek', group: 'view', icon: 'panel', keys: ['Ctrl+.'], inFields: true, run: () => changeSettings({ peekOpen: !currentSettings().peekOpen }) },
    { id: 'view.nextPane', title: 'cmd-next-pane', group: 'view', keys: ['F6'], inFields: true, silent: true, run: () => focusPane(1) },
    { id: 'view.previousPane', title: 'cmd-previous-pane', group: 'view', keys: ['Shift+F6'], inFields: true, silent: true, run: () => focusPane(-1) },
    { id: 'go.back', title: 'cmd-back', group: 'go', icon: 'left', keys: ['Alt+ArrowLeft'], run: goBack },
    { id: 'go.forward', title: 'cmd-forward', group: 'go', icon: 'right', keys: ['Alt+ArrowRight'], run: goForward },
  ];
}
